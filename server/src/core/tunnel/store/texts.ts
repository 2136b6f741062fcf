import type { Codes } from '../../codes.js';
import { createCodes, textOf } from '../../codes.js';
import type { ValueTexts } from '../values.js';

/**
 * Texts by number, one behind the other, in a byte for each of the characters that logs are mostly written in; others take three: their
 * upper four bits with the highest one set, the middle six, the lower six.
 */
export interface Texts {
  readonly add: (codes: Codes, from: number, to: number) => void;
  readonly is: (number: number, codes: Codes, from: number, to: number) => boolean;
  readonly text: (number: number) => string;
  /** The text as codes: `decodedLength` of them. The next call changes them, here and below. */
  readonly codes: (number: number) => Codes;
  readonly decode: (characters: Uint8Array, from: number, to: number) => Codes;
  readonly decodedLength: () => number;
  /** All texts but the empty one. They are forgotten. */
  readonly take: () => ValueTexts;
}

const wide = 0x80;
const middleShift = 6;
const upperShift = 12;
const sixBits = 0x3f;
/** Bytes of a character, at most. */
const mostBytes = 3;

/** The texts, of which the one of number 0 is empty. */
export function createTexts(): Texts {
  let bytes = new Uint8Array(1 << 12);
  /** Where each text begins; the next one begins where it ends. */
  let starts = new Int32Array(1 << 9);
  let count = 1;
  let decoded = createCodes(64);
  let decodedLength = 0;

  const makeRoom = (length: number): void => {
    const end = starts[count] ?? 0;
    if (end + mostBytes * length > bytes.length) {
      const larger = new Uint8Array(Math.max(2 * bytes.length, end + mostBytes * length));
      larger.set(bytes);
      bytes = larger;
    }
    if (count + 1 >= starts.length) {
      const larger = new Int32Array(2 * starts.length);
      larger.set(starts);
      starts = larger;
    }
  };

  const decode = (characters: Uint8Array, from: number, to: number): Codes => {
    if (to - from > decoded.length) decoded = createCodes(to - from);
    decodedLength = 0;
    for (let at = from; at < to; at++) {
      const first = characters[at] ?? 0;
      if (first < wide) decoded[decodedLength++] = first;
      else {
        const middle = characters[++at] ?? 0;
        const lower = characters[++at] ?? 0;
        decoded[decodedLength++] = ((first & ~wide) << upperShift) | (middle << middleShift) | lower;
      }
    }
    return decoded;
  };

  const codes = (number: number): Codes => decode(bytes, starts[number] ?? 0, starts[number + 1] ?? 0);

  return {
    add: (from, start, to) => {
      makeRoom(to - start);
      let end = starts[count] ?? 0;
      for (let at = start; at < to; at++) {
        const each = from[at] ?? 0;
        if (each < wide) bytes[end++] = each;
        else {
          bytes[end++] = wide | (each >>> upperShift);
          bytes[end++] = (each >>> middleShift) & sixBits;
          bytes[end++] = each & sixBits;
        }
      }
      starts[++count] = end;
    },
    is: (number, other, from, to) => {
      let at = starts[number] ?? 0;
      const end = starts[number + 1] ?? 0;
      if (end - at < to - from) return false;
      for (let pos = from; pos < to; pos++) {
        const each = other[pos] ?? 0;
        if (each < wide) {
          if (bytes[at++] !== each) return false;
        } else {
          if (bytes[at++] !== (wide | (each >>> upperShift))) return false;
          if (bytes[at++] !== ((each >>> middleShift) & sixBits)) return false;
          if (bytes[at++] !== (each & sixBits)) return false;
        }
      }
      return at === end;
    },
    text: (number) => {
      const all = codes(number);
      return textOf(all, 0, decodedLength);
    },
    codes,
    decode,
    decodedLength: () => decodedLength,
    take: () => {
      const taken = { characters: bytes.slice(0, starts[count] ?? 0), ends: starts.slice(2, count + 1) };
      count = 1;
      return taken;
    },
  };
}
