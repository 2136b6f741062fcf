import { html, svg } from '../dom.js';
import { shapeElement } from '../elements.js';
import { themeColours } from './elements.js';
import { freeAfter, layoutRow, leftOf, rightOf, type Item, type LanedRow } from './layout.js';
import { drawItem, frameOf, heightOf } from './row-drawing.js';
import { pixelsOf, type Span } from './scale.js';
import { sign } from './shapes.js';
import { itemParts, rowDetails, rowParts, type Tongue } from './speech.js';
import { holds, rowKey, seenRows, type Cell, type Rows } from './state.js';

/** Rows above and below what is seen that are there already (pixels). */
const margin = 240;

/** What the grid shows now. */
export interface Scene {
  readonly rows: Rows;
  readonly span: Span;
  /** Of the plot, right of the names (pixels). */
  readonly width: number;
  readonly tongue: Tongue;
  /** Where the keyboard is. */
  readonly active: Cell;
}

/** A row's elements, and what they stand for. */
interface RowView {
  readonly element: HTMLElement;
  readonly header: HTMLElement;
  readonly plot: SVGSVGElement;
  readonly cells: Map<string, SVGGElement>;
  laned: LanedRow;
  items: readonly Item[];
}

/** What an element of the grid stands for: a row's name, or a thing of the row. */
export interface Target {
  readonly laned: LanedRow;
  readonly item: Item | undefined;
  readonly element: Element;
}

/**
 * The rows that are seen, as elements. Elements stay as long as what they stand for does, so that the focus and a screen reader's place
 * survive zooming and new lines.
 */
export interface Grid {
  readonly render: (scene: Scene) => void;
  /** The element of a cell; undefined for one that is not drawn. */
  readonly elementOf: (cell: Cell) => HTMLElement | SVGElement | undefined;
  readonly targetOf: (element: unknown) => Target | undefined;
}

/** @param scroller scrolls over `canvas`, which is as high as all rows */
export function createGrid(scroller: HTMLElement, canvas: HTMLElement): Grid {
  const views = new Map<string, RowView>();

  const render = (scene: Scene): void => {
    const { rows, active } = scene;
    canvas.style.height = `${rows.tops.at(-1) ?? 0}px`;
    scroller.setAttribute('aria-rowcount', String(rows.rows.length));
    const { first, end } = seenRows(rows, scroller.scrollTop - margin, scroller.scrollTop + scroller.clientHeight + margin);
    const wanted = new Set<string>();
    rows.rows.forEach((laned, at) => {
      const key = rowKey(laned.row);
      // Where the keyboard is, something is always there to have the focus.
      if ((at < first || at >= end) && key !== active.row) return;
      wanted.add(key);
      const view = views.get(key) ?? createRow(laned);
      if (!views.has(key)) {
        views.set(key, view);
        canvas.append(view.element);
      }
      view.laned = laned;
      renderRow(view, at, scene);
    });
    for (const [key, { element }] of views) {
      if (wanted.has(key)) continue;
      element.remove();
      views.delete(key);
    }
    // Read in this order, whichever came first.
    const ordered = rows.rows.map(({ row }) => views.get(rowKey(row))?.element).filter((element) => element !== undefined);
    ordered.forEach((element, at) => {
      if (canvas.children[at] !== element) canvas.insertBefore(element, canvas.children[at] ?? null);
    });
  };

  return {
    render,
    elementOf: ({ row, anchor }) => {
      const view = views.get(row);
      if (view === undefined || anchor === undefined) return view?.header;
      const item = view.items.find((each) => holds(each, anchor));
      return item === undefined ? undefined : view.cells.get(item.key);
    },
    targetOf: (element) => {
      if (!(element instanceof Element)) return undefined;
      const row = element.closest<HTMLElement>('[data-row]');
      const view = row === null ? undefined : views.get(row.dataset['row'] ?? '');
      const cell = element.closest('[data-item]');
      if (view === undefined) return undefined;
      if (cell === null) return view.header.contains(element) ? { laned: view.laned, item: undefined, element: view.header } : undefined;
      const item = view.items.find(({ key }) => key === cell.getAttribute('data-item'));
      return item === undefined ? undefined : { laned: view.laned, item, element: cell };
    },
  };
}

