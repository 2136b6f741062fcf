import { code, isBlank, isDigit, isLetter, skipBlanks } from '../characters.js';
import type { Codes } from '../codes.js';
import { codesOf, textOf } from '../codes.js';

/** What a time stamp says. Reused for many lines. */
export interface TimeStamp {
  /** Milliseconds since 1970; wall-clock time counted as UTC where the line has no zone. */
  time: number;
  /** Minutes east of UTC, or NaN where the line has none. */
  zone: number;
  /** Whether the year stands in the line; else it is inferred. */
  hasYear: boolean;
  /** Digits behind the second that the line shows. */
  fraction: number;
  /** The days that were computed last, one of a line without a year and one with it: a log has many lines a day, of several devices. */
  readonly inferredDay: KnownDay;
  readonly statedDay: KnownDay;
}

interface KnownDay {
  year: number;
  month: number;
  dayOfMonth: number;
  reference: number;
  /** Milliseconds since 1970. */
  start: number;
}

const noDay = (): KnownDay => ({ year: 0, month: 0, dayOfMonth: 0, reference: 0, start: 0 });

export const createTimeStamp = (): TimeStamp => ({
  time: Number.NaN,
  zone: Number.NaN,
  hasYear: false,
  fraction: 0,
  inferredDay: noDay(),
  statedDay: noDay(),
});

/** Makes it say nothing; the days stay known. */
export function resetTimeStamp(stamp: TimeStamp): void {
  stamp.time = Number.NaN;
  stamp.zone = Number.NaN;
  stamp.hasYear = false;
  stamp.fraction = 0;
}

const day = 86_400_000;

