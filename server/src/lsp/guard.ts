import type { CancellationToken } from 'vscode-languageserver';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { errorPlace } from '../service/error-words.js';
import type { Session } from './session.js';

/** A request that is being answered. */
export interface Request {
  /** Whether nobody waits for the answer any more, or it would be about a document that has changed. */
  readonly isStale: () => boolean;
  /** Comes when the request has been answered. */
  readonly answered: Promise<void>;
}

/** Ends the work for a request that is stale. */
export class StaleRequest extends Error {}

/**
 * Runs a request's work. What was asked of a document that has changed meanwhile, or what nobody waits for, is answered as LSP has it, so
 * that editors ask again. Where the work fails the answer is `empty`, and the failure is logged with the document and its version.
 */
export async function guard<T>(
  session: Session,
  name: string,
  uri: string,
  token: CancellationToken,
  empty: T,
  work: (request: Request) => Promise<T>,
): Promise<T | ResponseError> {
  const asked = session.documents.get(uri)?.version;
  const hasChanged = (): boolean => asked !== undefined && session.documents.get(uri)?.version !== asked;
  const isStale = (): boolean => token.isCancellationRequested || hasChanged();
  const stale = (): ResponseError =>
    token.isCancellationRequested
      ? new ResponseError(LSPErrorCodes.RequestCancelled, `${name}: cancelled`)
      : new ResponseError(LSPErrorCodes.ContentModified, `${name}: the document has changed`);
  if (isStale()) return stale();
  let end: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => {
    end = resolve;
  });
  try {
    const answer = await work({ isStale, answered });
    return isStale() ? stale() : answer;
  } catch (error) {
    if (error instanceof StaleRequest) return stale();
    const version = session.documents.get(uri)?.version;
    session.connection.console.error(`${name} failed for ${uri} version ${String(version)}: ${errorPlace(error)}`);
    return empty;
  } finally {
    end();
  }
}
