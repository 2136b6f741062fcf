import type { CancellationToken } from 'vscode-languageserver';
import type { Session } from './session.js';

/**
 * Runs a request's work: answers `empty` if nobody waits for the answer any more, and if the work fails, which is logged with the
 * document and its version.
 */
export async function guard<T>(
  session: Session,
  name: string,
  uri: string,
  token: CancellationToken,
  empty: T,
  work: () => Promise<T>,
): Promise<T> {
  // The token changes while the work is awaited: each look at it counts.
  const cancelled = (): boolean => token.isCancellationRequested;
  if (cancelled()) return empty;
  try {
    const answer = await work();
    return cancelled() ? empty : answer;
  } catch (error) {
    const version = session.documents.get(uri)?.version;
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    session.connection.console.error(`${name} failed for ${uri} version ${String(version)}: ${reason}`);
    return empty;
  }
}
