import { code, isDigit, isHexDigit, isLetter } from '../characters.js';
import type { Codes } from '../codes.js';
import { codesOf } from '../codes.js';

/** Of a hexadecimal word the lengths that are one: shorter ones are words of languages, too. */
const shortestHexWord = 4;
export const longestHexWord = 40;

export const isWordCharacter = (c: number): boolean => isDigit(c) || isLetter(c);

/** Where the dotted IPv4 address ends that begins at `from`, or -1. The same rules as of a parameter of type `ip`. */
export function addressEnd(codes: Codes, from: number, end: number): number {
  let pos = from;
  for (let octet = 0; octet < 4; octet++) {
    const start = pos;
    while (pos < end && pos - start < 3 && isDigit(codes[pos] ?? 0)) pos++;
    if (pos === start) return -1;
    if (octet < 3) {
      if (pos >= end || codes[pos] !== code.dot) return -1;
      pos++;
    }
  }
  return pos < end && isWordCharacter(codes[pos] ?? 0) ? -1 : pos;
}

/**
 * Where the hexadecimal word ends that begins at `from`, or -1: lower or upper case, with a letter and a digit among its characters, and no
 * part of a longer word.
 */
export function hexWordEnd(codes: Codes, from: number, end: number): number {
  let pos = from;
  let digits = 0;
  let lower = 0;
  let upper = 0;
  for (; pos < end; pos++) {
    const c = codes[pos] ?? 0;
    if (isDigit(c)) digits++;
    else if (c >= 97 && c <= 102) lower++;
    else if (c >= 65 && c <= 70) upper++;
    else break;
  }
  const length = pos - from;
  if (digits === 0 || (lower === 0) === (upper === 0) || length < shortestHexWord || length > longestHexWord) return -1;
  return pos < end && isLetter(codes[pos] ?? 0) ? -1 : pos;
}

/** Whether the whole text is such a word. */
export const isHexWord = (text: string): boolean => hexWordEnd(codesOf(text), 0, text.length) === text.length;

const hexDigit = (c: number): number => (c <= 57 ? c - 48 : (c | 32) - 87);

/** A number by which hexadecimal words are compared: the same words have the same, in either case; others may have it too. */
export function hexValueIn(codes: Codes, from: number, end: number): number {
  let value = 0;
  for (let pos = from; pos < end; pos++) value = ((value << 4) | hexDigit(codes[pos] ?? 0)) ^ (value >>> 28);
  return value;
}

export const hexValue = (word: string): number => hexValueIn(codesOf(word), 0, word.length);

/** Whether the character may be part of a MAC address or one of IPv6, whose lengths count. */
export const isJoint = (c: number): boolean => c === code.colon || c === code.dash || c === code.dot;

export const isHexOrJoint = (c: number): boolean => isHexDigit(c) || isJoint(c);
