import type { CompiledCatalogs, CompiledFamily, CompiledHeader, CompiledMessage } from '../catalog/compile.js';
import type { Severity } from '../catalog/model.js';
import { code, isBlank, skipBlanks } from '../characters.js';
import { readEnvelope } from '../envelope/envelope.js';
import { findLiteral } from '../template/literal.js';
import type { Program } from '../template/program.js';
import { mayHold, readPresence } from '../template/presence.js';
import { runProgram } from '../template/program.js';
import { hasKnownPair, messageByPairs } from './pairs-message.js';
import type { LineScan } from './line-scan.js';
import { beginScan } from './line-scan.js';
import { severityOfLevel } from '../envelope/level.js';
import { numberAt } from './digits.js';

/**
 * Recognises the line `text[start, end)`. Total and linear in the line's length: whatever the line holds, `scan` tells what is known
 * of it; `scan.message` is undefined where no catalog knows it.
 *
 * @param reference a moment (ms since 1970) that no line is later than; infers missing years
 */
export function recognise(catalogs: CompiledCatalogs, text: string, start: number, end: number, reference: number, scan: LineScan): void {
  beginScan(scan, start);
  const { envelope } = scan;
  readEnvelope(text, start, end, reference, envelope);
  scan.end = textEnd(text, start, envelope.end);
  readPresence(text, start, envelope.end, scan.presence);
  if (byHeader(catalogs, text, scan)) return;
  // A message that is known counts more than a prefix that is: products share daemons.
  for (const find of [knownMessage, ownedPrefix]) if (byTag(catalogs, text, scan, find) || byBareText(catalogs, text, scan, find)) return;
  byAnchor(catalogs, text, start, scan);
}

/** The dots at a line's end are no part of the text: "established." is "established". */
function textEnd(text: string, start: number, end: number): number {
  let to = end;
  while (to > start) {
    const c = text.charCodeAt(to - 1);
    if (c !== code.dot && c !== code.ellipsis && c !== 0x3002 && !isBlank(c)) break;
    to--;
  }
  return to;
}

function byHeader(catalogs: CompiledCatalogs, text: string, scan: LineScan): boolean {
  const { places, placeCount } = scan.envelope;
  for (let place = 0; place < placeCount; place++) {
    const from = places[place] ?? 0;
    for (const entry of catalogs.headers.candidates(text, from, scan.end)) {
      if (!mayHold(scan.presence, entry.program.needed)) continue;
      const next = runProgram(entry.program, text, from, scan.end, false, scan.headerMatch);
      if (next >= 0 && behindHeader(entry.value, text, from, next, scan)) return true;
    }
  }
  return false;
}

/** A header further right than any envelope that we know would put it. */
function byAnchor(catalogs: CompiledCatalogs, text: string, start: number, scan: LineScan): boolean {
  const limit = Math.min(scan.end, start + 300);
  for (const { anchor, needed, header } of catalogs.anchors) {
    if (!mayHold(scan.presence, needed)) continue;
    const from = findLiteral(text, start, limit, anchor, scan.found);
    if (from < 0) continue;
    const next = runProgram(header.program, text, from, scan.end, false, scan.headerMatch);
    if (next >= 0 && behindHeader(header, text, from, next, scan)) return true;
  }
  return false;
}

