import { code, isBlank, isDigit, isLetter, skipBlanks, skipDigits, skipWord } from '../characters.js';
import type { TimeStamp } from './time.js';
import { createTimeStamp, readTime } from './time.js';
import { trimEnd } from './trim.js';
import { readFacilityWord } from './facility.js';

/**
 * What stands before a line's text, as offsets into the line. One object is reused for many lines; `-1` means absent.
 */
export interface Envelope {
  /** Where the line ends without CR, NUL and what collectors put in their place. */
  end: number;
  readonly stamp: TimeStamp;
  timeStart: number;
  timeEnd: number;
  /** Severity of the PRI or of a `local7.debug` word, 0–7. */
  severity: number;
  hostStart: number;
  hostEnd: number;
  tagStart: number;
  tagEnd: number;
  pidStart: number;
  pidEnd: number;
  /** Places where the vendor's part may begin, leftmost first: behind the time, behind the host, behind the tag. */
  readonly places: Int32Array;
  placeCount: number;
}

export const createEnvelope = (): Envelope => ({
  end: 0,
  stamp: createTimeStamp(),
  timeStart: -1,
  timeEnd: -1,
  severity: -1,
  hostStart: -1,
  hostEnd: -1,
  tagStart: -1,
  tagEnd: -1,
  pidStart: -1,
  pidEnd: -1,
  places: new Int32Array(8),
  placeCount: 0,
});

/**
 * Reads the envelope of the line `text[start, end)`: RFC 3164, RFC 5424 and the variations that relays, collectors and
 * consoles make of them. Whatever it does not know is left to the text.
 *
 * @param reference a moment (ms since 1970) that no line is later than; infers years
 */
export function readEnvelope(text: string, start: number, end: number, reference: number, envelope: Envelope): void {
  reset(envelope);
  envelope.end = trimEnd(text, start, end);
  let pos = start;
  if (text.charCodeAt(pos) === code.byteOrderMark) pos++;
  pos = skipBlanks(text, pos, envelope.end);
  // A relay puts its own header before the device's: two rounds see both; the device's, the inner one, wins.
  for (let round = 0; round < 2; round++) {
    const next = readHeader(text, pos, envelope, reference);
    if (next === pos) break;
    pos = next;
    if (envelope.tagStart >= 0 || !startsAnotherHeader(text, pos, envelope.end)) break;
  }
  if (envelope.placeCount === 0) {
    addPlace(envelope, pos);
    readTag(text, pos, envelope);
  }
}

function reset(envelope: Envelope): void {
  envelope.stamp.time = Number.NaN;
  envelope.stamp.zone = Number.NaN;
  envelope.stamp.hasYear = false;
  envelope.stamp.fraction = 0;
  envelope.timeStart = envelope.timeEnd = -1;
  envelope.severity = -1;
  envelope.hostStart = envelope.hostEnd = -1;
  resetTag(envelope);
  envelope.placeCount = 0;
}

function resetTag(envelope: Envelope): void {
  envelope.tagStart = envelope.tagEnd = -1;
  envelope.pidStart = envelope.pidEnd = -1;
}

function addPlace(envelope: Envelope, pos: number): void {
  if (envelope.placeCount > 0 && envelope.places[envelope.placeCount - 1] === pos) return;
  if (envelope.placeCount < envelope.places.length) envelope.places[envelope.placeCount++] = pos;
}

const startsAnotherHeader = (text: string, pos: number, end: number): boolean => {
  const c = text.charCodeAt(pos);
  if (c === code.less) return isDigit(text.charCodeAt(pos + 1));
  return (
    end - pos > 14 && (text.charCodeAt(pos + 3) === code.blank || text.charCodeAt(pos + 4) === code.dash) && (isLetter(c) || isDigit(c))
  );
};

