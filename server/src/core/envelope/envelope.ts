import { code, isBlank, isDigit, isLetter, kind, skipBlanks, skipDigits, skipKind, skipWord } from '../characters.js';
import type { Codes } from '../codes.js';
import type { TimeStamp } from './time.js';
import { createTimeStamp, readTime, resetTimeStamp } from './time.js';
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
  /** Where a time was looked for, one after the other, and where the one that stood there ends: the same place where none did. */
  readonly timeTries: Int32Array;
  readonly timeEnds: Int32Array;
  timeTryCount: number;
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

/** Two headers, in each of which the time of RFC 5424 is looked for before any other. */
const mostTimeTries = 4;

export const createEnvelope = (): Envelope => ({
  end: 0,
  stamp: createTimeStamp(),
  timeStart: -1,
  timeEnd: -1,
  timeTries: new Int32Array(mostTimeTries),
  timeEnds: new Int32Array(mostTimeTries),
  timeTryCount: 0,
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
export function readEnvelope(codes: Codes, start: number, end: number, reference: number, envelope: Envelope): void {
  reset(envelope);
  envelope.end = trimEnd(codes, start, end);
  let pos = start;
  if ((codes[pos] ?? 0) === code.byteOrderMark) pos++;
  pos = skipBlanks(codes, pos, envelope.end);
  // A relay puts its own header before the device's: two rounds see both; the device's, the inner one, wins.
  for (let round = 0; round < 2; round++) {
    const next = readHeader(codes, pos, envelope, reference);
    if (next === pos) break;
    pos = next;
    if (envelope.tagStart >= 0 || !startsAnotherHeader(codes, pos, envelope.end)) break;
  }
  if (envelope.placeCount === 0) {
    addPlace(envelope, pos);
    readTag(codes, pos, envelope);
  }
}

function reset(envelope: Envelope): void {
  resetTimeStamp(envelope.stamp);
  envelope.timeStart = envelope.timeEnd = -1;
  envelope.timeTryCount = 0;
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

const startsAnotherHeader = (codes: Codes, pos: number, end: number): boolean => {
  const c = codes[pos] ?? 0;
  if (c === code.less) return isDigit(codes[pos + 1] ?? 0);
  return end - pos > 14 && ((codes[pos + 3] ?? 0) === code.blank || (codes[pos + 4] ?? 0) === code.dash) && (isLetter(c) || isDigit(c));
};

function tryTime(codes: Codes, from: number, envelope: Envelope, reference: number): number {
  const time = readTime(codes, from, envelope.end, reference, envelope.stamp);
  envelope.timeTries[envelope.timeTryCount] = from;
  envelope.timeEnds[envelope.timeTryCount++] = time;
  return time;
}

function readHeader(codes: Codes, from: number, envelope: Envelope, reference: number): number {
  const { end } = envelope;
  let pos = readPriority(codes, from, end, envelope);
  if (pos > from && (codes[pos] ?? 0) === 49 && isBlank(codes[pos + 1] ?? 0)) {
    const structured = readRfc5424(codes, pos + 2, envelope, reference);
    if (structured >= 0) return structured;
  }
  const time = tryTime(codes, pos, envelope, reference);
  const timed = time > pos;
  if (timed) {
    envelope.timeStart = pos;
    envelope.timeEnd = time;
    pos = time;
    // `10:00:00: text`, `12:50:20, WARNING@MGMT: text`, `10:00:00 : %ASA-…`
    pos = skipSeparators(codes, pos, end);
  }
  if (!timed && pos === from) return from;
  resetTag(envelope);
  envelope.placeCount = 0;
  addPlace(envelope, pos);
  // A collector's columns: date<TAB>Local0.Info<TAB>192.0.2.1<TAB>line
  pos = readFacilityWord(codes, pos, envelope);
  addPlace(envelope, pos);
  if (readTag(codes, pos, envelope) < 0) pos = readHost(codes, pos, envelope);
  else pos = envelope.places[envelope.placeCount - 1] ?? pos;
  return pos;
}

/** `<189>`, with a blank or a colon behind. */
function readPriority(codes: Codes, from: number, end: number, envelope: Envelope): number {
  if ((codes[from] ?? 0) !== code.less) return from;
  const digits = skipDigits(codes, from + 1, Math.min(end, from + 6));
  if (digits === from + 1 || (codes[digits] ?? 0) !== code.greater) return from;
  envelope.severity =
    ((codes[digits - 1] ?? 0) -
      48 +
      (digits - from > 2 ? ((codes[digits - 2] ?? 0) - 48) * 10 : 0) +
      (digits - from > 3 ? ((codes[digits - 3] ?? 0) - 48) * 100 : 0)) &
    7;
  return skipSeparators(codes, digits + 1, end);
}

function skipSeparators(codes: Codes, from: number, end: number): number {
  let pos = skipBlanks(codes, from, end);
  const c = codes[pos] ?? 0;
  if (pos < end && (c === code.colon || c === code.comma)) {
    // A colon that is stuck to what follows is not a separator.
    if (pos > from && !isBlank(codes[pos + 1] ?? 0)) return pos;
    pos = skipBlanks(codes, pos + 1, end);
  }
  return pos;
}

const nilValue = (codes: Codes, from: number, to: number): boolean => to === from + 1 && (codes[from] ?? 0) === code.dash;

/** `2026-11-22T10:00:00+08:00 host charon 15894 - [meta sequenceId="31"] text`, from behind the version on; -1 if it is none. */
function readRfc5424(codes: Codes, from: number, envelope: Envelope, reference: number): number {
  const { end } = envelope;
  const time = tryTime(codes, from, envelope, reference);
  if (time > from) {
    envelope.timeStart = from;
    envelope.timeEnd = time;
  } else if (!nilValue(codes, from, skipWord(codes, from, end))) return -1;
  let pos = skipBlanks(codes, Math.max(time, skipWord(codes, from, end)), end);
  const hostEnd = skipWord(codes, pos, end);
  if (!nilValue(codes, pos, hostEnd)) {
    envelope.hostStart = pos;
    envelope.hostEnd = hostEnd;
  }
  pos = skipBlanks(codes, hostEnd, end);
  const tagEnd = skipWord(codes, pos, end);
  const tagStart = pos;
  pos = skipBlanks(codes, tagEnd, end);
  const pidEnd = skipWord(codes, pos, end);
  if (!nilValue(codes, tagStart, tagEnd)) {
    envelope.tagStart = tagStart;
    envelope.tagEnd = tagEnd;
    if (!nilValue(codes, pos, pidEnd)) {
      envelope.pidStart = pos;
      envelope.pidEnd = pidEnd;
    }
  }
  pos = skipBlanks(codes, pidEnd, end);
  pos = skipBlanks(codes, skipWord(codes, pos, end), end);
  pos = skipStructuredData(codes, pos, end);
  if ((codes[pos] ?? 0) === code.byteOrderMark) pos++;
  envelope.placeCount = 0;
  addPlace(envelope, pos);
  return pos;
}

function skipStructuredData(codes: Codes, from: number, end: number): number {
  let pos = from;
  if ((codes[pos] ?? 0) === code.dash && (pos + 1 >= end || isBlank(codes[pos + 1] ?? 0))) return skipBlanks(codes, pos + 1, end);
  while (pos < end && (codes[pos] ?? 0) === code.openSquare) {
    let quoted = false;
    let at = pos + 1;
    for (; at < end; at++) {
      const c = codes[at] ?? 0;
      if (c === code.backslash) at++;
      else if (c === code.quote) quoted = !quoted;
      else if (c === code.closeSquare && !quoted) break;
    }
    if (at >= end) return from;
    pos = at + 1;
  }
  return skipBlanks(codes, pos, end);
}

/** A host, and what stands behind it: ` : `, `: `, a `local7.debug` word, the tag. */
function readHost(codes: Codes, from: number, envelope: Envelope): number {
  const { end } = envelope;
  // `%ASA-7-715022:` is no host, though a host may hold a `%`: `fe80::1%eth0`.
  const first = codes[from] ?? 0;
  if (!isLetter(first) && !isDigit(first) && first <= 0x7f && first !== code.colon) return from;
  let pos = skipKind(codes, from, end, kind.envelopeHost);
  if (!isNamed(codes, from, pos) || pos >= end || !isBlank(codes[pos] ?? 0)) return from;
  envelope.hostStart = from;
  envelope.hostEnd = pos;
  pos = skipSeparators(codes, pos, end);
  addPlace(envelope, pos);
  pos = readFacilityWord(codes, pos, envelope);
  addPlace(envelope, pos);
  const tag = readTag(codes, pos, envelope);
  return tag < 0 ? pos : tag;
}

/** Whether there is a letter or digit: `::` alone is no host. */
function isNamed(codes: Codes, from: number, end: number): boolean {
  for (let pos = from; pos < end; pos++) {
    const c = codes[pos] ?? 0;
    if (isLetter(c) || isDigit(c) || c > 0x7f) return true;
  }
  return false;
}

/** `pluto[12]: `, `charon: `, `mobile_inactivate[ 12 ]: `. @returns the position behind, or -1 */
function readTag(codes: Codes, from: number, envelope: Envelope): number {
  const { end } = envelope;
  const tagEnd = skipKind(codes, from, end, kind.tag);
  if (tagEnd === from) return -1;
  let pos = tagEnd;
  let pidStart = -1;
  let pidEnd = -1;
  if ((codes[pos] ?? 0) === code.openSquare) {
    pidStart = skipBlanks(codes, pos + 1, end);
    pidEnd = skipDigits(codes, pidStart, end);
    pos = skipBlanks(codes, pidEnd, end);
    if ((codes[pos] ?? 0) !== code.closeSquare) return -1;
    pos++;
  }
  if ((codes[pos] ?? 0) !== code.colon || pos >= end) return -1;
  const behind = pos + 1;
  // `2001:db8::1` and `10:00:00` are no tags.
  if (behind < end && !isBlank(codes[behind] ?? 0) && pidStart < 0) return -1;
  envelope.tagStart = from;
  envelope.tagEnd = tagEnd;
  if (pidEnd > pidStart) {
    envelope.pidStart = pidStart;
    envelope.pidEnd = pidEnd;
  }
  const next = skipBlanks(codes, behind, end);
  addPlace(envelope, next);
  return next;
}
