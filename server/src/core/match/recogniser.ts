import type { CompiledCatalogs, CompiledFamily, CompiledHeader, CompiledMessage } from '../catalog/compile.js';
import type { Severity } from '../catalog/model.js';
import { code, isBlank, skipBlanks } from '../characters.js';
import { readEnvelope } from '../envelope/envelope.js';
import type { Codes } from '../codes.js';
import { textOf } from '../codes.js';
import { findLiteral } from '../template/literal.js';
import { mayMatch, nextCandidate } from './candidates.js';
import { hasKnownPair, messageByPairs } from './pairs-message.js';
import type { LineScan } from './line-scan.js';
import { beginScan, openText } from './line-scan.js';
import { severityOfLevel } from '../envelope/level.js';
import { numberIn } from './digits.js';
import { matchPrefix, matchText } from './text-match.js';

/**
 * Recognises the line `text[start, end)`. Total and linear in the line's length: whatever the line holds, `scan` tells what is known
 * of it; `scan.message` is undefined where no catalog knows it.
 *
 * @param reference a moment (ms since 1970) that no line is later than; infers missing years
 */
export function recognise(catalogs: CompiledCatalogs, text: string, start: number, end: number, reference: number, scan: LineScan): void {
  openText(scan, text);
  recogniseOpen(catalogs, start, end, reference, scan);
}

/** The same of a line of what has been opened with `openText` or `openBytes`. */
export function recogniseOpen(catalogs: CompiledCatalogs, start: number, end: number, reference: number, scan: LineScan): void {
  if (recallLine(start, end, reference, scan) >= 0) return;
  search(catalogs, start, end, reference, scan);
  scan.memory?.learn(scan, end);
}

/**
 * Recognises the line that begins at `start` and ends at a line feed or at `end` if lines like it are known: it need not be known then where
 * it ends. The text has been opened.
 * @returns where it ends; -1 if no such line is known
 */
export const recallLine = (start: number, end: number, reference: number, scan: LineScan): number =>
  scan.memory === undefined ? -1 : scan.memory.recall(scan, start, end, reference);

/** Recognises the line by all that catalogs know. */
export function search(catalogs: CompiledCatalogs, start: number, end: number, reference: number, scan: LineScan): void {
  beginScan(scan, start);
  const { envelope, codes } = scan;
  readEnvelope(codes, start, end, reference, envelope);
  scan.end = textEnd(codes, start, envelope.end);
  if (byHeader(catalogs, scan)) return;
  // A message that is known counts more than a prefix that is: products share daemons.
  if (byTag(catalogs, scan, knownMessage) || byBareText(catalogs, scan, knownMessage)) return;
  if (scan.prefixSeen && (byTag(catalogs, scan, ownedPrefix) || byBareText(catalogs, scan, ownedPrefix))) return;
  byAnchor(catalogs, start, scan);
}

/** The dots at a line's end are no part of the text: "established." is "established". */
function textEnd(codes: Codes, start: number, end: number): number {
  let to = end;
  while (to > start) {
    const c = codes[to - 1] ?? 0;
    if (c !== code.dot && c !== code.ellipsis && c !== 0x3002 && !isBlank(c)) break;
    to--;
  }
  return to;
}

function byHeader(catalogs: CompiledCatalogs, scan: LineScan): boolean {
  const { places, placeCount } = scan.envelope;
  for (let place = 0; place < placeCount; place++) if (headerAt(catalogs, places[place] ?? 0, scan)) return true;
  return false;
}

/** A header further right than any envelope that we know would put it. */
function byAnchor(catalogs: CompiledCatalogs, start: number, scan: LineScan): boolean {
  const limit = Math.min(scan.end, start + 300);
  for (const { anchor, needed } of catalogs.anchors) {
    if (!mayMatch(scan, needed)) continue;
    const from = findLiteral(scan.codes, start, limit, anchor, 0, anchor.length, scan.headerMatch);
    if (from >= 0 && headerAt(catalogs, from, scan)) return true;
  }
  return false;
}

