import type { ListedState, TimelineMarkKind } from '../../../server/src/protocol.js';
import type { Shape } from '../shape.js';

export { estimatedWidth, fitting, type Shape } from '../shape.js';

/** What is coloured; the page's style names the colours of the editor's theme by these. */
export const colourNames = [
  'failed',
  'down',
  'negotiating',
  'established',
  'rekey',
  'retransmission',
  'dead',
  'deletion',
  'text',
  'dim',
  'grid',
  'background',
] as const;

export type ColourName = (typeof colourNames)[number];

/** The colour of a name, as an attribute's value. */
export type Colours = (name: ColourName) => string;

export const fontSize = 12;
export const smallFont = 11;

/** The sign of a state, which tells it where colours do not. Its middle is at 0, 0; it is 10 pixels wide. */
const stateSigns: Readonly<Record<ListedState, string>> = {
  failed: 'M-4 -4L4 4M4 -4L-4 4',
  down: 'M0 -4.5V4M-4 0L0 4L4 0',
  negotiating: 'M-4.5 0h.01M0 0h.01M4.5 0h.01',
  established: 'M-4.5 0.5L-1.5 3.5L4.5 -3.5',
};

/** The outline of a mark: as for signs. */
const markSigns: Readonly<Record<TimelineMarkKind, { readonly path: string; readonly solid: boolean }>> = {
  rekey: { path: 'M0 -4.5L4.5 0L0 4.5L-4.5 0Z', solid: true },
  retransmission: { path: 'M0 -4L4.2 3.5H-4.2Z', solid: false },
  dead: { path: 'M-4.2 -3.5H4.2L0 4Z', solid: true },
  deletion: { path: 'M-3.7 -3.7H3.7V3.7H-3.7Z', solid: false },
};

export const sign = (state: ListedState, x: number, y: number, colour: string): Shape => ({
  tag: 'path',
  attributes: {
    d: stateSigns[state],
    transform: `translate(${x} ${y})`,
    fill: 'none',
    stroke: colour,
    'stroke-width': state === 'negotiating' ? 2.6 : 1.8,
    'stroke-linecap': 'round',
  },
});

export function markSign(kind: TimelineMarkKind, x: number, y: number, colours: Colours): Shape {
  const { path, solid } = markSigns[kind];
  const colour = colours(kind);
  return {
    tag: 'path',
    attributes: {
      d: path,
      transform: `translate(${x} ${y})`,
      fill: solid ? colour : colours('background'),
      stroke: colour,
      'stroke-width': 1.4,
      'stroke-linejoin': 'round',
    },
  };
}

export const textAt = (text: string, x: number, y: number, colour: string, size = smallFont, more: Shape['attributes'] = {}): Shape => ({
  tag: 'text',
  attributes: { x, y, fill: colour, 'font-size': size, ...more },
  text,
});
