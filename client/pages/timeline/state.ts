import type { Timeline, TimelineBar, TimelineMark, TimelineRow } from '../../../server/src/protocol.js';
import { isFields, isFiniteNumber, isText } from '../../src/common/check.js';
import { matches, searched } from '../../src/common/filter.js';
import { laneRow, type Item, type LanedRow } from './layout.js';
import { heightOf } from './row-drawing.js';
import { wholeSpan, type Span } from './scale.js';

/** The rows that a filter leaves, each at its place from above. */
export interface Rows {
  readonly timeline: Timeline;
  readonly rows: readonly LanedRow[];
  /** Where each row begins, in pixels, and at last where the last one ends. */
  readonly tops: readonly number[];
  readonly whole: Span;
  /** Whether more than one device wrote the logs. */
  readonly several: boolean;
}

export function rowsOf(timeline: Timeline, filter: string): Rows {
  const rows = timeline.rows.filter((row) => matches(filter, searched(row, row.bars))).map(laneRow);
  const tops = [0];
  for (const row of rows) tops.push((tops.at(-1) ?? 0) + heightOf(row));
  return { timeline, rows, tops, whole: wholeSpan(timeline), several: new Set(timeline.rows.map(({ device }) => device)).size > 1 };
}

/** The rows of which something is seen. @param from in pixels from above */
export function seenRows({ rows, tops }: Rows, from: number, to: number): { readonly first: number; readonly end: number } {
  let first = 0;
  while (first < rows.length && (tops[first + 1] ?? 0) <= from) first++;
  let end = first;
  while (end < rows.length && (tops[end] ?? 0) < to) end++;
  return { first, end };
}

/** Names a row in whatever order and number rows come. */
export const rowKey = ({ uri, firstLine }: Pick<TimelineRow, 'uri' | 'firstLine'>): string => `${uri}#${firstLine}`;

/** What of a row is at hand: its name, or one of its bars and marks, by what stays when the log grows. */
export interface Anchor {
  readonly kind: Item['kind'];
  readonly line: number;
  readonly start: number;
}

export interface Cell {
  readonly row: string;
  readonly anchor: Anchor | undefined;
}

export const membersOf = (item: Item): readonly (TimelineBar | TimelineMark)[] => (item.kind === 'bar' ? item.bars : item.marks);

export function anchorOf(item: Item): Anchor | undefined {
  const [first] = membersOf(item);
  return first === undefined ? undefined : { kind: item.kind, line: first.line, start: first.start };
}

/** Whether a thing of a row is, or has in its heap, what an anchor names. */
export const holds = (item: Item, { kind, line, start }: Anchor): boolean =>
  item.kind === kind && membersOf(item).some((member) => member.line === line && member.start === start);

/** What the page keeps while its tab is hidden or the window is loaded again. */
export interface Kept {
  /** Absent while all is shown, however long that grows. */
  readonly span?: Span;
  readonly axis: Timeline['axis'];
  readonly scroll: number;
  readonly row?: string;
}

export function readKept(value: unknown): Kept | undefined {
  if (!isFields(value)) return undefined;
  const { span, axis, scroll, row } = value;
  if ((axis !== 'time' && axis !== 'line') || !isFiniteNumber(scroll)) return undefined;
  const kept = isFields(span) && isFiniteNumber(span['start']) && isFiniteNumber(span['end']) && span['end'] > span['start'];
  return {
    axis,
    scroll,
    ...(kept ? { span: { start: span['start'] as number, end: span['end'] as number } } : {}),
    ...(isText(row) ? { row } : {}),
  };
}
