import type { LadderColumn, LadderEnd, LadderRow } from '../../../server/src/protocol.js';
import { estimatedWidth, fitting, type Shape } from '../shape.js';
import { labelSize, lineHeight, rowPadding, smallSize, type Columns, type LaidRow } from './layout.js';

/** What is coloured; the page's style names the colours of the editor's theme by these. */
export const colourNames = ['text', 'dim', 'lifeline', 'plain', 'good', 'warning', 'bad', 'background', 'box'] as const;

export type Colours = (name: (typeof colourNames)[number]) => string;

const headLine = 16;

/** The height of what stands above the lifelines. */
export const headHeight = (columns: Readonly<Record<LadderEnd, LadderColumn>>): number =>
  24 + headLine * (1 + Math.max(columns.left.details.length, columns.right.details.length));

const text = (content: string, x: number, y: number, colour: string, size: number, more: Shape['attributes'] = {}): Shape => ({
  tag: 'text',
  attributes: { x, y, fill: colour, 'font-size': size, ...more },
  text: content,
});

const line = (x1: number, y1: number, x2: number, y2: number, colour: string, more: Shape['attributes'] = {}): Shape => ({
  tag: 'line',
  attributes: { x1, y1, x2, y2, stroke: colour, 'stroke-width': 1.5, ...more },
});

const middle = { 'text-anchor': 'middle' };

/** Both ends' names above their lifelines. */
export function headShapes(columns: Readonly<Record<LadderEnd, LadderColumn>>, place: Columns, colours: Colours): readonly Shape[] {
  const height = headHeight(columns) - 10;
  const width = Math.min(220, (place.right - place.left) * 0.55);
  return (['left', 'right'] as const).flatMap((end) => {
    const { title, details } = columns[end];
    // A box may reach into the gutter, as far as that goes.
    const center = Math.min(Math.max(place[end], width / 2 + 1), place.width - width / 2 - 1);
    const box: Shape = {
      tag: 'rect',
      attributes: { x: center - width / 2, y: 1, width, height, rx: 4, fill: colours('box'), stroke: colours('lifeline') },
    };
    return [
      box,
      text(fitting(title, width - 16, 13), center, 19, colours('text'), 13, { ...middle, 'font-weight': 600 }),
      ...details.map((detail, at) =>
        text(fitting(detail, width - 16, smallSize), center, 19 + headLine * (at + 1), colours('dim'), smallSize, middle),
      ),
    ];
  });
}

/** One step, from 0 to its height, with the piece of the lifelines beside it. @param lineWord `L{0}` */
export function rowShapes(laid: LaidRow, place: Columns, colours: Colours, lineWord: string): readonly Shape[] {
  const { row, height } = laid;
  const marked: readonly Shape[] = row.decisive
    ? [
        { tag: 'rect', attributes: { x: 0, y: 0, width: place.width, height, fill: colours('bad'), 'fill-opacity': 0.12 } },
        { tag: 'rect', attributes: { x: 0, y: 0, width: 3, height, fill: colours('bad') } },
      ]
    : [];
  return [
    ...marked,
    ...[place.left, place.right].map((x) => line(x, 0, x, height, colours('lifeline'), { 'stroke-width': 1 })),
    ...(['left', 'right'] as const).flatMap((end) => markShapes(row, end, place, colours, lineWord)),
    ...contentShapes(laid, place, colours),
  ];
}

function contentShapes(laid: LaidRow, place: Columns, colours: Colours): readonly Shape[] {
  switch (laid.row.kind) {
    case 'packet':
      return arrowShapes(laid, place, colours);
    case 'note':
      return noteShapes(laid, place, colours);
    case 'omitted':
      return [
        text(laid.row.label, (place.left + place.right) / 2, rowPadding + 12, colours('dim'), smallSize, {
          ...middle,
          'font-style': 'italic',
        }),
      ];
    default:
      return laid.row.kind satisfies never;
  }
}

