import { code, isBlank, isDigit, skipDigits } from '../characters.js';
import type { Codes } from '../codes.js';
import { beginsWithMonth } from '../envelope/time.js';
import type { LineScan } from '../match/line-scan.js';
import type { Decisive } from './decisive.js';
import { mostDigits, symbol } from './symbols.js';
import { addressEnd, hexWordEnd, isHexOrJoint, isJoint, isWordCharacter } from './tokens.js';
import { mostVarying } from './trie.js';

/** Half-open stretches of a line, two offsets each: where values stand that do not decide which message the line is. */
export type Stretches = readonly (readonly [number, number])[];

/** A line's shape, and where its parts stand whose length varies. */
export interface LineShape {
  readonly symbols: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** A text so short that a few characters more or less may let the envelope be read in another way is compared with all its lengths. */
const shortText = 24;

/** Longer lines are rarely like others, and would fill the memory. */
const longestLine = 4096;

/** Headers are looked for up to a certain place: lines that might reach beyond it by longer or shorter parts are not compared. */
const shortLine = 250;
const farthestHeader = 150;

/**
 * The shape of the line that has just been recognised by its characters: all lines of the same shape are recognised in the same way, for
 * nothing that recognition looks at tells them apart. Undefined where that cannot be said.
 *
 * @param end where the line ends
 * @param values where the line's values stand, in order
 */
export function shapeOfLine(scan: LineScan, end: number, values: Stretches, decisive: Decisive): LineShape | undefined {
  const { codes, start, envelope } = scan;
  const textStart = envelope.places[envelope.placeCount - 1] ?? start;
  if (
    end - start > longestLine ||
    !isPlain(codes, start, end) ||
    !timesAreCertain(codes, scan) ||
    (startsLikeHeader(scan, decisive) && scan.header === undefined)
  )
    return undefined;
  if (scan.message === undefined ? end - start > shortLine : scan.headerStart - start > farthestHeader) return undefined;
  const long = read({ scan, end, values, decisive, textStart, varies: true });
  if (long === undefined || envelope.end - textStart - shrinking(long, textStart) > shortText) return long;
  // `(Message repeated 2 times)` is looked for in lines of a certain length.
  if (codes[envelope.end - 1] === code.close) return undefined;
  return read({ scan, end, values, decisive, textStart, varies: false });
}

/** Where the position stands in any line of the shape: behind which of its varying parts, -1 for the line's start, and by how much. */
export function placeIn({ starts, ends }: LineShape, lineStart: number, position: number): readonly [number, number] | undefined {
  let part = ends.length - 1;
  while (part >= 0 && (ends[part] ?? 0) > position) part--;
  // Within a varying part there is no place that another line would have as well.
  if ((starts[part + 1] ?? position) < position) return undefined;
  return [part, position - (part < 0 ? lineStart : (ends[part] ?? 0))];
}

interface Reading {
  readonly scan: LineScan;
  readonly end: number;
  readonly values: Stretches;
  readonly decisive: Decisive;
  /** Where the text begins, behind the envelope. */
  readonly textStart: number;
  /** Whether parts of the text may vary in length. */
  readonly varies: boolean;
}

function read({ scan, end, values, decisive, textStart, varies }: Reading): LineShape | undefined {
  const { codes, start } = scan;
  const { parts } = decisive;
  const symbols: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let pos = start;
  let value = 0;
  const take = (of: number, behind: number, varying: boolean): void => {
    symbols.push(of);
    if (varying) {
      starts.push(pos);
      ends.push(behind);
    }
    pos = behind;
  };
  while (pos < end) {
    const time = timeEndAt(scan, pos);
    if (time > pos) {
      take(symbol.time, time, true);
      continue;
    }
    const c = codes[pos] ?? 0;
    const before = pos > start ? (codes[pos - 1] ?? 0) : 0;
    while (value < values.length && (values[value]?.[1] ?? 0) <= pos) value++;
    const [from = end, to = end] = values[value] ?? [];
    const within = pos >= from;
    const beginsWord = !isWordCharacter(before) || beginsBehindPrefix(codes, start, pos);
    if (isDigit(c) && !isWordCharacter(before) && parts.addresses && (varies || pos < textStart)) {
      const behind = addressEnd(codes, pos, end);
      if (behind > 0) {
        take(symbol.address, behind, true);
        continue;
      }
    }
    if (beginsWord && within && parts.hexWords) {
      const behind = hexWordEnd(codes, pos, end);
      if (behind > 0 && behind <= to && !decisive.isHexWord(codes, pos, behind)) {
        take(symbol.hexWord + behind - pos, behind, false);
        continue;
      }
    }
    if (isDigit(c) && !isDigit(before)) {
      const behind = skipDigits(codes, pos, end);
      const length = behind - pos;
      const exact = length > mostDigits || decisive.isNumber(codes, start, pos, behind) || statesSeverity(scan, pos, behind);
      if (!exact) {
        const free =
          varies &&
          within &&
          behind <= to &&
          pos >= textStart &&
          length <= parts.longestNumber &&
          !mayBeginTime(scan, pos) &&
          isApart(codes, start, pos, behind, end);
        if (free) take(symbol.number, behind, true);
        else take(symbol.digits + length, behind, false);
        continue;
      }
      for (let at = pos; at < behind; at++) symbols.push(codes[at] ?? 0);
      pos = behind;
      continue;
    }
    symbols.push(c);
    pos++;
  }
  return ends.length <= mostVarying ? { symbols, starts, ends } : undefined;
}

/** Whether all is ASCII, of which nothing is another form of something else. */
function isPlain(codes: Codes, start: number, end: number): boolean {
  for (let pos = start; pos < end; pos++) {
    const c = codes[pos] ?? 0;
    if (c >= symbol.time || (c < code.blank && c !== code.tab)) return false;
  }
  return end > start;
}

/** The end of the time that was found at the position, or the position. */
function timeEndAt({ envelope }: LineScan, pos: number): number {
  const { timeTries, timeEnds, timeTryCount } = envelope;
  for (let at = 0; at < timeTryCount; at++) if (timeTries[at] === pos && (timeEnds[at] ?? 0) > pos) return timeEnds[at] ?? pos;
  return pos;
}

/** Whether a time was looked for here, or behind the bracket or star before. */
function mayBeginTime({ envelope }: LineScan, pos: number): boolean {
  const { timeTries, timeTryCount } = envelope;
  for (let at = 0; at < timeTryCount; at++) if (timeTries[at] === pos || timeTries[at] === pos - 1) return true;
  return false;
}

/** Room that a time needs behind it, so that nothing but its own characters decides where it ends. */
const roomBehindTime = 8;

/**
 * Whether a line of the shape has a time where this one has one, and none where it has none. Where one was looked for in vain, digits may
 * be others in the next line: `2026-13-22 10:00:00` is none by its month.
 */
function timesAreCertain(codes: Codes, { envelope }: LineScan): boolean {
  const { timeTries, timeEnds, timeTryCount, end } = envelope;
  for (let at = 0; at < timeTryCount; at++) {
    const from = timeTries[at] ?? 0;
    const behind = timeEnds[at] ?? 0;
    if (behind > from ? behind + roomBehindTime > end : mayBeTime(codes, from, end)) return false;
  }
  return true;
}

function mayBeTime(codes: Codes, from: number, end: number): boolean {
  const c = codes[from] ?? 0;
  const pos = c === code.openSquare || c === code.star ? from + 1 : from;
  const looksLikeDate = isDigit(codes[pos] ?? 0) ? skipDigits(codes, pos, end) === pos + 4 : beginsWithMonth(codes, pos);
  if (!looksLikeDate) return false;
  for (let at = pos; at + 8 <= end; at++) if (isClock(codes, at)) return true;
  return false;
}

const isClock = (codes: Codes, at: number): boolean =>
  codes[at + 2] === code.colon && codes[at + 5] === code.colon && [0, 1, 3, 4, 6, 7].every((place) => isDigit(codes[at + place] ?? 0));

/** Whether a header may begin at one of the places behind which a word may be read in part. */
const startsLikeHeader = ({ codes, envelope }: LineScan, { parts }: Decisive): boolean =>
  envelope.places.subarray(0, envelope.placeCount).some((place) => parts.headerStarts.includes(codes[place] ?? 0));

/** How many characters the varying parts of the text may lose. */
function shrinking({ starts, ends }: LineShape, textStart: number): number {
  return starts.reduce((sum, start, part) => (start >= textStart ? sum + (ends[part] ?? 0) - start - 1 : sum), 0);
}

/** Whether a word begins behind `0x`. */
const beginsBehindPrefix = (codes: Codes, start: number, pos: number): boolean =>
  pos - 2 >= start &&
  ((codes[pos - 1] ?? 0) | 32) === 120 &&
  codes[pos - 2] === code.zero &&
  (pos - 2 === start || !isWordCharacter(codes[pos - 3] ?? 0));

/** Whether the digits are those of a priority or level: a shape has one severity. */
function statesSeverity({ codes, start, severityStart, severityEnd }: LineScan, from: number, to: number): boolean {
  if (from < severityEnd && to > severityStart) return true;
  // `<189>` of either header.
  return codes[from - 1] === code.less && codes[to] === code.greater && from > start;
}

/** Whether the number is no part of a MAC address or of one of IPv6, where its length counts. */
function isApart(codes: Codes, start: number, from: number, to: number, end: number): boolean {
  const before = from > start ? (codes[from - 1] ?? 0) : 32;
  const behind = to < end ? (codes[to] ?? 0) : 32;
  const isFree = !isJoint(before) || from - 2 < start || isBlank(codes[from - 2] ?? 0);
  return isFree && (!isJoint(behind) || to + 1 >= end || !isHexOrJoint(codes[to + 1] ?? 0));
}
