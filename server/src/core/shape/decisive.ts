import type { FixedParts } from '../catalog/model.js';
import type { Codes } from '../codes.js';
import { hexValueIn } from './tokens.js';

/** Tells which numbers and words of a line may decide which message it is: see `FixedParts`. */
export interface Decisive {
  readonly isNumber: (value: number) => boolean;
  /** Of a word that `hexWordEnd` has found. */
  readonly isHexWord: (codes: Codes, from: number, to: number) => boolean;
  readonly parts: FixedParts;
}

/** Numbers below are looked up in a table. */
const small = 1 << 16;

export function createDecisive(parts: FixedParts): Decisive {
  const numbers = new Set(parts.numbers);
  const words = new Set(parts.words);
  const smallNumbers = Uint8Array.from({ length: small }, (_, number) => (numbers.has(number) ? 1 : 0));
  const { hexBeginnings } = parts;
  return {
    parts,
    isNumber: (value) => (value < small ? smallNumbers[value] === 1 : numbers.has(value)),
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
