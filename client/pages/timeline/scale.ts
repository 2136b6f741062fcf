import type { Timeline } from '../../../server/src/protocol.js';

/** A part of the axis: from one place to a later one, in what `Timeline.axis` counts. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** How close one can look: 20 ms, 4 lines. Logs are no finer. */
const leastWidth = (axis: Timeline['axis']): number => (axis === 'time' ? 20 : 4);

/** All of a timeline, with a little air at both ends. */
export function wholeSpan({ axis, start, end }: Pick<Timeline, 'axis' | 'start' | 'end'>): Span {
  const least = axis === 'time' ? 1000 : 10;
  const air = Math.max((end - start) * 0.02, (least - (end - start)) / 2, least / 50);
  return { start: start - air, end: end + air };
}

/**
 * Looks closer, or from farther away.
 * @param factor how much narrower the span becomes; below 1 it becomes wider
 * @param at the place that stays where it is on the screen
 */
export function zoomed(span: Span, factor: number, at: number, whole: Span, axis: Timeline['axis']): Span {
  const before = span.end - span.start;
  const width = clamp(before / factor, Math.min(leastWidth(axis), whole.end - whole.start), whole.end - whole.start);
  const start = at - ((at - span.start) / before) * width;
  return within({ start, end: start + width }, whole);
}

export const moved = (span: Span, by: number, whole: Span): Span => within({ start: span.start + by, end: span.end + by }, whole);

/** The span with a stretch in it: unmoved where it has it already, at another place where it fits, wider where it does not. */
export function showing(span: Span, { start, end }: Span, whole: Span): Span {
  if (start >= span.start && end <= span.end) return span;
  const width = Math.max(span.end - span.start, (end - start) * 1.25);
  const middle = end - start > span.end - span.start ? (start + end) / 2 : start + Math.min(end - start, width / 2) / 2;
  return within({ start: middle - width / 2, end: middle + width / 2 }, whole);
}

/** Around a stretch, with air: what opens a heap of attempts. */
export function around({ start, end }: Span, whole: Span, axis: Timeline['axis']): Span {
  const width = clamp((end - start) * 1.5, leastWidth(axis), whole.end - whole.start);
  const middle = (start + end) / 2;
  return within({ start: middle - width / 2, end: middle + width / 2 }, whole);
}

function within(span: Span, whole: Span): Span {
  const width = Math.min(span.end - span.start, whole.end - whole.start);
  const start = clamp(span.start, whole.start, whole.end - width);
  return { start, end: start + width };
}

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

/** The pixel of a place, from the left of a plot of that width. */
export const pixelsOf =
  ({ start, end }: Span, width: number): ((place: number) => number) =>
  (place) =>
    ((place - start) / (end - start)) * width;