function behindHeader(header: CompiledHeader, text: string, from: number, next: number, scan: LineScan): boolean {
  const { product } = header;
  if (!hasIdOfRightLength(header, scan)) return false;
  readHeaderSeverity(header, text, scan);
  scan.header = header;
  scan.headerStart = from;
  // What looked like a host is the header's: the `VPN` of `<140>VPN Log: …`.
  if (header.hostSlot < 0 && scan.envelope.hostStart >= from) scan.envelope.hostStart = scan.envelope.hostEnd = -1;
  const textStart = skipBlanks(text, next, scan.end);
  if (header.idSlot >= 0) {
    const message = messageOfId(header, text, scan);
    // Of an unknown id the prefix is known, but no text: another message's words would be a guess.
    if (message?.family === undefined)
      return ownedPrefix(product.families, text, textStart, scan) || settle(scan, product.unknown, textStart);
    matchText(message, [message.family], text, textStart, scan);
    return settle(scan, message, scan.textStart >= 0 ? scan.textStart : textStart);
  }
  if (product.pairs !== undefined) {
    const message = messageByPairs(product, product.pairs, text, textStart, scan);
    if (message !== undefined) return settle(scan, message, textStart);
  }
  if (knownMessage(header.families(), text, textStart, scan) || ownedPrefix(header.families(), text, textStart, scan)) return true;
  if (header.file.owns === false) {
    beginScan(scan, scan.start);
    return false;
  }
  return settle(scan, product.unknown, textStart);
}

