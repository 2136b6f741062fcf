import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import type { Analysis } from '../core/analysis/analysis.js';
import { analyse } from '../core/analysis/analysis.js';
import type { Lines } from '../core/analysis/lines.js';
import { createLines, replaceText } from '../core/analysis/lines.js';
import type { CompiledCatalogs } from '../core/catalog/compile.js';

/** A document that an editor has open, with the analysis of its last version that anybody asked for. */
export interface OpenDocument {
  readonly uri: string;
  version: number;
  lines: Lines;
  analysis: Analysis | undefined;
}

export const openDocument = (uri: string, version: number, text: string): OpenDocument => ({
  uri,
  version,
  lines: createLines(text),
  analysis: undefined,
});

export function changeDocument(document: OpenDocument, version: number, changes: readonly TextDocumentContentChangeEvent[]): void {
  document.version = version;
  for (const change of changes) {
    document.lines =
      'range' in change ? replaceText(document.lines, change.range.start, change.range.end, change.text) : createLines(change.text);
  }
}

/**
 * The analysis of the document as it stands. What earlier versions share with it is not read again.
 * @param now ms since 1970: no line is later
 */
export function analysisOf(document: OpenDocument, catalogs: CompiledCatalogs, now: number): Analysis {
  const known = document.analysis;
  if (known?.lines === document.lines && known.catalogs === catalogs) return known;
  document.analysis = analyse(catalogs, document.lines, now, known);
  return document.analysis;
}
