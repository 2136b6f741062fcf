import type { ListedState } from '../../../server/src/protocol.js';
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

/** What is tall hurts: shapes tell failed and down from the rest where colours do not. From the lane's top. */
const frames: Readonly<Record<ListedState, { readonly top: number; readonly height: number; readonly round: number }>> = {
  failed: { top: 2, height: 18, round: 0 },
  down: { top: 2, height: 18, round: 0 },
  negotiating: { top: 6, height: 10, round: 2 },
  established: { top: 6, height: 10, round: 5 },
};

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

/** @param free how far to the right nothing else stands in the lane */
function drawBar(item: BarItem, top: number, width: number, free: number, colours: Colours): readonly Shape[] {
  const states = statesOf(item);
  const state = states[0]?.state ?? 'negotiating';
  const left = Math.max(item.left, -20);
  const right = Math.min(item.right, width + 20);
  const until = Math.min(item.until, width + 20);
  const narrow = item.right - item.left < roomForSign;
  const { top: inset, height } = frames[state];
  const body =
    states.length === 1
      ? drawBody(state, left, right - left, top + inset, height, narrow, colours)
      : // A heap of both kinds shows how many there are of each.
        drawShares(states, countOf(item), left, right - left, top + inset, height, colours);
  return [
    ...(until > right + 1 ? [rail(right, until, top, colours)] : []),
    ...body,
    ...inscription(item, state, left, right, free, top, colours),
  ];
}

/** As far as an attempt is taken to stand. */
const rail = (from: number, to: number, top: number, colours: Colours): Shape => ({
  tag: 'rect',
  attributes: { x: from, y: top + 9, width: Math.max(0, to - from), height: 4, fill: colours('established'), 'fill-opacity': 0.45 },
});

function drawBody(
  state: ListedState,
  x: number,
  width: number,
  y: number,
  height: number,
  narrow: boolean,
  colours: Colours,
): readonly Shape[] {
  const colour = colours(state);
  const hollow = state === 'negotiating';
  const box: Shape = {
    tag: 'rect',
    attributes: {
      x: x + 0.5,
      y: y + 0.5,
      width: Math.max(1, width - 1.5),
      height: height - 1,
      rx: Math.min(frames[state].round, width / 2),
      fill: hollow ? colours('background') : colour,
      // An established bar holds no text that a solid colour would hide.
      'fill-opacity': narrow || hollow || state === 'established' ? 1 : 0.22,
      stroke: colour,
      ...(hollow ? { 'stroke-dasharray': '3 2', 'stroke-width': 1.4 } : {}),
    },
  };
  // What was up and went down is half of what never came up.
  if (state !== 'down') return [box];
  const open: Shape = narrow ? { ...box, attributes: { ...box.attributes, fill: colours('background'), 'fill-opacity': 1 } } : box;
  const share = narrow ? 0.5 : 0.22;
  return [
    open,
    { tag: 'rect', attributes: { x, y: y + height * (1 - share), width: Math.max(1, width - 0.5), height: height * share, fill: colour } },
  ];
}

function drawShares(
  states: readonly { readonly state: ListedState; readonly count: number }[],
  all: number,
  x: number,
  width: number,
  y: number,
  height: number,
  colours: Colours,
): readonly Shape[] {
  let from = y;
  return states.map(({ state, count }) => {
    const share = Math.max(3, (count / all) * height);
    const shape: Shape = {
      tag: 'rect',
      attributes: { x, y: from, width: Math.max(1, width - 0.5), height: Math.min(share, y + height - from), fill: colours(state) },
    };
    from = Math.min(y + height - 3, from + share);
    return shape;
  });
}

/** In a bar its sign and its reason, as far as there is room; beside a heap how many attempts it is. */
function inscription(
  item: BarItem,
  state: ListedState,
  left: number,
  right: number,
  free: number,
  top: number,
  colours: Colours,
): readonly Shape[] {
  const count = countOf(item);
  const middle = top + 11;
  const line = middle + 4;
  // What begins left of the plot tells itself where it is seen.
  const from = Math.max(left, 0);
  const counted = count > 1 ? `${count}×` : '';
  const tall = state === 'failed' || state === 'down';
  const room = right - from;
  if (!tall || room < roomForSign || item.bars.length > 1) {
    const outside = right + 3;
    return counted !== '' && outside + estimatedWidth(counted, smallFont) <= free ? [textAt(counted, outside, line, colours('dim'))] : [];
  }
  const signs = [sign(state, from + 9.5, middle - (state === 'down' ? 1 : 0), colours(state))];
  if (room < roomForText) return signs;
  const words = [counted, item.bars[0]?.reason ?? ''].filter((word) => word !== '').join(' ');
  const text = fitting(words, room - 24, smallFont);
  return text === '' ? signs : [...signs, textAt(text, from + 18, line, colours('text'))];
}
