import { code, isDigit, isHexDigit, isLetter, skipDigits } from '../characters.js';
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
 * A node, as bytes: how many characters it holds (two bytes); its only symbol behind them; the kinds of symbols that lead on; the node that the
 * symbol leads to, or where its branches begin if there are several (four bytes); the shape that ends there, plus 1 (four bytes); then the
 * characters. What one line has brought stands in a row, and is read so.
 */
const field = { length: 0, only: 2, kinds: 3, next: 4, shape: 8, characters: 12 } as const;

/** In place of the only symbol. */
const several = symbolLimit;
const none = symbolLimit + 1;

/** By character, which kinds of symbols may stand for what begins with it. */
const mayBegin = Uint8Array.from({ length: symbol.time }, (_, c) => {
  const digits = isDigit(c) ? kindBit.address | kindBit.number | kindBit.digits : 0;
  const time = isDigit(c) || isLetter(c) || c === code.openSquare || c === code.star ? kindBit.time : 0;
  return digits | time | (isHexDigit(c) ? kindBit.hexWord : 0);
});

/** A trie whose nodes hold the characters that all shapes below have in common. All is numbers in arrays: nothing is looked at more often. */
export function createShapeTrie(decisive: Decisive): ShapeTrie {
  let cells = new Uint8Array(1 << 12);
  let numbers = new DataView(cells.buffer);
  let cellCount = 0;
  /** Of nodes with several symbols, by symbol the node that it leads to, 0 for none: the root is below no other. */
  let branches = new Int32Array(symbolLimit << 3);
  let branchCount = 0;
  let lineEnd = 0;
  const ends = new Int32Array(mostVarying + 1);
  const { longestNumber } = decisive.parts;

  /** The bytes in which a line was looked for last, as numbers. */
  let opened: Codes | undefined;
  let openedNumbers: DataView | undefined;

  const find = (codes: Codes, start: number, end: number, reference: number, stamp: TimeStamp): number => {
    if (codes !== opened) {
      opened = codes;
      openedNumbers = codes instanceof Uint8Array ? new DataView(codes.buffer, codes.byteOffset, codes.byteLength) : undefined;
    }
    // Nothing is added meanwhile: local names spare the loop the look whether they are others now.
    const row = cells;
    const ofRow = numbers;
    const ofCodes = openedNumbers;
    const forks = branches;
    let node = 0;
    let pos = start;
    let varying = 0;
    for (;;) {
      let at = node + field.characters;
      const behind = at + ofRow.getUint16(node + field.length, true);
      // Behind the text there is a NUL, and at a line's end a line feed: no shape holds either.
      if (ofCodes !== undefined) {
        const last = behind - 4;
        while (at <= last && pos + 4 <= end && ofCodes.getInt32(pos) === ofRow.getInt32(at)) {
          pos += 4;
          at += 4;
        }
      }
      while (at < behind) {
        if (codes[pos] !== row[at]) return -1;
        pos++;
        at++;
      }
      const c = codes[pos] ?? 0;
      if (c === code.newline || pos >= end) {
        lineEnd = pos;
        return pos > end ? -1 : ofRow.getInt32(node + field.shape, true) - 1;
      }
      const only = row[node + field.only] ?? none;
      const next = ofRow.getInt32(node + field.next, true);
      if (only === none || c >= symbol.time) return -1;
      const kinds = (row[node + field.kinds] ?? 0) & (mayBegin[c] ?? 0);
      let of = kinds === 0 ? c : 0;
      let to = pos + 1;
      if ((kinds & kindBit.time) !== 0) {
        to = readTime(codes, pos, end, reference, stamp);
        if (to > pos) of = symbol.time;
      }
      if (of === 0 && (kinds & kindBit.address) !== 0) {
        to = addressEnd(codes, pos, end);
        if (to > 0) of = symbol.address;
      }
      if (of === 0 && (kinds & kindBit.hexWord) !== 0) {
        to = hexWordEnd(codes, pos, end);
        if (to > 0 && !decisive.isHexWord(codes, pos, to)) {
          of = symbol.hexWord + to - pos;
          if (only === several ? forks[next + of] === 0 : only !== of) of = 0;
        }
      }
      if (of === 0 && (kinds & (kindBit.number | kindBit.digits)) !== 0) {
        to = skipDigits(codes, pos, end);
        const length = to - pos;
        if (length <= mostDigits && !decisive.isNumber(codes, start, pos, to)) {
          of = length <= longestNumber && (kinds & kindBit.number) !== 0 ? symbol.number : symbol.digits + length;
          if (only === several ? forks[next + of] === 0 : only !== of) of = 0;
        }
      }
      if (of === 0) {
        of = c;
        to = pos + 1;
      }
      if (only === several) {
        node = forks[next + of] ?? 0;
        if (node === 0) return -1;
      } else if (only === of) node = next;
      else return -1;
      pos = to;
      if (of >= symbol.time && of <= symbol.number) ends[varying++] = to;
    }
  };

  /** A node that holds the symbols of `[from, to)`, which are characters. */
  const newNode = (symbols: readonly number[], from: number, to: number): number => {
    const node = cellCount;
    cellCount += field.characters + to - from;
    if (cellCount > cells.length) {
      const larger = new Uint8Array(Math.max(cells.length * 2, cellCount));
      larger.set(cells);
      cells = larger;
      numbers = new DataView(cells.buffer);
    }
    numbers.setUint16(node + field.length, to - from, true);
    cells[node + field.only] = none;
    for (let at = from; at < to; at++) cells[node + field.characters + at - from] = symbols[at] ?? 0;
    return node;
  };

  /** The node that the symbol leads to, 0 for none. */
  const follow = (node: number, of: number): number => {
    const only = cells[node + field.only];
    const next = numbers.getInt32(node + field.next, true);
    return only === several ? (branches[next + of] ?? 0) : only === of ? next : 0;
  };

  /** Lets the symbol lead to a node. */
  const lead = (node: number, of: number, to: number): void => {
    const only = cells[node + field.only] ?? none;
    cells[node + field.kinds] = (cells[node + field.kinds] ?? 0) | kindBitOf(of);
    if (only === none || only === of) {
      cells[node + field.only] = of;
      numbers.setInt32(node + field.next, to, true);
      return;
    }
    if (only !== several) {
      const before = numbers.getInt32(node + field.next, true);
      const first = newBranches();
      cells[node + field.only] = several;
      numbers.setInt32(node + field.next, first, true);
      branches[first + only] = before;
    }
    branches[numbers.getInt32(node + field.next, true) + of] = to;
  };

  const newBranches = (): number => {
    const first = branchCount;
    branchCount += symbolLimit;
    if (branchCount > branches.length) {
      const larger = new Int32Array(branches.length * 2);
      larger.set(branches);
      branches = larger;
    }
    return first;
  };

  /** Puts a node above another that takes over its first characters, and leads to it by the one behind them. */
  const split = (node: number, length: number, parent: number, of: number): number => {
    const first = node + field.characters;
    const all = [...cells.subarray(first, first + numbers.getUint16(node + field.length, true))];
    const upper = newNode(all, 0, length);
    cells.copyWithin(first, first + length + 1, first + all.length);
    numbers.setUint16(node + field.length, all.length - length - 1, true);
    lead(parent, of, upper);
    lead(upper, all[length] ?? 0, node);
    return upper;
  };

  const add = (symbols: readonly number[], shape: number): void => {
    let node = 0;
    // The symbol by which the node was reached, and from where.
    let parent = 0;
    let by = 0;
    let next = 0;
    for (;;) {
      const length = numbers.getUint16(node + field.length, true);
      let same = 0;
      while (same < length && symbols[next] === cells[node + field.characters + same]) {
        same++;
        next++;
      }
      if (same < length) node = split(node, same, parent, by);
      if (next === symbols.length) {
        if (numbers.getInt32(node + field.shape, true) === 0) numbers.setInt32(node + field.shape, shape + 1, true);
        return;
      }
      const of = symbols[next++] ?? 0;
      let child = follow(node, of);
      if (child === 0) {
        let to = next;
        while (to < symbols.length && (symbols[to] ?? 0) < symbol.time) to++;
        child = newNode(symbols, next, to);
        lead(node, of, child);
      }
      parent = node;
      by = of;
      node = child;
    }
  };

  // The root holds no characters, and is never put below another.
  newNode([], 0, 0);
  return { find, lineEnd: () => lineEnd, ends, add, size: () => cells.byteLength + branches.byteLength };
}
