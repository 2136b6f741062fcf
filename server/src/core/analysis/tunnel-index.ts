import type { Attempt, Phase, Tunnel, TunnelState } from '../tunnel/model.js';
import { lowerBound, valuesOf } from './growing.js';
import type { Lines } from './lines.js';
import { chunkOf } from './lines.js';
import type { Piece, Scope, Slot } from './scope.js';
import { joinedEvents, lineInChunk, lineOfEvent, pieceOf, tunnelsOf } from './scope.js';
import type { TunnelViews } from './tunnel-views.js';

/** Where a line belongs: which attempt of which tunnel. */
export interface TunnelPlace {
  readonly tunnel: Tunnel;
  readonly attempt: Attempt;
  /** Which of the tunnel's attempts it is, from 1, and how many there are. */
  readonly number: number;
  readonly count: number;
  /** The phase that the line speaks of; undefined where it speaks of the whole. */
  readonly phase: Phase | undefined;
  /** Whether the line was assigned by context, not by a name or number of its own. */
  readonly inferred: boolean;
}

/** What stands around a line of a tunnel. Lines count from 0. */
export interface Surroundings {
  /** Lines of the attempt. */
  readonly count: number;
  /** The tunnel's lines before and after. */
  readonly previous: number | undefined;
  readonly next: number | undefined;
}

/** The tunnels of a log, and which lines belong to them. Lists of lines ascend and are not to be written to. */
export interface LogTunnels {
  /** Whether all is known. Until then nothing is told of tunnels that may still change. */
  readonly isComplete: boolean;
  /** In the order of their first lines. One that is as it was, in its lines too, is the same object as in the version before. */
  readonly tunnels: readonly Tunnel[];
  /** How many tunnels are in a state. Costs less than `tunnels`. */
  readonly count: (state: TunnelState) => number;
  /** Where a line belongs; undefined for lines of no tunnel. */
  readonly at: (line: number) => TunnelPlace | undefined;
  /** Costs less than the lists of lines. */
  readonly around: (line: number) => Surroundings | undefined;
  readonly linesOf: (attempt: Attempt) => Int32Array;
  readonly linesOfTunnel: (tunnel: Tunnel) => Int32Array;
}

/** The tunnels of a document. */
export interface TunnelIndex extends LogTunnels {
  /** For each line of a chunk a number that the lines of one attempt have in common, and no others; -1 for lines of no tunnel. */
  readonly attemptsIn: (chunk: number) => Float64Array;
}

/** What the index reads. */
export interface JoinedDocument {
  readonly lines: Lines;
  readonly slots: readonly Slot[];
  readonly scopes: readonly Scope[];
  readonly views: TunnelViews;
  /** Whether all chunks have been read. */
  readonly isRead: boolean;
}

/** An event of a scope. */
interface FoundEvent {
  readonly scope: Scope;
  readonly event: number;
  readonly attempt: number;
}

/** Attempts of one scope are fewer; with the scope's number above them, the sum stays exact. */
const mostAttempts = 2 ** 26;

