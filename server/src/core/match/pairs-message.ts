import type { CompiledMessage, CompiledProduct } from '../catalog/compile.js';
import { eventName } from '../catalog/compile.js';
import type { PairsFile } from '../catalog/model.js';
import { textOf } from '../codes.js';
import { severityOfLevel } from '../envelope/level.js';
import { numberIn } from './digits.js';
import type { LineScan } from './line-scan.js';
import type { Pair } from './pairs.js';
import { readPairs } from './pairs.js';

/**
 * Finds the message of a line whose records are pairs: by its id, else by the text that a pair holds (`event=peer_is_dead`).
 * Leaves the pairs in `scan`.
 *
 * @returns the message; the product's stand-in for an id that the catalog lacks; undefined where the pairs name none
 */
export function messageByPairs(product: CompiledProduct, pairs: PairsFile, from: number, scan: LineScan): CompiledMessage | undefined {
  const { codes } = scan;
  const read = readPairs(codes, from, scan.end);
  scan.pairs = read;
  for (const pair of read) {
    if (!(pairs.severity?.includes(pair.key.toLowerCase()) ?? false)) continue;
    scan.severityStart = pair.start;
    scan.severityEnd = pair.end;
    scan.headerSeverity = severityOfLevel(textOf(codes, pair.start, pair.end));
  }
  const id = read.find((pair) => pairs.id?.includes(pair.key.toLowerCase()) ?? false);
  if (id !== undefined) {
    scan.idStart = id.start;
    scan.idEnd = id.end;
    const number = numberIn(codes, id.start, id.end, 10);
    if (!Number.isNaN(number)) {
      scan.textPair = read.find(
        (pair) =>
          (pairs.text?.includes(pair.key.toLowerCase()) ?? false) &&
          product.eventNames().has(eventName(textOf(codes, pair.start, pair.end))),
      );
      if (pairs.idMaximum !== undefined && number > pairs.idMaximum) return product.unknown;
      return product.decimalIds.get(number) ?? product.unknown;
    }
    return product.messagesById.get(textOf(codes, id.start, id.end)) ?? product.unknown;
  }
  for (const pair of read) {
    if (!(pairs.text?.includes(pair.key.toLowerCase()) ?? false)) continue;
    const messages = product.eventNames().get(eventName(textOf(codes, pair.start, pair.end)));
    if (messages === undefined) continue;
    // A key such as `name` may also be a parameter: it holds the text only where its value is one.
    scan.textPair = pair;
    return messages[0];
  }
  return undefined;
}

/** Reads the pairs behind a text, and tells whether one of them is the product's own. Leaves them in `scan`. */
export function hasKnownPair(pairs: PairsFile, from: number, scan: LineScan): boolean {
  const read = readPairs(scan.codes, from, scan.end);
  if (!read.some((pair: Pair) => Object.hasOwn(pairs.names, pair.key.toLowerCase()))) return false;
  scan.pairs = read;
  return true;
}