function headerAt(catalogs: CompiledCatalogs, from: number, scan: LineScan): boolean {
  const candidates = catalogs.headers.candidates(scan.codes, from, scan.end);
  let at = -1;
  while ((at = nextCandidate(candidates, at + 1, scan, from, -1, scan.headerMatch)) >= 0) {
    const header = candidates.entries[at]?.value;
    if (header !== undefined && behindHeader(header, from, scan.headerMatch.end, scan)) return true;
  }
  return false;
}

function behindHeader(header: CompiledHeader, from: number, next: number, scan: LineScan): boolean {
  const { product } = header;
  if (!hasIdOfRightLength(header, scan)) return false;
  readHeaderSeverity(header, scan);
  scan.header = header;
  scan.headerStart = from;
  // What looked like a host is the header's: the `VPN` of `<140>VPN Log: …`.
  if (header.hostSlot < 0 && scan.envelope.hostStart >= from) scan.envelope.hostStart = scan.envelope.hostEnd = -1;
  const textStart = skipBlanks(scan.codes, next, scan.end);
  if (header.idSlot >= 0) {
    const message = messageOfId(header, scan);
    scan.idStart = scan.headerMatch.starts[header.idSlot] ?? 0;
    scan.idEnd = scan.headerMatch.ends[header.idSlot] ?? 0;
    scan.unread = message.families;
    return settle(scan, message, textStart);
  }
  if (product.pairs !== undefined) {
    const message = messageByPairs(product, product.pairs, textStart, scan);
    if (message !== undefined) return settle(scan, message, textStart);
  }
  if (knownMessage(header.families(), textStart, scan) || ownedPrefix(header.families(), textStart, scan)) return true;
  if (header.file.owns === false) {
    beginScan(scan, scan.start);
    return false;
  }
  return settle(scan, product.unknown, textStart);
}

function readHeaderSeverity(header: CompiledHeader, scan: LineScan): void {
  const { starts, ends } = scan.headerMatch;
  if (header.severitySlot >= 0) {
    const from = starts[header.severitySlot] ?? 0;
    scan.severityStart = from;
    scan.severityEnd = ends[header.severitySlot] ?? 0;
    if (scan.severityEnd === from + 1) scan.headerSeverity = (scan.codes[from] ?? 0) - 48;
  } else if (header.levelSlot >= 0) {
    scan.headerSeverity = severityOfLevel(textOf(scan.codes, starts[header.levelSlot] ?? 0, ends[header.levelSlot] ?? 0));
  }
  if (header.hostSlot >= 0) {
    scan.envelope.hostStart = starts[header.hostSlot] ?? -1;
    scan.envelope.hostEnd = ends[header.hostSlot] ?? -1;
  }
}

/** `43240507` is an id of eight digits, the `add` of another program's line is none. */
function hasIdOfRightLength(header: CompiledHeader, scan: LineScan): boolean {
  const { digits } = header.file;
  if (digits === undefined || header.idSlot < 0) return true;
  const length = (scan.headerMatch.ends[header.idSlot] ?? 0) - (scan.headerMatch.starts[header.idSlot] ?? 0);
  // `0x` may stand before the digits.
  return length >= digits.minimum && length <= digits.maximum + (header.program.types[header.idSlot] === 'hex' ? 2 : 0);
}

function messageOfId(header: CompiledHeader, { headerMatch, codes }: LineScan): CompiledMessage {
  const { product, idSlot } = header;
  const start = headerMatch.starts[idSlot] ?? 0;
  const end = headerMatch.ends[idSlot] ?? 0;
  if (header.program.types[idSlot] === 'hex') {
    const prefixed = codes[start] === code.zero && ((codes[start + 1] ?? 0) | 32) === 120;
    return product.hexIds.get(numberIn(codes, prefixed ? start + 2 : start, end, 16)) ?? product.unknown;
  }
  const decimal = numberIn(codes, start, end, 10);
  const known = Number.isNaN(decimal) ? product.messagesById.get(textOf(codes, start, end).toLowerCase()) : product.decimalIds.get(decimal);
  return known ?? product.unknown;
}

/**
 * Reads all that there is to know of a line that was remembered, and matches the text of a message that its id has told, with its prefix. Whoever wants parameters or the text's beginning calls it first; to
 * count lines, nobody has to.
 */
