import type { Range } from 'vscode-languageserver-types';
import type { Analysis } from '../core/analysis/analysis.js';
import { lineText } from '../core/analysis/lines.js';
import type { Named } from '../core/analysis/tunnel-names.js';
import { occurrences } from '../core/analysis/tunnel-names.js';
import type { Span } from '../core/match/record.js';

export const rangeOf = (line: number, { start, end }: Span): Range => ({
  start: { line, character: start },
  end: { line, character: end },
});

/** A whole line. */
export const lineRange = (analysis: Analysis, line: number): Range =>
  rangeOf(line, { start: 0, end: lineText(analysis.lines, line).length });

/** Where a line names something; where it does so without the value, the line's text. */
export function namedRange(analysis: Analysis, line: number, named: Named): Range {
  return rangeOf(line, occurrences(analysis, line, named)[0] ?? analysis.record(line).text);
}
