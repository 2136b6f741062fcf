import type { CompiledCatalogs } from '../catalog/compile.js';
import { createLineScan } from '../match/line-scan.js';
import { createLineMemory } from '../shape/line-memory.js';
import { recognise } from '../match/recogniser.js';
import { readValues } from '../match/record.js';
import type { Params, TunnelRecord } from '../tunnel/model.js';
import type { TunnelPlan } from '../tunnel/plan.js';
import type { ParamsReader } from '../tunnel/record-reader.js';
import { createRecordReader } from '../tunnel/record-reader.js';
import { createValues } from '../tunnel/values.js';
import type { Analysis } from './analysis.js';
import { changedChunks, commonLength, eventsOf } from './changes.js';
import type { ChunkAnalysis, ChunkReader } from './chunk-analysis.js';
import { createChunkReader } from './chunk-analysis.js';
import { describeDocument } from './describe.js';
import { readEdited } from './edited-chunk.js';
import type { Chunk, Lines } from './lines.js';
import { lineEnd } from './lines.js';
import type { Piece, Scope, Slot } from './scope.js';
import { createJoin, joinedEvents, joinRecord, lineInChunk, pieceOf, replacePieces, tunnelsOf } from './scope.js';
import type { TunnelIndex } from './tunnel-index.js';
import { indexTunnels } from './tunnel-index.js';
import type { ReadParams } from './tunnel-views.js';
import { createTunnelViews } from './tunnel-views.js';
import { plansOf } from '../tunnel/scope.js';

/** A document under an editor's hands: read and joined in small steps, and after an edit where it has changed. */
export interface LiveAnalysis {
  /** The document as it stands, as far as it has been analysed. */
  readonly current: () => Analysis;
  /**
   * Takes a new version of the document. Reads the chunks that are new, if they are few.
   * @param reference a moment (ms since 1970) that no line is later than
   */
  readonly edit: (lines: Lines, reference: number) => void;
  /** Does the next piece of work: a line, as a rule. @returns false when there was nothing left to do */
  readonly step: () => boolean;
  /** What is left to do: chunks to be read, chunks' worth of events to be joined, scopes to be told of. */
  readonly remaining: () => number;
  /** Which share of the document has been read. */
  readonly progress: () => number;
  /** How much work has been done, for tests and measurements: chunks and lines that were read, events that were joined. */
  readonly work: { readonly chunks: number; readonly lines: number; readonly events: number };
}

/** An edit reads so many new chunks by itself. */
const mostChunks = 8;
/** An edit joins so many new events by itself, and a step too. */
const mostEvents = 200;

