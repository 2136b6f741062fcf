import { code } from '../characters.js';

/** About a hundred lines of a document. Every chunk but the last ends behind a line break, never between CR and LF. */
export interface Chunk {
  readonly text: string;
  /** Offsets into `text` at which its lines begin. */
  readonly starts: Uint32Array;
}

/**
 * A document as lines, in chunks, so that an edit copies one chunk and not the document. Line breaks are those of LSP: LF, CRLF, CR.
 * There is always one line at least; the last line has no line break.
 */
export interface Lines {
  readonly chunks: readonly Chunk[];
  /** Number of the first line of each chunk. */
  readonly firstLines: Uint32Array;
  readonly lineCount: number;
}

export interface Place {
  readonly line: number;
  /** UTF-16 code units from the line's start. */
  readonly character: number;
}

/** Characters in a chunk, about: small enough to read again on every keystroke, large enough to be few. */
const chunkLength = 1 << 14;

const noLines: Lines = { chunks: [], firstLines: new Uint32Array(0), lineCount: 0 };

export const createLines = (text: string): Lines => replaceChunks(noLines, 0, 0, split(text));

/** The text that the lines are of. */
export const textOfLines = ({ chunks }: Lines): string => chunks.map(({ text }) => text).join('');

/** Puts chunks in the place of those at `[from, to)`. What a keystroke costs is here, so that all others are only copied. */
function replaceChunks({ chunks: before, firstLines: first, lineCount }: Lines, from: number, to: number, added: readonly Chunk[]): Lines {
  const chunks = before.slice(0, from).concat(added, before.slice(to));
  const firstLines = new Uint32Array(chunks.length);
  firstLines.set(first.subarray(0, from));
  let line = first[from] ?? lineCount;
  added.forEach((chunk, at) => {
    firstLines[from + at] = line;
    line += chunk.starts.length;
  });
  const moved = line - (first[to] ?? lineCount);
  const shift = added.length - (to - from);
  for (let at = to; at < before.length; at++) firstLines[at + shift] = (first[at] ?? 0) + moved;
  return { chunks, firstLines, lineCount: lineCount + moved };
}

/** Cuts a text that comes in pieces: when the last one is there, nothing of the others is left to be done. */
export interface LineCutter {
  /** Takes the next piece. One that ends with a line break, and is about as long as a chunk, becomes a chunk as it is. */
  readonly take: (piece: string) => void;
  /** The lines of all pieces. */
  readonly end: () => Lines;
}

export function createLineCutter(): LineCutter {
  const cutter = createChunkCutter();
  /** A CR at the end of the piece before: with an LF behind it, both are one line break. */
  let held = '';
  return {
    take: (piece) => {
      const text = held + piece;
      held = text.endsWith('\r') ? '\r' : '';
      cutter.cut(held === '' ? text : text.slice(0, -1), chunkLength / 2);
    },
    end: () => {
      cutter.cut(held, chunkLength);
      return replaceChunks(noLines, 0, 0, cutter.end());
    },
  };
}

/** Cuts text behind line breaks; the last chunk may be empty: the line behind a final line break. */
function split(text: string): readonly Chunk[] {
  const cutter = createChunkCutter();
  cutter.cut(text, chunkLength);
  return cutter.end();
}

interface ChunkCutter {
  /** @param least characters of a chunk that ends where the piece does */
  readonly cut: (piece: string, least: number) => void;
  readonly end: () => readonly Chunk[];
}

function createChunkCutter(): ChunkCutter {
  const chunks: Chunk[] = [];
  /** What there is of a chunk that may go on. Joined once, so that a line that goes on and on costs no more than others. */
  let begun: string[] = [];
  let begunLength = 0;
  let starts: number[] = [0];

  const finish = (last: string): void => {
    chunks.push({ text: begun.length === 0 ? last : begun.join('') + last, starts: new Uint32Array(starts) });
    begun = [];
    begunLength = 0;
    starts = [0];
  };
  const cut = (piece: string, least: number): void => {
    let from = 0;
    let feed = piece.indexOf('\n');
    let carriage = piece.indexOf('\r');
    while (feed >= 0 || carriage >= 0) {
      const isFeed = carriage < 0 || (feed >= 0 && feed < carriage);
      const next = isFeed ? feed + 1 : carriage + 1 === feed ? feed + 1 : carriage + 1;
      if (feed >= 0 && feed < next) feed = piece.indexOf('\n', next);
      if (carriage >= 0 && carriage < next) carriage = piece.indexOf('\r', next);
      const length = begunLength + next - from;
      if (length >= (next === piece.length ? least : chunkLength)) {
        finish(piece.slice(from, next));
        from = next;
      } else {
        starts.push(length);
      }
    }
    if (from === piece.length) return;
    begun.push(piece.slice(from));
    begunLength += piece.length - from;
  };
  return {
    cut,
    end: () => {
      finish('');
      return chunks;
    },
  };
}

