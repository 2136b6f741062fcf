import type { ServerFigures, Span } from './server.js';
import { tableOf, time } from './measure.js';

/** What is told of each size of document. */
interface Row {
  readonly name: string;
  /** What is wanted; '' for what is only told. */
  readonly goal: string;
  readonly shown: (figures: ServerFigures) => string;
  /** What is compared between the largest and the smallest document; absent where the quotient says nothing. */
  readonly compared?: (figures: ServerFigures) => number | undefined;
}

const spanOf = ({ wall, cpu }: Span): string =>
  [wall === undefined ? '' : time(wall), cpu === undefined ? '' : `${time(cpu)} cpu`].filter((part) => part !== '').join(', ') || '?';

const span = (name: string, goal: string, of: (figures: ServerFigures) => Span): Row => ({
  name,
  goal,
  shown: (figures) => spanOf(of(figures)),
});

const edit = (name: string, goal: string, of: (figures: ServerFigures) => Span): Row => ({
  ...span(name, goal, of),
  compared: (figures) => of(figures).cpu,
});

const megabytes = (bytes: number | undefined): string => (bytes === undefined ? '?' : `${(bytes / 2 ** 20).toFixed(0)} MB`);

const rows: readonly Row[] = [
  { name: 'text', goal: '', shown: ({ text }) => megabytes(text) },
  span('its text as a string, from arrival', '', ({ decoding }) => decoding),
  span('first hover, from arrival', '', ({ hover }) => hover),
  span('first hover, from the string', '100 ms', ({ hoverFromText }) => hoverFromText),
  span('first hover, from sending', '', ({ hoverFromSending }) => hoverFromSending),
  span('first problems, from arrival', '1.5 s', ({ problems }) => problems),
  span('first problems, from sending', '', ({ problemsFromSending }) => problemsFromSending),
  span('all known and outlined, from arrival', '', ({ outline }) => outline),
  { name: 'entries of the outline', goal: '', shown: ({ outlineEntries }) => String(outlineEntries) },
  { name: 'hover while it is read: p50', goal: '', shown: ({ whileReading }) => time(whileReading.half) },
  { name: 'hover while it is read: p99', goal: '', shown: ({ whileReading }) => time(whileReading.most) },
  span('hover: p50', '', ({ afterwards, hoverCost }) => ({ wall: afterwards.half, cpu: hoverCost.half })),
  span('hover: p99', '5 ms', ({ afterwards, hoverCost }) => ({ wall: afterwards.most, cpu: hoverCost.most })),
  edit('hover', '', ({ hovering }) => hovering),
  edit('append a line', '2 ms, ratio 2', ({ append }) => append),
  edit('append a line and hover it', '', ({ appendAndHover }) => appendAndHover),
  edit('insert another program’s line in the middle', '5 ms, ratio 2', ({ insertOther }) => insertOther),
  edit('insert a line in the middle', '5 ms, ratio 2', ({ insert }) => insert),
  span('outline after the edits', '', ({ outlineAfterEdits }) => outlineAfterEdits),
  { name: 'memory without the document', goal: '', shown: ({ empty }) => megabytes(empty) },
  { name: 'memory after garbage collection', goal: '', shown: ({ memory }) => megabytes(memory) },
  {
    name: 'memory for the document',
    goal: '4 × text',
    shown: ({ memory, empty, text }) => `${((memory - empty) / text).toFixed(1)} × text`,
  },
  { name: 'peak memory', goal: '', shown: ({ peak }) => megabytes(peak) },
];

/** The figures of documents, the smallest first: a column for each, the quotient of the last by the first, and what is wanted. */
export function serverTable(figures: readonly ServerFigures[]): string {
  const head = ['language server', ...figures.map(({ lines }) => `${String(lines)} lines`), 'ratio', 'goal'];
  return tableOf([head, ...rows.map((row) => [row.name, ...figures.map(row.shown), ratio(row, figures), row.goal])]);
}

function ratio({ compared }: Row, figures: readonly ServerFigures[]): string {
  const [first, last] = [figures[0], figures.at(-1)].map((each) => (each === undefined ? undefined : compared?.(each)));
  return first === undefined || last === undefined || figures.length < 2 ? '' : (last / first).toFixed(1);
}
