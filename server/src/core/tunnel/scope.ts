import type { CompiledFamily } from '../catalog/compile.js';
import { firstOf } from './identity.js';
import type { LinkedList } from './linked.js';
import { createLinkedList, takeOut } from './linked.js';
import type { TunnelRecord } from './model.js';
import type { Node, OpenAttempt, OpenPhase, OpenTunnel } from './open-tunnel.js';
import type { TunnelPlan } from './plan.js';
import type { NumberTable } from './store/number-table.js';
import { createNumberTable } from './store/number-table.js';
import type { Values } from './values.js';

/** What one device says of one kind of tunnel. */
export interface Scope {
  /** By rank: for each identity its tunnel's id. */
  readonly identities: readonly NumberTable[];
  /** By space: for each key its attempt's id, and the position of its phase, or -1. */
  readonly keys: readonly NumberTable[];
  /** What a line of each context named last, and when (ms). */
  readonly contexts: Map<number, { node: Node; time: number }>;
  /** Attempts that negotiate, as far as lines have lately spoken of them; the last is the one that moved last. */
  readonly negotiating: LinkedList<OpenAttempt>;
  /** For each family of messages the negotiation that moved last: where a line of it belongs that names nothing. */
  readonly latest: Map<CompiledFamily | undefined, { node: Node }>;
  /** Tunnels that lately began under a weak name alone, oldest first: see `adoptAttempt`. */
  readonly nameless: OpenTunnel[];
  /** Tunnels that may hold an open attempt. */
  readonly active: OpenTunnel[];
  /**
   * By the number of their name: phases that lately began and that no number names yet, oldest first. Some may have ended or been named
   * since: see `oldestUnnamed`.
   */
  readonly unnamed: (OpenPhase[] | undefined)[];
}

const createScope = ({ identity, spaces }: TunnelPlan): Scope => ({
  identities: identity.map(createNumberTable),
  keys: Array.from({ length: spaces }, createNumberTable),
  contexts: new Map(),
  negotiating: createLinkedList(),
  latest: new Map(),
  nameless: [],
  active: [],
  unnamed: [],
});

/** The scopes of a log, by their plans and the numbers of their devices. */
export type Scopes = Map<TunnelPlan, Map<number, Scope>>;

export function scopeOf(scopes: Scopes, plan: TunnelPlan, host: number): Scope {
  let hosts = scopes.get(plan);
  if (hosts === undefined) scopes.set(plan, (hosts = new Map<number, Scope>()));
  let scope = hosts.get(host);
  if (scope === undefined) hosts.set(host, (scope = createScope(plan)));
  return scope;
}

/** The kind that a device's own start or stop tells of: `Entering runlevel: 2`. */
export const everyKind = '*';

/** The kinds of tunnels that a record tells of: one, or all of its device. Each by itself, whatever is told of the others. */
export const plansOf = ({ event, message, plan }: TunnelRecord): readonly TunnelPlan[] =>
  event.kind === everyKind ? [...message.product.tunnelPlans.values()] : [plan];

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

/** Notes that a line has spoken of the node. */
export function noteLatest({ contexts, latest }: Scope, node: Node, record: TunnelRecord): void {
  const context = contextOf(record);
  if (context !== 0) {
    const known = contexts.get(context);
    if (known === undefined) contexts.set(context, { node, time: record.time });
    else {
      known.node = node;
      known.time = record.time;
    }
  }
  const known = latest.get(record.message.family);
  if (known === undefined) latest.set(record.message.family, { node });
  else known.node = node;
}

/** Forgets what leads to attempts: what the program knew is gone. */
export function clearScope({ keys, contexts, negotiating, latest, active, unnamed }: Scope): void {
  for (const table of keys) table.clear();
  contexts.clear();
  latest.clear();
  for (let attempt = negotiating.first; attempt !== undefined; attempt = negotiating.first) {
    attempt.isNoted = false;
    takeOut(negotiating, attempt);
  }
  for (const tunnel of active) tunnel.isNoted = false;
  active.length = 0;
  for (const phases of unnamed) for (const phase of phases ?? []) phase.isNoted = false;
  unnamed.length = 0;
}

/** The attempts that scopes lead to otherwise than by their ids. */
export function heldAttempts(scopes: Scopes): ReadonlySet<OpenAttempt> {
  const held = new Set<OpenAttempt>();
  for (const hosts of scopes.values()) {
    for (const { contexts, latest, unnamed } of hosts.values()) {
      for (const { node } of contexts.values()) held.add(node.attempt);
      for (const { node } of latest.values()) held.add(node.attempt);
      for (const phases of unnamed) for (const { node } of phases ?? []) held.add(node.attempt);
    }
  }
  return held;
}
