/** Classes of characters, by UTF-16 code unit. Everything here is total: any code in, a boolean out. */

export const code = {
  tab: 9,
  newline: 10,
  carriageReturn: 13,
  blank: 32,
  quote: 34,
  hash: 35,
  percent: 37,
  apostrophe: 39,
  open: 40,
  close: 41,
  star: 42,
  plus: 43,
  comma: 44,
  dash: 45,
  dot: 46,
  slash: 47,
  zero: 48,
  nine: 57,
  colon: 58,
  less: 60,
  equals: 61,
  greater: 62,
  at: 64,
  openSquare: 91,
  backslash: 92,
  closeSquare: 93,
  caret: 94,
  underscore: 95,
  openBrace: 123,
  pipe: 124,
  closeBrace: 125,
  noBreakSpace: 0xa0,
  ellipsis: 0x2026,
  ideographicSpace: 0x3000,
  byteOrderMark: 0xfeff,
} as const;

export const isDigit = (c: number): boolean => c >= 48 && c <= 57;

export const isLetter = (c: number): boolean => (c >= 97 && c <= 122) || (c >= 65 && c <= 90);

export const isHexDigit = (c: number): boolean => isDigit(c) || (c >= 97 && c <= 102) || (c >= 65 && c <= 70);

export const isBlank = (c: number): boolean => c === code.blank || c === code.tab || c === code.noBreakSpace || c === code.ideographicSpace;

/** The first position from `from` on that holds no blank. */
export function skipBlanks(text: string, from: number, end: number): number {
  let pos = from;
  while (pos < end && isBlank(text.charCodeAt(pos))) pos++;
  return pos;
}

/** The first position from `from` on that holds a blank, or `end`. */
export function skipWord(text: string, from: number, end: number): number {
  let pos = from;
  while (pos < end && !isBlank(text.charCodeAt(pos))) pos++;
  return pos;
}

/** The first position from `from` on that holds no digit. */
export function skipDigits(text: string, from: number, end: number): number {
  let pos = from;
  while (pos < end && isDigit(text.charCodeAt(pos))) pos++;
  return pos;
}
