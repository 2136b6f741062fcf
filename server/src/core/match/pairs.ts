import type { PairsFile } from '../catalog/model.js';
import { code, isBlank, isDigit, isLetter, skipBlanks } from '../characters.js';

/** One `key=value` of a line, as offsets. */
export interface Pair {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

const isKeyCharacter = (c: number): boolean => isLetter(c) || isDigit(c) || c === code.underscore || c === code.dash;

/** Where a key begins that ends in `=` at `equals`; `equals` itself if none does. */
function keyStart(text: string, from: number, equals: number): number {
  let pos = equals;
  while (pos > from && isKeyCharacter(text.charCodeAt(pos - 1))) pos--;
  return pos;
}

/**
 * Reads `key=value` pairs in any order. Values are bare up to the next key, in double quotes, or groups in square brackets whose
 * own pairs are read as if they stood outside: `[message=peer_dead reason="no answer"]`.
 */
export function readPairs(text: string, from: number, end: number): readonly Pair[] {
  const pairs: Pair[] = [];
  let pos = from;
  let open: { key: string; start: number } | undefined;
  const close = (at: number): void => {
    if (open === undefined) return;
    let to = at;
    while (to > open.start && (isBlank(text.charCodeAt(to - 1)) || text.charCodeAt(to - 1) === code.comma)) to--;
    // The bracket that closes a group is not part of its last value.
    if (!holds(text, open.start, to, code.openSquare)) while (to > open.start && text.charCodeAt(to - 1) === code.closeSquare) to--;
    pairs.push({ key: open.key, start: open.start, end: to });
    open = undefined;
  };
  let wordStart = from;
  while (pos < end) {
    const c = text.charCodeAt(pos);
    if (isBlank(c) || c === code.openSquare) wordStart = pos + 1;
    else if (c === code.equals) {
      const start = keyStart(text, wordStart, pos);
      if (start < pos && start === wordStart) {
        close(start > from && text.charCodeAt(start - 1) === code.openSquare ? start - 1 : start);
        const key = text.slice(start, pos);
        const value = skipBlanks(text, pos + 1, end);
        if (text.charCodeAt(value) === code.quote && value < end) {
          const to = quoteEnd(text, value, end);
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

function holds(text: string, from: number, to: number, wanted: number): boolean {
  for (let pos = from; pos < to; pos++) if (text.charCodeAt(pos) === wanted) return true;
  return false;
}

/** The position of the closing quote, or the line's end where it is missing. */
function quoteEnd(text: string, open: number, end: number): number {
  for (let pos = open + 1; pos < end; pos++) {
    const c = text.charCodeAt(pos);
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
