import type { Codes } from '../codes.js';
import { isDigit, isHexDigit } from '../characters.js';
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
   * Finds the shape of the line `codes[start, end)`.
   * @param reference a moment (ms since 1970) that no line is later than
   * @param stamp receives the last of the line's times
   * @returns the shape's number, or -1
   */
  readonly find: (codes: Codes, start: number, end: number, reference: number, stamp: TimeStamp) => number;
  /** Behind `find`: where the parts of the line end whose length varies. */
  readonly ends: Int32Array;
  /** Takes in a shape under a number; a shape that is known keeps its own. */
  readonly add: (symbols: readonly number[], shape: number) => void;
  /** How many places there are at which shapes part or end. */
  readonly size: () => number;
}

/** Numbers of a node: where its characters begin in `characters`, and end; the only symbol behind them; the node that it leads to; the shape. */
const width = 5;
/** In place of the only symbol. The number behind it tells then which kinds of symbols there are. */
const several = -1;
const none = -2;

/**
 * A trie whose nodes hold the characters that all shapes below have in common. All is numbers in arrays: nothing is looked at more often.
 */
export function createShapeTrie(decisive: Decisive): ShapeTrie {
  let nodes = new Int32Array(width << 8);
  let characters = new Uint8Array(1 << 12);
  /** Open addressing: two numbers an edge, the node and symbol that it begins with, plus 1, and the node that it leads to. */
  let edges = new Int32Array(1 << 10);
  let edgeCount = 0;
  let nodeCount = 0;
  let characterCount = 0;
  const ends = new Int32Array(mostVarying + 1);
  const { longestNumber } = decisive.parts;

  const edgeAt = (node: number, of: number): number => {
    const key = node * symbolLimit + of + 1;
    const mask = edges.length - 2;
    let at = (Math.imul(key, 0x9e3779b1) >>> 12) & mask & ~1;
    while (edges[at] !== 0 && edges[at] !== key) at = (at + 2) & mask;
    return at;
  };

  const follow = (node: number, of: number): number => {
    const at = edgeAt(node, of);
    return edges[at] === 0 ? -1 : (edges[at + 1] ?? -1);
  };

  const find = (codes: Codes, start: number, end: number, reference: number, stamp: TimeStamp): number => {
    let node = 0;
    let pos = start;
    let varying = 0;
    for (;;) {
      const at = node * width;
      let character = nodes[at] ?? 0;
      const last = nodes[at + 1] ?? 0;
      while (character < last) {
        // Behind the line there is its break or a NUL, which no shape has.
        if (codes[pos] !== characters[character]) return -1;
        pos++;
        character++;
      }
      if (pos >= end) return pos === end ? (nodes[at + 4] ?? -1) : -1;
      const only = nodes[at + 2] ?? none;
      if (only === none) return -1;
      let next = nodes[at + 3] ?? 0;
      let kinds = only === several ? next : kindBitOf(only);
      const c = codes[pos] ?? 0;
      if ((kinds & kindBit.time) !== 0) {
        const behind = readTime(codes, pos, end, reference, stamp);
        if (behind > pos) {
          if (only === several) next = follow(node, symbol.time);
          ends[varying++] = pos = behind;
          node = next;
          continue;
        }
        kinds &= ~kindBit.time;
      }
      if (kinds !== 0 && isHexDigit(c)) {
        const digit = isDigit(c);
        if ((kinds & kindBit.address) !== 0 && digit) {
          const behind = addressEnd(codes, pos, end);
          if (behind > 0) {
            if (only === several) next = follow(node, symbol.address);
            ends[varying++] = pos = behind;
            node = next;
            continue;
          }
        }
        if ((kinds & kindBit.hexWord) !== 0) {
          const behind = hexWordEnd(codes, pos, end);
          if (behind > 0 && !decisive.isHexWord(codes, pos, behind)) {
            const of = symbol.hexWord + behind - pos;
            next = only === several ? follow(node, of) : only === of ? next : -1;
            if (next >= 0) {
              pos = behind;
              node = next;
              continue;
            }
            next = nodes[at + 3] ?? 0;
          }
        }
        if ((kinds & (kindBit.number | kindBit.digits)) !== 0 && digit) {
          let behind = pos;
          let value = 0;
          let found = c;
          do {
            value = value * 10 + found - 48;
            found = codes[++behind] ?? 0;
          } while (isDigit(found) && behind < end);
          const length = behind - pos;
          if (length <= mostDigits && !decisive.isNumber(value)) {
            const of = length <= longestNumber && (kinds & kindBit.number) !== 0 ? symbol.number : symbol.digits + length;
            next = only === several ? follow(node, of) : only === of ? next : -1;
            if (next >= 0) {
              pos = behind;
              if (of === symbol.number) ends[varying++] = behind;
              node = next;
              continue;
            }
            next = nodes[at + 3] ?? 0;
          }
        }
      }
      if (only !== several) {
        if (only !== c) return -1;
      } else {
        if (c >= symbol.time) return -1;
        next = follow(node, c);
        if (next < 0) return -1;
      }
      node = next;
      pos++;
    }
  };

  /** A node that holds the symbols from `from` on as far as they are characters. */
  const addNode = (symbols: readonly number[], from: number): number => {
    let to = from;
    while (to < symbols.length && (symbols[to] ?? 0) < symbol.time) to++;
    if (characterCount + to - from > characters.length) {
      const larger = new Uint8Array(characters.length * 2 + to - from);
      larger.set(characters);
      characters = larger;
    }
    const begin = characterCount;
    for (let at = from; at < to; at++) characters[characterCount++] = symbols[at] ?? 0;
    return newNode(begin, characterCount);
  };

  const newNode = (begin: number, end: number): number => {
    const at = nodeCount * width;
    if (at + width > nodes.length) {
      const larger = new Int32Array(nodes.length * 2);
      larger.set(nodes);
      nodes = larger;
    }
    nodes[at] = begin;
    nodes[at + 1] = end;
    nodes[at + 2] = none;
    nodes[at + 3] = 0;
    nodes[at + 4] = -1;
    return nodeCount++;
  };

  const addEdge = (node: number, of: number, to: number): void => {
    if (edgeCount * 4 >= edges.length) enlargeEdges();
    const place = edgeAt(node, of);
    edges[place] = node * symbolLimit + of + 1;
    edges[place + 1] = to;
    edgeCount++;
    const at = node * width;
    const only = nodes[at + 2] ?? none;
    if (only === none) {
      nodes[at + 2] = of;
      nodes[at + 3] = to;
    } else if (only === several) nodes[at + 3] = (nodes[at + 3] ?? 0) | kindBitOf(of);
    else {
      nodes[at + 2] = several;
      nodes[at + 3] = kindBitOf(only) | kindBitOf(of);
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

  /** Puts a node above another that holds its characters up to one of them, and leads to it by that one. */
  const split = (node: number, character: number, parent: number, of: number): number => {
    const upper = newNode(nodes[node * width] ?? 0, character);
    nodes[node * width] = character + 1;
    edges[edgeAt(parent, of) + 1] = upper;
    if (nodes[parent * width + 2] === of) nodes[parent * width + 3] = upper;
    addEdge(upper, characters[character] ?? 0, node);
    return upper;
  };

  const add = (symbols: readonly number[], shape: number): void => {
    let node = 0;
    // The edge by which the node was reached.
    let parent = 0;
    let by = 0;
    let next = 0;
    for (;;) {
      const at = node * width;
      let character = nodes[at] ?? 0;
      const last = nodes[at + 1] ?? 0;
      while (character < last && symbols[next] === characters[character]) {
        character++;
        next++;
      }
      if (character < last) node = split(node, character, parent, by);
      if (next === symbols.length) {
        if ((nodes[node * width + 4] ?? -1) < 0) nodes[node * width + 4] = shape;
        return;
      }
      const of = symbols[next++] ?? 0;
      let child = follow(node, of);
      if (child < 0) {
        child = addNode(symbols, next);
        addEdge(node, of, child);
      }
      parent = node;
      by = of;
      node = child;
    }
  };

  // The root holds no characters, and is never put below another.
  newNode(0, 0);
  return { find, ends, add, size: () => nodeCount };
}
