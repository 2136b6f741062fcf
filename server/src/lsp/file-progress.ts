import type { CancellationToken, Connection, ProgressToken } from 'vscode-languageserver';
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

/** Who waits for a file's analysis. */
export interface FileRequest {
  /** Takes the analysis back. */
  readonly token: CancellationToken;
  /** Where the editor wants to be told how far it is. Without one, the server shows it by itself. */
  readonly workDoneToken?: ProgressToken | undefined;
}

/** Begins with the word that the file waits: the first report takes its place. */
export async function fileProgress(
  { window }: Pick<Connection, 'window'>,
  words: FileWords,
  name: string,
  { token, workDoneToken }: FileRequest,
): Promise<ShownProgress> {
  const abort = new AbortController();
  const own = workDoneToken === undefined ? await window.createWorkDoneProgress() : undefined;
  const progress = own ?? window.attachWorkDoneProgress(workDoneToken);
  progress.begin(messageText(words.analysing(name)), 0, words.waiting, true);
  const cancelled = new Promise<void>((resolve) => {
    abort.signal.addEventListener('abort', () => resolve());
  });
  const cancel = (): void => abort.abort();
  const listeners = [token, ...(own === undefined ? [] : [own.token])].map((each) => each.onCancellationRequested(cancel));
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
