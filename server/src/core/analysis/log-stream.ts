import type { CompiledCatalogs } from '../catalog/compile.js';
import { outcomes } from '../catalog/model.js';
import { createLineScan } from '../match/line-scan.js';
import { readValues } from '../match/record.js';
import type { Correlator } from '../tunnel/correlator.js';
import { createCorrelator } from '../tunnel/correlator.js';
import type { Params, Tunnel, TunnelRecord } from '../tunnel/model.js';
import type { TunnelPlan } from '../tunnel/plan.js';
import type { ParamsReader } from '../tunnel/record-reader.js';
import { createRecordReader } from '../tunnel/record-reader.js';
import { plansOf } from '../tunnel/scope.js';
import { createValues } from '../tunnel/values.js';
import { analyseChunk, noOutcome } from './chunk-analysis.js';
import type { Chunk } from './lines.js';
import { createLines } from './lines.js';
import type { MessageCounts } from './message-counts.js';
import { createMessageCounts } from './message-counts.js';
import type { TunnelColumns } from './tunnel-columns.js';
import { createColumnWriter } from './tunnel-columns.js';

/** A line that has an outcome, while its text is in memory. */
export interface StreamedLine {
  /** From 0. */
  readonly line: number;
  /** Index into the catalogs' messages. */
  readonly message: number;
  /** Index into `outcomes`. */
  readonly outcome: number;
  readonly chunk: Chunk;
  /** Position in the chunk. */
  readonly index: number;
}

/** A log that is analysed piece by piece. No more of it is in memory than a piece, what its tunnels keep, and some bytes a line of a tunnel. */
export interface LogStream {
  /** Takes the next lines. @param text whole lines; the log's last line may lack its line break */
  readonly add: (text: string) => void;
  /** Lines so far. */
  readonly lines: () => number;
  readonly counts: () => MessageCounts;
  /** The tunnels so far, in the order of their first lines. */
  readonly tunnels: () => readonly Tunnel[];
  readonly columns: () => TunnelColumns;
  /** The last time in the log: milliseconds since 1970, NaN for none. */
  readonly lastTime: () => number;
  /** The line (from 0) from which on lines were joined into tunnels no more; undefined if all were. */
  readonly tunnelsEnd: () => number | undefined;
}

export interface LogStreamOptions {
  readonly catalogs: CompiledCatalogs;
  /** A moment (ms since 1970) that no line is later than. */
  readonly reference: number;
  /** Attempts that are kept: a log that was made to fill the memory does not. */
  readonly mostAttempts: number;
  /** Called for each line with an outcome. */
  readonly visit: (line: StreamedLine) => void;
}

/** What one device says of one kind of tunnel: joined by itself, as in an open document. */
interface Scope {
  readonly correlator: Correlator;
  /** Numbers of its attempts among all of the log. */
  readonly attempts: Map<number, number>;
}

export function createLogStream({ catalogs, reference, mostAttempts, visit }: LogStreamOptions): LogStream {
  const scan = createLineScan();
  const scopes = new Map<TunnelPlan, Map<number, Scope>>();
  const values = createValues();
  // The line is gone when they are asked for. One text takes a fraction of the memory of as many values, and there may be a million.
  const readNow: ParamsReader = (text, line) => {
    const params = JSON.stringify(readValues(text, line));
    return () => JSON.parse(params) as Params;
  };
  const readRecord = createRecordReader(values, readNow);
  const columns = createColumnWriter();
  const counts = createMessageCounts(catalogs);
  let attempts = 0;
  let lines = 0;
  let lastTime = Number.NaN;
  let tunnelsEnd: number | undefined;

  const scopeOf = ({ host }: TunnelRecord, plan: TunnelPlan): Scope => {
    let hosts = scopes.get(plan);
    if (hosts === undefined) scopes.set(plan, (hosts = new Map<number, Scope>()));
    let scope = hosts.get(host);
    if (scope === undefined) hosts.set(host, (scope = { correlator: createCorrelator(values), attempts: new Map() }));
    return scope;
  };
  const numberOf = (scope: Scope, attempt: number): number => {
    let number = scope.attempts.get(attempt);
    if (number === undefined) scope.attempts.set(attempt, (number = attempts++));
    return number;
  };

  const addRecord = (record: TunnelRecord): void => {
    if (tunnelsEnd !== undefined) return;
    const { event, line, time } = record;
    for (const plan of plansOf(record)) {
      const scope = scopeOf(record, plan);
      const placement = scope.correlator.add(record);
      if (placement === undefined) continue;
      const { phase, inferred } = placement;
      columns.add({ line, attempt: numberOf(scope, placement.attempt), phase, inferred, event: event.event, time });
    }
    if (attempts >= mostAttempts) tunnelsEnd = line + 1;
  };

  const addChunk = (chunk: Chunk): void => {
    const first = lines;
    const analysis = analyseChunk(catalogs, chunk, reference, scan, readRecord, (record) => {
      addRecord({ ...record, line: first + record.line });
      return [];
    });
    analysis.messages.forEach((message, index) => {
      const time = analysis.times[index] ?? Number.NaN;
      if (!Number.isNaN(time)) lastTime = time;
      if (message < 0) return;
      const outcome = analysis.outcomes[index] ?? noOutcome;
      counts.add(message, outcome);
      if (outcome < outcomes.length) visit({ line: first + index, message, outcome, chunk, index });
    });
    lines += chunk.starts.length;
  };

  /** With ids that are unique in the log. */
  const tunnels = (): readonly Tunnel[] =>
    [...scopes.values()]
      .flatMap((hosts) => [...hosts.values()])
      .flatMap((scope) =>
        scope.correlator.tunnels().map((tunnel) => ({
          ...tunnel,
          attempts: tunnel.attempts.map((attempt) => ({ ...attempt, id: numberOf(scope, attempt.id) })),
        })),
      )
      .sort((a, b) => a.firstLine - b.firstLine)
      .map((tunnel, id) => ({ ...tunnel, id }));

  return {
    add: (text) => {
      for (const chunk of createLines(text).chunks) {
        // Behind the last line break there is no line to come: it is the next piece's first.
        const open = chunk.starts.at(-1) === chunk.text.length;
        if (open && chunk.starts.length === 1) continue;
        addChunk(open ? { text: chunk.text, starts: chunk.starts.subarray(0, -1) } : chunk);
      }
    },
    lines: () => lines,
    counts: () => counts.counts,
    tunnels,
    columns: () => columns.columns(),
    lastTime: () => lastTime,
    tunnelsEnd: () => tunnelsEnd,
  };
}