/** Number of the chunk that holds the line. Lines beyond the end are the last. */
export function chunkOf(lines: Lines, line: number): number {
  let low = 0;
  let high = lines.chunks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines.firstLines[middle] ?? 0) <= line) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where a line of a chunk ends, without its line break. */
export function lineEnd(chunk: Chunk, index: number): number {
  let end = chunk.starts[index + 1] ?? chunk.text.length;
  const start = chunk.starts[index] ?? 0;
  if (end > start && chunk.text.charCodeAt(end - 1) === code.newline) end--;
  if (end > start && chunk.text.charCodeAt(end - 1) === code.carriageReturn) end--;
  return end;
}

/** The text of a line, without its line break; '' for a line that is not there. */
export function lineText(lines: Lines, line: number): string {
  if (line < 0 || line >= lines.lineCount) return '';
  const at = chunkOf(lines, line);
  const chunk = lines.chunks[at];
  if (chunk === undefined) return '';
  const index = line - (lines.firstLines[at] ?? 0);
  return chunk.text.slice(chunk.starts[index] ?? 0, lineEnd(chunk, index));
}

/**
 * Replaces what stands between two places. Chunks that the edit does not touch are the same objects afterwards.
 * Places beyond a line's or the document's end mean that end, as in LSP.
 */
export function replaceText(lines: Lines, one: Place, other: Place, text: string): Lines {
  // No editor gives them in the other order, but a document that came apart would stay so.
  const [start, end] = one.line < other.line || (one.line === other.line && one.character <= other.character) ? [one, other] : [other, one];
  const startChunk = chunkOf(lines, start.line);
  const endChunk = chunkOf(lines, end.line);
  const before = lines.chunks[startChunk];
  const after = lines.chunks[endChunk];
  if (before === undefined || after === undefined) return lines;
  const head = before.text.slice(0, offsetIn(lines, startChunk, start));
  const tail = after.text.slice(offsetIn(lines, endChunk, end));
  // A CR at the end of the chunk before may meet an LF now, and small neighbours are joined, so that chunks do not crumble.
  const previous = lines.chunks[startChunk - 1];
  const joinPrevious = previous !== undefined && (previous.text.endsWith('\r') || previous.text.length < chunkLength / 4);
  // Without a tail the edit may have taken the chunk's final line break.
  const next = lines.chunks[endChunk + 1];
  const joinNext = next !== undefined && (tail === '' || head.length + text.length + tail.length < chunkLength / 4);
  const replacement = split((joinPrevious ? previous.text : '') + head + text + tail + (joinNext ? next.text : ''));
  const from = joinPrevious ? startChunk - 1 : startChunk;
  const to = joinNext ? endChunk + 2 : endChunk + 1;
  return replaceChunks(lines, from, to, to < lines.chunks.length ? closed(replacement) : replacement);
}

/** Chunks within the document have no line behind their final line break: that line is the next chunk's first. */
function closed(chunks: readonly Chunk[]): readonly Chunk[] {
  const last = chunks.at(-1);
  if (last === undefined || last.starts.at(-1) !== last.text.length) return chunks;
  return last.text === '' ? chunks.slice(0, -1) : [...chunks.slice(0, -1), { text: last.text, starts: last.starts.slice(0, -1) }];
}

function offsetIn(lines: Lines, at: number, place: Place): number {
  const chunk = lines.chunks[at];
  if (chunk === undefined) return 0;
  const index = place.line - (lines.firstLines[at] ?? 0);
  if (index < 0) return 0;
  if (index >= chunk.starts.length) return chunk.text.length;
  const start = chunk.starts[index] ?? 0;
  // A place behind the line's end is the end, without the line break.
  return Math.min(start + Math.max(0, place.character), lineEnd(chunk, index));
}
