import type { TunnelEventKind } from '../catalog/model.js';
import type { Attempt, Tunnel } from '../tunnel/model.js';
import { lowerBound } from './growing.js';
import type { LogTunnels, Surroundings, TunnelPlace } from './tunnel-index.js';

/** The lines of a log that belong to tunnels, a column each, in the order of the lines. A restart of a device may stand there more than once. */
export interface TunnelColumns {
  readonly lines: Int32Array;
  /** Ids of the attempts. */
  readonly attempts: Int32Array;
  /** Position among the attempt's phases plus one, 0 for none; `inferredFlag` is added where context decided. */
  readonly phases: Uint16Array;
  /** Position of what the line tells in `eventKinds`. */
  readonly events: Uint8Array;
  /** The device's wall clock: milliseconds since 1970 counted as UTC, NaN for none. */
  readonly times: Float64Array;
}

/** What a line may tell of a tunnel. */
const eventKinds: readonly TunnelEventKind[] = [
  'begin',
  'progress',
  'established',
  'cause',
  'rejected',
  'failed',
  'timeout',
  'retransmit',
  'dead',
  'deleted',
  'expired',
  'rekey',
  'rekeyed',
  'down',
  'restart',
];

const inferredFlag = 1 << 15;
/** An attempt has fewer phases than this; of one with more, the last are not told apart. */
const mostPhases = inferredFlag - 2;

/** A line of a tunnel. */
export interface TunnelLine {
  readonly line: number;
  readonly attempt: number;
  /** Position in the attempt's phases, -1 for none. */
  readonly phase: number;
  readonly inferred: boolean;
  readonly event: TunnelEventKind;
  readonly time: number;
}

/** Columns that grow with the log. */
export interface ColumnWriter {
  readonly add: (line: TunnelLine) => void;
  /** Copies of what has been added. */
  readonly columns: () => TunnelColumns;
}

const createColumns = (length: number): TunnelColumns => ({
  lines: new Int32Array(length),
  attempts: new Int32Array(length),
  phases: new Uint16Array(length),
  events: new Uint8Array(length),
  times: new Float64Array(length),
});

export function createColumnWriter(): ColumnWriter {
  let columns = createColumns(1024);
  let count = 0;
  const grow = (): void => {
    const larger = createColumns(columns.lines.length * 2);
    larger.lines.set(columns.lines);
    larger.attempts.set(columns.attempts);
    larger.phases.set(columns.phases);
    larger.events.set(columns.events);
    larger.times.set(columns.times);
    columns = larger;
  };
  return {
    add: ({ line, attempt, phase, inferred, event, time }) => {
      if (count === columns.lines.length) grow();
      columns.lines[count] = line;
      columns.attempts[count] = attempt;
      columns.phases[count] = Math.min(phase, mostPhases) + 1 + (inferred ? inferredFlag : 0);
      columns.events[count] = eventKinds.indexOf(event);
      columns.times[count] = time;
      count++;
    },
    columns: () => ({
      lines: columns.lines.slice(0, count),
      attempts: columns.attempts.slice(0, count),
      phases: columns.phases.slice(0, count),
      events: columns.events.slice(0, count),
      times: columns.times.slice(0, count),
    }),
  };
}

interface Owner {
  readonly tunnel: Tunnel;
  readonly attempt: Attempt;
  readonly number: number;
  readonly count: number;
}

/** What is told of a line beside its place. */
export interface TunnelMoments {
  readonly eventAt: (line: number) => TunnelEventKind | undefined;
  /** NaN for a line of no tunnel. */
  readonly timeAt: (line: number) => number;
}

/**
 * The index of a log that is not in memory. It keeps the columns and nothing else for each line: the lines of an attempt are looked up
 * between its first and its last.
 */
export function indexColumns(tunnels: readonly Tunnel[], columns: TunnelColumns): LogTunnels & TunnelMoments {
  const { lines, attempts, phases, events, times } = columns;
  const owners = new Map<number, Owner>();
  for (const tunnel of tunnels) {
    const count = tunnel.attempts.length;
    tunnel.attempts.forEach((attempt, at) => owners.set(attempt.id, { tunnel, attempt, number: at + 1, count }));
  }
  /** The last entry of a line: that of a restart which concerns several kinds of tunnels is told with the last of them. */
  const entryOf = (line: number): number => {
    const at = lowerBound(lines, line + 1) - 1;
    return lines[at] === line ? at : -1;
  };
  const between = (first: number, last: number, belongs: (attempt: number) => boolean): Int32Array => {
    const from = lowerBound(lines, first);
    const to = lowerBound(lines, last + 1);
    return lines.subarray(from, to).filter((_, at) => belongs(attempts[from + at] ?? -1));
  };
  const linesOf = ({ id, firstLine, lastLine }: Attempt): Int32Array => between(firstLine, lastLine, (attempt) => attempt === id);
  const linesOfTunnel = ({ attempts: own }: Tunnel): Int32Array => {
    const ids = new Set(own.map(({ id }) => id));
    const first = own.reduce((line, { firstLine }) => Math.min(line, firstLine), Number.POSITIVE_INFINITY);
    const last = own.reduce((line, { lastLine }) => Math.max(line, lastLine), 0);
    return between(first, last, (attempt) => ids.has(attempt));
  };
  const at = (line: number): TunnelPlace | undefined => {
    const entry = entryOf(line);
    const owner = entry < 0 ? undefined : owners.get(attempts[entry] ?? -1);
    if (owner === undefined) return undefined;
    const phase = phases[entry] ?? 0;
    return {
      ...owner,
      phase: owner.attempt.phases[(phase & ~inferredFlag) - 1],
      inferred: phase >= inferredFlag || line < owner.attempt.certainFrom,
    };
  };
  const around = (line: number): Surroundings | undefined => {
    const place = at(line);
    if (place === undefined) return undefined;
    const all = linesOfTunnel(place.tunnel);
    const found = lowerBound(all, line);
    return { count: linesOf(place.attempt).length, previous: all[found - 1], next: all[found + 1] };
  };
  return {
    isComplete: true,
    tunnels,
    count: (state) => tunnels.reduce((sum, tunnel) => sum + (tunnel.state === state ? 1 : 0), 0),
    at,
    around,
    linesOf,
    linesOfTunnel,
    eventAt: (line) => eventKinds[events[entryOf(line)] ?? -1],
    timeAt: (line) => times[entryOf(line)] ?? Number.NaN,
  };
}
