import type { LinePosition } from '../../../server/src/protocol.js';
import { readToTimeline, type FromTimeline, type ToTimeline } from '../../src/common/timeline.js';
import { resolvedColours } from '../elements.js';
import { connect } from '../host.js';
import { themeColours } from './elements.js';
import { createGrid, type Scene, type Target } from './grid.js';
import { layoutRow, tellingBar } from './layout.js';
import { keyAction, movedCell, type KeyAction } from './moves.js';
import { pictureOf } from './picture.js';
import { followPointer } from './pointer.js';
import { around, moved, pixelsOf, showing, zoomed, type Span } from './scale.js';
import { itemParts, rowParts, type Tongue } from './speech.js';
import { colourNames } from './shapes.js';
import { createStage } from './stage.js';
import { anchorOf, holds, membersOf, readKept, rowKey, rowsOf, type Cell, type Kept, type Rows } from './state.js';
import { createToolbar } from './toolbar.js';
import { createTooltip } from './tooltip.js';
import './timeline.css';

/** What is shown is found again by its highlight for so long (milliseconds). */
const highlight = 2500;
const zoomStep = 1.6;
const nowhere: Cell = { row: '', anchor: undefined };

type Show = Extract<ToTimeline, { readonly kind: 'show' }>;
type Reveal = Extract<ToTimeline, { readonly kind: 'reveal' }>;

