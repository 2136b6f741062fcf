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

/** What is told of a line beside its place. */
export interface TunnelMoments {
  /** Position of the line's phase among those of its attempt; -1 for none. */
  readonly phaseAt: (line: number) => number;
  readonly eventAt: (line: number) => TunnelEventKind | undefined;
  /** NaN for a line of no tunnel. */
  readonly timeAt: (line: number) => number;
}

/**
 * The index of a log that is not in memory. It keeps the columns, and for each line of a tunnel its position among those of its attempt:
 * tunnels may have hundreds of thousands of lines between those of one attempt.
 */
export function indexColumns(tunnels: readonly Tunnel[], columns: TunnelColumns): LogTunnels & TunnelMoments {
  const { lines, attempts, phases, events, times } = columns;
  const owners = ownersOf(tunnels);
  let grouped: Grouped | undefined;
  /** The last entry of a line: that of a restart which concerns several kinds of tunnels is told with the last of them. */
  const entryOf = (line: number): number => {
    const at = lowerBound(lines, line + 1) - 1;
    return lines[at] === line ? at : -1;
  };
  const phaseOf = (entry: number): number => ((phases[entry] ?? 0) & ~inferredFlag) - 1;
  const linesOf = ({ id }: Attempt): Int32Array => {
    grouped ??= groupEntries(attempts, owners.tunnels.length);
    return grouped.entries.subarray(grouped.starts[id], grouped.starts[id + 1]).map((entry) => lines[entry] ?? 0);
  };
  const linesOfTunnel = ({ attempts: own }: Tunnel): Int32Array => {
    const parts = own.map(linesOf);
    const all = new Int32Array(parts.reduce((sum, { length }) => sum + length, 0));
    let length = 0;
    for (const part of parts) {
      all.set(part, length);
      length += part.length;
    }
    return all.sort();
  };
  const at = (line: number): TunnelPlace | undefined => {
    const entry = entryOf(line);
    const id = attempts[entry] ?? -1;
    const tunnel = tunnels[(owners.tunnels[id] ?? 0) - 1];
    const place = owners.places[id] ?? 0;
    const attempt = tunnel?.attempts[place];
    if (tunnel === undefined || attempt === undefined) return undefined;
    return {
      tunnel,
      attempt,
      number: place + 1,
      count: tunnel.attempts.length,
      phase: attempt.phases[phaseOf(entry)],
      inferred: (phases[entry] ?? 0) >= inferredFlag || line < attempt.certainFrom,
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
    phaseAt: (line) => phaseOf(entryOf(line)),
    eventAt: (line) => eventKinds[events[entryOf(line)] ?? -1],
    timeAt: (line) => times[entryOf(line)] ?? Number.NaN,
  };
}

/** For each attempt by its id: the position of its tunnel plus one, 0 for none, and its own among the tunnel's. */
interface Owners {
  readonly tunnels: Int32Array;
  readonly places: Int32Array;
}

function ownersOf(tunnels: readonly Tunnel[]): Owners {
  const count = tunnels.reduce((most, { attempts }) => attempts.reduce((last, { id }) => Math.max(last, id + 1), most), 0);
  const owners: Owners = { tunnels: new Int32Array(count), places: new Int32Array(count) };
  tunnels.forEach(({ attempts }, tunnel) =>
    attempts.forEach(({ id }, place) => {
      owners.tunnels[id] = tunnel + 1;
      owners.places[id] = place;
    }),
  );
  return owners;
}

/** The columns' entries, those of one attempt in a row. */
interface Grouped {
  readonly entries: Int32Array;
  /** Where those of each attempt begin; one more at the end. */
  readonly starts: Int32Array;
}

function groupEntries(attempts: Int32Array, count: number): Grouped {
  const starts = new Int32Array(count + 1);
  for (const attempt of attempts) if (attempt < count) starts[attempt + 1] = (starts[attempt + 1] ?? 0) + 1;
  for (let at = 0; at < count; at++) starts[at + 1] = (starts[at + 1] ?? 0) + (starts[at] ?? 0);
  const next = starts.slice();
  const entries = new Int32Array(attempts.length);
  attempts.forEach((attempt, entry) => {
    const place = next[attempt] ?? 0;
    if (attempt >= count) return;
    entries[place] = entry;
    next[attempt] = place + 1;
  });
  return { entries, starts };
}
