import type { Codes } from '../codes.js';
import { codesOf, textOf } from '../codes.js';
import { code, isDigit } from '../characters.js';
import { comparable } from './comparable.js';
import { createPairs } from './store/pairs.js';
import { createTexts } from './store/texts.js';

/**
 * Numbers for the texts that name things: connections, addresses, SPIs. Each text is kept once, equal texts have equal numbers, and
 * tunnels are joined by comparing numbers. 0 is the empty text.
 */
export interface Values {
  readonly of: (codes: Codes, from: number, to: number) => number;
  readonly ofText: (text: string) => number;
  /** The number of a text in the form in which values are compared; 0 for what names nothing. */
  readonly ofComparable: (codes: Codes, from: number, to: number) => number;
  readonly text: (value: number) => string;
  /** The same of a value. */
  readonly comparable: (value: number) => number;
  /** The number of several values in a row: below 0, and no value's. */
  readonly row: (first: number, second: number) => number;
  /** How many there are, the empty one among them. */
  readonly count: () => number;
  /** The values in the order of their numbers, without the empty one. They are forgotten, and numbers begin anew. */
  readonly take: () => ValueTexts;
  /** The numbers of such values here, in their order. */
  readonly ofTexts: (texts: ValueTexts) => readonly number[];
}

/** Texts one behind the other: what one thread sends another. */
export interface ValueTexts {
  /** Encoded: see `store/texts.ts`. */
  readonly characters: Uint8Array<ArrayBuffer>;
  /** Where each ends. */
  readonly ends: Int32Array<ArrayBuffer>;
}

/** Steps of a search in the table. A log that is made to collide finds its values in a slower way, in no more steps. */
const maximumProbes = 24;
const unknown = -1;

const lowerX = 120;

function lowerHexEnd(codes: Codes, from: number, end: number): number {
  let pos = from;
  while (pos < end && (isDigit(codes[pos] ?? 0) || ((codes[pos] ?? 0) >= 97 && (codes[pos] ?? 0) <= 102))) pos++;
  return pos;
}

/** `:0000000000000000`, behind what counts of a cookie. */
function isSecondHalf(codes: Codes, from: number, end: number): boolean {
  const separator = codes[from];
  const isSeparator = separator === code.colon || separator === code.dash;
  return isSeparator && from + 1 < end && lowerHexEnd(codes, from + 1, end) === end;
}

const grown = (array: Int32Array, length: number): Int32Array<ArrayBuffer> => {
  const larger = new Int32Array(length);
  larger.set(array);
  return larger;
};

export function createValues(): Values {
  /** Open addressing: the value that a hash leads to, 0 for none. */
  let table = new Int32Array(1 << 10);
  let hashes = new Int32Array(1 << 9);
  let comparables = new Int32Array(1 << 9);
  const texts = createTexts();
  let count = 1;
  const collided = new Map<string, number>();
  const pairs = createPairs();

  const append = (codes: Codes, from: number, to: number, hash: number): number => {
    const value = count++;
    if (value >= hashes.length) {
      // What is not needed yet costs nothing: nobody has written to it.
      const length = hashes.length * 2;
      hashes = grown(hashes, length);
      comparables = grown(comparables, length);
    }
    texts.add(codes, from, to);
    hashes[value] = hash;
    comparables[value] = unknown;
    return value;
  };

  const enlarge = (): void => {
    table = new Int32Array(table.length * 2);
    const mask = table.length - 1;
    for (let value = 1; value < count; value++) {
      let at = (hashes[value] ?? 0) & mask;
      let probes = 0;
      while (table[at] !== 0 && probes < maximumProbes) {
        at = (at + 1) & mask;
        probes++;
      }
      if (probes < maximumProbes) table[at] = value;
      else collided.set(texts.text(value), value);
    }
  };

  const of = (codes: Codes, from: number, to: number): number => {
    if (to <= from) return 0;
    let hash = 0;
    for (let at = from; at < to; at++) hash = (Math.imul(hash, 31) + (codes[at] ?? 0)) | 0;
    hash = Math.imul(hash ^ (hash >>> 16), 0x9e3779b1);
    hash ^= hash >>> 15;
    const mask = table.length - 1;
    let at = hash & mask;
    for (let probes = 0; probes < maximumProbes; probes++) {
      const value = table[at] ?? 0;
      if (value === 0) {
        const added = append(codes, from, to, hash);
        table[at] = added;
        if (count * 2 > table.length) enlarge();
        return added;
      }
      if (hashes[value] === hash && texts.is(value, codes, from, to)) return value;
      at = (at + 1) & mask;
    }
    const text = textOf(codes, from, to);
    const known = collided.get(text);
    if (known !== undefined) return known;
    const added = append(codes, from, to, hash);
    collided.set(text, added);
    return added;
  };

  const ofText = (text: string): number => of(codesOf(text), 0, text.length);

  /** As `comparable` says, without a string for what most keys are: lower-case digits. */
  const ofComparable = (codes: Codes, from: number, to: number): number => {
    const hasMark = codes[from] === code.zero && codes[from + 1] === lowerX && from + 2 < to;
    let start = hasMark ? from + 2 : from;
    const end = lowerHexEnd(codes, start, to);
    if (end === start || (end < to && !isSecondHalf(codes, end, to))) return ofText(comparable(textOf(codes, from, to)) ?? '');
    while (start < end - 1 && codes[start] === code.zero) start++;
    return end === start + 1 && codes[start] === code.zero ? 0 : of(codes, start, end);
  };

  return {
    of,
    ofText,
    ofComparable,
    text: texts.text,
    count: () => count,
    take: () => {
      table.fill(0);
      collided.clear();
      count = 1;
      return texts.take();
    },
    ofTexts: ({ characters, ends }) =>
      Array.from(ends, (end, at) => {
        const codes = texts.decode(characters, at === 0 ? 0 : (ends[at - 1] ?? 0), end);
        return of(codes, 0, texts.decodedLength());
      }),
    comparable: (value) => {
      if (value === 0) return 0;
      const known = comparables[value] ?? 0;
      if (known !== unknown) return known;
      const codes = texts.codes(value);
      const found = ofComparable(codes, 0, texts.decodedLength());
      comparables[value] = found;
      return found;
    },
    row: pairs.of,
  };
}