/** Draws the page into its empty document, and listens. */
function run(): void {
  const stage = createStage();
  const { scroller } = stage;
  const grid = createGrid(scroller, stage.canvas);
  const tooltip = createTooltip();
  const toolbar = createToolbar({
    filter: (words) => host.post({ kind: 'filter', filter: words }),
    zoomIn: () => zoomAt(undefined, zoomStep),
    zoomOut: () => zoomAt(undefined, 1 / zoomStep),
    fit: () => setSpan(undefined),
    save: () => host.post({ kind: 'save' }),
  });
  document.body.append(toolbar.element, stage.element, tooltip.element);

  let shown: Show | undefined;
  let rows: Rows | undefined;
  let filter = '';
  /** What of the axis is seen; undefined while that is all of it. */
  let span: Span | undefined;
  let active = nowhere;
  let note = '';
  let kept: Kept | undefined;
  let frame = 0;

  const host = connect<ToTimeline, FromTimeline, Kept>(readToTimeline, readKept, (message) => {
    switch (message.kind) {
      case 'show':
        show(message);
        break;
      case 'filter':
        filter = message.filter;
        toolbar.setFilter(filter);
        fillRows();
        break;
      case 'reveal':
        reveal(message);
        break;
      case 'draw': {
        const now = scene();
        if (now === undefined) break;
        const colours = resolvedColours(colourNames, themeColours);
        host.post({ kind: 'drawing', svg: pictureOf(now.rows, now.span, Math.max(now.width, 800), now.tongue, (name) => colours[name]) });
        break;
      }
      default:
        message satisfies never;
    }
  });
  kept = host.kept;

  function show(message: Show): void {
    if (shown !== undefined && shown.timeline.axis !== message.timeline.axis) span = undefined;
    shown = message;
    stage.setWords(message.words.title, message.words.help);
    toolbar.setWords(message.words);
    fillRows();
    if (kept === undefined) return;
    const { axis, span: before, scroll, row } = kept;
    kept = undefined;
    if (axis === message.timeline.axis && before !== undefined && rows !== undefined) span = moved(before, 0, rows.whole);
    if (row !== undefined) active = { row, anchor: undefined };
    fillRows();
    scroller.scrollTop = scroll;
  }

  /** Takes over a new timeline or filter: the place on the axis and the keyboard's place stay. */
  function fillRows(): void {
    if (shown === undefined) return;
    const { timeline, words } = shown;
    rows = rowsOf(timeline, filter);
    if (span !== undefined) span = moved(span, 0, rows.whole);
    const here = rows.rows.some(({ row }) => rowKey(row) === active.row);
    const first = rows.rows[0]?.row;
    if (!here) active = { row: first === undefined ? '' : rowKey(first), anchor: undefined };
    const none = timeline.rows.length === 0 ? words.nothing : words.noMatch;
    note =
      rows.rows.length === 0 ? none : [timeline.axis === 'line' ? words.lineAxis : '', words.left].filter((each) => each !== '').join(' ');
    render();
  }

  const tongueOf = ({ words, language, timeline }: Show): Tongue => ({ words, language, axis: timeline.axis });

  function scene(): Scene | undefined {
    if (shown === undefined || rows === undefined) return undefined;
    return { rows, span: span ?? rows.whole, width: stage.plotWidth(), tongue: tongueOf(shown), active };
  }

  function render(): void {
    const now = scene();
    if (now === undefined) return;
    const focused = document.activeElement;
    const hadFocus = focused !== null && scroller.contains(focused);
    grid.render(now);
    stage.renderAxis(now);
    stage.setNotes([note]);
    // What had the focus may have become part of a heap, or its row may be gone.
    if (hadFocus && document.activeElement !== focused) (grid.elementOf(active) ?? scroller).focus({ preventScroll: true });
    host.keep({
      axis: now.rows.timeline.axis,
      scroll: scroller.scrollTop,
      ...(span === undefined ? {} : { span }),
      ...(active.row === '' ? {} : { row: active.row }),
    });
  }

  function renderSoon(): void {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(render);
  }

  function setSpan(wanted: Span | undefined): void {
    const whole = rows?.whole;
    const isWhole = wanted === undefined || whole === undefined || wanted.end - wanted.start >= (whole.end - whole.start) * 0.999;
    span = isWhole ? undefined : wanted;
    tooltip.hide();
    renderSoon();
  }

  /** @param x in the window; undefined: where the keyboard is if that is seen, else the middle */
  function zoomAt(x: number | undefined, factor: number): void {
    const now = scene();
    if (now === undefined) return;
    const { start, end } = now.span;
    const share = x === undefined ? undefined : Math.min(1, Math.max(0, (x - stage.plotLeft()) / now.width));
    const place = active.anchor?.start;
    const seen = place !== undefined && place >= start && place <= end ? place : (start + end) / 2;
    setSpan(zoomed(now.span, factor, share === undefined ? seen : start + share * (end - start), now.rows.whole, now.rows.timeline.axis));
  }

  function pan(share: number): void {
    const now = scene();
    if (now !== undefined) setSpan(moved(now.span, share * (now.span.end - now.span.start), now.rows.whole));
  }

  /** Goes to the line of what is there; a heap is looked at more closely, as far as that helps. */
  function open({ laned: { row }, item }: Target, keep: boolean): void {
    const now = scene();
    if (now === undefined) return;
    active = { row: rowKey(row), anchor: item === undefined ? undefined : anchorOf(item) };
    const members = item === undefined ? [] : membersOf(item);
    if (members.length > 1) {
      const stretch = { start: Math.min(...members.map(({ start }) => start)), end: Math.max(...members.map(({ end }) => end)) };
      const closer = around(stretch, now.rows.whole, now.rows.timeline.axis);
      if (closer.end - closer.start < (now.span.end - now.span.start) * 0.9) {
        setSpan(closer);
        return;
      }
    }
    const line = item?.kind === 'bar' ? tellingBar(item)?.line : members[0]?.line;
    const position: LinePosition = { uri: row.uri, line: line ?? row.line };
    host.post({ kind: 'open', ...position, keep });
    render();
  }

  /** Moves the keyboard to a cell, and brings it to where it is seen. */
  function focus(cell: Cell): void {
    const now = scene();
    if (now === undefined) return;
    active = cell;
    const at = now.rows.rows.findIndex(({ row }) => rowKey(row) === cell.row);
    const laned = now.rows.rows[at];
    const { anchor } = cell;
    if (laned !== undefined && anchor !== undefined) {
      const item = layoutRow(laned, pixelsOf(now.span, now.width)).find((each) => holds(each, anchor));
      const [first] = item === undefined ? [] : membersOf(item);
      if (first !== undefined && span !== undefined) span = showing(span, { start: first.start, end: first.end }, now.rows.whole);
    }
    const top = now.rows.tops[at] ?? 0;
    const bottom = now.rows.tops[at + 1] ?? top;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    else if (bottom > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = bottom - scroller.clientHeight;
    render();
    grid.elementOf(cell)?.focus({ preventScroll: true });
  }

  function act(action: KeyAction): void {
    const now = scene();
    if (now === undefined) return;
    switch (action.kind) {
      case 'zoom':
        zoomAt(undefined, action.factor);
        break;
      case 'fit':
        setSpan(undefined);
        break;
      case 'pan':
        pan(action.share);
        break;
      case 'row':
      case 'item':
      case 'edge':
        focus(movedCell(active, action, now.rows, (laned) => layoutRow(laned, pixelsOf(now.span, now.width))));
        break;
      case 'open': {
        const target = grid.targetOf(grid.elementOf(active));
        if (target !== undefined) open(target, action.keep);
        break;
      }
      case 'dismiss':
        tooltip.hide();
        break;
      default:
        action satisfies never;
    }
  }

  function reveal({ uri, firstLine, line }: Reveal): void {
    if (shown === undefined) return;
    const key = rowKey({ uri, firstLine });
    if (rows?.rows.every(({ row }) => rowKey(row) !== key) === true && filter !== '') {
      filter = '';
      host.post({ kind: 'filter', filter });
      toolbar.setFilter(filter);
      fillRows();
    }
    const row = rows?.rows.find((each) => rowKey(each.row) === key)?.row;
    if (row === undefined) {
      stage.setNotes([shown.words.notDrawn, note]);
      return;
    }
    // Of many attempts in one bar, the last one's line is the bar's.
    const bar = line === undefined ? undefined : row.bars.find((each) => each.line >= line);
    focus({ row: key, anchor: bar === undefined ? undefined : { kind: 'bar', line: bar.line, start: bar.start } });
    for (const before of scroller.querySelectorAll('[data-revealed]')) before.removeAttribute('data-revealed');
    const element = grid.elementOf(active);
    element?.setAttribute('data-revealed', '');
    setTimeout(() => element?.removeAttribute('data-revealed'), highlight);
  }

  function tell({ laned: { row }, item, element }: Target, x?: number): void {
    const now = scene();
    if (now === undefined) return;
    const lines = item === undefined ? rowParts(row, now.rows.several).slice(1) : itemParts(item, now.tongue);
    tooltip.show(row.title, lines, element.getBoundingClientRect(), x);
  }

  followPointer(scroller, grid, {
    zoomAt,
    pan: (pixels) => pan(pixels / stage.plotWidth()),
    open: (target) => open(target, true),
    hover: (target, x) => (target === undefined ? tooltip.hide() : tell(target, x + 12)),
  });
  scroller.addEventListener('keydown', (event) => {
    const action = keyAction(event);
    if (action === undefined) return;
    event.preventDefault();
    act(action);
  });
  scroller.addEventListener('focusin', ({ target }) => {
    const found = grid.targetOf(target);
    if (found !== undefined && found.element.matches(':focus-visible')) tell(found);
  });
  scroller.addEventListener('focusout', () => tooltip.hide());
  scroller.addEventListener('scroll', renderSoon);
  new ResizeObserver(renderSoon).observe(stage.element);
  host.post({ kind: 'ready' });
}

run();
