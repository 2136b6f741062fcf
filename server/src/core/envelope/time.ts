import { code, isBlank, isDigit, isLetter, skipBlanks } from '../characters.js';

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
}

export const createTimeStamp = (): TimeStamp => ({ time: Number.NaN, zone: Number.NaN, hasYear: false, fraction: 0 });

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

/** `Jan` … `Dec` as 1 … 12, any case; 0 for anything else. */
function monthAt(text: string, pos: number): number {
  const key = ((text.charCodeAt(pos) | 32) << 16) | ((text.charCodeAt(pos + 1) | 32) << 8) | (text.charCodeAt(pos + 2) | 32);
  return months.indexOf(key) + 1;
}

const letters = (word: string): number => (word.charCodeAt(0) << 16) | (word.charCodeAt(1) << 8) | word.charCodeAt(2);
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].map(letters);
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'].map(letters);

const twoDigits = (text: string, pos: number): number => {
  const a = text.charCodeAt(pos);
  const b = text.charCodeAt(pos + 1);
  return isDigit(a) && isDigit(b) ? (a - 48) * 10 + b - 48 : -1;
};

const fourDigits = (text: string, pos: number): number => {
  const high = twoDigits(text, pos);
  const low = twoDigits(text, pos + 2);
  return high < 0 || low < 0 || isDigit(text.charCodeAt(pos + 4)) ? -1 : high * 100 + low;
};

/**
 * Reads the time stamp that begins at `from`, in any of the forms that syslog, collectors and consoles write:
 * `Nov 22 10:00:00`, `Nov 22 2026 10:00:00.123 JST:`, `Sun Nov 22 10:00:00 2026`, `2026-11-22T10:00:00.123456+09:00`,
 * `2026-11-22 10:00:00,123`, `2026/11/22 10:00:00`, `2026:11:22-10:00:00`, `[2026-11-22 10:00:00]`.
 *
 * @param reference a moment (ms since 1970) that no line is later than, by which a missing year is inferred
 * @returns the position behind, or `from` where no time stands
 */
export function readTime(text: string, from: number, end: number, reference: number, stamp: TimeStamp): number {
  if (end - from < 8) return from;
  const first = text.charCodeAt(from);
  if (isDigit(first)) return readNumericDate(text, from, end, stamp);
  if (isLetter(first)) return readMonthName(text, from, end, reference, stamp);
  if (first === code.openSquare || first === code.star) {
    const inside = readTime(text, from + 1, end, reference, stamp);
    if (inside === from + 1) return from;
    if (first === code.star) return inside;
    return inside < end && text.charCodeAt(inside) === code.closeSquare ? inside + 1 : from;
  }
  return from;
}

function readMonthName(text: string, from: number, end: number, reference: number, stamp: TimeStamp): number {
  let pos = from;
  if (weekdays.includes(((text.charCodeAt(pos) | 32) << 16) | ((text.charCodeAt(pos + 1) | 32) << 8) | (text.charCodeAt(pos + 2) | 32))) {
    const next = text.charCodeAt(pos + 3) === code.comma ? pos + 4 : pos + 3;
    if (isBlank(text.charCodeAt(next))) pos = skipBlanks(text, next, end);
  }
  const month = monthAt(text, pos);
  if (month === 0 || !isBlank(text.charCodeAt(pos + 3))) return from;
  pos = skipBlanks(text, pos + 3, end);
  let dayOfMonth = text.charCodeAt(pos) - 48;
  if (dayOfMonth < 0 || dayOfMonth > 9) return from;
  pos++;
  if (isDigit(text.charCodeAt(pos))) dayOfMonth = dayOfMonth * 10 + text.charCodeAt(pos++) - 48;
  if (text.charCodeAt(pos) === code.comma) pos++;
  if (!isBlank(text.charCodeAt(pos)) || dayOfMonth < 1 || dayOfMonth > 31) return from;
  pos = skipBlanks(text, pos, end);
  let year = fourDigits(text, pos);
  if (year >= 1970 && isBlank(text.charCodeAt(pos + 4))) pos = skipBlanks(text, pos + 4, end);
  else year = -1;
  const clock = readClock(text, pos, end, stamp);
  if (clock === pos) return from;
  pos = clock;
  if (year < 0 && isBlank(text.charCodeAt(pos))) {
    // `Nov 22 10:00:00 2026 HOST`: the year last, as ctime() writes it.
    const next = skipBlanks(text, pos, end);
    const late = fourDigits(text, next);
    const after = text.charCodeAt(next + 4);
    if (late >= 1990 && late < 2100 && (next + 4 >= end || isBlank(after) || after === code.colon)) {
      year = late;
      pos = next + 4;
    }
  }
  stamp.hasYear = year >= 0;
  const clockTime = stamp.time;
  const resolved = year >= 0 ? year : inferYear(month, dayOfMonth, reference);
  stamp.time = daysSinceEpoch(resolved, month, dayOfMonth) * day + clockTime - zoneShift(stamp);
  return pos;
}

