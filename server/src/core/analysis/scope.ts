import type { Correlator, Placement } from '../tunnel/correlator.js';
import { createCorrelator } from '../tunnel/correlator.js';
import type { Tunnel, TunnelRecord } from '../tunnel/model.js';
import type { Values } from '../tunnel/values.js';
import type { ChunkAnalysis } from './chunk-analysis.js';
import type { GrowingList } from './growing.js';
import { append, createList, valuesOf } from './growing.js';
import type { Chunk } from './lines.js';

/** A chunk in its place in the document. */
export interface Slot {
  readonly chunk: Chunk;
  /** What recognition says of it; undefined until it has been read. */
  columns: ChunkAnalysis | undefined;
  /** One for each group of `columns.events`; none until the chunk's events have been taken in. */
  pieces: readonly Piece[];
  /** Position among the chunks, and the number of its first line. */
  index: number;
  firstLine: number;
}

/** The events of a scope that stand in one chunk. */
export interface Piece {
  readonly scope: Scope;
  readonly slot: Slot;
  readonly group: number;
  readonly count: number;
  /** Number of its first event among the events of the scope. */
  first: number;
}

/**
 * What one device says of one kind of tunnel. Nothing outside of a scope bears on its tunnels: each is joined by itself. Its events are
 * numbered, and joined by these numbers, so that they stay what they are when lines come and go around them.
 */
export interface Scope {
  readonly number: number;
  /** Position of the kind among those of its product. */
  readonly kind: number;
  /** In the order of the document. */
  readonly pieces: Piece[];
  /** Events of all pieces. */
  total: number;
  join: Join;
}

/** Events of a scope, joined from the first on. */
export interface Join {
  readonly correlator: Correlator;
  /** For each event that has been joined its attempt, -1 for none, and its phase, with the lowest bit set for one that was inferred. */
  readonly attempts: GrowingList;
  readonly phases: GrowingList;
  /** The events of each tunnel, ascending. */
  readonly ofTunnels: Map<number, GrowingList>;
  /** For each attempt its tunnel, and how many events it has. */
  readonly tunnelOf: GrowingList;
  readonly counts: GrowingList;
  /** The tunnels as they were last told; undefined where an event has been joined since. */
  tunnels: readonly Tunnel[] | undefined;
}

export const createJoin = (values: Values): Join => ({
  correlator: createCorrelator(values),
  attempts: createList(),
  phases: createList(),
  ofTunnels: new Map(),
  tunnelOf: createList(),
  counts: createList(),
  tunnels: undefined,
});

/** How many events have been joined: those with smaller numbers. */
export const joinedEvents = (scope: Scope): number => scope.join.attempts.length;

export const tunnelsOf = ({ join }: Scope): readonly Tunnel[] => (join.tunnels ??= join.correlator.tunnels());

/** Joins the next event. @param record undefined where the line tells of none after all */
export function joinRecord({ join }: Scope, record: TunnelRecord | undefined): void {
  const event = join.attempts.length;
  const placement = record === undefined ? undefined : join.correlator.add({ ...record, line: event });
  join.tunnels = undefined;
  append(join.attempts, placement?.attempt ?? -1);
  append(join.phases, placement === undefined ? 0 : (placement.phase << 1) | (placement.inferred ? 1 : 0));
  if (placement !== undefined) enter(join, placement, event);
}

function enter(join: Join, { tunnel, absorbed, attempt }: Placement, event: number): void {
  // What has been absorbed before has no events of its own any more.
  for (let at = absorbed.length - 1; at >= 0; at--) if (!moveEvents(join, absorbed[at] ?? -1, tunnel)) break;
  while (join.tunnelOf.length <= attempt) {
    append(join.tunnelOf, -1);
    append(join.counts, 0);
  }
  join.tunnelOf.values[attempt] = tunnel;
  join.counts.values[attempt] = (join.counts.values[attempt] ?? 0) + 1;
  append(eventsOf(join, tunnel), event);
}

function eventsOf(join: Join, tunnel: number): GrowingList {
  let events = join.ofTunnels.get(tunnel);
  if (events === undefined) join.ofTunnels.set(tunnel, (events = createList()));
  return events;
}

/** Gives a tunnel the events of another, which turned out to be the same. @returns whether there were any */
function moveEvents(join: Join, from: number, to: number): boolean {
  const source = join.ofTunnels.get(from);
  if (source === undefined) return false;
  join.ofTunnels.delete(from);
  const target = eventsOf(join, to);
  const moved = valuesOf(source);
  for (const event of moved) join.tunnelOf.values[join.attempts.values[event] ?? 0] = to;
  const inOrder = target.length === 0 || (target.values[target.length - 1] ?? 0) < (moved[0] ?? 0);
  for (const event of moved) append(target, event);
  if (!inOrder) valuesOf(target).sort();
  return true;
}

/** Puts pieces in the place of those of the chunks `[from, to)`. @returns the number of the first event that this concerns */
export function replacePieces(scope: Scope, from: number, to: number, pieces: readonly Piece[]): number {
  const low = firstPiece(scope, (piece) => piece.slot.index >= from);
  const high = firstPiece(scope, (piece) => piece.slot.index >= to);
  const first = low === 0 ? 0 : endOf(scope.pieces[low - 1]);
  scope.pieces.splice(low, high - low, ...pieces);
  let next = first;
  for (let at = low; at < scope.pieces.length; at++) {
    const piece = scope.pieces[at];
    if (piece === undefined) break;
    // Those behind are numbered as they should be already.
    if (at >= low + pieces.length && piece.first === next) return first;
    piece.first = next;
    next = endOf(piece);
  }
  scope.total = endOf(scope.pieces.at(-1));
  return first;
}

const endOf = (piece: Piece | undefined): number => (piece === undefined ? 0 : piece.first + piece.count);

/** Position of the first piece that lies behind a place. */
function firstPiece({ pieces }: Scope, isBehind: (piece: Piece) => boolean): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const piece = pieces[middle];
    if (piece === undefined || isBehind(piece)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The piece that holds an event of the scope. */
export const pieceOf = (scope: Scope, event: number): Piece | undefined =>
  scope.pieces[firstPiece(scope, ({ first }) => first > event) - 1];

/** An event's line, counted from its chunk's first. */
export function lineInChunk({ slot, group, first }: Piece, event: number): number {
  const events = slot.columns?.events;
  return events?.lines[(events.starts[group] ?? 0) + event - first] ?? 0;
}

/** The line of an event, in the document as it stands. */
export function lineOfEvent(scope: Scope, event: number): number {
  const piece = pieceOf(scope, event);
  return piece === undefined ? 0 : piece.slot.firstLine + lineInChunk(piece, event);
}