/** Days since 1970-01-01 of the proleptic Gregorian calendar. */
function daysSinceEpoch(year: number, month: number, dayOfMonth: number): number {
  // Years begin in March here, so that the leap day is a year's last.
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

/** The year of a moment, in UTC. */
function yearOf(time: number): number {
  let year = 1970 + Math.floor(time / (365.2425 * day));
  while (daysSinceEpoch(year + 1, 1, 1) * day <= time) year++;
  while (daysSinceEpoch(year, 1, 1) * day > time) year--;
  return year;
}

/** Three letters of either case as one number below 2 ** 15, 0 where they are none. */
function threeLetters(codes: Codes, pos: number): number {
  const a = codes[pos] ?? 0;
  const b = codes[pos + 1] ?? 0;
  const c = codes[pos + 2] ?? 0;
  return isLetter(a) && isLetter(b) && isLetter(c) ? ((a & 31) << 10) | ((b & 31) << 5) | (c & 31) : 0;
}

/** By `threeLetters`: 1 … 12 for `Jan` … `Dec`, `weekday` for `Sun` … `Sat`, 0 for anything else. */
const names = new Uint8Array(1 << 15);
const weekday = 100;
['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].forEach((name, at) => {
  names[threeLetters(codesOf(name), 0)] = at + 1;
});
for (const name of ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']) names[threeLetters(codesOf(name), 0)] = weekday;

const nameAt = (codes: Codes, pos: number): number => names[threeLetters(codes, pos)] ?? 0;

/** Whether the name of a month or weekday begins at the position. */
export const beginsWithMonth = (codes: Codes, pos: number): boolean => nameAt(codes, pos) !== 0;

const twoDigits = (codes: Codes, pos: number): number => {
  const a = codes[pos] ?? 0;
  const b = codes[pos + 1] ?? 0;
  return isDigit(a) && isDigit(b) ? (a - 48) * 10 + b - 48 : -1;
};

const fourDigits = (codes: Codes, pos: number): number => {
  const high = twoDigits(codes, pos);
  const low = twoDigits(codes, pos + 2);
  return high < 0 || low < 0 || isDigit(codes[pos + 4] ?? 0) ? -1 : high * 100 + low;
};

/**
 * Reads the time stamp that begins at `from`, in any of the forms that syslog, collectors and consoles write:
 * `Nov 22 10:00:00`, `Nov 22 2026 10:00:00.123 JST:`, `Sun Nov 22 10:00:00 2026`, `2026-11-22T10:00:00.123456+09:00`,
 * `2026-11-22 10:00:00,123`, `2026/11/22 10:00:00`, `2026:11:22-10:00:00`, `[2026-11-22 10:00:00]`.
 *
 * @param reference a moment (ms since 1970) that no line is later than, by which a missing year is inferred
 * @returns the position behind, or `from` where no time stands
 */
export function readTime(codes: Codes, from: number, end: number, reference: number, stamp: TimeStamp): number {
  if (end - from < 8) return from;
  const first = codes[from] ?? 0;
  // `*Nov 22 10:00:00` of a clock that is not synchronised
  const opened = first === code.openSquare || first === code.star ? from + 1 : from;
  const inside = readDate(codes, opened, end, reference, stamp);
  if (inside === opened) return from;
  if (first !== code.openSquare) return inside;
  return inside < end && (codes[inside] ?? 0) === code.closeSquare ? inside + 1 : from;
}

function readDate(codes: Codes, from: number, end: number, reference: number, stamp: TimeStamp): number {
  const first = codes[from] ?? 0;
  if (isDigit(first)) return readNumericDate(codes, from, end, stamp);
  return isLetter(first) ? readMonthName(codes, from, end, reference, stamp) : from;
}

function readMonthName(codes: Codes, from: number, end: number, reference: number, stamp: TimeStamp): number {
  let pos = from;
  if (nameAt(codes, pos) === weekday) {
    const next = (codes[pos + 3] ?? 0) === code.comma ? pos + 4 : pos + 3;
    if (isBlank(codes[next] ?? 0)) pos = skipBlanks(codes, next, end);
  }
  const month = nameAt(codes, pos);
  if (month === 0 || month === weekday || !isBlank(codes[pos + 3] ?? 0)) return from;
  pos = skipBlanks(codes, pos + 3, end);
  let dayOfMonth = (codes[pos] ?? 0) - 48;
  if (dayOfMonth < 0 || dayOfMonth > 9) return from;
  pos++;
  if (isDigit(codes[pos] ?? 0)) dayOfMonth = dayOfMonth * 10 + (codes[pos++] ?? 0) - 48;
  if ((codes[pos] ?? 0) === code.comma) pos++;
  if (!isBlank(codes[pos] ?? 0) || dayOfMonth < 1 || dayOfMonth > 31) return from;
  pos = skipBlanks(codes, pos, end);
  let year = fourDigits(codes, pos);
  if (isYear(year) && isBlank(codes[pos + 4] ?? 0)) pos = skipBlanks(codes, pos + 4, end);
  else year = -1;
  const clock = readClock(codes, pos, end, stamp);
  if (clock === pos) return from;
  pos = clock;
  if (year < 0 && isBlank(codes[pos] ?? 0)) {
    // `Nov 22 10:00:00 2026 HOST`: the year last, as ctime() writes it.
    const next = skipBlanks(codes, pos, end);
    const late = fourDigits(codes, next);
    const after = codes[next + 4] ?? 0;
    if (late >= 1990 && late < 2100 && (next + 4 >= end || isBlank(after) || after === code.colon)) {
      year = late;
      pos = next + 4;
    }
  }
  stamp.hasYear = year >= 0;
  const clockTime = stamp.time;
  stamp.time = dayStart(stamp, year, month, dayOfMonth, reference) + clockTime - zoneShift(stamp);
  return pos;
}

/** When the day begins, in ms since 1970. @param year -1 where the line has none */
function dayStart(stamp: TimeStamp, year: number, month: number, dayOfMonth: number, reference: number): number {
  const known = year < 0 ? stamp.inferredDay : stamp.statedDay;
  if (known.year !== year || known.month !== month || known.dayOfMonth !== dayOfMonth || (year < 0 && known.reference !== reference)) {
    known.year = year;
    known.month = month;
    known.dayOfMonth = dayOfMonth;
    known.reference = reference;
    known.start = daysSinceEpoch(year >= 0 ? year : inferYear(month, dayOfMonth, reference), month, dayOfMonth) * day;
  }
  return known.start;
}

const zoneShift = (stamp: TimeStamp): number => (Number.isNaN(stamp.zone) ? 0 : stamp.zone * 60_000);

/** The years that are read: a time in any zone has a year of four digits then, as ISO 8601 wants it. */
const firstYear = 1970;
const lastYear = 9998;

const isYear = (year: number): boolean => year >= firstYear && year <= lastYear;

/** The latest year in which the day is not after the reference; a day of grace covers clocks and zones. */
function inferYear(month: number, dayOfMonth: number, reference: number): number {
  const year = yearOf(reference + day);
  const inferred = daysSinceEpoch(year, month, dayOfMonth) * day > reference + day ? year - 1 : year;
  return Math.min(Math.max(inferred, firstYear), lastYear);
}

function readNumericDate(codes: Codes, from: number, end: number, stamp: TimeStamp): number {
  const year = fourDigits(codes, from);
  if (!isYear(year)) return from;
  const separator = codes[from + 4] ?? 0;
  if (separator !== code.dash && separator !== code.slash && separator !== code.colon && separator !== code.dot) return from;
  const month = twoDigits(codes, from + 5);
  const dayOfMonth = twoDigits(codes, from + 8);
  if ((codes[from + 7] ?? 0) !== separator || month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > 31) return from;
  let pos = from + 10;
  const between = codes[pos] ?? 0;
  if (isBlank(between)) pos = skipBlanks(codes, pos, end);
  else if (between === 84 || between === 116 || between === code.dash || between === code.comma) pos++;
  else return from;
  const clock = readClock(codes, pos, end, stamp);
  if (clock === pos) return from;
  stamp.hasYear = true;
  stamp.time = dayStart(stamp, year, month, dayOfMonth, 0) + stamp.time - zoneShift(stamp);
  return clock;
}

/** `10:00:00`, with fraction and zone. Leaves milliseconds of the day in `stamp.time`. */
function readClock(codes: Codes, from: number, end: number, stamp: TimeStamp): number {
  const hour = twoDigits(codes, from);
  const minute = twoDigits(codes, from + 3);
  const second = twoDigits(codes, from + 6);
  if (hour < 0 || hour > 24 || minute < 0 || minute > 59 || second < 0 || second > 60 || from + 8 > end) return from;
  if ((codes[from + 2] ?? 0) !== code.colon || (codes[from + 5] ?? 0) !== code.colon) return from;
  let pos = from + 8;
  let milliseconds = 0;
  stamp.fraction = 0;
  const separator = codes[pos] ?? 0;
  if (pos + 1 < end && (separator === code.dot || separator === code.comma) && isDigit(codes[pos + 1] ?? 0)) {
    let scale = 100;
    for (pos++; pos < end && isDigit(codes[pos] ?? 0); pos++) {
      milliseconds += ((codes[pos] ?? 0) - 48) * scale;
      scale /= 10;
      stamp.fraction++;
    }
  }
  stamp.time = ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds;
  stamp.zone = Number.NaN;
  return readZone(codes, pos, end, stamp);
}

/** `Z`, `+09:00`, `+0900`, ` UTC`, ` JST:`. A name other than UTC or GMT is passed over: names of zones are ambiguous. */
function readZone(codes: Codes, from: number, end: number, stamp: TimeStamp): number {
  const c = codes[from] ?? 0;
  if (from < end && (c === 90 || c === 122) && !isLetter(codes[from + 1] ?? 0)) {
    stamp.zone = 0;
    return from + 1;
  }
  if (from + 4 < end && (c === code.plus || c === code.dash)) {
    const hours = twoDigits(codes, from + 1);
    const colon = (codes[from + 3] ?? 0) === code.colon ? 1 : 0;
    const minutes = twoDigits(codes, from + 3 + colon);
    if (hours >= 0 && hours < 24 && minutes >= 0 && minutes < 60) {
      stamp.zone = (c === code.dash ? -1 : 1) * (hours * 60 + minutes);
      return from + 5 + colon;
    }
  }
  if (from < end && isBlank(c)) {
    const start = skipBlanks(codes, from, end);
    let pos = start;
    while (pos < end && pos - start < 6 && (codes[pos] ?? 0) >= 65 && (codes[pos] ?? 0) <= 90) pos++;
    const length = pos - start;
    if (length >= 3 && length <= 5) {
      const name = textOf(codes, start, pos);
      const utc = name === 'UTC' || name === 'GMT';
      // `NXR pluto[1]:` is a host in capitals, `EDT:` and `UTC ` are zones.
      if (((codes[pos] ?? 0) === code.colon && zoneNames.has(name)) || (utc && isBlank(codes[pos] ?? 0))) {
        if (utc) stamp.zone = 0;
        return pos;
      }
    }
  }
  return from;
}

const zoneNames: ReadonlySet<string> = new Set(
  'UTC GMT WET WEST CET CEST EET EEST MSK BST IST PKT ICT WIB SGT HKT CST CDT JST KST AEST AEDT NZST NZDT EST EDT MST MDT PST PDT AKST HST BRT ART'.split(
    ' ',
  ),
);

/** The device's own clock, counted as UTC: what people compare with the log. NaN where the line has no time. */
export const wallClock = (stamp: Readonly<TimeStamp>): number => stamp.time + zoneShift(stamp);

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** ISO 8601, with the zone that the line has, and as many digits of the second as it shows (at most milliseconds). */
export function formatTime(stamp: Readonly<TimeStamp>): string | undefined {
  if (Number.isNaN(stamp.time)) return undefined;
  const wall = new Date(stamp.time + zoneShift(stamp));
  const iso = wall.toISOString();
  const seconds = iso.slice(0, 19);
  const fraction = stamp.fraction > 0 ? iso.slice(19, 20 + Math.min(3, stamp.fraction)) : '';
  if (Number.isNaN(stamp.zone)) return seconds + fraction;
  if (stamp.zone === 0) return `${seconds}${fraction}Z`;
  const minutes = Math.abs(stamp.zone);
  return `${seconds}${fraction}${stamp.zone < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60), 2)}:${pad(minutes % 60, 2)}`;
}