function readHeader(text: string, from: number, envelope: Envelope, reference: number): number {
  const { end } = envelope;
  let pos = readPriority(text, from, end, envelope);
  if (pos > from && text.charCodeAt(pos) === 49 && isBlank(text.charCodeAt(pos + 1))) {
    const structured = readRfc5424(text, pos + 2, envelope, reference);
    if (structured >= 0) return structured;
  }
  const time = readTime(text, pos, end, reference, envelope.stamp);
  const timed = time > pos;
  if (timed) {
    envelope.timeStart = pos;
    envelope.timeEnd = time;
    pos = time;
    // `10:00:00: text`, `12:50:20, WARNING@MGMT: text`, `10:00:00 : %ASA-…`
    pos = skipSeparators(text, pos, end);
  }
  if (!timed && pos === from) return from;
  resetTag(envelope);
  envelope.placeCount = 0;
  addPlace(envelope, pos);
  // A collector's columns: date<TAB>Local0.Info<TAB>192.0.2.1<TAB>line
  pos = readFacilityWord(text, pos, envelope);
  addPlace(envelope, pos);
  if (readTag(text, pos, envelope) < 0) pos = readHost(text, pos, envelope);
  else pos = envelope.places[envelope.placeCount - 1] ?? pos;
  return pos;
}

/** `<189>`, with a blank or a colon behind. */
function readPriority(text: string, from: number, end: number, envelope: Envelope): number {
  if (text.charCodeAt(from) !== code.less) return from;
  const digits = skipDigits(text, from + 1, Math.min(end, from + 6));
  if (digits === from + 1 || text.charCodeAt(digits) !== code.greater) return from;
  envelope.severity =
    (text.charCodeAt(digits - 1) -
      48 +
      (digits - from > 2 ? (text.charCodeAt(digits - 2) - 48) * 10 : 0) +
      (digits - from > 3 ? (text.charCodeAt(digits - 3) - 48) * 100 : 0)) &
    7;
  return skipSeparators(text, digits + 1, end);
}

function skipSeparators(text: string, from: number, end: number): number {
  let pos = skipBlanks(text, from, end);
  const c = text.charCodeAt(pos);
  if (pos < end && (c === code.colon || c === code.comma)) {
    // A colon that is stuck to what follows is not a separator.
    if (pos > from && !isBlank(text.charCodeAt(pos + 1))) return pos;
    pos = skipBlanks(text, pos + 1, end);
  }
  return pos;
}

const nilValue = (text: string, from: number, to: number): boolean => to === from + 1 && text.charCodeAt(from) === code.dash;

/** `2026-11-22T10:00:00+08:00 host charon 15894 - [meta sequenceId="31"] text`, from behind the version on; -1 if it is none. */
function readRfc5424(text: string, from: number, envelope: Envelope, reference: number): number {
  const { end } = envelope;
  const time = readTime(text, from, end, reference, envelope.stamp);
  if (time > from) {
    envelope.timeStart = from;
    envelope.timeEnd = time;
  } else if (!nilValue(text, from, skipWord(text, from, end))) return -1;
  let pos = skipBlanks(text, Math.max(time, skipWord(text, from, end)), end);
  const hostEnd = skipWord(text, pos, end);
  if (!nilValue(text, pos, hostEnd)) {
    envelope.hostStart = pos;
    envelope.hostEnd = hostEnd;
  }
  pos = skipBlanks(text, hostEnd, end);
  const tagEnd = skipWord(text, pos, end);
  const tagStart = pos;
  pos = skipBlanks(text, tagEnd, end);
  const pidEnd = skipWord(text, pos, end);
  if (!nilValue(text, tagStart, tagEnd)) {
    envelope.tagStart = tagStart;
    envelope.tagEnd = tagEnd;
    if (!nilValue(text, pos, pidEnd)) {
      envelope.pidStart = pos;
      envelope.pidEnd = pidEnd;
    }
  }
  pos = skipBlanks(text, pidEnd, end);
  pos = skipBlanks(text, skipWord(text, pos, end), end);
  pos = skipStructuredData(text, pos, end);
  if (text.charCodeAt(pos) === code.byteOrderMark) pos++;
  envelope.placeCount = 0;
  addPlace(envelope, pos);
  return pos;
}

