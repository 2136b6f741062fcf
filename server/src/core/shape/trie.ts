import { isDigit, isHexDigit } from '../characters.js';
import type { Codes } from '../codes.js';
import type { TimeStamp } from '../envelope/time.js';
import { readTime } from '../envelope/time.js';
import type { Decisive } from './decisive.js';
import { kindBit, kindBitOf, mostDigits, symbol, symbolLimit } from './symbols.js';
import { addressEnd, hexWordEnd } from './tokens.js';

/** Parts of a line whose length varies, at most. */
export const mostVarying = 64;

/** Shapes of lines, found in one pass over a line's characters. */
export interface ShapeTrie {
  /**
   * Finds the shape of the line that begins at `start` and ends with the text or at a line feed; where it ends is `lineEnd` then.
   * @param end where the text ends
   * @param reference a moment (ms since 1970) that no line is later than
   * @param stamp receives the last of the line's times
   * @returns the shape's number, or -1
   */
  readonly find: (codes: Codes, start: number, end: number, reference: number, stamp: TimeStamp) => number;
  readonly lineEnd: () => number;
  /** Behind `find`: where the parts of the line end whose length varies. */
  readonly ends: Int32Array;
  /** Takes in a shape under a number; a shape that is known keeps its own. */
  readonly add: (symbols: readonly number[], shape: number) => void;
  /** Bytes that it takes. */
  readonly size: () => number;
}

/**
 * A node, as numbers of 16 bits: how many characters it holds, its only symbol behind them, the node that this leads to (two numbers), the
 * shape that ends there, plus 1 (two numbers); then the characters. What one line has brought stands in a row, and is read so.
 */
const field = { length: 0, only: 1, next: 2, shape: 4, characters: 6 } as const;

/** In place of the only symbol; `field.next` tells then which kinds of symbols there are. */
const several = symbolLimit;
const none = symbolLimit + 1;

const lineFeed = 10;

