import type { LadderEnd, LadderRow, LadderView } from '../../../server/src/protocol.js';
import { estimatedWidth } from '../shape.js';

/** Where the columns stand, in pixels. */
export interface Columns {
  readonly width: number;
  readonly left: number;
  readonly right: number;
}

export const labelSize = 12;
export const smallSize = 11;
export const lineHeight = 15;

/** Room for a time and a line's number beside a lifeline. */
const gutter = 118;
/** Between the lifelines, at least: the labels have room. */
const narrowest = 300;
/** And at most: the eye follows an arrow. */
const widest = 760;

const margin = 24;

/** @param width that there is; the picture may be wider, and is scrolled then */
export function columnsOf({ rows }: LadderView, width: number): Columns {
  const room = (end: LadderEnd): number => (rows.some((row) => row.ends[end] !== null) ? gutter : margin);
  const [before, behind] = [room('left'), room('right')];
  const span = Math.min(widest, Math.max(narrowest, width - before - behind));
  const spare = Math.max(0, (width - before - behind - span) / 2);
  return { width: Math.max(width, before + span + behind), left: before + spare, right: before + spare + span };
}

/** A row with its texts in lines that fit, and its height. */
export interface LaidRow {
  readonly row: LadderRow;
  readonly label: readonly string[];
  readonly details: readonly string[];
  readonly height: number;
}

const padding = 8;

/** @param reason what stands with the row that tells why the attempt failed */
export function laidRow(row: LadderRow, { left, right }: Columns, reason: string): LaidRow {
  const span = right - left;
  const room = row.kind === 'note' ? span * 0.8 - 34 : span - 60;
  const label = wrapped(row.label, room, labelSize);
  const details = [...row.details, ...(row.decisive ? [reason] : [])].flatMap((detail) => wrapped(detail, room, smallSize));
  const texts = (label.length + details.length) * lineHeight;
  const own = row.kind === 'packet' ? texts + 10 : texts + 6;
  const marked = [row.ends.left, row.ends.right].some((mark) => mark !== null);
  const marks = marked ? (row.gap === '' ? 2 : 3) * lineHeight : 0;
  return { row, label, details, height: Math.max(own, marks) + 2 * padding };
}

export const rowPadding = padding;

/** A text in lines that fit: broken between words where it has any, else wherever it is too long. @param width in pixels */
function wrapped(text: string, width: number, size: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/\s+|[^\s\u2e80-\uffef]+|[\u2e80-\uffef]/gu) ?? []) {
    if (line !== '' && estimatedWidth(line + piece, size) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    if (line === '' && piece.trim() === '') continue;
    line += piece;
    while (estimatedWidth(line, size) > width) {
      const fits = Math.max(1, Math.floor((line.length * width) / estimatedWidth(line, size)));
      lines.push(line.slice(0, fits));
      line = line.slice(fits);
    }
  }
  return line.trim() === '' && lines.length > 0 ? lines : [...lines, line.trimEnd()];
}
