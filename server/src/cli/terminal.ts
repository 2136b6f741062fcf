import { replaceUnseen, visible } from '../service/markdown.js';

/** Text that a terminal shows as it stands: a log's control characters and escape sequences cannot reach it. */
export const plain = visible;

/**
 * JSON on one line. What a terminal, or a reader of text that is shown right to left, could be misled by is written as `\u…`, which
 * means the same.
 */
export function jsonLine(value: unknown): string {
  return replaceUnseen(JSON.stringify(value), (unit) => `\\u${unit.toString(16).padStart(4, '0')}`);
}

export type Colour = 'red' | 'yellow' | 'green' | 'cyan' | 'bold' | 'dim';

const codes: Readonly<Record<Colour, readonly [number, number]>> = {
  red: [31, 39],
  yellow: [33, 39],
  green: [32, 39],
  cyan: [36, 39],
  bold: [1, 22],
  dim: [2, 22],
};

/** Colours a text, or leaves it alone where nobody sees colours. */
export type Paint = (text: string, colour: Colour) => string;

export const painter = (coloured: boolean): Paint =>
  coloured ? (text, colour) => `\u001b[${String(codes[colour][0])}m${text}\u001b[${String(codes[colour][1])}m` : (text) => text;

/** Columns of a terminal that a text takes: two for each character of East Asian scripts, none for combining marks. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    if (/[\p{Mn}\p{Me}\p{Cf}]/u.test(character)) continue;
    width += isWide(character.codePointAt(0) ?? 0) ? 2 : 1;
  }
  return width;
}

/** UAX #11, East Asian Width W and F. */
function isWide(c: number): boolean {
  return (
    c >= 0x1100 &&
    (c <= 0x115f ||
      (c >= 0x2e80 && c <= 0xa4cf && c !== 0x303f) ||
      (c >= 0xac00 && c <= 0xd7a3) ||
      (c >= 0xf900 && c <= 0xfaff) ||
      (c >= 0xfe30 && c <= 0xfe6f) ||
      (c >= 0xff00 && c <= 0xff60) ||
      (c >= 0xffe0 && c <= 0xffe6) ||
      (c >= 0x1f300 && c <= 0x1faff) ||
      (c >= 0x20000 && c <= 0x3fffd))
  );
}

export const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - displayWidth(text)));

export const padStart = (text: string, width: number): string => ' '.repeat(Math.max(0, width - displayWidth(text))) + text;

/** A cell of a table. */
export interface Cell {
  readonly text: string;
  readonly colour?: Colour;
  /** Numbers stand right. */
  readonly right?: boolean;
}

/** Lines of a table whose columns stand under each other, two blanks apart. The last column is not padded. */
export function table(rows: readonly (readonly Cell[])[], paint: Paint): readonly string[] {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, at) => (widths[at] = Math.max(widths[at] ?? 0, displayWidth(cell.text))));
  return rows.map((row) =>
    row
      .map((cell, at) => {
        const last = at === row.length - 1;
        const width = widths[at] ?? 0;
        const padded = cell.right === true ? padStart(cell.text, width) : last ? cell.text : pad(cell.text, width);
        return cell.colour === undefined ? padded : paint(padded, cell.colour);
      })
      .join('  ')
      .trimEnd(),
  );
}

/**
 * Breaks a text into lines of at most `width` columns; those after the first begin with as many blanks as the text's own indent and
 * bullet take. Breaks between words, and between characters of scripts that write without blanks.
 * @param width undefined: nothing is broken, so that other programs find whole sentences
 */
export function wrap(text: string, width: number | undefined): readonly string[] {
  if (width === undefined || displayWidth(text) <= width) return [text];
  const indent = ' '.repeat(/^ *(?:- )?/.exec(text)?.[0].length ?? 0);
  const lines: string[] = [];
  let line = text.slice(0, indent.length);
  for (const piece of text
    .slice(indent.length)
    .match(
      / +|[^ \u2e80-\uffef]+[\u3001\u3002\uff01-\uff0f\uff1a-\uff20]*|[\u2e80-\uffef][\u3001\u3002\u300d\u300f\uff01-\uff0f\uff1a-\uff20]*/gu,
    ) ?? []) {
    if (displayWidth(line) + displayWidth(piece) > width && line.trim() !== '' && piece.trim() !== '') {
      lines.push(line.trimEnd());
      line = indent;
    }
    if (line !== indent || piece.trim() !== '' || lines.length === 0) line += piece;
  }
  return [...lines, line.trimEnd()];
}

/** Whether what reads the output takes UTF-8, by POSIX's variables; other systems say nothing there and take it. */
export function takesUnicode(environment: Readonly<Record<string, string | undefined>>, platform: string): boolean {
  if (platform === 'win32' || platform === 'darwin') return true;
  const locale = [environment['LC_ALL'], environment['LC_CTYPE'], environment['LANG']].find((each) => each !== undefined && each !== '');
  return /utf-?8/i.test(locale ?? '');
}

/** Breaks a text into lines of at most `width` columns, through words that are longer. */
export function fold(text: string, width: number): readonly string[] {
  return wrap(text, width).flatMap((line) => {
    const pieces: string[] = [];
    let piece = '';
    let taken = 0;
    for (const character of line) {
      const columns = displayWidth(character);
      if (taken + columns > width && piece !== '') {
        pieces.push(piece);
        [piece, taken] = ['', 0];
      }
      piece += character;
      taken += columns;
    }
    return [...pieces, piece];
  });
}

/** Wall-clock time, ISO 8601 without zone. */
export const isoTime = (time: number): string | null =>
  Number.isNaN(time) ? null : new Date(time).toISOString().replace(/(?:\.000)?Z$/, '');