/** A trie whose nodes hold the characters that all shapes below have in common. All is numbers in arrays: nothing is looked at more often. */
export function createShapeTrie(decisive: Decisive): ShapeTrie {
  let cells = new Uint16Array(1 << 12);
  let cellCount = 0;
  /** Open addressing: two numbers an edge, the node and symbol that it begins with, plus 1, and the node that it leads to. */
  let edges = new Int32Array(1 << 10);
  let edgeCount = 0;
  let lineEnd = 0;
  const ends = new Int32Array(mostVarying + 1);
  const { longestNumber } = decisive.parts;

  const edgeAt = (node: number, of: number): number => {
    const key = node * symbolLimit + of + 1;
    const mask = edges.length - 2;
    let at = (Math.imul(key, 0x9e3779b1) >>> 12) & mask;
    while (edges[at] !== 0 && edges[at] !== key) at = (at + 2) & mask;
    return at;
  };

  const follow = (node: number, of: number): number => {
    const at = edgeAt(node, of);
    return edges[at] === 0 ? -1 : (edges[at + 1] ?? -1);
  };

  const wide = (at: number): number => (cells[at] ?? 0) | ((cells[at + 1] ?? 0) << 16);

  const setWide = (at: number, value: number): void => {
    cells[at] = value & 0xffff;
    cells[at + 1] = value >>> 16;
  };

  /** The node behind a node's edge of the symbol, -1 for none. */
  const leadsTo = (node: number, only: number, of: number): number => {
    if (only === several) return follow(node, of);
    return only === of ? wide(node + field.next) : -1;
  };

  const find = (codes: Codes, start: number, end: number, reference: number, stamp: TimeStamp): number => {
    let node = 0;
    let pos = start;
    let varying = 0;
    for (;;) {
      let at = node + field.characters;
      const behind = at + (cells[node + field.length] ?? 0);
      while (at < behind) {
        // Behind the text there is a NUL, and at a line's end a line feed: no shape holds either.
        if (codes[pos] !== cells[at]) return -1;
        pos++;
        at++;
      }
      const c = codes[pos] ?? 0;
      if (c === lineFeed || pos >= end) {
        lineEnd = pos;
        return pos > end ? -1 : wide(node + field.shape) - 1;
      }
      const only = cells[node + field.only] ?? none;
      const kinds = only === several ? wide(node + field.next) : kindBitOf(only);
      let next = -1;
      if (kinds !== 0) {
        const from = pos;
        if ((kinds & kindBit.time) !== 0) {
          const time = readTime(codes, pos, end, reference, stamp);
          if (time > pos) {
            next = leadsTo(node, only, symbol.time);
            ends[varying++] = pos = time;
          }
        }
        if (pos === from && (kinds & (kindBit.address | kindBit.number | kindBit.digits)) !== 0 && isDigit(c)) {
          const address = (kinds & kindBit.address) === 0 ? -1 : addressEnd(codes, pos, end);
          if (address > 0) {
            next = leadsTo(node, only, symbol.address);
            ends[varying++] = pos = address;
          }
        }
        if (pos === from && (kinds & kindBit.hexWord) !== 0 && isHexDigit(c)) {
          const word = hexWordEnd(codes, pos, end);
          if (word > 0 && !decisive.isHexWord(codes, pos, word)) {
            next = leadsTo(node, only, symbol.hexWord + word - pos);
            if (next >= 0) pos = word;
          }
        }
        if (pos === from && (kinds & (kindBit.number | kindBit.digits)) !== 0 && isDigit(c)) {
          let to = pos + 1;
          while (isDigit(codes[to] ?? 0) && to < end) to++;
          const length = to - pos;
          if (length <= mostDigits && !decisive.isNumber(codes, start, pos, to)) {
            const isNumber = length <= longestNumber && (kinds & kindBit.number) !== 0;
            next = leadsTo(node, only, isNumber ? symbol.number : symbol.digits + length);
            if (next >= 0) {
              pos = to;
              if (isNumber) ends[varying++] = to;
            }
          }
        }
        if (pos > from) {
          node = next;
          continue;
        }
      }
      next = c < symbol.time ? leadsTo(node, only, c) : -1;
      if (next < 0) return -1;
      node = next;
      pos++;
    }
  };

  /** A node that holds the symbols of `[from, to)`, which are characters. */
  const newNode = (symbols: readonly number[], from: number, to: number): number => {
    const node = cellCount;
    cellCount += field.characters + to - from;
    if (cellCount > cells.length) {
      const larger = new Uint16Array(Math.max(cells.length * 2, cellCount));
      larger.set(cells);
      cells = larger;
    }
    cells[node + field.length] = to - from;
    cells[node + field.only] = none;
    for (let at = from; at < to; at++) cells[node + field.characters + at - from] = symbols[at] ?? 0;
    return node;
  };

  const addEdge = (node: number, of: number, to: number): void => {
    if (edgeCount * 4 >= edges.length) enlargeEdges();
    const place = edgeAt(node, of);
    edges[place] = node * symbolLimit + of + 1;
    edges[place + 1] = to;
    edgeCount++;
    const only = cells[node + field.only] ?? none;
    if (only === none) {
      cells[node + field.only] = of;
      setWide(node + field.next, to);
    } else {
      const known = only === several ? wide(node + field.next) : kindBitOf(only);
      cells[node + field.only] = several;
      setWide(node + field.next, known | kindBitOf(of));
    }
  };

  const enlargeEdges = (): void => {
    const smaller = edges;
    edges = new Int32Array(smaller.length * 2);
    for (let at = 0; at < smaller.length; at += 2) {
      const key = smaller[at] ?? 0;
      if (key === 0) continue;
      const place = edgeAt(Math.floor((key - 1) / symbolLimit), (key - 1) % symbolLimit);
      edges[place] = key;
      edges[place + 1] = smaller[at + 1] ?? 0;
    }
  };

  /** Puts a node above another that takes over its first characters, and leads to it by the one behind them. */
  const split = (node: number, length: number, parent: number, of: number): number => {
    const first = node + field.characters;
    const all = [...cells.subarray(first, first + (cells[node + field.length] ?? 0))];
    const upper = newNode(all, 0, length);
    cells.copyWithin(first, first + length + 1, first + all.length);
    cells[node + field.length] = all.length - length - 1;
    edges[edgeAt(parent, of) + 1] = upper;
    if (cells[parent + field.only] === of) setWide(parent + field.next, upper);
    addEdge(upper, all[length] ?? 0, node);
    return upper;
  };

  const add = (symbols: readonly number[], shape: number): void => {
    let node = 0;
    // The edge by which the node was reached.
    let parent = 0;
    let by = 0;
    let next = 0;
    for (;;) {
      const length = cells[node + field.length] ?? 0;
      let same = 0;
      while (same < length && symbols[next] === cells[node + field.characters + same]) {
        same++;
        next++;
      }
      if (same < length) node = split(node, same, parent, by);
      if (next === symbols.length) {
        if (wide(node + field.shape) === 0) setWide(node + field.shape, shape + 1);
        return;
      }
      const of = symbols[next++] ?? 0;
      let child = follow(node, of);
      if (child < 0) {
        let to = next;
        while (to < symbols.length && (symbols[to] ?? 0) < symbol.time) to++;
        child = newNode(symbols, next, to);
        addEdge(node, of, child);
      }
      parent = node;
      by = of;
      node = child;
    }
  };

  // The root holds no characters, and is never put below another.
  newNode([], 0, 0);
  return { find, lineEnd: () => lineEnd, ends, add, size: () => cells.byteLength + edges.byteLength };
}