export function createLiveAnalysis(catalogs: CompiledCatalogs, document: Lines, moment: number): LiveAnalysis {
  const scan = createLineScan(createLineMemory(catalogs));
  const single = createLineScan();
  const work = { chunks: 0, lines: 0, events: 0 };
  const scopes: Scope[] = [];
  const values = createValues();
  const byKind = new Map<TunnelPlan, Map<number, Scope>>();
  /** Scopes with events that have not been joined. */
  const behind = new Set<Scope>();
  let reference = moment;
  let lines = document;
  let slots: Slot[] = lines.chunks.map((chunk, index) => newSlot(chunk, undefined, index, lines.firstLines[index] ?? 0));
  /** Chunks before this one have been read, and their events taken in. */
  let frontier = 0;
  /** Reads the chunk at the frontier and joins its events, line by line: the first line of a program makes its templates ready, which takes time. */
  let reader: ChunkReader | undefined;
  let index: TunnelIndex | undefined;

  const readRecord = createRecordReader(values, leaveParams);

  const readParams: ReadParams = (scope, event) => {
    const piece = pieceOf(scope, event);
    if (piece === undefined) return noParams;
    const { chunk } = piece.slot;
    const line = lineInChunk(piece, event);
    // The line by itself: to scan one of many lines, all of their characters are made ready.
    const text = chunk.text.slice(chunk.starts[line] ?? 0, lineEnd(chunk, line));
    recognise(catalogs, text, 0, text.length, reference, single);
    return readValues(text, single);
  };

  let views = createTunnelViews(readParams);

  const scopeOf = ({ host, message }: TunnelRecord, plan: TunnelPlan): Scope => {
    let hosts = byKind.get(plan);
    if (hosts === undefined) byKind.set(plan, (hosts = new Map<number, Scope>()));
    let scope = hosts.get(host);
    if (scope === undefined) {
      const position = [...message.product.tunnelPlans.values()].indexOf(plan);
      scope = { number: scopes.length, kind: position, pieces: [], total: 0, join: createJoin(values) };
      scopes.push(scope);
      hosts.set(host, scope);
    }
    return scope;
  };

  const readerOf = (chunk: Chunk, take?: (scope: Scope, record: TunnelRecord) => void): ChunkReader => {
    work.chunks++;
    work.lines += chunk.starts.length;
    return createChunkReader(catalogs, chunk, reference, scan, readRecord, (record) => {
      const concerned = plansOf(record).map((plan) => scopeOf(record, plan));
      if (take !== undefined) for (const scope of concerned) take(scope, record);
      return concerned.map(({ number }) => number);
    });
  };

  const columnsOf = (slot: Slot): ChunkAnalysis =>
    (slot.columns ??= (slot === slots[frontier] && reader !== undefined ? reader : readerOf(slot.chunk)).rest());

  const join = (scope: Scope, record: TunnelRecord | undefined): void => {
    work.events++;
    joinRecord(scope, record);
  };

  /** Joins the scope's next events, as many as lie in one chunk. */
  const joinNext = (scope: Scope): void => {
    const piece = pieceOf(scope, joinedEvents(scope));
    if (piece === undefined) return;
    for (let event = joinedEvents(scope); event < piece.first + piece.count; event++) {
      join(scope, recordAt(piece.slot.chunk, lineInChunk(piece, event)));
    }
    if (joinedEvents(scope) >= scope.total) behind.delete(scope);
  };

  const recordAt = ({ text, starts }: Chunk, line: number): TunnelRecord | undefined => {
    recognise(catalogs, text, starts[line] ?? 0, lineEnd({ text, starts }, line), reference, scan);
    return readRecord(text, scan, line);
  };

  const newPieces = (slot: Slot): readonly Piece[] => {
    const events = slot.columns?.events;
    if (events === undefined) return [];
    return Array.from(events.scopes, (number, group) => {
      const scope = scopes[number];
      if (scope === undefined) throw new RangeError(`no scope ${String(number)}`);
      return { scope, slot, group, count: (events.starts[group + 1] ?? 0) - (events.starts[group] ?? 0), first: 0 };
    });
  };

  /** Reads lines of the chunk at the frontier; takes it in when all have been read. */
  const readOn = (slot: Slot, most: number): void => {
    // One that somebody has asked for was read before its turn.
    if (slot.columns === undefined && (reader ??= readerOf(slot.chunk, join)).read(most)) return;
    columnsOf(slot);
    reader = undefined;
    frontier++;
    slot.pieces = newPieces(slot);
    for (const piece of slot.pieces) {
      const { scope } = piece;
      piece.first = scope.total;
      scope.pieces.push(piece);
      scope.total += piece.count;
      if (joinedEvents(scope) < scope.total) behind.add(scope);
    }
  };

  /** Takes nothing of the chunks from `from` on as known but what was read of them. */
  const withdraw = (from: number): void => {
    for (const scope of scopes) {
      replacePieces(scope, from, Number.POSITIVE_INFINITY, []);
      restart(scope, scope.total);
    }
    for (let at = from; at < frontier; at++) {
      const slot = slots[at];
      if (slot !== undefined) slot.pieces = [];
    }
    frontier = from;
  };

  /** Joins a scope's events again where they have changed from one on that had been joined. */
  const restart = (scope: Scope, changed: number): void => {
    if (changed < joinedEvents(scope)) scope.join = createJoin(values);
    if (joinedEvents(scope) < scope.total) behind.add(scope);
    else behind.delete(scope);
  };

  /** Puts chunks that have been read in the place of those at `[from, to)`. @returns whether lines of known events have moved */
  const replace = (from: number, to: number, added: readonly Slot[]): boolean => {
    const old = slots.slice(from, to);
    for (const slot of added) slot.pieces = newPieces(slot);
    const changed = new Set([...old, ...added].flatMap(({ pieces }) => pieces.map(({ scope }) => scope)));
    let moved = false;
    for (const scope of changed) {
      const before = eventsOf(old, scope);
      const after = eventsOf(added, scope);
      const pieces = added.flatMap((slot) => slot.pieces.filter((piece) => piece.scope === scope));
      const first = replacePieces(scope, from, to, pieces);
      const common = commonLength(before, after);
      moved ||= before.some(({ line }, at) => at < common && line !== after[at]?.line);
      // Events that are as they were need not be joined again: their numbers have not changed.
      if (common < before.length || common < after.length) restart(scope, first + common);
    }
    return moved;
  };

  const edit = (next: Lines): void => {
    const begun = slots[frontier];
    if (begun !== undefined && reader !== undefined) readOn(begun, Number.POSITIVE_INFINITY);
    const { start, end, endBefore } = changedChunks(slots, next.chunks);
    const known = new Map(slots.slice(start, endBefore).map((slot) => [slot.chunk, slot.columns]));
    const added = next.chunks
      .slice(start, end)
      .map((chunk, at) => newSlot(chunk, known.get(chunk), start + at, next.firstLines[start + at] ?? 0));
    const unread = added.filter(({ columns }) => columns === undefined);
    let moved = next.lineCount !== lines.lineCount && end < next.chunks.length;
    if (start < frontier && (endBefore > frontier || unread.length > mostChunks)) withdraw(start);
    if (start < frontier) {
      const read = (chunk: Chunk): ChunkAnalysis => readerOf(chunk).rest();
      added.forEach((slot, at) => {
        const beginning = at === 0 ? slots[start] : undefined;
        const ending = at === added.length - 1 ? slots[endBefore - 1] : undefined;
        slot.columns ??= readEdited(slot.chunk, { beginning, ending }, read);
      });
      moved = replace(start, endBefore, added) || moved;
      frontier += added.length - (endBefore - start);
    }
    slots = slots.slice(0, start).concat(added, slots.slice(endBefore));
    for (let at = start + added.length; at < slots.length; at++) {
      const slot = slots[at];
      if (slot === undefined) break;
      slot.index = at;
      slot.firstLine = next.firstLines[at] ?? 0;
    }
    lines = next;
    // What was told of tunnels holds as long as no line of theirs has moved.
    if (moved) views = createTunnelViews(readParams);
    let joined = 0;
    for (const scope of behind) {
      if (frontier < slots.length || scope.total - joinedEvents(scope) > mostEvents - joined) continue;
      joined += scope.total - joinedEvents(scope);
      while (joinedEvents(scope) < scope.total) joinNext(scope);
      behind.delete(scope);
    }
  };

  const describe = (): Analysis =>
    describeDocument({
      lines,
      catalogs,
      chunks: slots,
      columns: columnsOf,
      scan: (text) => {
        recognise(catalogs, text, 0, text.length, reference, single);
        return single;
      },
      values,
      readTunnelRecord: createRecordReader(values, leaveParams),
      tunnels: () => (index ??= indexTunnels({ lines, slots, scopes, views, isRead: frontier === slots.length })),
    });
  let analysis = describe();

  return {
    current: () => analysis,
    edit: (next, latest) => {
      if (next === lines) return;
      reference = latest;
      edit(next);
      index = undefined;
      analysis = describe();
    },
    step: () => {
      const [scope] = behind;
      const slot = slots[frontier];
      if (scope !== undefined) joinNext(scope);
      else if (slot !== undefined) readOn(slot, 1);
      else {
        // What is told of tunnels takes its time in a long log, too.
        const untold = scopes.find((each) => each.join.tunnels === undefined);
        if (untold === undefined) return false;
        tunnelsOf(untold);
        return true;
      }
      index = undefined;
      return true;
    },
    remaining: () => {
      let events = 0;
      for (const scope of behind) events += scope.total - joinedEvents(scope);
      const untold = scopes.reduce((sum, { join: { tunnels } }) => sum + (tunnels === undefined ? 1 : 0), 0);
      return slots.length - frontier + Math.ceil(events / mostEvents) + untold;
    },
    progress: () => frontier / slots.length,
    work,
  };
}

const noParams: Params = {};
const readNothing = (): Params => noParams;
/** What was joined keeps no parameters: they are read again from the text, which may have moved, when somebody wants to see them. */
const leaveParams: ParamsReader = () => readNothing;

const newSlot = (chunk: Chunk, columns: ChunkAnalysis | undefined, index: number, firstLine: number): Slot => ({
  chunk,
  columns,
  pieces: [],
  index,
  firstLine,
});
