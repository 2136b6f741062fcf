import type { Codes } from './codes.js';

/** Classes of characters, by UTF-16 code unit. Everything here is total: any code in, a boolean out. */

export const code = {
  tab: 9,
  newline: 10,
  carriageReturn: 13,
  blank: 32,
  quote: 34,
  hash: 35,
  dollar: 36,
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

/** What a stretch of characters may consist of. */
export const kind = {
  blank: 1,
  notBlank: 2,
  digit: 4,
  hexDigit: 8,
  /** `VPN_1` without the digit: letters and `_`. */
  letters: 16,
  /** A name of a connection, an interface, a person. */
  name: 32,
  /** A host name or address of either family, with its zone, or masked. */
  host: 64,
  /** A program's name in a syslog tag. */
  tag: 128,
  /** A host in an envelope, where any character beyond ASCII may be of a name. */
  envelopeHost: 256,
  /** The zone of an IPv6 address: the name of an interface. */
  zone: 512,
} as const;

const isOneOf = (c: number, characters: string): boolean => c < 0x80 && characters.includes(String.fromCharCode(c));

function kindsOf(c: number): number {
  const letter = isLetter(c);
  const word = letter || isDigit(c);
  return (
    (isBlank(c) ? kind.blank : kind.notBlank) |
    (isDigit(c) ? kind.digit : 0) |
    (isHexDigit(c) ? kind.hexDigit : 0) |
    (letter || c === code.underscore ? kind.letters : 0) |
    (word || isOneOf(c, '._-@/$') || c > 0xff ? kind.name : 0) |
    (word || isOneOf(c, '._-:%*') ? kind.host : 0) |
    (word || isOneOf(c, '._-/') ? kind.tag : 0) |
    (word || isOneOf(c, '._-:%') || c > 0x7f ? kind.envelopeHost : 0) |
    (word || isOneOf(c, '._-') ? kind.zone : 0)
  );
}

const kinds = Uint16Array.from({ length: 0x10000 }, (_, c) => kindsOf(c));

export const isKind = (c: number, wanted: number): boolean => ((kinds[c] ?? 0) & wanted) !== 0;

/** The first position from `from` on whose character is of none of the kinds (added up), or `end`. */
export function skipKind(codes: Codes, from: number, end: number, wanted: number): number {
  let pos = from;
  while (pos < end && ((kinds[codes[pos] ?? 0] ?? 0) & wanted) !== 0) pos++;
  return pos;
}

/** The first position from `from` on that holds no blank. */
export const skipBlanks = (codes: Codes, from: number, end: number): number => skipKind(codes, from, end, kind.blank);

/** The first position from `from` on that holds a blank, or `end`. */
export const skipWord = (codes: Codes, from: number, end: number): number => skipKind(codes, from, end, kind.notBlank);

/** The first position from `from` on that holds no digit. */
export const skipDigits = (codes: Codes, from: number, end: number): number => skipKind(codes, from, end, kind.digit);