export function readText(scan: LineScan): void {
  if (scan.isKnown) scan.memory?.searchAgain(scan);
  const { message, unread, textStart } = scan;
  if (message === undefined || unread === undefined) return;
  scan.unread = undefined;
  // Of an unknown id the prefix is known, but no text: another message's words would be a guess.
  if (message.file === undefined) ownedPrefix(unread, textStart, scan);
  else {
    scan.textStart = -1;
    matchText(message, unread, textStart, scan);
    if (scan.textStart < 0) scan.textStart = textStart;
  }
}

/** Looks for something of a line's families; settles the scan and answers true where it finds it. */
type Find = (families: readonly CompiledFamily[], from: number, scan: LineScan) => boolean;

function byTag(catalogs: CompiledCatalogs, scan: LineScan, find: Find): boolean {
  const { envelope } = scan;
  if (envelope.tagStart < 0) return false;
  const families = catalogs.tags.get(scan.codes, envelope.tagStart, envelope.tagEnd);
  if (families === undefined) return false;
  return find(families, envelope.places[envelope.placeCount - 1] ?? 0, scan);
}

/** Prefixes and messages so distinctive that no program needs to be named. */
function byBareText(catalogs: CompiledCatalogs, scan: LineScan, find: Find): boolean {
  const { places, placeCount } = scan.envelope;
  for (let place = 0; place < placeCount; place++) {
    const from = places[place] ?? 0;
    if (byBarePrefix(catalogs, scan, from, find) || (find === knownMessage && byBareMessage(catalogs, scan, from))) return true;
  }
  return false;
}

function byBarePrefix(catalogs: CompiledCatalogs, scan: LineScan, from: number, find: Find): boolean {
  const candidates = catalogs.barePrefixes.candidates(scan.codes, from, scan.end);
  let at = -1;
  while ((at = nextCandidate(candidates, at + 1, scan, from, -1, scan.prefixMatch)) >= 0) {
    const family = candidates.entries[at]?.value;
    if (family !== undefined && find(family.itself, from, scan)) return true;
  }
  return false;
}

function byBareMessage(catalogs: CompiledCatalogs, scan: LineScan, from: number): boolean {
  const candidates = catalogs.bareMessages().candidates(scan.codes, from, scan.end);
  let at = -1;
  while ((at = nextCandidate(candidates, at + 1, scan, from, -1, scan.textMatch)) >= 0) {
    const entry = candidates.entries[at];
    if (entry === undefined) break;
    const { pairs } = entry.value.product;
    const next = scan.textMatch.end;
    // The text of a product whose records are pairs is common English; a pair of its own has to follow.
    if (pairs !== undefined && next < scan.end && !hasKnownPair(pairs, next, scan)) continue;
    scan.text = entry.program;
    return settle(scan, entry.value, from);
  }
  return false;
}

/** Finds the most specific message of the families. */
function knownMessage(families: readonly CompiledFamily[], from: number, scan: LineScan): boolean {
  const message = matchText(undefined, families, from, scan);
  return message !== undefined && settle(scan, message, scan.textStart);
}

/** Finds a family that keeps every line with its prefix, whether it knows the message or not. */
function ownedPrefix(families: readonly CompiledFamily[], from: number, scan: LineScan): boolean {
  for (const family of families) {
    if (!family.owns && scan.idStart < 0) continue;
    const prefix = matchPrefix(family, from, scan);
    if (prefix === undefined) continue;
    scan.prefix = prefix;
    scan.prefixStart = from;
    return settle(scan, family.product.unknown, skipBlanks(scan.codes, scan.prefixEnd, scan.end));
  }
  return false;
}

function settle(scan: LineScan, message: CompiledMessage, textStart: number): boolean {
  scan.message = message;
  scan.textStart = textStart;
  return true;
}

/** Severity of the line: what it says itself, else the catalog's default. */
export function severityOf(scan: LineScan): Severity | undefined {
  const stated = scan.headerSeverity >= 0 ? scan.headerSeverity : scan.envelope.severity;
  return stated >= 0 && stated <= 7 ? (stated as Severity) : scan.message?.file?.severity;
}
