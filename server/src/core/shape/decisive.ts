import { code, isBlank } from '../characters.js';
import type { FixedParts } from '../catalog/model.js';
import type { Codes } from '../codes.js';
import { hexValueIn } from './tokens.js';

/** Tells which numbers and words of a line may decide which message it is: see `FixedParts`. */
export interface Decisive {
  /** @param start where the line begins @param from where the number does */
  readonly isNumber: (codes: Codes, start: number, from: number, to: number) => boolean;
  /** Of a word that `hexWordEnd` has found. */
  readonly isHexWord: (codes: Codes, from: number, to: number) => boolean;
  readonly parts: FixedParts;
}

/** Numbers below are looked up in a table; so are those behind a character that are below the second limit. */
const small = 1 << 16;
const smallBehind = 1 << 6;
const characters = 1 << 7;
const anywhere = 1;
const behindSome = 2;
/** Digits of a number that is counted in 32 bits. */
const shortNumber = 9;

/** A number behind a character. */
const behind = (character: number, value: number): number => (isBlank(character) ? code.blank : character) * 2 ** 40 + value;

export function createDecisive(parts: FixedParts): Decisive {
  const everywhere = new Set(parts.numbers.filter(([before]) => before === '').map(([, value]) => value));
  const placed = new Set(parts.numbers.filter(([before]) => before !== '').map(([before, value]) => behind(before.charCodeAt(0), value)));
  const table = new Uint8Array(small);
  for (const [before, value] of parts.numbers)
    if (value < small) table[value] = (table[value] ?? 0) | (before === '' ? anywhere : behindSome);
  const placedTable = Uint8Array.from({ length: characters * smallBehind }, (_, at) =>
    placed.has(behind(Math.floor(at / smallBehind), at % smallBehind)) ? 1 : 0,
  );
  const isPlaced = (before: number, value: number): boolean =>
    value < smallBehind && before < characters ? placedTable[before * smallBehind + value] === 1 : placed.has(behind(before, value));
  const words = new Set(parts.words);
  const { hexBeginnings } = parts;
  return {
    parts,
    isNumber: (codes, start, from, to) => {
      if (to - from > shortNumber) {
        const value = longNumber(codes, from, to);
        return everywhere.has(value) || (from > start && isPlaced(codes[from - 1] ?? 0, value));
      }
      let value = 0;
      for (let pos = from; pos < to; pos++) value = (Math.imul(value, 10) + (codes[pos] ?? 0) - 48) | 0;
      if (value < small) {
        const known = table[value] ?? 0;
        if (known !== behindSome) return known !== 0;
      } else if (everywhere.has(value)) return true;
      return from > start && isPlaced(codes[from - 1] ?? 0, value);
    },
    isHexWord: (codes, from, to) => {
      if (words.has(hexValueIn(codes, from, to))) return true;
      for (const beginning of hexBeginnings) {
        let at = 0;
        while (at < beginning.length && ((codes[from + at] ?? 0) | 32) === beginning.charCodeAt(at)) at++;
        if (at === beginning.length) return true;
      }
      return false;
    },
  };
}

function longNumber(codes: Codes, from: number, to: number): number {
  let value = 0;
  for (let pos = from; pos < to; pos++) value = value * 10 + (codes[pos] ?? 0) - 48;
  return value;
}
