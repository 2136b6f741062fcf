import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import type { Lines } from '../core/analysis/lines.js';
import { replaceText } from '../core/analysis/lines.js';
import type { LiveAnalysis } from '../core/analysis/live-analysis.js';
import { createLiveAnalysis } from '../core/analysis/live-analysis.js';
import type { CompiledCatalogs } from '../core/catalog/compile.js';
import type { Memo } from '../service/memo.js';
import { createMemo } from '../service/memo.js';
import type { SentText } from './sent-text.js';
import { linesOfText } from './sent-text.js';

/** A document that an editor has open. */
export interface OpenDocument {
  readonly uri: string;
  version: number;
  lines: Lines;
  /** Its analysis; undefined until somebody asks for it. */
  live: LiveAnalysis | undefined;
  /** What features have worked out of it. */
  memo: Memo;
  /** Whether hints were asked for that only the whole analysis knows. */
  owesHints: boolean;
  /** The problems that were published last. */
  problems: PublishedProblems | undefined;
}

export interface PublishedProblems {
  /** The problems in a form in which they can be compared. */
  readonly text: string;
  /** Their lines. */
  readonly lines: ReadonlySet<number>;
  /** Whether one of these lines has been changed since: the editor may have moved or lost what it shows there. */
  isTouched: boolean;
}

export const openDocument = (uri: string, version: number, sent: SentText): OpenDocument => ({
  uri,
  version,
  lines: linesOfText(sent),
  live: undefined,
  memo: createMemo(),
  owesHints: false,
  problems: undefined,
});

/** Many changes at once, such as those of a replacement everywhere, are analysed together. */
const fewChanges = 8;

/** @param now ms since 1970: no line is later */
export function changeDocument(
  document: OpenDocument,
  version: number,
  changes: readonly TextDocumentContentChangeEvent[],
  now: number,
): void {
  document.version = version;
  for (const change of changes) {
    touch(document, change);
    document.lines =
      'range' in change ? replaceText(document.lines, change.range.start, change.range.end, change.text) : linesOfText(change);
    if (changes.length <= fewChanges) document.live?.edit(document.lines, now);
  }
  document.live?.edit(document.lines, now);
}

/** Notes which problems' lines a change concerns. What it moves without changing it is published again because it has moved. */
function touch({ problems }: OpenDocument, change: TextDocumentContentChangeEvent): void {
  if (problems === undefined) return;
  if ('range' in change) {
    const { start, end } = change.range;
    if (end.line - start.line <= problems.lines.size) {
      for (let line = start.line; line <= end.line; line++) if (problems.lines.has(line)) problems.isTouched = true;
      return;
    }
  }
  problems.isTouched = true;
}

/**
 * The analysis of the document as it stands, as far as it has got.
 * @param now ms since 1970: no line is later
 */
export function liveAnalysis(document: OpenDocument, catalogs: CompiledCatalogs, now: number): LiveAnalysis {
  if (document.live?.current().catalogs === catalogs) return document.live;
  document.live = createLiveAnalysis(catalogs, document.lines, now);
  document.memo = createMemo();
  return document.live;
}
