import { html } from '../dom.js';

export interface Tooltip {
  readonly element: HTMLElement;
  /** Shows a title and lines beside an element, or at a place in the window where the mouse is. */
  readonly show: (title: string, lines: readonly string[], beside: DOMRect, x?: number) => void;
  readonly hide: () => void;
}

const gap = 6;

/** A screen reader reads the labels, which say the same: for it the tip is not there. */
export function createTooltip(): Tooltip {
  const element = html('div', { class: 'tooltip', 'aria-hidden': 'true', hidden: '' });
  return {
    element,
    show: (title, lines, beside, x = beside.left) => {
      element.replaceChildren(html('div', { class: 'tip-title' }, title), ...lines.map((line) => html('div', {}, line)));
      element.hidden = false;
      const { width, height } = element.getBoundingClientRect();
      const { innerWidth, innerHeight } = window;
      const below = beside.bottom + gap;
      const top = below + height <= innerHeight ? below : Math.max(0, beside.top - gap - height);
      element.style.top = `${top}px`;
      element.style.left = `${Math.max(0, Math.min(x, innerWidth - width - gap))}px`;
    },
    hide: () => {
      element.hidden = true;
    },
  };
}
