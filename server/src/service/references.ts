import type { Location, Position } from 'vscode-languageserver-types';
import { birthLine, linesNamed, namedAt } from '../core/analysis/tunnel-names.js';
import type { DocumentContext } from './document.js';
import { namedRange } from './ranges.js';

/**
 * All lines of what the cursor is on, in order: on a key of a phase the phase's, on a tunnel's name or peer the tunnel's.
 * Null where it is on nothing of a tunnel.
 * @param withDefinition whether the line where it began is one of them
 */
export function references({ analysis, uri }: DocumentContext, position: Position, withDefinition: boolean): Location[] | null {
  const named = namedAt(analysis, position.line, position.character);
  if (named === undefined) return null;
  const lines = linesNamed(analysis, named);
  const birth = withDefinition ? undefined : birthLine(analysis, named);
  return lines.filter((line) => line !== birth).map((line) => ({ uri, range: namedRange(analysis, line, named) }));
}
