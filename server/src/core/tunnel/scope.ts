import type { CompiledFamily } from '../catalog/compile.js';
import type { PhaseName } from '../catalog/model.js';
import { ofPhase } from './by-phase.js';
import type { Identity, PhaseKey } from './identity.js';
import { firstOf } from './identity.js';
import type { TunnelRecord } from './model.js';
import type { TunnelPlan } from './plan.js';
import type { OpenAttempt, OpenPhase, OpenTunnel } from './open-tunnel.js';
import { isOpen } from './state.js';
import type { Values } from './values.js';

/** Where a record belongs. */
export interface Node {
  readonly attempt: OpenAttempt;
  phase: OpenPhase | undefined;
}

/** What one device says of one kind of tunnel. */
export interface Scope {
  readonly identities: Map<number, OpenTunnel>;
  readonly keys: Map<number, Node>;
  /** What a line of each context named last, and when (ms). */
  readonly contexts: Map<number, { readonly node: Node; readonly time: number }>;
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

/** The kinds of tunnels that a record tells of: one, or all of its device. Each by itself, whatever is told of the others. */
export const plansOf = ({ event, message, plan }: TunnelRecord): readonly TunnelPlan[] =>
  event.kind === everyKind ? [...message.product.tunnelPlans.values()] : [plan];

/**
 * Whether all that names the record's tunnel is a key: the ids in `Too many retransmissions on tunnel 1021/4711` are agreed upon in the
 * negotiation, which other lines named by its peer.
 */
export function isNamedByKeyAlone(identities: readonly Identity[], keys: readonly PhaseKey[], { plan }: TunnelRecord): boolean {
  const isKey = ({ rank }: Identity): boolean => {
    const bits = plan.keysOfIdentities[rank] ?? 0;
    return bits !== 0 && keys.some((key) => key.own && (bits & (1 << plan.keys.indexOf(key.plan))) !== 0);
  };
  return identities.length > 0 && identities.every(isKey);
}

/** The spaces, as bits, of the keys by which the record names the phase that it speaks of. */
export function spacesOf(keys: readonly PhaseKey[]): number {
  let spaces = 0;
  for (const { own, plan } of keys) if (own && !plan.replaced) spaces |= plan.spaceBit;
  return spaces;
}

/** Makes a key of the record lead to its node from now on. */
export function bind(scope: Scope, node: Node, key: PhaseKey): void {
  if (key.plan.replaced) return;
  if (key.own) {
    // `#1895 … Quick Mode 1st packet` prints the ISAKMP state's number: it stays the name of that.
    const known = scope.keys.get(key.key);
    const other = known?.phase !== undefined && known.phase.name !== node.phase?.name;
    if (other && (known.attempt === node.attempt || isOpen(known.attempt))) return;
    if (node.phase !== undefined) node.phase.keySpaces |= key.plan.spaceBit;
    scope.keys.set(key.key, node);
    return;
  }
  if (scope.keys.has(key.key)) return;
  const phase = key.phase === undefined ? undefined : ofPhase(node.attempt.newest, key.phase);
  if (phase !== undefined) phase.keySpaces |= key.plan.spaceBit;
  scope.keys.set(key.key, { attempt: node.attempt, phase });
}

/** Takes over what the record says of the tunnel's name and ends. */
export function describe(tunnel: OpenTunnel, record: TunnelRecord, values: Values): void {
  const { name, peer, local } = record.plan;
  // `Username = *****` names nobody: a line that does may come, and until then the next of the names is better.
  for (let rank = 0; rank < name.length && rank < tunnel.nameRank; rank++) {
    const value = record.values[name[rank] ?? 0] ?? 0;
    if (values.comparable(value) === 0) continue;
    tunnel.name = value;
    tunnel.nameRank = rank;
  }
  if (tunnel.peer === 0) tunnel.peer = firstOf(peer, record);
  if (tunnel.local === 0) tunnel.local = firstOf(local, record);
}

/** What stands for the daemon's thread that wrote the record; 0 where nothing does. */
export const contextOf = ({ plan, values }: TunnelRecord): number => (plan.context < 0 ? 0 : (values[plan.context] ?? 0));
