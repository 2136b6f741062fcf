/** The number that the digits `text[from, to)` write, NaN where a character is no digit of the radix. */
export function numberAt(text: string, from: number, to: number, radix: 10 | 16): number {
  if (to <= from || to - from > 15) return Number.NaN;
  let value = 0;
  for (let pos = from; pos < to; pos++) {
    const c = text.charCodeAt(pos);
    const digit = c <= 57 ? c - 48 : (c | 32) - 87;
    if (digit < 0 || digit >= radix) return Number.NaN;
    value = value * radix + digit;
  }
  return value;
}