export function indexTunnels({ lines, slots, scopes, views, isRead }: JoinedDocument): TunnelIndex {
  const noLines = new Int32Array(0);
  // A scope is told of when all of its events are known and joined: later ones may change everything.
  const isKnown = (scope: Scope): boolean => isRead && joinedEvents(scope) === scope.total;
  const joinedTunnels = (): readonly Tunnel[] => scopes.filter(isKnown).flatMap(tunnelsOf);
  let tunnels: readonly Tunnel[] | undefined;

  const eventAt = (line: number): FoundEvent | undefined => {
    if (line < 0 || line >= lines.lineCount) return undefined;
    const slot = slots[chunkOf(lines, line)];
    const events = slot?.columns?.events;
    if (slot === undefined || events === undefined) return undefined;
    const wanted = line - slot.firstLine;
    let found: FoundEvent | undefined;
    for (const { scope, group, first } of slot.pieces) {
      const [from, to] = [events.starts[group] ?? 0, events.starts[group + 1] ?? 0];
      const at = lowerBound(events.lines, wanted, from, to);
      if (at >= to || events.lines[at] !== wanted) continue;
      const event = first + at - from;
      const attempt = isKnown(scope) ? (scope.join.attempts.values[event] ?? -1) : -1;
      // A device's restart is an event of all its kinds of tunnels; what the line is shown with is the last of them.
      if (attempt >= 0 && (found === undefined || found.scope.kind < scope.kind)) found = { scope, event, attempt };
    }
    return found;
  };

  return {
    isComplete: isRead && scopes.every(isKnown),
    get tunnels() {
      return (tunnels ??= scopes
        .filter(isKnown)
        .flatMap((scope) => tunnelsOf(scope).map((tunnel) => views.tunnel(scope, tunnel)))
        .sort((a, b) => a.firstLine - b.firstLine));
    },
    count: (state) => joinedTunnels().reduce((sum, tunnel) => sum + (tunnel.state === state ? 1 : 0), 0),
    at: (line) => {
      const found = eventAt(line);
      return found === undefined ? undefined : placeOf(found, views);
    },
    attemptsIn: (chunk) => {
      const slot = slots[chunk];
      const events = slot?.columns?.events;
      const found = new Float64Array(slot?.chunk.starts.length ?? 0).fill(-1);
      if (slot === undefined || events === undefined) return found;
      for (const { scope, group, first, count } of inOrderOfKinds(slot.pieces)) {
        if (!isKnown(scope)) continue;
        const from = events.starts[group] ?? 0;
        for (let at = 0; at < count; at++) {
          const attempt = scope.join.attempts.values[first + at] ?? -1;
          if (attempt >= 0) found[events.lines[from + at] ?? 0] = scope.number * mostAttempts + attempt;
        }
      }
      return found;
    },
    around: (line) => {
      const found = eventAt(line);
      if (found === undefined) return undefined;
      const { scope, event, attempt } = found;
      const events = eventsOfTunnel(scope, tunnelIdOf(scope, attempt));
      const at = lowerBound(events, event);
      const neighbour = (other: number | undefined): number | undefined => (other === undefined ? undefined : lineOfEvent(scope, other));
      return { count: scope.join.counts.values[attempt] ?? 0, previous: neighbour(events[at - 1]), next: neighbour(events[at + 1]) };
    },
    linesOf: (attempt) => {
      const scope = views.scopeOf(attempt);
      if (scope === undefined) return noLines;
      const events = eventsOfTunnel(scope, tunnelIdOf(scope, attempt.id));
      return linesOfEvents(
        scope,
        events.filter((event) => scope.join.attempts.values[event] === attempt.id),
      );
    },
    linesOfTunnel: (tunnel) => {
      const scope = views.scopeOf(tunnel);
      return scope === undefined ? noLines : linesOfEvents(scope, eventsOfTunnel(scope, tunnel.id));
    },
  };
}

const inOrderOfKinds = (pieces: readonly Piece[]): readonly Piece[] => [...pieces].sort((a, b) => a.scope.kind - b.scope.kind);

const tunnelIdOf = (scope: Scope, attempt: number): number => scope.join.tunnelOf.values[attempt] ?? -1;

function eventsOfTunnel({ join }: Scope, tunnel: number): Int32Array {
  const events = join.ofTunnels.get(tunnel);
  return events === undefined ? new Int32Array(0) : valuesOf(events);
}

function placeOf({ scope, event, attempt: id }: FoundEvent, views: TunnelViews): TunnelPlace | undefined {
  const tunnelId = tunnelIdOf(scope, id);
  const tunnel = tunnelsOf(scope).find((each) => each.id === tunnelId);
  const at = tunnel?.attempts.findLastIndex((each) => each.id === id) ?? -1;
  const joined = tunnel?.attempts[at];
  if (tunnel === undefined || joined === undefined) return undefined;
  const attempt = views.attempt(scope, joined);
  const phase = scope.join.phases.values[event] ?? 0;
  return {
    tunnel: views.tunnel(scope, tunnel),
    attempt,
    number: at + 1,
    count: tunnel.attempts.length,
    phase: attempt.phases[phase >> 1],
    inferred: (phase & 1) === 1 || event < joined.certainFrom,
  };
}

/** @param events ascending */
function linesOfEvents(scope: Scope, events: Int32Array): Int32Array {
  let piece: Piece | undefined;
  return events.map((event) => {
    if (piece === undefined || event >= piece.first + piece.count) piece = pieceOf(scope, event);
    return piece === undefined ? 0 : piece.slot.firstLine + lineInChunk(piece, event);
  });
}
