import { createCorrelator } from '../tunnel/correlator.js';
import type { Attempt, Tunnel } from '../tunnel/model.js';
import type { ChunkAnalysis } from './chunk-analysis.js';
import type { Lines } from './lines.js';

/** A place in the tunnels: which attempt of which tunnel. */
export interface TunnelPlace {
  readonly tunnel: Tunnel;
  readonly attempt: Attempt;
}

/** The tunnels of a document, and which lines belong to them. */
export interface TunnelIndex {
  readonly tunnels: readonly Tunnel[];
  /** The tunnel that a line belongs to; undefined for lines of none. */
  readonly at: (line: number) => TunnelPlace | undefined;
  /** Lines of an attempt, in order. */
  readonly linesOf: (attempt: Attempt) => readonly number[];
}

export function indexTunnels(lines: Lines, chunks: readonly ChunkAnalysis[]): TunnelIndex {
  const correlator = createCorrelator();
  // Lines that say something of a tunnel, in order, and the attempt of each.
  const recordLines: number[] = [];
  const attempts: number[] = [];
  chunks.forEach((chunk, at) => {
    const first = lines.firstLines[at] ?? 0;
    for (const record of chunk.tunnelRecords) {
      const attempt = correlator.add({ ...record, line: first + record.line });
      if (attempt < 0) continue;
      recordLines.push(first + record.line);
      attempts.push(attempt);
    }
  });
  const tunnels = correlator.tunnels();
  const places = new Map<number, TunnelPlace>();
  for (const tunnel of tunnels) for (const attempt of tunnel.attempts) places.set(attempt.id, { tunnel, attempt });
  return {
    tunnels,
    at: (line) => {
      const found = find(recordLines, line);
      return found < 0 ? undefined : places.get(attempts[found] ?? -1);
    },
    linesOf: (attempt) => recordLines.filter((_, at) => attempts[at] === attempt.id),
  };
}

/** Position of a value in an ascending list, -1 if it is not there. */
function find(values: readonly number[], wanted: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const value = values[middle] ?? 0;
    if (value === wanted) return middle;
    if (value < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