function skipStructuredData(text: string, from: number, end: number): number {
  let pos = from;
  if (text.charCodeAt(pos) === code.dash && (pos + 1 >= end || isBlank(text.charCodeAt(pos + 1)))) return skipBlanks(text, pos + 1, end);
  while (pos < end && text.charCodeAt(pos) === code.openSquare) {
    let quoted = false;
    let at = pos + 1;
    for (; at < end; at++) {
      const c = text.charCodeAt(at);
      if (c === code.backslash) at++;
      else if (c === code.quote) quoted = !quoted;
      else if (c === code.closeSquare && !quoted) break;
    }
    if (at >= end) return from;
    pos = at + 1;
  }
  return skipBlanks(text, pos, end);
}

const isHostCharacter = (c: number): boolean =>
  isLetter(c) ||
  isDigit(c) ||
  c === code.dot ||
  c === code.dash ||
  c === code.underscore ||
  c === code.colon ||
  c === code.percent ||
  c > 0x7f;

/** A host, and what stands behind it: ` : `, `: `, a `local7.debug` word, the tag. */
function readHost(text: string, from: number, envelope: Envelope): number {
  const { end } = envelope;
  let pos = from;
  let named = false;
  // `%ASA-7-715022:` is no host, though a host may hold a `%`: `fe80::1%eth0`.
  const first = text.charCodeAt(from);
  if (!isLetter(first) && !isDigit(first) && first <= 0x7f && first !== code.colon) return from;
  while (pos < end && isHostCharacter(text.charCodeAt(pos))) {
    const c = text.charCodeAt(pos);
    if (isLetter(c) || isDigit(c) || c > 0x7f) named = true;
    pos++;
  }
  if (!named || pos >= end || !isBlank(text.charCodeAt(pos))) return from;
  envelope.hostStart = from;
  envelope.hostEnd = pos;
  pos = skipSeparators(text, pos, end);
  addPlace(envelope, pos);
  pos = readFacilityWord(text, pos, envelope);
  addPlace(envelope, pos);
  const tag = readTag(text, pos, envelope);
  return tag < 0 ? pos : tag;
}

const isTagCharacter = (c: number): boolean =>
  isLetter(c) || isDigit(c) || c === code.dash || c === code.underscore || c === code.dot || c === code.slash;

/** `pluto[12]: `, `charon: `, `mobile_inactivate[ 12 ]: `. @returns the position behind, or -1 */
function readTag(text: string, from: number, envelope: Envelope): number {
  const { end } = envelope;
  let pos = from;
  while (pos < end && isTagCharacter(text.charCodeAt(pos))) pos++;
  if (pos === from) return -1;
  const tagEnd = pos;
  let pidStart = -1;
  let pidEnd = -1;
  if (text.charCodeAt(pos) === code.openSquare) {
    pidStart = skipBlanks(text, pos + 1, end);
    pidEnd = skipDigits(text, pidStart, end);
    pos = skipBlanks(text, pidEnd, end);
    if (text.charCodeAt(pos) !== code.closeSquare) return -1;
    pos++;
  }
  if (text.charCodeAt(pos) !== code.colon || pos >= end) return -1;
  const behind = pos + 1;
  // `2001:db8::1` and `10:00:00` are no tags.
  if (behind < end && !isBlank(text.charCodeAt(behind)) && pidStart < 0) return -1;
  envelope.tagStart = from;
  envelope.tagEnd = tagEnd;
  if (pidEnd > pidStart) {
    envelope.pidStart = pidStart;
    envelope.pidEnd = pidEnd;
  }
  const next = skipBlanks(text, behind, end);
  addPlace(envelope, next);
  return next;
}
