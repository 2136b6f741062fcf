import type { LadderEnd, LadderRequest, LadderRow } from '../../../server/src/protocol.js';
import { readLadderRequest, readToLadder, type FromLadder, type ToLadder } from '../../src/common/ladder.js';
import { html, svg } from '../dom.js';
import { resolvedColours, shapeElement } from '../elements.js';
import { connect } from '../host.js';
import { colourNames, headHeight, headShapes, rowShapes, type Colours } from './drawing.js';
import { columnsOf, laidRow, type Columns } from './layout.js';
import { pictureOf } from './picture.js';
import './ladder.css';

type Show = Extract<ToLadder, { readonly kind: 'show' }>;

/** In the page a colour stays the theme's: see ladder.css. */
const themeColours: Colours = (name) => `var(--ladder-${name})`;

/** Draws the page into its empty document, and listens. */
function run(): void {
  const title = html('h1');
  const details = html('p', { class: 'details' });
  const merge = button('merge');
  const separate = button('separate');
  const save = button('save');
  const remarks = html('div', { class: 'remarks', role: 'status' });
  const head = svg('svg', { class: 'head', 'aria-hidden': 'true' });
  const steps = html('ol', { class: 'steps' });
  const help = html('p', { class: 'unseen', id: 'help' });
  const scroller = html('main', {}, head, steps);
  document.body.append(
    html('header', {}, html('div', { class: 'heading' }, title, details), merge, separate, save),
    remarks,
    scroller,
    help,
  );
  steps.setAttribute('aria-describedby', 'help');

  let shown: Show | undefined;
  /** The step at which the keyboard is. */
  let active = 0;

  const host = connect<ToLadder, FromLadder, LadderRequest>(readToLadder, readLadderRequest, (message) => {
    switch (message.kind) {
      case 'show':
        if (shown === undefined || shown.request.uri !== message.request.uri || shown.request.line !== message.request.line) active = 0;
        shown = message;
        host.keep(message.request);
        render();
        break;
      case 'draw':
        draw();
        break;
      default:
        message satisfies never;
    }
  });

  function draw(): void {
    if (shown?.ladder === undefined || shown.ladder === null) return;
    const colours = resolvedColours(colourNames, themeColours);
    const svgText = pictureOf(
      shown.ladder,
      Math.min(Math.max(scroller.clientWidth, 640), 1000),
      shown.words,
      shown.language,
      (name) => colours[name],
    );
    host.post({ kind: 'drawing', svg: svgText });
  }

  function render(): void {
    if (shown === undefined) return;
    const { ladder, words } = shown;
    document.title = words.title;
    for (const [element, word] of [
      [merge, words.merge],
      [separate, words.separate],
      [save, words.save],
    ] as const) {
      element.textContent = word;
    }
    help.textContent = words.help;
    steps.setAttribute('aria-label', words.steps);
    title.textContent = ladder?.title ?? words.title;
    details.textContent = ladder?.details.join(' · ') ?? '';
    remarks.replaceChildren(...(ladder?.remarks ?? [words.gone]).map((remark) => html('p', {}, remark)));
    merge.hidden = ladder === null || ladder.merged;
    separate.hidden = ladder?.merged !== true;
    save.hidden = ladder === null;
    if (ladder === null) {
      head.replaceChildren();
      steps.replaceChildren();
      return;
    }
    const place = columnsOf(ladder, scroller.clientWidth);
    const height = headHeight(ladder.columns);
    sized(head, place.width, height);
    head.replaceChildren(...headShapes(ladder.columns, place, themeColours).map(shapeElement));
    const hadFocus = steps.contains(document.activeElement);
    active = Math.min(active, Math.max(0, ladder.rows.length - 1));
    steps.replaceChildren(...ladder.rows.map((row, at) => stepElement(row, at, place, words)));
    if (hadFocus) focus(active);
  }

  function stepElement(row: LadderRow, at: number, place: Columns, words: Show['words']): HTMLElement {
    const laid = laidRow(row, place, words.reason);
    const picture = svg('svg', { 'aria-hidden': 'true' }, ...rowShapes(laid, place, themeColours, words.line).map(shapeElement));
    sized(picture, place.width, laid.height);
    const step = html('button', { type: 'button', class: 'step', 'aria-label': row.sentence, tabindex: at === active ? 0 : -1 }, picture);
    step.dataset['tone'] = row.tone;
    step.dataset['fate'] = row.fate;
    if (row.decisive) step.dataset['decisive'] = '';
    step.addEventListener('click', (event) => {
      const middle = (place.left + place.right) / 2;
      const side = event.clientX - step.getBoundingClientRect().left < middle ? 'left' : 'right';
      // A key that presses the button has no place.
      open(row, event.detail === 0 ? undefined : side, true);
      setActive(at);
    });
    step.addEventListener('focus', () => setActive(at));
    step.addEventListener('keydown', (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const moved = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: Number.MAX_SAFE_INTEGER }[event.key];
      const side = ({ ArrowLeft: 'left', ArrowRight: 'right' } as const)[event.key];
      if (moved !== undefined) focus(moved);
      else if (side !== undefined) open(row, side, true);
      else if (event.key === 'Enter') open(row, undefined, false);
      else return;
      event.preventDefault();
    });
    return html('li', {}, step);
  }

  /** Goes to the line of a step: that of the end that is meant, else of the one where it happened first. */
  function open({ ends, at }: LadderRow, side: LadderEnd | undefined, keep: boolean): void {
    const mark = ends[side ?? at] ?? ends[at] ?? ends[at === 'left' ? 'right' : 'left'];
    if (mark !== null) host.post({ kind: 'open', uri: mark.uri, line: mark.line, keep });
  }

  const buttons = (): readonly HTMLButtonElement[] => [...steps.querySelectorAll<HTMLButtonElement>('.step')];

  function setActive(at: number): void {
    active = at;
    buttons().forEach((each, index) => each.setAttribute('tabindex', index === at ? '0' : '-1'));
  }

  function focus(at: number): void {
    const all = buttons();
    const wanted = all[Math.min(Math.max(at, 0), all.length - 1)];
    wanted?.focus();
    wanted?.scrollIntoView({ block: 'nearest' });
  }

  merge.addEventListener('click', () => host.post({ kind: 'merge' }));
  separate.addEventListener('click', () => host.post({ kind: 'separate' }));
  save.addEventListener('click', () => host.post({ kind: 'save' }));
  let width = 0;
  new ResizeObserver(() => {
    if (scroller.clientWidth === width) return;
    width = scroller.clientWidth;
    render();
  }).observe(scroller);
  host.post({ kind: 'ready' });
}

const button = (action: string): HTMLButtonElement =>
  html('button', { type: 'button', class: 'action', 'data-action': action, hidden: '' });

function sized(element: SVGSVGElement, width: number, height: number): void {
  element.setAttribute('width', String(width));
  element.setAttribute('height', String(height));
}

run();
