import type { ChunkAnalysis } from './chunk-analysis.js';
import { groupEvents } from './chunk-analysis.js';
import type { Chunk } from './lines.js';

/** A chunk that has been read. */
export interface ReadChunk {
  readonly chunk: Chunk;
  readonly columns: ChunkAnalysis | undefined;
}

/** Lines `[from, to)` of what has been read. */
interface Stretch {
  readonly columns: ChunkAnalysis;
  readonly from: number;
  readonly to: number;
}

/**
 * What recognition says of a chunk that an edit has made: lines that stood at the beginning or the end of chunks before are not read again,
 * for a line says the same wherever it stands.
 *
 * @param before a chunk that began as this one does, and one that ended so; undefined for none
 * @param read reads a chunk
 */
export function readEdited(
  chunk: Chunk,
  before: { readonly beginning: ReadChunk | undefined; readonly ending: ReadChunk | undefined },
  read: (chunk: Chunk) => ChunkAnalysis,
): ChunkAnalysis {
  const { beginning, ending } = before;
  const count = chunk.starts.length;
  const head = beginning?.columns === undefined ? 0 : linesInCommon(chunk, beginning.chunk);
  const tail = ending?.columns === undefined ? 0 : Math.min(count - head, lastLinesInCommon(chunk, ending.chunk));
  if (head + tail === 0) return read(chunk);
  const parts: Stretch[] = [];
  if (beginning?.columns !== undefined) parts.push({ columns: beginning.columns, from: 0, to: head });
  if (head + tail < count) parts.push({ columns: read(linesOf(chunk, head, count - tail)), from: 0, to: count - tail - head });
  const last = ending?.chunk.starts.length ?? 0;
  if (ending?.columns !== undefined) parts.push({ columns: ending.columns, from: last - tail, to: last });
  return joinStretches(parts, count);
}

/** Lines `[from, to)` as a chunk. */
function linesOf({ text, starts }: Chunk, from: number, to: number): Chunk {
  const start = starts[from] ?? 0;
  return { text: text.slice(start, starts[to] ?? text.length), starts: starts.slice(from, to).map((each) => each - start) };
}

/** How many lines, with their line breaks, both begin with. The last line of either is not counted: it may go on. */
const linesInCommon = (a: Chunk, b: Chunk): number =>
  mostThat(Math.min(a.starts.length, b.starts.length) - 1, (lines) => {
    const length = a.starts[lines] ?? 0;
    return length === b.starts[lines] && a.text.startsWith(b.text.slice(0, length));
  });

/** How many lines both end with. What stands before the first of them is a line break in both, or nothing. */
const lastLinesInCommon = (a: Chunk, b: Chunk): number =>
  mostThat(Math.min(a.starts.length, b.starts.length), (lines) => {
    const length = lengthOfLast(a, lines);
    return length === lengthOfLast(b, lines) && a.text.endsWith(b.text.slice(b.text.length - length));
  });

const lengthOfLast = ({ text, starts }: Chunk, lines: number): number => text.length - (starts[starts.length - lines] ?? 0);

/** The largest number up to `most` for which something holds that holds for all smaller ones, and for 0. */
function mostThat(most: number, holds: (count: number) => boolean): number {
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function joinStretches(parts: readonly Stretch[], count: number): ChunkAnalysis {
  const joined = {
    messages: new Int32Array(count),
    outcomes: new Uint8Array(count),
    severities: new Int8Array(count),
    times: new Float64Array(count),
  };
  const lines: number[] = [];
  const scopes: number[] = [];
  let at = 0;
  for (const { columns, from, to } of parts) {
    joined.messages.set(columns.messages.subarray(from, to), at);
    joined.outcomes.set(columns.outcomes.subarray(from, to), at);
    joined.severities.set(columns.severities.subarray(from, to), at);
    joined.times.set(columns.times.subarray(from, to), at);
    const { events } = columns;
    for (const [group, scope] of events.scopes.entries()) {
      for (let next = events.starts[group] ?? 0; next < (events.starts[group + 1] ?? 0); next++) {
        const line = events.lines[next] ?? 0;
        if (line < from || line >= to) continue;
        lines.push(line - from + at);
        scopes.push(scope);
      }
    }
    at += to - from;
  }
  return { ...joined, events: groupEvents(lines, scopes) };
}