function readHeaderSeverity(header: CompiledHeader, text: string, scan: LineScan): void {
  const { starts, ends } = scan.headerMatch;
  if (header.severitySlot >= 0) {
    const from = starts[header.severitySlot] ?? 0;
    if ((ends[header.severitySlot] ?? 0) === from + 1) scan.headerSeverity = text.charCodeAt(from) - 48;
  } else if (header.levelSlot >= 0) {
    scan.headerSeverity = severityOfLevel(text.slice(starts[header.levelSlot], ends[header.levelSlot]));
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

function messageOfId(header: CompiledHeader, text: string, scan: LineScan): CompiledMessage | undefined {
  const { product, idSlot } = header;
  const start = scan.headerMatch.starts[idSlot] ?? 0;
  const end = scan.headerMatch.ends[idSlot] ?? 0;
  scan.idStart = start;
  scan.idEnd = end;
  const hex = header.program.types[idSlot] === 'hex';
  const from = hex && text.charCodeAt(start) === code.zero && (text.charCodeAt(start + 1) | 32) === 120 ? start + 2 : start;
  if (hex) return product.hexIds.get(numberAt(text, from, end, 16));
  const decimal = numberAt(text, from, end, 10);
  return Number.isNaN(decimal) ? product.messagesById.get(text.slice(start, end).toLowerCase()) : product.decimalIds.get(decimal);
}

/** Looks for something of a line's families; settles the scan and answers true where it finds it. */
type Find = (families: readonly CompiledFamily[], text: string, from: number, scan: LineScan) => boolean;

function byTag(catalogs: CompiledCatalogs, text: string, scan: LineScan, find: Find): boolean {
  const { envelope } = scan;
  if (envelope.tagStart < 0) return false;
  const families = catalogs.tags.get(text, envelope.tagStart, envelope.tagEnd);
  if (families === undefined) return false;
  return find(families, text, envelope.places[envelope.placeCount - 1] ?? 0, scan);
}

function byBareText(catalogs: CompiledCatalogs, text: string, scan: LineScan, find: Find): boolean {
  const { places, placeCount } = scan.envelope;
  for (let place = 0; place < placeCount; place++) {
    const from = places[place] ?? 0;
    for (const { program, value } of catalogs.barePrefixes.candidates(text, from, scan.end)) {
      if (!mayHold(scan.presence, program.needed) || runProgram(program, text, from, scan.end, false, scan.prefixMatch) < 0) continue;
      if (find([value], text, from, scan)) return true;
    }
    if (find !== knownMessage) continue;
    for (const { program, value } of catalogs.bareMessages().candidates(text, from, scan.end)) {
      if (!mayHold(scan.presence, program.needed)) continue;
      const whole = value.file?.continues !== true && value.product.pairs === undefined;
      const next = runProgram(program, text, from, scan.end, whole, scan.textMatch);
      if (next < 0) continue;
      // The text of a product whose records are pairs is common English; a pair of its own has to follow.
      if (value.product.pairs !== undefined && next < scan.end && !hasKnownPair(value.product.pairs, text, next, scan)) continue;
      scan.text = program;
      scan.textStart = from;
      return settle(scan, value, from);
    }
  }
  return false;
}

/** Finds the most specific message of the families. */
function knownMessage(families: readonly CompiledFamily[], text: string, from: number, scan: LineScan): boolean {
  const message = matchText(undefined, families, text, from, scan);
  return message !== undefined && settle(scan, message, scan.textStart);
}

/** Finds a family that keeps every line with its prefix, whether it knows the message or not. */
function ownedPrefix(families: readonly CompiledFamily[], text: string, from: number, scan: LineScan): boolean {
  for (const family of families) {
    if (family.file.owns !== true && scan.idStart < 0) continue;
    for (const prefix of family.prefixes()) {
      const next = mayHold(scan.presence, prefix.needed) ? runProgram(prefix, text, from, scan.end, false, scan.prefixMatch) : -1;
      if (next < 0) continue;
      scan.prefix = prefix;
      scan.prefixStart = from;
      return settle(scan, family.product.unknown, skipBlanks(text, next, scan.end));
    }
  }
  return false;
}

/**
 * Matches the text from `from` on, with and without each family's prefixes, and leaves in `scan` what matched.
 *
 * @param message only this message's templates; undefined: all of the families'
 * @returns the message whose template matched
 */
function matchText(
  message: CompiledMessage | undefined,
  families: readonly CompiledFamily[],
  text: string,
  from: number,
  scan: LineScan,
): CompiledMessage | undefined {
  let best: CompiledMessage | undefined;
  let bestWeight = -1;
  for (const family of families) {
    let prefixed = false;
    for (const prefix of family.prefixes()) {
      const next = mayHold(scan.presence, prefix.needed) ? runProgram(prefix, text, from, scan.end, false, scan.prefixMatch) : -1;
      if (next < 0) continue;
      prefixed = true;
      const behind = skipBlanks(text, next, scan.end);
      const weight = matchTemplates(message, family, text, behind, scan, bestWeight);
      if (weight > bestWeight) {
        best = scan.candidate;
        bestWeight = weight;
        scan.prefix = prefix;
        scan.prefixStart = from;
      } else if (message !== undefined && best === undefined && scan.prefix === undefined) {
        // The id is certain: what the prefix says counts although the text is new.
        scan.prefix = prefix;
        scan.prefixStart = from;
        scan.textStart = behind;
      }
      break;
    }
    if (prefixed && bestWeight >= 0) continue;
    if (!prefixed && family.file.prefix === 'required' && message === undefined) continue;
    const weight = matchTemplates(message, family, text, from, scan, bestWeight);
    if (weight > bestWeight) {
      best = scan.candidate;
      bestWeight = weight;
      scan.prefix = undefined;
    }
  }
  return best;
}

/** @returns the weight of the template that matched, if it is above `above`; else -1 */
function matchTemplates(
  message: CompiledMessage | undefined,
  family: CompiledFamily,
  text: string,
  from: number,
  scan: LineScan,
  above: number,
): number {
  if (message !== undefined) {
    for (const program of message.programs()) {
      const weight = matchProgram(message, program, text, from, scan, above);
      if (weight >= 0) return weight;
    }
    return -1;
  }
  for (const { program, value } of family.index().candidates(text, from, scan.end)) {
    const weight = matchProgram(value, program, text, from, scan, above);
    if (weight >= 0) return weight;
  }
  return -1;
}

function matchProgram(message: CompiledMessage, program: Program, text: string, from: number, scan: LineScan, above: number): number {
  if (program.weight <= above || !mayHold(scan.presence, program.needed)) return -1;
  const whole = message.file?.continues !== true && message.product.pairs === undefined;
  const next = runProgram(program, text, from, scan.end, whole, scan.textMatch);
  if (next < 0) return -1;
  scan.text = program;
  scan.textStart = from;
  scan.candidate = message;
  return program.weight;
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
