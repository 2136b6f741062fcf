import type { PairsFile } from '../catalog/model.js';
import type { Codes } from '../codes.js';
import { textOf } from '../codes.js';
import { code, isBlank, isDigit, isLetter, skipBlanks } from '../characters.js';

/** One `key=value` of a line, as offsets. */
export interface Pair {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

const isKeyCharacter = (c: number): boolean => isLetter(c) || isDigit(c) || c === code.underscore || c === code.dash;

/** Where a key begins that ends in `=` at `equals`; `equals` itself if none does. */
function keyStart(codes: Codes, from: number, equals: number): number {
  let pos = equals;
  while (pos > from && isKeyCharacter(codes[pos - 1] ?? 0)) pos--;
  return pos;
}

/**
 * Reads `key=value` pairs in any order. Values are bare up to the next key, in double quotes, or groups in square brackets whose
 * own pairs are read as if they stood outside: `[message=peer_dead reason="no answer"]`.
 */
export function readPairs(codes: Codes, from: number, end: number): readonly Pair[] {
  const pairs: Pair[] = [];
  let pos = from;
  let open: { key: string; start: number } | undefined;
  const close = (at: number): void => {
    if (open === undefined) return;
    let to = at;
    while (to > open.start && (isBlank(codes[to - 1] ?? 0) || (codes[to - 1] ?? 0) === code.comma)) to--;
    // The bracket that closes a group is not part of its last value.
    if (!holds(codes, open.start, to, code.openSquare)) while (to > open.start && (codes[to - 1] ?? 0) === code.closeSquare) to--;
    pairs.push({ key: open.key, start: open.start, end: to });
    open = undefined;
  };
  let wordStart = from;
  while (pos < end) {
    const c = codes[pos] ?? 0;
    if (isBlank(c) || c === code.openSquare) wordStart = pos + 1;
    else if (c === code.equals) {
      const start = keyStart(codes, wordStart, pos);
      if (start < pos && start === wordStart) {
        close(start > from && (codes[start - 1] ?? 0) === code.openSquare ? start - 1 : start);
        const key = textOf(codes, start, pos);
        const value = skipBlanks(codes, pos + 1, end);
        if ((codes[value] ?? 0) === code.quote && value < end) {
          const to = quoteEnd(codes, value, end);
          pairs.push({ key, start: value + 1, end: to });
          pos = to;
        } else {
          open = { key, start: pos + 1 };
        }
        wordStart = end;
      }
    }
    pos++;
  }
  close(end);
  return pairs;
}

function holds(codes: Codes, from: number, to: number, wanted: number): boolean {
  for (let pos = from; pos < to; pos++) if ((codes[pos] ?? 0) === wanted) return true;
  return false;
}

/** The position of the closing quote, or the line's end where it is missing. */
function quoteEnd(codes: Codes, open: number, end: number): number {
  for (let pos = open + 1; pos < end; pos++) {
    const c = codes[pos] ?? 0;
    if (c === code.backslash) pos++;
    else if (c === code.quote) return pos;
  }
  return end;
}

/** The parameter name for a vendor's key: the catalog's, or the key itself where it can be one. */
export function parameterName(pairs: PairsFile, key: string): string | undefined {
  const lower = key.toLowerCase();
  const mapped = Object.hasOwn(pairs.names, lower) ? pairs.names[lower] : undefined;
  return mapped ?? (/^[a-z][a-z0-9_]*$/.test(lower) ? lower : undefined);
}

/** Whether the key carries the record's id or severity rather than a parameter. */
export const isReserved = (pairs: PairsFile, key: string): boolean => {
  const lower = key.toLowerCase();
  return (pairs.id?.includes(lower) ?? false) || (pairs.severity?.includes(lower) ?? false);
};
