import type { Analysis } from '../core/analysis/analysis.js';
import type { LogTunnels } from '../core/analysis/tunnel-index.js';
import type { Language } from '../core/catalog/model.js';
import type { Labels } from './labels.js';
import { labels } from './labels.js';
import type { Memo } from './memo.js';
import { createMemo } from './memo.js';
import type { Texts } from './texts.js';

/** What is told of a log whether it is open or was read from disk: its tunnels, and in which language to speak of them. */
export interface LogContext {
  readonly uri: string;
  /** Whether it was analysed from disk: an editor may not be able to show its lines. */
  readonly fromDisk?: boolean;
  readonly tunnels: () => LogTunnels;
  readonly language: Language;
  readonly texts: Texts;
  readonly labels: Labels;
  /** What has been worked out of the log before. */
  readonly memo: Memo;
  /** To be awaited now and then in long work: lets others have their turn, and throws where nobody wants the result any more. */
  readonly pace: () => Promise<void>;
}

/** What every feature of an open document is given. */
export interface DocumentContext extends LogContext {
  readonly fromDisk?: false;
  readonly analysis: Analysis;
}

/** @param server what a server keeps between its answers; without it, everything is worked out at once and anew */
export const documentContext = (
  uri: string,
  analysis: Analysis,
  language: Language,
  texts: Texts,
  server: Partial<Pick<DocumentContext, 'memo' | 'pace'>> = {},
): DocumentContext => ({
  uri,
  analysis,
  tunnels: analysis.tunnels,
  language,
  texts,
  labels: labels[language],
  memo: server.memo ?? createMemo(),
  pace: server.pace ?? (() => Promise.resolve()),
});
