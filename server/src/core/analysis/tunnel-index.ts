import { createCorrelator } from '../tunnel/correlator.js';
import type { Attempt, Phase, Tunnel } from '../tunnel/model.js';
import type { ChunkAnalysis } from './chunk-analysis.js';
import { groupValues } from './groups.js';
import type { Lines } from './lines.js';

/** Where a line belongs: which attempt of which tunnel. */
export interface TunnelPlace {
  readonly tunnel: Tunnel;
  readonly attempt: Attempt;
  /** The phase that the line speaks of; undefined where it speaks of the whole. */
  readonly phase: Phase | undefined;
  /** Whether the line was assigned by context, not by a name or number of its own. */
  readonly inferred: boolean;
}

/** The tunnels of a document, and which lines belong to them. Lists of lines ascend and are not to be written to. */
export interface TunnelIndex {
  readonly tunnels: readonly Tunnel[];
  /** The lines that belong to a tunnel, and the id of the attempt of each. */
  readonly lines: Int32Array;
  readonly attempts: Int32Array;
  /** Where a line belongs; undefined for lines of no tunnel. */
  readonly at: (line: number) => TunnelPlace | undefined;
  readonly linesOf: (attempt: Attempt) => Int32Array;
  readonly linesOfTunnel: (tunnel: Tunnel) => Int32Array;
}

export function indexTunnels(lines: Lines, chunks: readonly ChunkAnalysis[]): TunnelIndex {
  const correlator = createCorrelator();
  const most = chunks.reduce((count, chunk) => count + chunk.tunnelRecords.length, 0);
  // A column each for the lines that belong to a tunnel, in order.
  const recordLines = new Int32Array(most);
  const attempts = new Int32Array(most);
  const phases = new Int32Array(most);
  const inferred = new Uint8Array(most);
  let count = 0;
  chunks.forEach((chunk, at) => {
    const first = lines.firstLines[at] ?? 0;
    for (const record of chunk.tunnelRecords) {
      const placement = correlator.add({ ...record, line: first + record.line });
      if (placement === undefined) continue;
      recordLines[count] = first + record.line;
      attempts[count] = placement.attempt;
      phases[count] = placement.phase;
      inferred[count] = placement.inferred ? 1 : 0;
      count++;
    }
  });
  const placed = recordLines.subarray(0, count);
  const tunnels = correlator.tunnels();
  const owners = new Map<number, Omit<TunnelPlace, 'phase' | 'inferred'>>();
  for (const tunnel of tunnels) for (const attempt of tunnel.attempts) owners.set(attempt.id, { tunnel, attempt });
  const placedAttempts = attempts.subarray(0, count);
  const ofAttempts = groupValues(placed, placedAttempts);
  const ofTunnels = groupValues(
    placed,
    placedAttempts.map((attempt) => owners.get(attempt)?.tunnel.id ?? -1),
  );
  return {
    tunnels,
    lines: placed,
    attempts: placedAttempts,
    at: (line) => {
      const found = find(placed, line);
      const owner = found < 0 ? undefined : owners.get(attempts[found] ?? -1);
      if (owner === undefined) return undefined;
      return {
        ...owner,
        phase: owner.attempt.phases[phases[found] ?? -1],
        inferred: inferred[found] === 1 || line < owner.attempt.certainFrom,
      };
    },
    linesOf: (attempt) => ofAttempts.of(attempt.id),
    linesOfTunnel: (tunnel) => ofTunnels.of(tunnel.id),
  };
}

/** Position of a value in an ascending list, -1 if it is not there. */
function find(values: Int32Array, wanted: number): number {
  const at = lowerBound(values, wanted);
  return values[at] === wanted ? at : -1;
}

/** How many values of an ascending list are smaller: the position of the first one that is not. */
export function lowerBound(values: Int32Array, wanted: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
