import type { CompiledCatalogs } from '../catalog/compile.js';
import { outcomes } from '../catalog/model.js';
import { createLineScan } from '../match/line-scan.js';
import { createLineMemory } from '../shape/line-memory.js';
import { readValues } from '../match/record.js';
import type { Correlator } from '../tunnel/correlator.js';
import { createCorrelator } from '../tunnel/correlator.js';
import type { Params, TunnelRecord } from '../tunnel/model.js';
import type { TunnelPlan } from '../tunnel/plan.js';
import type { ParamsReader } from '../tunnel/record-reader.js';
import { createRecordReader } from '../tunnel/record-reader.js';
import { plansOf } from '../tunnel/scope.js';
import { createValues } from '../tunnel/values.js';
import { analyseChunk, noOutcome } from './chunk-analysis.js';
import type { Chunk } from './lines.js';
import { createLines } from './lines.js';
import type { GrowingList } from './growing.js';
import { append, createList } from './growing.js';
import type { MessageCounts } from './message-counts.js';
import { createMessageCounts } from './message-counts.js';
import { createShortener, readShort } from './packed-params.js';
import type { PackedTunnels } from './packed-tunnels.js';
import { createTunnelPacker } from './packed-tunnels.js';
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
  /** The tunnels. They leave the stream, which takes no more lines: while they are packed, they do not lie in memory twice. */
  readonly handOver: () => PackedTunnels;
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
  /** Numbers of its attempts among all of the log, by their ids. */
  readonly attempts: GrowingList;
}

export function createLogStream({ catalogs, reference, mostAttempts, visit }: LogStreamOptions): LogStream {
  const scan = createLineScan(createLineMemory(catalogs));
  const scopes = new Map<TunnelPlan, Map<number, Scope>>();
  const values = createValues();
  const readNow = createEarlyReader();
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
    if (scope === undefined) hosts.set(host, (scope = { correlator: createCorrelator(values), attempts: createList() }));
    return scope;
  };
  // A record belongs to an attempt that is known or to the next new one.
  const numberOf = ({ attempts: known }: Scope, attempt: number): number => {
    while (known.length <= attempt) append(known, attempts++);
    return known.values[attempt] ?? 0;
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

  const handOver = (): PackedTunnels => {
    const packer = createTunnelPacker();
    for (const [plan, hosts] of scopes) {
      for (const scope of hosts.values()) scope.correlator.handOver((tunnel) => packer.add(tunnel, (attempt) => numberOf(scope, attempt)));
      scopes.delete(plan);
    }
    return packer.finish();
  };

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
    handOver,
    columns: () => columns.columns(),
    lastTime: () => lastTime,
    tunnelsEnd: () => tunnelsEnd,
  };
}

/**
 * Reads parameters while the line is there: it is gone when they are asked for. Of the same line, which may decide many phases at once, they
 * are read once.
 */
function createEarlyReader(): ParamsReader {
  const shorten = createShortener();
  let last: { readonly text: string; readonly line: number; readonly read: () => Params } | undefined;
  return (text, scan, line) => {
    if (last?.line === line && last.text === text) return last.read;
    const params = shorten(readValues(text, scan));
    last = { text, line, read: () => readShort(params) };
    return last.read;
  };
}
