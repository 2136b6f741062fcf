import type { LadderEnd, LadderMark, LadderRow, LadderView } from '../protocol.js';
import type { Colour, Paint } from './terminal.js';
import { displayWidth, fold, pad, padStart } from './terminal.js';

/** The signs of which a ladder is drawn. */
interface Signs {
  readonly lifeline: string;
  readonly line: string;
  readonly dashed: string;
  readonly heads: Readonly<Record<LadderEnd, string>>;
  readonly lost: string;
  readonly tones: Readonly<Record<LadderRow['tone'], string>>;
}

const unicode: Signs = {
  lifeline: '│',
  line: '─',
  dashed: '╌',
  heads: { left: '◀', right: '▶' },
  lost: '✗',
  tones: { plain: '·', good: '✓', warning: '!', bad: '✗' },
};

const ascii: Signs = {
  lifeline: '|',
  line: '-',
  dashed: '.',
  heads: { left: '<', right: '>' },
  lost: 'x',
  tones: { plain: '*', good: '+', warning: '!', bad: 'x' },
};

const colours: Readonly<Record<LadderRow['tone'], Colour | undefined>> = { plain: undefined, good: 'green', warning: 'yellow', bad: 'red' };

export interface Canvas {
  /** Columns that the drawing takes. */
  readonly width: number;
  readonly unicode: boolean;
  readonly paint: Paint;
}

/** Columns between the lifelines below which nothing can be read. */
const narrowest = 30;

/** The ladder as lines of text: two lifelines, arrows between them, times and lines of the log at the side of the log's device. */
export function drawLadder({ columns, rows }: LadderView, { width, unicode: fine, paint }: Canvas): readonly string[] {
  const signs = fine ? unicode : ascii;
  const sides = { left: rows.map((row) => markText(row.ends.left)), right: rows.map((row) => markText(row.ends.right)) };
  const widthOf = (texts: readonly string[]): number => Math.max(0, ...texts.map(displayWidth));
  const gaps = widthOf(rows.map(({ gap }) => gap));
  const [before, behind] = [widthOf(sides.left), widthOf(sides.right)];
  const margin = [gaps, before].filter((part) => part > 0).reduce((sum, part) => sum + part + 1, 0);
  const area = Math.max(narrowest, width - margin - 2 - (behind > 0 ? behind + 1 : 0));
  const blank = ' '.repeat(margin);
  const lifelines = (text: string): string => `${signs.lifeline}${text}${signs.lifeline}`;

  const head = (left: string, right: string): string => {
    const room = Math.floor((area + 1) / 2);
    const [first, last] = [cut(left, room), cut(right, room)];
    return `${blank}${first}${padStart(last, area + 2 - displayWidth(first))}`;
  };
  const depth = Math.max(columns.left.details.length, columns.right.details.length);
  const heads = [
    paint(head(columns.left.title, columns.right.title), 'bold'),
    ...Array.from({ length: depth }, (_, at) => paint(head(columns.left.details[at] ?? '', columns.right.details[at] ?? ''), 'dim')),
    `${blank}${lifelines(' '.repeat(area))}`,
  ];

  const drawn = rows.flatMap((row, at) => {
    const lines = row.kind === 'packet' ? arrowLines(row, area, signs, paint) : noteLines(row, area, signs, paint);
    return lines.map((line, index) => {
      if (index > 0) return `${blank}${lifelines(line)}`;
      const parts = [gaps > 0 ? padStart(row.gap, gaps) : '', before > 0 ? pad(sides.left[at] ?? '', before) : ''];
      const front = parts.filter((part) => part !== '').map((part) => `${part} `);
      return `${paint(front.join(''), 'dim')}${lifelines(line)} ${paint(sides.right[at] ?? '', 'dim')}`.trimEnd();
    });
  });
  return [...heads, ...drawn].map((line) => (fine ? line : line.replaceAll('↔', '<->').replaceAll('…', '...')));
}

/** `10:00:05 L12` */
const markText = (mark: LadderMark | null): string =>
  mark === null ? '' : [mark.time, `L${String(mark.line + 1)}`].filter((part) => part !== '').join(' ');

function arrowLines(row: LadderRow, area: number, signs: Signs, paint: Paint): readonly string[] {
  const [label = '', ...more] = fold(row.label, area - 6);
  const shaft = row.fate === 'seen' ? signs.line : signs.dashed;
  // What never arrived ends on its way.
  const end = row.fate === 'lost' ? signs.lost : signs.heads[row.at === 'left' ? 'right' : 'left'];
  const reach = row.fate === 'lost' ? Math.max(displayWidth(label) + 6, Math.floor(area * 0.75)) : area;
  const space = reach - 1 - displayWidth(label) - 2;
  const [front, back] = [Math.floor(space / 2), Math.ceil(space / 2)].map((length) => shaft.repeat(Math.max(0, length)));
  const body = `${front ?? ''} ${label} ${back ?? ''}`;
  const arrow = row.at === 'left' ? pad(`${body}${end}`, area) : padStart(`${end}${body}`, area);
  const colour = colours[row.tone];
  const details = [...more, ...row.details].flatMap((detail) => fold(detail, area - 4).map((line) => centred(line, area)));
  return [colour === undefined ? arrow : paint(arrow, colour), ...details.map((line) => paint(line, 'dim'))];
}

function noteLines(row: LadderRow, area: number, signs: Signs, paint: Paint): readonly string[] {
  const sign = row.kind === 'omitted' ? '' : signs.tones[row.tone];
  const text = [row.label, ...row.details].join(', ');
  const lines = fold(text, area - 5);
  const colour = colours[row.tone];
  return lines.map((line, at) => {
    const mark = at === 0 ? sign : ' '.repeat(sign.length);
    const placed =
      row.kind === 'omitted' ? centred(line, area) : row.at === 'left' ? pad(` ${mark} ${line}`, area) : padStart(`${line} ${mark} `, area);
    return colour === undefined ? placed : paint(placed, colour);
  });
}

function centred(text: string, width: number): string {
  const space = Math.max(0, width - displayWidth(text));
  return pad(' '.repeat(Math.floor(space / 2)) + text, width);
}

const cut = (text: string, width: number): string => {
  const [first = '', ...others] = fold(text, width - 1);
  return others.length === 0 ? first : `${first}…`;
};
