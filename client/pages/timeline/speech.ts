import type { Timeline, TimelineRow } from '../../../server/src/protocol.js';
import type { TimelineWords } from '../../src/common/timeline.js';
import { countOf, statesOf, type BarItem, type Item, type MarkItem } from './layout.js';

/** In which words and which language the page speaks. */
export interface Tongue {
  readonly words: TimelineWords;
  readonly language: string;
  readonly axis: Timeline['axis'];
}

/** `fill('{0} attempts', 12)` */
const fill = (text: string, value: string | number): string => text.replace('{0}', () => String(value));

/** All of what is to be said of a tunnel. */
export const rowParts = (row: TimelineRow, several: boolean): readonly string[] =>
  [row.title, row.word, row.reason, row.time, row.count, several ? row.device : '', row.note].filter((part) => part !== '');

/** What stands below a tunnel's name; beside the name stands since when. */
export const rowDetails = (row: TimelineRow, several: boolean): string =>
  [row.reason === '' ? row.word : row.reason, several ? row.device : '', row.note].filter((part) => part !== '').join(' · ');

/** All of what is to be said of a thing of a row, but the tunnel's name: `failed`, `2nd of 3 attempts`, `10:00:04 to 10:00:05`, … */
export const itemParts = (item: Item, tongue: Tongue): readonly string[] =>
  (item.kind === 'bar' ? barParts(item, tongue) : markParts(item, tongue)).filter((part) => part !== '');

function barParts(item: BarItem, tongue: Tongue): readonly string[] {
  const [bar] = item.bars;
  const { words } = tongue;
  if (bar === undefined) return [];
  if (item.bars.length > 1) {
    const counts = statesOf(item).map(({ state, count }) => fill(words.counts[state], count));
    return [fill(words.attempts, countOf(item)), ...counts, stretch(item.bars, tongue), words.closer];
  }
  return [bar.word, bar.label, bar.time, bar.duration, bar.reason, bar.until > bar.end ? words.standing : ''];
}

function markParts({ marks, mark }: MarkItem, tongue: Tongue): readonly string[] {
  const [first] = marks;
  if (first === undefined) return [];
  if (marks.length === 1) return [first.label, first.time];
  const count = marks.reduce((sum, each) => sum + each.count, 0);
  return [`${tongue.words.marks[mark]} ×${count}`, stretch(marks, tongue)];
}

/** From the first to the last of neighbours. */
function stretch(all: readonly { readonly start: number; readonly end: number }[], { axis, language }: Tongue): string {
  const start = Math.min(...all.map((each) => each.start));
  const end = Math.max(...all.map((each) => each.end));
  if (axis === 'line') {
    const format = new Intl.NumberFormat(language);
    return `${format.format(start + 1)}–${format.format(end + 1)}`;
  }
  const precise = end - start < 1000 ? { fractionalSecondDigits: 3 as const } : {};
  const clock: Intl.DateTimeFormatOptions = {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZone: 'UTC',
    ...precise,
  };
  return new Intl.DateTimeFormat(language, { year: 'numeric', month: 'short', day: 'numeric', ...clock }).formatRange(start, end);
}
