import type { ListedState, TimelineBar, TimelineMark, TimelineMarkKind, TimelineRow } from '../../../server/src/protocol.js';

/** Where things of a row are, in pixels from the plot's left edge. They may lie outside of the plot. */
export type Item = BarItem | MarkItem;

/** An attempt, or neighbours that are too short to be told apart at this zoom. */
export interface BarItem {
  readonly kind: 'bar';
  /** By it an item is known again when the row is laid out anew. */
  readonly key: string;
  readonly bars: readonly TimelineBar[];
  readonly left: number;
  readonly right: number;
  /** As far as the last of them stands. */
  readonly until: number;
  /** From 0. Attempts that overlap in time stand below each other. */
  readonly lane: number;
}

/** A moment, or some of one kind that would cover each other. */
export interface MarkItem {
  readonly kind: 'mark';
  readonly key: string;
  readonly mark: TimelineMarkKind;
  readonly marks: readonly TimelineMark[];
  /** The middle. */
  readonly at: number;
}

/** Of a bar, however short its attempt was: one second of a year is still seen. */
export const leastBar = 5;
/** A heap of short bars grows no wider, so that a long burst stays several heaps. */
const widestHeap = 24;
/** From the middle of one mark to that of the next. */
const markGap = 11;
const mostLanes = 4;

/** A row as it is at every zoom. */
export interface LanedRow {
  readonly row: TimelineRow;
  /** Of each bar. */
  readonly lanes: readonly number[];
  readonly laneCount: number;
}

/** Gives each bar the first lane in which nothing overlaps it; the last lane takes what finds none. */
export function laneRow(row: TimelineRow): LanedRow {
  const ends: number[] = [];
  const lanes = row.bars.map(({ start, end }) => {
    const free = ends.findIndex((taken) => taken <= start);
    const lane = free >= 0 ? free : Math.min(ends.length, mostLanes - 1);
    ends[lane] = Math.max(ends[lane] ?? Number.NEGATIVE_INFINITY, end);
    return lane;
  });
  return { row, lanes, laneCount: Math.max(1, ends.length) };
}

/** The row's things from left to right. @param toPixels the pixel of a place on the axis */
export function layoutRow({ row, lanes }: LanedRow, toPixels: (place: number) => number): readonly Item[] {
  const items: Item[] = [...layoutBars(row.bars, lanes, toPixels), ...layoutMarks(row.marks, toPixels)];
  return items.sort((a, b) => leftOf(a) - leftOf(b));
}

export const leftOf = (item: Item): number => (item.kind === 'bar' ? item.left : item.at - markGap / 2);
export const rightOf = (item: Item): number => (item.kind === 'bar' ? item.right : item.at + markGap / 2);

function layoutBars(bars: readonly TimelineBar[], lanes: readonly number[], toPixels: (place: number) => number): readonly BarItem[] {
  const items: BarItem[] = [];
  /** Position in `items` of each lane's last one. */
  const last: number[] = [];
  bars.forEach((bar, at) => {
    const lane = lanes[at] ?? 0;
    const before = last[lane];
    const previous = before === undefined ? undefined : items[before];
    const start = toPixels(bar.start);
    const until = toPixels(bar.until);
    const left = Math.max(start, previous?.right ?? Number.NEGATIVE_INFINITY);
    const right = Math.max(toPixels(bar.end), start + leastBar);
    const joins =
      previous !== undefined && right - left < leastBar && (previous.right - previous.left < widestHeap || right <= previous.right);
    if (joins && before !== undefined) {
      items[before] = {
        ...previous,
        bars: [...previous.bars, bar],
        right: Math.max(previous.right, right),
        until: Math.max(previous.until, until),
      };
      return;
    }
    last[lane] = items.length;
    items.push({ kind: 'bar', key: `bar ${at}`, bars: [bar], left, right: Math.max(right, left + leastBar), until, lane });
  });
  return items;
}

function layoutMarks(marks: readonly TimelineMark[], toPixels: (place: number) => number): readonly MarkItem[] {
  const kinds = new Set(marks.map(({ kind }) => kind)).size;
  const items: MarkItem[] = [];
  const last = new Map<TimelineMarkKind, number>();
  marks.forEach((mark, number) => {
    const at = toPixels(mark.start);
    const before = last.get(mark.kind);
    const previous = before === undefined ? undefined : items[before];
    if (before !== undefined && previous !== undefined && at - toPixels(previous.marks[0]?.start ?? 0) < markGap * kinds) {
      items[before] = { ...previous, marks: [...previous.marks, mark] };
      return;
    }
    last.set(mark.kind, items.length);
    items.push({ kind: 'mark', key: `mark ${number}`, mark: mark.kind, marks: [mark], at });
  });
  // Those of different kinds step aside for each other.
  let free = Number.NEGATIVE_INFINITY;
  return items.map((item) => {
    const at = Math.max(item.at, free);
    free = at + markGap;
    return { ...item, at };
  });
}

/** How far right of a bar nothing else stands in its lane. */
export function freeAfter(items: readonly Item[], at: number): number {
  const item = items[at];
  if (item?.kind !== 'bar') return Number.POSITIVE_INFINITY;
  for (let after = at + 1; after < items.length; after++) {
    const next = items[after];
    if (next?.kind === 'bar' && next.lane === item.lane) return next.left;
  }
  return Number.POSITIVE_INFINITY;
}

/** What hurts goes first. */
const urgency: readonly ListedState[] = ['failed', 'down', 'negotiating', 'established'];

/** How many attempts of a heap went how, what hurts first; states that do not occur are left out. */
export const statesOf = ({ bars }: BarItem): readonly { readonly state: ListedState; readonly count: number }[] =>
  urgency
    .map((state) => ({ state, count: bars.reduce((sum, bar) => sum + (bar.state === state ? bar.count : 0), 0) }))
    .filter(({ count }) => count > 0);

export const countOf = ({ bars }: BarItem): number => bars.reduce((sum, { count }) => sum + count, 0);

/** The bar to which a heap leads: of those that hurt most, the last. */
export function tellingBar(item: BarItem): TimelineBar | undefined {
  const worst = statesOf(item)[0]?.state;
  return item.bars.findLast(({ state }) => state === worst);
}
