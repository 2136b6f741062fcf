import { code, isBlank } from '../characters.js';
import type { Codes } from '../codes.js';
import { codesOf, textOf } from '../codes.js';

const trailers = ['^M', '\\012', '\\015', '\\000', '\\n', '\\r', '\\u0000', '#000', '#012', '#015'].map((text) => ({
  codes: codesOf(text),
  length: text.length,
}));

/** Whether a character that begins one of the escapes stands where it would have to: spares most lines the comparison. */
function mayEndInEscape(codes: Codes, to: number): boolean {
  if (to < 6) return true;
  const two = codes[to - 2];
  const four = codes[to - 4];
  return two === code.caret || two === code.backslash || four === code.backslash || four === code.hash || codes[to - 6] === code.backslash;
}

/** The line's end without CR, NUL, their escapes, and `(Message repeated 2 times)`. */
export function trimEnd(codes: Codes, start: number, end: number): number {
  let to = end;
  for (;;) {
    const before = to;
    while (to > start) {
      const c = codes[to - 1] ?? 0;
      if (!isBlank(c) && c !== code.carriageReturn && c !== code.newline && c !== 0) break;
      to--;
    }
    if (mayEndInEscape(codes, to)) to = withoutEscapes(codes, start, to);
    if (to === before) {
      const repeated = repetitionStart(codes, start, to);
      if (repeated === to) return to;
      to = repeated;
    }
  }
}

function withoutEscapes(codes: Codes, start: number, end: number): number {
  let to = end;
  for (const trailer of trailers) {
    const from = to - trailer.length;
    let same = 0;
    while (from >= start && same < trailer.length && codes[from + same] === trailer.codes[same]) same++;
    if (same === trailer.length) to = from;
  }
  return to;
}

/** Where `(Message repeated 2 times)` begins at the end of the line, or `end`. */
function repetitionStart(codes: Codes, start: number, end: number): number {
  if (end - start < 24 || codes[end - 1] !== code.close) return end;
  const last = codes[end - 2];
  if (last !== 115 /* s */ && last !== 101 /* e */) return end;
  const tail = textOf(codes, Math.max(start, end - 40), end);
  const repeated = /\([Mm]essage repeated \d{1,10} times?\)$/.exec(tail);
  return repeated === null ? end : end - tail.length + repeated.index;
}
