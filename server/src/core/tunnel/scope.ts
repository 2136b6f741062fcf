import type { CompiledFamily } from '../catalog/compile.js';
import { firstOf } from './identity.js';
import type { Ledger, Node } from './store/ledger.js';
import type { TunnelRecord } from './model.js';
import type { OpenTunnel } from './open-tunnel.js';
import type { TunnelPlan } from './plan.js';
import type { NumberTable } from './store/number-table.js';
import { createNumberTable } from './store/number-table.js';
import { none } from './store/rows.js';
import type { Attempts } from './store/attempts.js';
import type { Values } from './values.js';

export interface LatestOfFamily {
  readonly family: CompiledFamily | undefined;
  node: Node;
}

/** What one device says of one kind of tunnel. */
export interface Scope {
  /** By rank: for each identity its tunnel's id, and 1. */
  readonly identities: readonly NumberTable[];
  /** By space: for each key its node. */
  readonly keys: readonly NumberTable[];
  /** What a line of each context named last, and when (ms). */
  readonly contexts: Map<number, { node: Node; time: number }>;
  /** How many attempts negotiate, and the list of them, as far as lines have lately spoken of them; the last is the one that moved last. */
  negotiating: number;
  firstNegotiating: number;
  lastNegotiating: number;
  /** For each family of messages the negotiation that moved last: where a line of it belongs that names nothing. */
  readonly latest: Map<CompiledFamily | undefined, LatestOfFamily>;
  /** The one of `latest` that was noted last. */
  noted: LatestOfFamily | undefined;
  /** Tunnels that lately began under a weak name alone, oldest first: see `adoptAttempt`. */
  readonly nameless: OpenTunnel[];
  /** Tunnels that may hold an open attempt. */
  readonly active: OpenTunnel[];
  /**
   * By the number of their name: phases that lately began and that no number names yet, oldest first. Some may have ended or been named
   * since: see `oldestUnnamed`.
   */
  readonly unnamed: (number[] | undefined)[];
}

const createScope = ({ identity, spaces }: TunnelPlan): Scope => ({
  identities: identity.map(createNumberTable),
  keys: Array.from({ length: spaces }, createNumberTable),
  contexts: new Map(),
  negotiating: 0,
  firstNegotiating: none,
  lastNegotiating: none,
  latest: new Map(),
  noted: undefined,
  nameless: [],
  active: [],
  unnamed: [],
});

/** The scopes of a log, by their plans and the numbers of their devices. */
export type Scopes = Map<TunnelPlan, ScopesOfPlan>;

interface ScopesOfPlan {
  readonly byHost: Map<number, Scope>;
  /** The one that was asked for last: most lines are of the device of the line before. */
  host: number;
  scope: Scope;
}

export function scopeOf(scopes: Scopes, plan: TunnelPlan, host: number): Scope {
  const known = scopes.get(plan);
  if (known?.host === host) return known.scope;
  const scope = known?.byHost.get(host) ?? createScope(plan);
  if (known === undefined) scopes.set(plan, { byHost: new Map([[host, scope]]), host, scope });
  else {
    known.byHost.set(host, scope);
    known.host = host;
    known.scope = scope;
  }
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
export function noteLatest(scope: Scope, node: Node, record: TunnelRecord): void {
  const context = contextOf(record);
  if (context !== 0) {
    const known = scope.contexts.get(context);
    if (known === undefined) scope.contexts.set(context, { node, time: record.time });
    else {
      known.node = node;
      known.time = record.time;
    }
  }
  const { family } = record.message;
  let { noted } = scope;
  if (noted?.family !== family || noted === undefined) {
    noted = scope.latest.get(family);
    if (noted === undefined) scope.latest.set(family, (noted = { family, node }));
    scope.noted = noted;
  }
  noted.node = node;
}

/** Takes an attempt from those that negotiate. */
export function forgetNegotiation(attempts: Attempts, scope: Scope, attempt: number): void {
  if (scope.firstNegotiating === attempt) scope.firstNegotiating = attempts.after(attempt);
  if (scope.lastNegotiating === attempt) scope.lastNegotiating = attempts.before(attempt);
  scope.negotiating--;
  attempts.part(attempt);
  attempts.setNoted(attempt, false);
}

/** Forgets what leads to attempts: what the program knew is gone. */
export function clearScope({ attempts, phases }: Ledger, scope: Scope): void {
  for (const table of scope.keys) table.clear();
  scope.contexts.clear();
  scope.latest.clear();
  scope.noted = undefined;
  while (scope.firstNegotiating !== none) forgetNegotiation(attempts, scope, scope.firstNegotiating);
  for (const tunnel of scope.active) tunnel.isNoted = false;
  scope.active.length = 0;
  for (const list of scope.unnamed) for (const phase of list ?? []) phases.setNoted(phase, false);
  scope.unnamed.length = 0;
}