/** The time by the end's own clock and the line of its log. */
function markShapes(row: LadderRow, end: LadderEnd, place: Columns, colours: Colours, lineWord: string): readonly Shape[] {
  const mark = row.ends[end];
  if (mark === null) return [];
  const [x, anchor] = end === 'left' ? [place.left - 10, 'end'] : [place.right + 10, 'start'];
  const first = row.ends.left === null ? 'right' : 'left';
  const below = [lineWord.replace('{0}', String(mark.line + 1)), end === first ? row.gap : ''].filter((part) => part !== '');
  return [
    text(mark.time, x, rowPadding + 11, colours('text'), smallSize, { 'text-anchor': anchor }),
    ...below.map((each, at) =>
      text(each, x, rowPadding + 11 + (at + 1) * lineHeight, colours('dim'), smallSize, { 'text-anchor': anchor }),
    ),
  ];
}

function arrowShapes({ row, label, details }: LaidRow, place: Columns, colours: Colours): readonly Shape[] {
  const toRight = row.at === 'left';
  const [from, to] = toRight ? [place.left, place.right] : [place.right, place.left];
  const way = toRight ? 1 : -1;
  const colour = colours(row.tone);
  const y = rowPadding + label.length * lineHeight + 4;
  const center = (place.left + place.right) / 2;
  const lost = row.fate === 'lost';
  // What never arrived ends on its way.
  const end = lost ? from + (to - from) * 0.72 : to - way;
  const dashed = row.fate === 'seen' ? {} : { 'stroke-dasharray': '6 4' };
  const head: Shape = lost
    ? {
        tag: 'path',
        attributes: {
          d: `M${end - 5} ${y - 5}L${end + 5} ${y + 5}M${end + 5} ${y - 5}L${end - 5} ${y + 5}`,
          stroke: colour,
          'stroke-width': 2,
          fill: 'none',
        },
      }
    : { tag: 'path', attributes: { d: `M${end} ${y}L${end - way * 9} ${y - 5}L${end - way * 9} ${y + 5}Z`, fill: colour } };
  return [
    ...label.map((each, at) =>
      text(each, center, rowPadding + 11 + at * lineHeight, colours('text'), labelSize, { ...middle, 'font-weight': 600 }),
    ),
    line(from, y, lost ? end : end - way * 8, y, colour, dashed),
    head,
    ...details.map((each, at) =>
      text(each, center, y + 16 + at * lineHeight, colours(row.fate === 'seen' && !row.decisive ? 'dim' : 'text'), smallSize, middle),
    ),
  ];
}

/** The sign of a tone, which tells it where colours do not. Its middle is at 0, 0; it is 10 pixels wide. */
const signs: Readonly<Record<LadderRow['tone'], string>> = {
  plain: 'M-3 0h6',
  good: 'M-4.5 0.5L-1.5 3.5L4.5 -3.5',
  warning: 'M0 -4.5V1M0 4.2v.01',
  bad: 'M-4 -4L4 4M4 -4L-4 4',
};

function noteShapes({ row, label, details, height }: LaidRow, place: Columns, colours: Colours): readonly Shape[] {
  const longest = Math.max(
    ...label.map((each) => estimatedWidth(each, labelSize)),
    ...details.map((each) => estimatedWidth(each, smallSize)),
  );
  const width = longest + 36;
  const colour = colours(row.tone);
  const x = row.at === 'left' ? place.left : place.right - width;
  const y = rowPadding - 3;
  return [
    {
      tag: 'rect',
      attributes: {
        x,
        y,
        width,
        height: height - 2 * y,
        rx: 3,
        fill: colours('background'),
        stroke: colour,
        'stroke-width': row.decisive ? 2 : 1,
      },
    },
    {
      tag: 'path',
      attributes: {
        d: signs[row.tone],
        transform: `translate(${x + 14} ${y + 13})`,
        fill: 'none',
        stroke: colour,
        'stroke-width': 1.8,
        'stroke-linecap': 'round',
      },
    },
    ...label.map((each, at) => text(each, x + 26, y + 17 + at * lineHeight, colours('text'), labelSize)),
    ...details.map((each, at) => text(each, x + 26, y + 17 + (label.length + at) * lineHeight, colours('dim'), smallSize)),
  ];
}