const zoneShift = (stamp: TimeStamp): number => (Number.isNaN(stamp.zone) ? 0 : stamp.zone * 60_000);

/** The latest year in which the day is not after the reference; a day of grace covers clocks and zones. */
function inferYear(month: number, dayOfMonth: number, reference: number): number {
  const year = yearOf(reference + day);
  return daysSinceEpoch(year, month, dayOfMonth) * day > reference + day ? year - 1 : year;
}

function readNumericDate(text: string, from: number, end: number, stamp: TimeStamp): number {
  const year = fourDigits(text, from);
  if (year < 1970) return from;
  const separator = text.charCodeAt(from + 4);
  if (separator !== code.dash && separator !== code.slash && separator !== code.colon && separator !== code.dot) return from;
  const month = twoDigits(text, from + 5);
  const dayOfMonth = twoDigits(text, from + 8);
  if (text.charCodeAt(from + 7) !== separator || month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > 31) return from;
  let pos = from + 10;
  const between = text.charCodeAt(pos);
  if (isBlank(between)) pos = skipBlanks(text, pos, end);
  else if (between === 84 || between === 116 || between === code.dash || between === code.comma) pos++;
  else return from;
  const clock = readClock(text, pos, end, stamp);
  if (clock === pos) return from;
  stamp.hasYear = true;
  stamp.time = daysSinceEpoch(year, month, dayOfMonth) * day + stamp.time - zoneShift(stamp);
  return clock;
}

/** `10:00:00`, with fraction and zone. Leaves milliseconds of the day in `stamp.time`. */
function readClock(text: string, from: number, end: number, stamp: TimeStamp): number {
  const hour = twoDigits(text, from);
  const minute = twoDigits(text, from + 3);
  const second = twoDigits(text, from + 6);
  if (hour < 0 || hour > 24 || minute < 0 || minute > 59 || second < 0 || second > 60 || from + 8 > end) return from;
  if (text.charCodeAt(from + 2) !== code.colon || text.charCodeAt(from + 5) !== code.colon) return from;
  let pos = from + 8;
  let milliseconds = 0;
  stamp.fraction = 0;
  const separator = text.charCodeAt(pos);
  if (pos + 1 < end && (separator === code.dot || separator === code.comma) && isDigit(text.charCodeAt(pos + 1))) {
    let scale = 100;
    for (pos++; pos < end && isDigit(text.charCodeAt(pos)); pos++) {
      milliseconds += (text.charCodeAt(pos) - 48) * scale;
      scale /= 10;
      stamp.fraction++;
    }
  }
  stamp.time = ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds;
  stamp.zone = Number.NaN;
  return readZone(text, pos, end, stamp);
}

/** `Z`, `+09:00`, `+0900`, ` UTC`, ` JST:`. A name other than UTC or GMT is passed over: names of zones are ambiguous. */
function readZone(text: string, from: number, end: number, stamp: TimeStamp): number {
  const c = text.charCodeAt(from);
  if (from < end && (c === 90 || c === 122) && !isLetter(text.charCodeAt(from + 1))) {
    stamp.zone = 0;
    return from + 1;
  }
  if (from + 4 < end && (c === code.plus || c === code.dash)) {
    const hours = twoDigits(text, from + 1);
    const colon = text.charCodeAt(from + 3) === code.colon ? 1 : 0;
    const minutes = twoDigits(text, from + 3 + colon);
    if (hours >= 0 && minutes >= 0) {
      stamp.zone = (c === code.dash ? -1 : 1) * (hours * 60 + minutes);
      return from + 5 + colon;
    }
  }
  if (from < end && isBlank(c)) {
    const start = skipBlanks(text, from, end);
    let pos = start;
    while (pos < end && pos - start < 6 && text.charCodeAt(pos) >= 65 && text.charCodeAt(pos) <= 90) pos++;
    const length = pos - start;
    if (length >= 3 && length <= 5) {
      const name = text.slice(start, pos);
      const utc = name === 'UTC' || name === 'GMT';
      // `NXR pluto[1]:` is a host in capitals, `EDT:` and `UTC ` are zones.
      if ((text.charCodeAt(pos) === code.colon && zoneNames.has(name)) || (utc && isBlank(text.charCodeAt(pos)))) {
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
