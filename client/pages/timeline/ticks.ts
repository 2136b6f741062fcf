import type { Timeline } from '../../../server/src/protocol.js';
import type { Span } from './scale.js';

export interface Tick {
  /** A place on the axis. */
  readonly at: number;
  readonly label: string;
}

export interface Ticks {
  readonly minor: readonly Tick[];
  /** Where a larger unit begins: days above hours, months above days, years above months. The first one names what the span begins in. */
  readonly major: readonly Tick[];
}

type Unit = 'ms' | 's' | 'min' | 'h' | 'd' | 'month' | 'year';

interface Step {
  readonly unit: Unit;
  readonly every: number;
}

const lengths: Readonly<Record<Unit, number>> = {
  ms: 1,
  s: 1000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  month: 30 * 86_400_000,
  year: 365 * 86_400_000,
};

const everies: readonly (readonly [Unit, readonly number[]])[] = [
  ['ms', [1, 2, 5, 10, 20, 50, 100, 200, 500]],
  ['s', [1, 2, 5, 10, 15, 30]],
  ['min', [1, 2, 5, 10, 15, 30]],
  ['h', [1, 2, 3, 6, 12]],
  ['d', [1, 2, 7]],
  ['month', [1, 2, 3, 6]],
  ['year', [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]],
];
const steps: readonly Step[] = everies.flatMap(([unit, each]) => each.map((every) => ({ unit, every })));

/** The larger unit whose beginnings are named above the ticks. */
const above: Readonly<Record<Unit, Unit | undefined>> = {
  ms: 'd',
  s: 'd',
  min: 'd',
  h: 'd',
  d: 'month',
  month: 'year',
  year: undefined,
};

const clock: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };

const minorFormats: Readonly<Record<Unit, Intl.DateTimeFormatOptions>> = {
  ms: { ...clock, second: '2-digit', fractionalSecondDigits: 3 },
  s: { ...clock, second: '2-digit' },
  min: clock,
  h: clock,
  d: { month: 'short', day: 'numeric' },
  month: { month: 'short' },
  year: { year: 'numeric' },
};

const majorFormats: Readonly<Record<Unit, Intl.DateTimeFormatOptions>> = {
  ...minorFormats,
  d: { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  year: { year: 'numeric' },
};

/** Pixels from one tick to the next, at least: a label with its milliseconds has room. */
const gap = 92;

/**
 * What stands along the axis.
 * @param width the plot's, in pixels
 * @param language in which times and numbers are written
 */
export function ticksOf(axis: Timeline['axis'], span: Span, width: number, language: string): Ticks {
  const least = ((span.end - span.start) / Math.max(width, 1)) * gap;
  return axis === 'time' ? timeTicks(span, least, language) : lineTicks(span, least, language);
}

function timeTicks(span: Span, least: number, language: string): Ticks {
  const step = steps.find(({ unit, every }) => lengths[unit] * every >= least) ?? { unit: 'year', every: 1000 };
  const larger = above[step.unit];
  const write = (options: Intl.DateTimeFormatOptions): ((at: number) => Tick) => {
    // A device's clock is shown as the device wrote it: places count as if it were UTC.
    const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
    return (at) => ({ at, label: format.format(at) });
  };
  const minor = beginnings(step, span).map(write(minorFormats[step.unit]));
  if (larger === undefined) return { minor, major: [] };
  const first = floorTo({ unit: larger, every: 1 }, span.start);
  return { minor, major: [first, ...beginnings({ unit: larger, every: 1 }, span)].map(write(majorFormats[larger])) };
}

/** Where the step's units begin within a span. */
function beginnings(step: Step, span: Span): readonly number[] {
  const found: number[] = [];
  for (let at = floorTo(step, span.start); at <= span.end; at = next(step, at)) if (at > span.start) found.push(at);
  return found;
}

/** Weeks begin on Mondays, as 5 January 1970. */
const monday = 4 * lengths.d;

function floorTo({ unit, every }: Step, time: number): number {
  const date = new Date(time);
  switch (unit) {
    case 'month':
      return Date.UTC(date.getUTCFullYear(), Math.floor(date.getUTCMonth() / every) * every);
    case 'year':
      return Date.UTC(Math.floor(date.getUTCFullYear() / every) * every, 0);
    default: {
      const length = lengths[unit] * every;
      const offset = unit === 'd' && every === 7 ? monday : 0;
      return Math.floor((time - offset) / length) * length + offset;
    }
  }
}

function next({ unit, every }: Step, time: number): number {
  const date = new Date(time);
  switch (unit) {
    case 'month':
      return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + every);
    case 'year':
      return Date.UTC(date.getUTCFullYear() + every, 0);
    default:
      return time + lengths[unit] * every;
  }
}

/** Lines count from 0 as places, and from 1 in words. */
function lineTicks({ start, end }: Span, least: number, language: string): Ticks {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  const step = [1, 2, 5, 10].map((every) => every * power).find((every) => every >= least) ?? power * 10;
  const format = new Intl.NumberFormat(language);
  const minor: Tick[] = [];
  for (let line = Math.max(step, Math.ceil((start + 1) / step) * step); line - 1 <= end; line += step) {
    minor.push({ at: line - 1, label: format.format(line) });
  }
  return { minor, major: [] };
}