function createRow(laned: LanedRow): RowView {
  const header = html('div', { class: 'name', role: 'rowheader', tabindex: -1 });
  const plot = svg('svg', { class: 'plot', role: 'presentation' });
  const element = html('div', { class: 'row', role: 'row', 'data-row': rowKey(laned.row) }, header, plot);
  return { element, header, plot, cells: new Map(), laned, items: [] };
}

function renderRow(view: RowView, at: number, scene: Scene): void {
  const { element, header, plot, laned } = view;
  const { rows, width, tongue, active } = scene;
  const isActive = active.row === rowKey(laned.row);
  element.style.top = `${rows.tops[at] ?? 0}px`;
  element.style.height = `${heightOf(laned)}px`;
  element.setAttribute('aria-rowindex', String(at + 1));
  renderHeader(header, laned, rows.several);
  header.tabIndex = isActive && active.anchor === undefined ? 0 : -1;
  plot.setAttribute('width', String(width));
  plot.setAttribute('height', String(heightOf(laned)));
  view.items = layoutRow(laned, pixelsOf(scene.span, width));
  const { anchor } = active;
  const drawn = view.items.flatMap((item, index) => {
    const focusable = isActive && anchor !== undefined && holds(item, anchor);
    const seen = leftOf(item) < width + 20 && (item.kind === 'bar' ? Math.max(item.right, item.until) : rightOf(item)) > -20;
    if (!seen && !focusable) return [];
    const cell = view.cells.get(item.key) ?? svg('g', { role: 'gridcell', 'data-item': item.key });
    view.cells.set(item.key, cell);
    renderCell(cell, item, laned, width, freeAfter(view.items, index), tongue);
    cell.setAttribute('tabindex', focusable ? '0' : '-1');
    return [{ key: item.key, cell }];
  });
  const kept = new Set(drawn.map(({ key }) => key));
  for (const [key, cell] of view.cells) {
    if (kept.has(key)) continue;
    cell.remove();
    view.cells.delete(key);
  }
  drawn.forEach(({ cell }, index) => {
    if (plot.children[index] !== cell) plot.insertBefore(cell, plot.children[index] ?? null);
  });
}

function renderHeader(header: HTMLElement, { row }: LanedRow, several: boolean): void {
  header.setAttribute('aria-label', rowParts(row, several).join(', '));
  const icon = svg(
    'svg',
    { class: 'state', width: 16, height: 16, 'aria-hidden': 'true' },
    shapeElement(sign(row.state, 8, 8, themeColours(row.state))),
  );
  header.replaceChildren(
    icon,
    html('div', { class: 'head' }, html('span', { class: 'title' }, row.title), html('span', { class: 'since' }, row.time)),
    html(
      'div',
      { class: 'details' },
      rowDetails(row, several),
      ...(row.time === '' ? [] : [html('span', { class: 'when' }, ` · ${row.time}`)]),
    ),
  );
}

function renderCell(cell: SVGGElement, item: Item, laned: LanedRow, width: number, free: number, tongue: Tongue): void {
  const { x, y, width: across, height } = frameOf(item, laned, width);
  cell.setAttribute('class', item.kind === 'bar' ? `bar ${item.bars[0]?.state ?? ''}` : `mark ${item.mark}`);
  cell.setAttribute('aria-label', [laned.row.title, ...itemParts(item, tongue)].join(', '));
  cell.replaceChildren(
    ...drawItem(item, laned, width, free, themeColours).map(shapeElement),
    svg('rect', { class: 'frame', x, y, width: Math.max(1, across), height, rx: 3 }),
  );
}
