import type { CompiledCatalogs } from '../catalog/compile.js';
import type { Outcome } from '../catalog/model.js';
import { outcomes } from '../catalog/model.js';
import { wallClock } from '../envelope/time.js';
import type { LineScan } from '../match/line-scan.js';
import { recognise, severityOf } from '../match/recogniser.js';
import { judgeLine } from '../match/judgement.js';
import type { TunnelRecord } from '../tunnel/model.js';
import type { RecordReader } from '../tunnel/record-reader.js';
import type { Chunk } from './lines.js';
import { lineEnd } from './lines.js';

/** What recognition says of a chunk's lines: one entry a line. */
export interface ChunkAnalysis {
  /** Index of the message, -1 for a line that no catalog knows. */
  readonly messages: Int32Array;
  /** Index into `outcomes`, `noOutcome` for lines without. */
  readonly outcomes: Uint8Array;
  /** 0–7, -1 for none. */
  readonly severities: Int8Array;
  /** The device's wall clock: milliseconds since 1970 counted as UTC, NaN for none. */
  readonly times: Float64Array;
  readonly events: ChunkEvents;
}

/** The lines of a chunk that speak of tunnels, grouped by who speaks of what kind of tunnel. Lines count from the chunk's first. */
export interface ChunkEvents {
  /** Number of each group's scope. */
  readonly scopes: Int32Array;
  /** Where each group begins in `lines`, and the last one ends. */
  readonly starts: Int32Array;
  /** Ascending within a group. */
  readonly lines: Uint32Array;
}

/** Takes what a line says of tunnels; answers the numbers of the scopes that the record is an event of. */
export type EventSink = (record: TunnelRecord) => readonly number[];

const noEvents: ChunkEvents = { scopes: new Int32Array(0), starts: new Int32Array(1), lines: new Uint32Array(0) };

export const noOutcome = 255;

/** The outcome that a column's entry stands for. */
export const outcomeOf = (entry: number | undefined): Outcome | undefined => (entry === undefined ? undefined : outcomes[entry]);

/** Reads a chunk's lines from the first to the last, some at a time. */
export interface ChunkReader {
  /** Reads so many lines more. @returns whether there are others */
  readonly read: (most: number) => boolean;
  /** Reads all that are left. */
  readonly rest: () => ChunkAnalysis;
}

/** @param sink is given the records of the chunk's lines in their order; their `line` counts from the chunk's first */
export function createChunkReader(
  catalogs: CompiledCatalogs,
  chunk: Chunk,
  reference: number,
  scan: LineScan,
  readRecord: RecordReader,
  sink: EventSink,
): ChunkReader {
  const count = chunk.starts.length;
  const analysis = {
    messages: new Int32Array(count).fill(-1),
    outcomes: new Uint8Array(count).fill(noOutcome),
    severities: new Int8Array(count).fill(-1),
    times: new Float64Array(count).fill(Number.NaN),
  };
  const eventLines: number[] = [];
  const eventScopes: number[] = [];
  const { text } = chunk;
  const readLine = (line: number): void => {
    const start = chunk.starts[line] ?? 0;
    recognise(catalogs, text, start, lineEnd(chunk, line), reference, scan);
    analysis.times[line] = wallClock(scan.envelope.stamp);
    const { message } = scan;
    if (message === undefined) return;
    analysis.messages[line] = message.index;
    analysis.severities[line] = severityOf(scan) ?? -1;
    const { outcome } = judgeLine(scan);
    if (outcome !== undefined) analysis.outcomes[line] = outcomes.indexOf(outcome);
    const record = readRecord(text, scan, line);
    if (record === undefined) return;
    for (const scope of sink(record)) {
      eventLines.push(line);
      eventScopes.push(scope);
    }
  };
  let next = 0;
  const read = (most: number): boolean => {
    const end = Math.min(count, next + most);
    while (next < end) readLine(next++);
    return next < count;
  };
  return {
    read,
    rest: () => {
      read(count);
      return { ...analysis, events: groupEvents(eventLines, eventScopes) };
    },
  };
}

/** Reads a whole chunk; see `createChunkReader`. */
export const analyseChunk = (...chunk: Parameters<typeof createChunkReader>): ChunkAnalysis => createChunkReader(...chunk).rest();

/** @param lines those of each scope ascending @param scopes of each of the lines */
export function groupEvents(lines: readonly number[], scopes: readonly number[]): ChunkEvents {
  if (lines.length === 0) return noEvents;
  const numbers = [...new Set(scopes)];
  const sorted = new Uint32Array(lines.length);
  const starts = new Int32Array(numbers.length + 1);
  let next = 0;
  numbers.forEach((number, group) => {
    lines.forEach((line, at) => {
      if (scopes[at] === number) sorted[next++] = line;
    });
    starts[group + 1] = next;
  });
  return { scopes: new Int32Array(numbers), starts, lines: sorted };
}
