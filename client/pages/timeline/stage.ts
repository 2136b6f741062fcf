import { html, svg } from '../dom.js';
import { axisHeight, axisShapes, gridShapes } from './axis.js';
import { shapeElement } from '../elements.js';
import { themeColours } from './elements.js';
import type { Scene } from './grid.js';

/** Room for the tunnels' names, in pixels. */
const leastNames = 130;
const mostNames = 300;

/** The page below its toolbar: the axis, the rows that scroll under it, and notes. */
export interface Stage {
  readonly element: HTMLElement;
  /** Scrolls from above to below; has the role of the grid. */
  readonly scroller: HTMLElement;
  readonly canvas: HTMLElement;
  /** Of the plot as the window now is, in pixels. */
  readonly plotWidth: () => number;
  /** Where the plot begins in the window. */
  readonly plotLeft: () => number;
  readonly renderAxis: (scene: Scene) => void;
  /** What is not drawn, and why. It is read out when it changes. */
  readonly setNotes: (notes: readonly string[]) => void;
  readonly setWords: (title: string, help: string) => void;
}

export function createStage(): Stage {
  const axis = svg('svg', { class: 'axis', height: axisHeight, 'aria-hidden': 'true' });
  const lines = svg('svg', { class: 'lines', 'aria-hidden': 'true' });
  const canvas = html('div', { class: 'canvas', role: 'rowgroup' });
  const scroller = html('div', { class: 'scroller', role: 'grid', 'aria-describedby': 'help' }, canvas);
  const help = html('p', { id: 'help', class: 'unseen' });
  const notes = html('p', { class: 'notes', role: 'status' });
  const element = html('main', {}, axis, html('div', { class: 'rows' }, lines, scroller), notes, help);
  const names = (): number => Math.round(Math.min(mostNames, Math.max(leastNames, element.clientWidth * 0.26)));
  return {
    element,
    scroller,
    canvas,
    plotWidth: () => Math.max(100, scroller.clientWidth - names()),
    plotLeft: () => scroller.getBoundingClientRect().left + names(),
    renderAxis: ({ rows, span, width, tongue }) => {
      element.style.setProperty('--names', `${names()}px`);
      const height = Math.min(scroller.clientHeight, rows.tops.at(-1) ?? 0);
      const { axis: kind } = rows.timeline;
      const shapes = rows.rows.length === 0 ? [] : axisShapes(kind, span, width, tongue.language, themeColours);
      axis.setAttribute('width', String(width));
      axis.replaceChildren(...shapes.map(shapeElement));
      lines.setAttribute('width', String(width));
      lines.setAttribute('height', String(height));
      lines.replaceChildren(...gridShapes(kind, span, width, height, tongue.language, themeColours).map(shapeElement));
    },
    setNotes: (all) => {
      const text = all.filter((note) => note !== '').join(' ');
      if (notes.textContent !== text) notes.textContent = text;
    },
    setWords: (title, text) => {
      document.title = title;
      scroller.setAttribute('aria-label', title);
      help.textContent = text;
    },
  };
}
