import type { CancellationToken, Connection } from 'vscode-languageserver';
import type { FileWords } from '../service/file-words.js';
import { messageText } from '../service/markdown.js';
import type { FileProgress } from './file-runtime.js';

/** The progress of one file's analysis in the editor, and its user's wish to end it. */
export interface ShownProgress {
  readonly report: (progress: FileProgress) => void;
  readonly signal: AbortSignal;
  /** Comes true when it is cancelled. */
  readonly cancelled: Promise<void>;
  readonly done: () => void;
}

const megabyte = 1 << 20;

/** Begins with the word that the file waits: the first report takes its place. @param token of the request */
export async function fileProgress(
  connection: Connection,
  words: FileWords,
  name: string,
  token: CancellationToken,
): Promise<ShownProgress> {
  const abort = new AbortController();
  const progress = await connection.window.createWorkDoneProgress();
  progress.begin(messageText(words.analysing(name)), 0, words.waiting, true);
  const cancelled = new Promise<void>((resolve) => {
    abort.signal.addEventListener('abort', () => resolve());
  });
  const cancel = (): void => abort.abort();
  const listeners = [token.onCancellationRequested(cancel), progress.token.onCancellationRequested(cancel)];
  if (token.isCancellationRequested) cancel();
  return {
    report: ({ lines, bytes, size }) => {
      const percentage = Math.floor((bytes / Math.max(1, size)) * 100);
      progress.report(percentage, words.progress(lines, Math.floor(bytes / megabyte), Math.ceil(size / megabyte)));
    },
    signal: abort.signal,
    cancelled,
    done: () => {
      for (const listener of listeners) listener.dispose();
      progress.done();
    },
  };
}
