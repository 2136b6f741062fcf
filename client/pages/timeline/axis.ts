import type { Timeline } from '../../../server/src/protocol.js';
import { pixelsOf, type Span } from './scale.js';
import { estimatedWidth, smallFont, textAt, type Colours, type Shape } from './shapes.js';
import { ticksOf } from './ticks.js';

export const axisHeight = 40;

/** The axis above the rows: larger units, and below them ticks with their labels. */
export function axisShapes(axis: Timeline['axis'], span: Span, width: number, language: string, colours: Colours): readonly Shape[] {
  const toPixels = pixelsOf(span, width);
  const { minor, major } = ticksOf(axis, span, width, language);
  const majors = major.map((tick) => ({ ...tick, x: Math.max(0, toPixels(tick.at)) }));
  return [
    ...majors.flatMap(({ label, x }, at) => {
      // A label that would run into the next one gives way to it.
      const room = (majors[at + 1]?.x ?? Number.POSITIVE_INFINITY) - x;
      const line: Shape = {
        tag: 'line',
        attributes: { x1: x, x2: x, y1: 2, y2: axisHeight, stroke: colours('dim'), 'stroke-opacity': 0.6 },
      };
      const text = textAt(label, x + 5, 14, colours('text'));
      return [...(at === 0 ? [] : [line]), ...(estimatedWidth(label, smallFont) + 12 < room ? [text] : [])];
    }),
    ...minor.flatMap(({ at, label }): readonly Shape[] => {
      const x = toPixels(at);
      return [
        { tag: 'line', attributes: { x1: x, x2: x, y1: axisHeight - 5, y2: axisHeight, stroke: colours('dim') } },
        ...labelAt(label, x, width, colours),
      ];
    }),
  ];
}

/** The first and the last label step aside from the edge; one that would have to go far is left out. */
function labelAt(label: string, x: number, width: number, colours: Colours): readonly Shape[] {
  const half = estimatedWidth(label, smallFont) / 2 + 2;
  const seen = Math.max(half, Math.min(x, width - half));
  return Math.abs(seen - x) > 12 ? [] : [textAt(label, seen, axisHeight - 9, colours('dim'), smallFont, { 'text-anchor': 'middle' })];
}

/** The lines behind the rows. */
export function gridShapes(
  axis: Timeline['axis'],
  span: Span,
  width: number,
  height: number,
  language: string,
  colours: Colours,
): readonly Shape[] {
  const toPixels = pixelsOf(span, width);
  const { minor, major } = ticksOf(axis, span, width, language);
  const line = (x: number, opacity: number): Shape => ({
    tag: 'line',
    attributes: { x1: x, x2: x, y1: 0, y2: height, stroke: colours('grid'), 'stroke-opacity': opacity },
  });
  return [...minor.map(({ at }) => line(toPixels(at), 0.6)), ...major.slice(1).map(({ at }) => line(toPixels(at), 1))];
}
