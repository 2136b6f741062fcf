import type { Codes } from '../codes.js';
import { codesOf, textOf } from '../codes.js';
import { code, isDigit } from '../characters.js';
import { comparable } from './comparable.js';
import { createPairs } from './store/pairs.js';

/**
 * Numbers for the texts that name things: connections, addresses, SPIs. Each text is kept once, equal texts have equal numbers, and
 * tunnels are joined by comparing numbers. 0 is the empty text.
 */
export interface Values {
  readonly of: (codes: Codes, from: number, to: number) => number;
  readonly ofText: (text: string) => number;
  readonly text: (value: number) => string;
  /** The number of the value in the form in which values are compared; 0 for what names nothing. */
  readonly comparable: (value: number) => number;
  /** The number of several values in a row: below 0, and no value's. */
  readonly row: (first: number, second: number) => number;
  /** How many there are, the empty one among them. */
  readonly count: () => number;
  /** The values from the number `first` on. */
  readonly textsFrom: (first: number) => ValueTexts;
  /** The numbers of such values here, in their order. */
  readonly ofTexts: (texts: ValueTexts) => readonly number[];
}

/** Texts one behind the other: what one thread sends another. */
export interface ValueTexts {
  readonly characters: Uint16Array<ArrayBuffer>;
  /** Where each ends. */
  readonly ends: Int32Array<ArrayBuffer>;
}

/** Steps of a search in the table. A log that is made to collide finds its values in a slower way, in no more steps. */
const maximumProbes = 24;
const unknown = -1;

const lowerX = 120;

function lowerHexEnd(characters: Codes, from: number, end: number): number {
  let pos = from;
  while (pos < end && (isDigit(characters[pos] ?? 0) || ((characters[pos] ?? 0) >= 97 && (characters[pos] ?? 0) <= 102))) pos++;
  return pos;
}

function grown<T extends Int32Array | Uint16Array>(array: T, length: number, create: (length: number) => T): T {
  const larger = create(length);
  larger.set(array);
  return larger;
}

const createIntegers = (length: number): Int32Array => new Int32Array(length);

export function createValues(): Values {
  /** Open addressing: the value that a hash leads to, 0 for none. */
  let table = createIntegers(1 << 10);
  let hashes = createIntegers(1 << 9);
  /** Where each value's characters begin; those of the next begin where they end. */
  let starts = createIntegers((1 << 9) + 1);
  let comparables = createIntegers(1 << 9);
  let characters = new Uint16Array(1 << 12);
  let count = 1;
  const collided = new Map<string, number>();
  const pairs = createPairs();

  const isAt = (value: number, codes: Codes, from: number, length: number): boolean => {
    const start = starts[value] ?? 0;
    if ((starts[value + 1] ?? 0) - start !== length) return false;
    for (let at = 0; at < length; at++) if (characters[start + at] !== codes[from + at]) return false;
    return true;
  };

  const append = (codes: Codes, from: number, to: number, hash: number): number => {
    const value = count++;
    if (value + 1 >= hashes.length) {
      const length = hashes.length * 2;
      hashes = grown(hashes, length, createIntegers);
      starts = grown(starts, length + 1, createIntegers);
      comparables = grown(comparables, length, createIntegers);
    }
    const start = starts[value] ?? 0;
    const end = start + to - from;
    if (end > characters.length) characters = grown(characters, Math.max(end, characters.length * 2), (length) => new Uint16Array(length));
    for (let at = from; at < to; at++) characters[start + at - from] = codes[at] ?? 0;
    starts[value + 1] = end;
    hashes[value] = hash;
    comparables[value] = unknown;
    return value;
  };

  const enlarge = (): void => {
    table = createIntegers(table.length * 2);
    const mask = table.length - 1;
    for (let value = 1; value < count; value++) {
      let at = (hashes[value] ?? 0) & mask;
      let probes = 0;
      while (table[at] !== 0 && probes < maximumProbes) {
        at = (at + 1) & mask;
        probes++;
      }
      if (probes < maximumProbes) table[at] = value;
      else collided.set(textOf(characters, starts[value] ?? 0, starts[value + 1] ?? 0), value);
    }
  };

  const of = (codes: Codes, from: number, to: number): number => {
    if (to <= from) return 0;
    let hash = 0;
    for (let at = from; at < to; at++) hash = Math.imul(hash ^ (codes[at] ?? 0), 0x9e3779b1) ^ (hash >>> 15);
    hash ^= hash >>> 16;
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
      if (hashes[value] === hash && isAt(value, codes, from, to - from)) return value;
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
  /** The same as `comparable` says of the text, for what most keys are: lower-case digits. -1 for others. */
  const comparableDigits = (value: number): number => {
    const start = starts[value] ?? 0;
    const end = starts[value + 1] ?? 0;
    let from = start;
    if (characters[from] === code.zero && characters[from + 1] === lowerX && from + 2 < end) from += 2;
    const to = lowerHexEnd(characters, from, end);
    if (to === from) return unknown;
    if (to < end) {
      const separator = characters[to];
      const rest = lowerHexEnd(characters, to + 1, end);
      if ((separator !== code.colon && separator !== code.dash) || rest !== end || rest === to + 1) return unknown;
    }
    while (from < to - 1 && characters[from] === code.zero) from++;
    if (to === from + 1 && characters[from] === code.zero) return 0;
    return from === start && to === end ? value : of(characters, from, to);
  };

  const text = (value: number): string => textOf(characters, starts[value] ?? 0, starts[value + 1] ?? 0);

  return {
    of,
    ofText,
    text,
    count: () => count,
    textsFrom: (first) => {
      const from = starts[first] ?? 0;
      const ends = starts.slice(first + 1, count + 1).map((end) => end - from);
      return { characters: characters.slice(from, starts[count] ?? 0), ends };
    },
    ofTexts: (texts) => Array.from(texts.ends, (end, at) => of(texts.characters, at === 0 ? 0 : (texts.ends[at - 1] ?? 0), end)),
    comparable: (value) => {
      if (value === 0) return 0;
      const known = comparables[value] ?? 0;
      if (known !== unknown) return known;
      const digits = comparableDigits(value);
      const found = digits === unknown ? ofText(comparable(text(value)) ?? '') : digits;
      comparables[value] = found;
      return found;
    },
    row: pairs.of,
  };
}
