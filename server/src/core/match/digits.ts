import type { Codes } from '../codes.js';
import { codesOf } from '../codes.js';

/** The number that digits write, NaN where a character is no digit of the radix. */
export const numberAt = (text: string, from: number, to: number, radix: 10 | 16): number => numberIn(codesOf(text), from, to, radix);

/** The same for a stretch of a line's codes. */
export function numberIn(codes: Codes, from: number, to: number, radix: 10 | 16): number {
  if (to <= from || to - from > 15) return Number.NaN;
  let value = 0;
  for (let pos = from; pos < to; pos++) {
    const c = codes[pos] ?? 0;
    const digit = c <= 57 ? c - 48 : (c | 32) - 87;
    if (digit < 0 || digit >= radix) return Number.NaN;
    value = value * radix + digit;
  }
  return value;
}
