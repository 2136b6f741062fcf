import { textOf } from '../codes.js';
import type { Program } from '../template/program.js';
import type { Match } from '../template/run.js';
import { runProgram } from '../template/run.js';
import type { LineScan } from './line-scan.js';
import type { Pair } from './pairs.js';
import { isReserved, parameterName } from './pairs.js';
import { readText } from './recogniser.js';

/** Visits the programs of the line's prefix and text, with where their parameters stand. */
export function forEachMatch(scan: LineScan, visit: (program: Program, match: Match) => void): void {
  readText(scan);
  if (scan.prefix !== undefined && matchedAgain(scan.prefix, scan.prefixStart, false, scan, scan.prefixMatch))
    visit(scan.prefix, scan.prefixMatch);
  const whole = scan.message?.whole !== false && scan.pairs === undefined;
  if (scan.text !== undefined && matchedAgain(scan.text, scan.textStart, whole, scan, scan.textMatch)) visit(scan.text, scan.textMatch);
}

/** Whether the program matches. Recognition has found that out already, but may have tried others since. */
export const matchedAgain = (program: Program, from: number, whole: boolean, { codes, end }: LineScan, match: Match): boolean =>
  (match.program === program && match.from === from) || runProgram(program, codes, from, end, whole, match) >= 0;

/** Visits the pairs that are parameters, by the parameters' names. */
export function forEachPair(scan: LineScan, visit: (name: string, pair: Pair) => void): void {
  const file = scan.message?.product.pairs;
  if (scan.pairs === undefined || file === undefined) return;
  for (const pair of scan.pairs) {
    if (pair === scan.textPair || isReserved(file, pair.key)) continue;
    const name = parameterName(file, pair.key);
    if (name !== undefined) visit(name, pair);
  }
}

/** The value of the line's parameter: of several of the name the first, in the prefix, the text or the pairs. */
export function valueOf(scan: LineScan, wanted: string): string | undefined {
  let found: string | undefined;
  forEachMatch(scan, ({ names }, { starts, ends }) => {
    const slot = found === undefined ? names.indexOf(wanted) : -1;
    if (slot >= 0) found = textOf(scan.codes, starts[slot] ?? 0, ends[slot] ?? 0);
  });
  if (found !== undefined || scan.pairs === undefined) return found;
  forEachPair(scan, (name, { start, end }) => {
    if (name === wanted) found ??= textOf(scan.codes, start, end);
  });
  return found;
}
