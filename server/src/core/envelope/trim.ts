import { code, isBlank } from '../characters.js';

const trailers = ['^M', '\\012', '\\015', '\\000', '\\n', '\\r', '\\u0000', '#000', '#012', '#015'] as const;

/** Whether a character that begins one of the escapes stands where it would have to: spares most lines the comparison. */
function mayEndInEscape(text: string, to: number): boolean {
  const two = text.charCodeAt(to - 2);
  const four = text.charCodeAt(to - 4);
  return (
    two === code.caret ||
    two === code.backslash ||
    four === code.backslash ||
    four === code.hash ||
    text.charCodeAt(to - 6) === code.backslash
  );
}

/** The line's end without CR, NUL, their escapes, and `(Message repeated 2 times)`. */
export function trimEnd(text: string, start: number, end: number): number {
  let to = end;
  for (;;) {
    const before = to;
    while (to > start) {
      const c = text.charCodeAt(to - 1);
      if (!isBlank(c) && c !== code.carriageReturn && c !== code.newline && c !== 0) break;
      to--;
    }
    if (mayEndInEscape(text, to)) {
      for (const trailer of trailers)
        if (to - start >= trailer.length && text.startsWith(trailer, to - trailer.length)) to -= trailer.length;
    }
    if (to === before) {
      const repeated = repetitionStart(text, start, to);
      if (repeated === to) return to;
      to = repeated;
    }
  }
}

/** Where `(Message repeated 2 times)` begins at the end of the line, or `end`. */
function repetitionStart(text: string, start: number, end: number): number {
  if (text.charCodeAt(end - 1) !== code.close) return end;
  const tail = text.slice(Math.max(start, end - 40), end);
  const repeated = /\([Mm]essage repeated \d{1,10} times?\)$/.exec(tail);
  return repeated === null ? end : end - tail.length + repeated.index;
}
