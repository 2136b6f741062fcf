import type { ListedState, TimelineMarkKind } from '../../../server/src/protocol.js';
import type { TimelineWords } from '../../src/common/timeline.js';
import { html, svg } from '../dom.js';
import { shapeElement } from '../elements.js';
import { themeColours } from './elements.js';
import { markSign, sign } from './shapes.js';

export interface ToolbarActions {
  readonly filter: (words: string) => void;
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  readonly fit: () => void;
  readonly save: () => void;
}

export interface Toolbar {
  readonly element: HTMLElement;
  readonly setWords: (words: TimelineWords) => void;
  readonly setFilter: (filter: string) => void;
}

/** Icons of the buttons, 16 by 16 pixels. */
const icons = {
  zoomOut: 'M3 8h10',
  zoomIn: 'M3 8h10M8 3v10',
  fit: 'M2 3v10M14 3v10M4.5 8h7M7 5.5L4.5 8L7 10.5M9 5.5L11.5 8L9 10.5',
  save: 'M8 2v8M4.5 7L8 10.5L11.5 7M2.5 13.5h11',
} as const;

type Button = keyof typeof icons;

const buttons: readonly Button[] = ['zoomOut', 'zoomIn', 'fit', 'save'];
const legendStates: readonly ListedState[] = ['failed', 'down', 'negotiating', 'established'];
const legendMarks: readonly TimelineMarkKind[] = ['rekey', 'retransmission', 'dead', 'deletion'];

/** The filter, the buttons, and what the colours and signs mean. */
export function createToolbar(actions: ToolbarActions): Toolbar {
  const input = html('input', { type: 'search', class: 'filter', spellcheck: 'false' });
  input.addEventListener('input', () => actions.filter(input.value));
  const made = new Map(buttons.map((name) => [name, button(name, actions[name])]));
  const legend = html('div', { class: 'legend' });
  const element = html('div', { class: 'toolbar' }, input, html('div', { class: 'buttons' }, ...made.values()), legend);
  return {
    element,
    setWords: (words) => {
      input.placeholder = words.filter;
      input.setAttribute('aria-label', words.filter);
      for (const [name, each] of made) {
        each.title = words[name];
        each.setAttribute('aria-label', words[name]);
      }
      legend.replaceChildren(
        ...legendStates.map((state) => entry(sign(state, 7, 7, themeColours(state)), words.states[state])),
        ...legendMarks.map((kind) => entry(markSign(kind, 7, 7, themeColours), words.marks[kind])),
      );
    },
    setFilter: (filter) => {
      // What the user is typing comes back without the blank at its end.
      if (input.value.trim() !== filter) input.value = filter;
    },
  };
}

function button(name: Button, action: () => void): HTMLButtonElement {
  const icon = svg('svg', { width: 16, height: 16, 'aria-hidden': 'true' }, svg('path', { d: icons[name], class: 'icon' }));
  const element = html('button', { type: 'button', 'data-action': name }, icon);
  element.addEventListener('click', action);
  return element;
}

const entry = (shape: Parameters<typeof shapeElement>[0], word: string): HTMLElement =>
  html('span', { class: 'entry' }, svg('svg', { width: 14, height: 14, 'aria-hidden': 'true' }, shapeElement(shape)), word);
