import type { ListedState, TimelineBar } from '../../../server/src/protocol.js';
import { countOf, statesOf, type BarItem, type Item, type LanedRow } from './layout.js';
import { estimatedWidth, fitting, markSign, sign, smallFont, textAt, type Colours, type Shape } from './shapes.js';

const laneHeight = 22;
const markHeight = 14;
const leastHeight = 46;
const air = 4;

/** A row is as high at every zoom. In pixels. */
export function heightOf({ row, laneCount }: LanedRow): number {
  return Math.max(leastHeight, laneCount * laneHeight + (row.marks.length === 0 ? 0 : markHeight) + 2 * air);
}

/** Where in the row the lanes begin. */
function lanesTop(laned: LanedRow): number {
  const marks = laned.row.marks.length === 0 ? 0 : markHeight;
  return (heightOf(laned) - laned.laneCount * laneHeight - marks) / 2;
}

const marksMiddle = (laned: LanedRow): number => lanesTop(laned) + laned.laneCount * laneHeight + markHeight / 2;

/** From the lane's top. What is tall hurts: shapes tell it from the rest where colours do not. */
const tall = { top: 2, height: 18 } as const;
const flat = { top: 6, height: 10 } as const;

/** Narrower bars are of solid colour and hold nothing. */
const roomForSign = 18;
const roomForText = 52;

/** Around a thing of the row, for the focus. */
export function frameOf(item: Item, laned: LanedRow, width: number): { x: number; y: number; width: number; height: number } {
  if (item.kind === 'mark') return { x: item.at - 7, y: marksMiddle(laned) - 7, width: 14, height: 14 };
  const left = Math.max(item.left, -20) - 2;
  return { x: left, y: lanesTop(laned) + item.lane * laneHeight, width: Math.min(item.right, width + 20) + 2 - left, height: laneHeight };
}

/** @param width the plot's, in pixels: what lies far outside is drawn only as far as its edge */
export function drawItem(item: Item, laned: LanedRow, width: number, free: number, colours: Colours): readonly Shape[] {
  return item.kind === 'mark'
    ? [markSign(item.mark, item.at, marksMiddle(laned), colours)]
    : drawBar(item, lanesTop(laned) + item.lane * laneHeight, width, free, colours);
}

interface Box {
  readonly x: number;
  readonly width: number;
  /** The lane's. */
  readonly top: number;
}

/** @param free how far to the right nothing else stands in the lane */
function drawBar(item: BarItem, top: number, width: number, free: number, colours: Colours): readonly Shape[] {
  const x = Math.max(item.left, -20);
  const right = Math.min(item.right, width + 20);
  const until = Math.min(item.until, width + 20);
  const box = { x, width: right - x, top };
  const [bar] = item.bars;
  const single = item.bars.length === 1 && bar !== undefined;
  const narrow = item.right - item.left < roomForSign;
  return [
    ...(until > right + 1 ? [rail(right, until, top, colours)] : []),
    ...(single ? drawBody(bar.state, box, narrow, colours) : drawHeap(item, box, colours)),
    ...(single && bar.count === 1
      ? inscription(bar, box, narrow, Math.min(free, width), colours)
      : tally(countOf(item), right, Math.min(free, width + 20), top, colours)),
  ];
}

/** As far as an attempt is taken to stand. */
const rail = (from: number, to: number, top: number, colours: Colours): Shape => ({
  tag: 'rect',
  attributes: { x: from, y: top + 9, width: Math.max(0, to - from), height: 4, fill: colours('established'), 'fill-opacity': 0.45 },
});

const rect = (x: number, y: number, width: number, height: number, fill: string, more: Shape['attributes'] = {}): Shape => ({
  tag: 'rect',
  attributes: { x, y, width: Math.max(1, width), height, fill, ...more },
});

function drawBody(state: ListedState, { x, width, top }: Box, narrow: boolean, colours: Colours): readonly Shape[] {
  const colour = colours(state);
  const { top: tallTop, height } = tall;
  switch (state) {
    case 'failed':
      return [rect(x + 0.5, top + tallTop + 0.5, width - 1.5, height - 1, colour, { 'fill-opacity': narrow ? 1 : 0.22, stroke: colour })];
    case 'down':
      // It stood, and at its end it went down.
      return narrow
        ? [
            rect(x + 0.5, top + tallTop + 0.5, width - 1.5, height - 1, colours('background'), { stroke: colour }),
            rect(x, top + tallTop + height / 2, width - 0.5, height / 2, colour),
          ]
        : [
            rect(x, top + flat.top, width - 3, flat.height, colours('established'), { 'fill-opacity': 0.5 }),
            rect(x + width - 4.5, top + tallTop, 4, height, colour),
          ];
    case 'negotiating':
      return [
        rect(x + 0.5, top + flat.top + 0.5, width - 1.5, flat.height - 1, colours('background'), {
          rx: 2,
          stroke: colour,
          'stroke-dasharray': '3 2',
          'stroke-width': 1.4,
        }),
      ];
    case 'established':
      return [rect(x, top + flat.top, width - 0.5, flat.height, colour, { rx: Math.min(5, width / 2) })];
    default:
      return state satisfies never;
  }
}

/** How many of a heap went how, from what hurts to what does not. */
function drawHeap(item: BarItem, { x, width, top }: Box, colours: Colours): readonly Shape[] {
  const states = statesOf(item);
  const all = countOf(item);
  const end = top + tall.top + tall.height;
  let from: number = top + tall.top;
  return states.map(({ state, count }, at) => {
    // One of very many is seen, too.
    const left = (states.length - at - 1) * 3;
    const height = at === states.length - 1 ? end - from : Math.min(Math.max(3, (count / all) * tall.height), end - from - left);
    const shape = rect(x, from, width - 0.5, height, colours(state));
    from += height;
    return shape;
  });
}

/** Beside a heap, how many attempts it is. */
function tally(count: number, right: number, free: number, top: number, colours: Colours): readonly Shape[] {
  const text = `${count}×`;
  return right + 3 + estimatedWidth(text, smallFont) <= free ? [textAt(text, right + 3, top + 15, colours('dim'))] : [];
}

/** Why an attempt failed, in its bar; why it went down, where it did; as far as there is room. */
function inscription(bar: TimelineBar, { x, width, top }: Box, narrow: boolean, free: number, colours: Colours): readonly Shape[] {
  const right = x + width;
  // What begins left of the plot tells itself where it is seen.
  const inside = bar.state === 'failed';
  const from = inside ? Math.max(x, 0) : right;
  const room = (inside ? right : free) - from;
  if ((bar.state !== 'failed' && bar.state !== 'down') || (inside && narrow) || room < roomForSign) return [];
  const signs = [sign(bar.state, from + 9.5, top + (inside ? 11 : 10), colours(bar.state))];
  const text = room < roomForText ? '' : fitting(bar.reason, room - 24, smallFont);
  return text === '' ? signs : [...signs, textAt(text, from + 18, top + 15, colours(inside ? 'text' : 'dim'))];
}
