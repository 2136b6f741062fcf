import type { DocumentHighlight, Position } from 'vscode-languageserver-types';
import { DocumentHighlightKind } from 'vscode-languageserver-types';
import { lowerBound } from '../core/analysis/growing.js';
import { namedAt, occurrences } from '../core/analysis/tunnel-names.js';
import type { DocumentContext } from './document.js';
import { rangeOf } from './ranges.js';

/** How far from the cursor, in lines, names are looked for: editors ask at every step of the cursor, and show fewer lines than this. */
export const highlightReach = 250;

/**
 * Where the name under the cursor stands in the lines of the same tunnel, as far as `highlightReach` from the cursor. Null where the cursor
 * is on nothing of a tunnel: editors then highlight words.
 */
export function documentHighlights({ analysis }: DocumentContext, position: Position): DocumentHighlight[] | null {
  const named = namedAt(analysis, position.line, position.character);
  if (named === undefined) return null;
  const index = analysis.tunnels();
  const lines = named.kind === 'phase' ? index.linesOf(named.attempt) : index.linesOfTunnel(named.tunnel);
  const shown = new Set(
    lines.subarray(lowerBound(lines, position.line - highlightReach), lowerBound(lines, position.line + highlightReach + 1)),
  );
  // A line that tells of no tunnel may still name one.
  shown.add(position.line);
  return [...shown]
    .sort((a, b) => a - b)
    .flatMap((line) =>
      occurrences(analysis, line, named).map((span) => ({ range: rangeOf(line, span), kind: DocumentHighlightKind.Text })),
    );
}
