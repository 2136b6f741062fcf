import type { CompiledFamily } from '../catalog/compile.js';
import type { PhaseName, TunnelKind } from '../catalog/model.js';
import type { PhaseKey } from './identity.js';
import { comparable, firstOf, identitiesOf } from './identity.js';
import type { TunnelRecord } from './model.js';
import type { OpenAttempt, OpenPhase, OpenTunnel } from './state.js';
import { isOpen } from './state.js';

/** Where a record belongs. */
export interface Node {
  readonly attempt: OpenAttempt;
  phase: OpenPhase | undefined;
}

/** What one device says of one kind of tunnel. */
export interface Scope {
  readonly identities: Map<string, OpenTunnel>;
  readonly keys: Map<string, Node>;
  /** What a line of each context named last, and when (ms). */
  readonly contexts: Map<string, { readonly node: Node; readonly time: number }>;
  /** Attempts that negotiated when a line spoke of them last; the last is the one that moved last. */
  readonly negotiating: Set<OpenAttempt>;
  /** For each family of messages the negotiation that moved last: where a line of it belongs that names nothing. */
  readonly latest: Map<CompiledFamily | undefined, Node>;
  /** Tunnels that lately began under a weak name alone, oldest first: see `adoptAttempt`. */
  readonly nameless: OpenTunnel[];
  /** Tunnels that may hold an open attempt. */
  readonly active: Set<OpenTunnel>;
  /** Phases that lately began and that no number names yet, oldest first, by name. Some may have ended or been named since: see `oldestUnnamed`. */
  readonly unnamed: Map<PhaseName, Map<OpenPhase, OpenAttempt>>;
}

/** The kind that a device's own start or stop tells of: `Entering runlevel: 2`. */
export const everyKind = '*';

/** The kinds of tunnels that a record tells of: those of one kind, or all of its device. Each by itself, whatever is told of the others. */
export function kindsOf({ event, message }: TunnelRecord): readonly TunnelKind[] {
  const kinds = message.product.tunnelKinds;
  if (event.kind === everyKind) return [...kinds.values()];
  const kind = kinds.get(event.kind);
  return kind === undefined ? [] : [kind];
}

/**
 * Whether all that names the record's tunnel is a key: the ids in `Too many retransmissions on tunnel 1021/4711` are agreed upon in the
 * negotiation, which other lines named by its peer.
 */
export function isNamedByKeyAlone(kind: TunnelKind, keys: readonly PhaseKey[], record: TunnelRecord): boolean {
  const identities = identitiesOf(kind, record.params);
  const isKey = ({ rank }: { readonly rank: number }): boolean =>
    keys.some(({ own, params }) => own && isSame(params, kind.identity[rank]));
  return identities.length > 0 && identities.every(isKey);
}

const isSame = (a: readonly string[], b: readonly string[] | undefined): boolean => a.join() === b?.join();

/** The spaces of the keys by which the record names the phase that it speaks of. */
export const spacesOf = (keys: readonly PhaseKey[]): readonly string[] =>
  keys.filter((key) => key.own && !key.replaced).map((key) => key.space);

/** Makes a key of the record lead to its node from now on. */
export function bind(scope: Scope, node: Node, key: PhaseKey): void {
  if (key.replaced) return;
  if (key.own) {
    // `#1895 … Quick Mode 1st packet` prints the ISAKMP state's number: it stays the name of that.
    const known = scope.keys.get(key.key);
    const other = known?.phase !== undefined && known.phase.name !== node.phase?.name;
    if (other && (known.attempt === node.attempt || isOpen(known.attempt))) return;
    node.phase?.keySpaces.add(key.space);
    scope.keys.set(key.key, node);
    return;
  }
  if (scope.keys.has(key.key)) return;
  const phase = key.phase === undefined ? undefined : node.attempt.newest.get(key.phase);
  phase?.keySpaces.add(key.space);
  scope.keys.set(key.key, { attempt: node.attempt, phase });
}

/** Takes over what the record says of the tunnel's name and ends. */
export function describe(tunnel: OpenTunnel, kind: TunnelKind, record: TunnelRecord): void {
  const names = kind.name ?? kind.identity[0] ?? [];
  // `Username = *****` names nobody: a line that does may come, and until then the next of the names is better.
  const rank = names.findIndex((name) => comparable(firstOf([name], record.params)) !== undefined);
  if (rank >= 0 && rank < tunnel.nameRank) {
    tunnel.name = firstOf(names.slice(rank), record.params);
    tunnel.nameRank = rank;
  }
  tunnel.peer ??= firstOf(kind.peer ?? ['peer'], record.params);
  tunnel.local ??= firstOf(kind.local ?? ['local'], record.params);
}
