import type { Diagnostic, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import type { Lines } from '../core/analysis/lines.js';
import { createLines, replaceText } from '../core/analysis/lines.js';
import type { LiveAnalysis } from '../core/analysis/live-analysis.js';
import { createLiveAnalysis } from '../core/analysis/live-analysis.js';
import type { CompiledCatalogs } from '../core/catalog/compile.js';

/** A document that an editor has open. */
export interface OpenDocument {
  readonly uri: string;
  version: number;
  lines: Lines;
  /** Its analysis; undefined until somebody asks for it. */
  live: LiveAnalysis | undefined;
  /** The problems that were published last. */
  problems: readonly Diagnostic[] | undefined;
}

export const openDocument = (uri: string, version: number, text: string): OpenDocument => ({
  uri,
  version,
  lines: createLines(text),
  live: undefined,
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
    document.lines =
      'range' in change ? replaceText(document.lines, change.range.start, change.range.end, change.text) : createLines(change.text);
    if (changes.length <= fewChanges) document.live?.edit(document.lines, now);
  }
  document.live?.edit(document.lines, now);
}

/**
 * The analysis of the document as it stands, as far as it has got.
 * @param now ms since 1970: no line is later
 */
export function liveAnalysis(document: OpenDocument, catalogs: CompiledCatalogs, now: number): LiveAnalysis {
  if (document.live?.current().catalogs === catalogs) return document.live;
  document.live = createLiveAnalysis(catalogs, document.lines, now);
  return document.live;
}
