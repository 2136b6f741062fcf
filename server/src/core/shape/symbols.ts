import { longestHexWord } from './tokens.js';

/**
 * What a line's shape is made of, one number each: the line's ASCII characters, and in place of what may be another in the next line of the
 * same message a symbol for its kind.
 */
export const symbol = {
  /** A time stamp, in any form. */
  time: 128,
  /** An IPv4 address. */
  address: 129,
  /** A number of few digits. */
  number: 130,
  /** Plus its digits: a number of just so many. */
  digits: 131,
  /** Plus its characters: a hexadecimal word of just so many. */
  hexWord: 131 + 20,
} as const;

/** Digits of a number that is a symbol. */
export const mostDigits = symbol.hexWord - symbol.digits - 1;

/** Above all symbols. */
export const symbolLimit = 192;

/** The kinds of symbols that lead on from a place, as bits. */
export const kindBit = { time: 1, address: 2, number: 4, digits: 8, hexWord: 16 } as const;

export function kindBitOf(of: number): number {
  if (of < symbol.time) return 0;
  if (of === symbol.time) return kindBit.time;
  if (of === symbol.address) return kindBit.address;
  if (of === symbol.number) return kindBit.number;
  return of < symbol.hexWord ? kindBit.digits : kindBit.hexWord;
}

if (symbol.hexWord + longestHexWord >= symbolLimit) throw new RangeError('symbols overlap');
