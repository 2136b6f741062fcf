import type { Location, Position } from 'vscode-languageserver-types';
import { birthLine, namedAt } from '../core/analysis/tunnel-names.js';
import type { DocumentContext } from './document.js';
import { namedRange } from './ranges.js';

/**
 * Where what the cursor is on began: for an SPI, cookie or other key of a phase that phase, for a tunnel's name or peer the tunnel.
 * Null where it is on nothing of a tunnel.
 */
export function definition({ analysis, uri }: DocumentContext, position: Position): Location | null {
  const named = namedAt(analysis, position.line, position.character);
  if (named === undefined) return null;
  return { uri, range: namedRange(analysis, birthLine(analysis, named), named) };
}
