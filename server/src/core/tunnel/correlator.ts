import type { Identity, PhaseKey } from './identity.js';
import { identitiesOf, keysOf } from './identity.js';
import type { Tunnel, TunnelRecord, TunnelState } from './model.js';
import type { TunnelPlan } from './plan.js';
import { freezeTunnel, stateOf } from './snapshot.js';
import type { OpenAttempt, OpenTunnel } from './open-tunnel.js';
import { setState } from './phases.js';
import { applyEvent, isOpen, keepOpen } from './state.js';
import { absorb, adoptAttempt } from './adoption.js';
import { attemptFor, phaseFor } from './placement.js';
import type { Node, Scope } from './scope.js';
import { bind, contextOf, describe, everyKind, isNamedByKeyAlone, plansOf, spacesOf } from './scope.js';
import { nodeByContext, noteNegotiation, noteUnnamed, oldestUnnamed } from './context.js';
import type { Values } from './values.js';

/** More tunnels than these do not begin at once without a name. */
const maximumNameless = 64;

/** Where a record was placed. */
export interface Placement {
  /** Ids of the tunnel and of those that turned out to be the same one, oldest first. */
  readonly tunnel: number;
  readonly absorbed: readonly number[];
  /** Id of the attempt. */
  readonly attempt: number;
  /** Position in the attempt's phases, -1 where the record speaks of none. */
  readonly phase: number;
  /** Whether the record was assigned by context, not by a name or number of its own. */
  readonly inferred: boolean;
}

/** Joins records into tunnels, one record after the other in the order of their lines. */
export interface Correlator {
  /** @returns undefined if it cannot be told where the record belongs */
  readonly add: (record: TunnelRecord) => Placement | undefined;
  /** The tunnels so far. Later records do not change what has been returned; what they leave as it is stays the same object. */
  readonly tunnels: () => readonly Tunnel[];
  /** Gives the tunnels one after the other and keeps nothing of what was given: no record comes any more, and memory may be short. */
  readonly handOver: (take: (tunnel: Tunnel) => void) => void;
  /** How many tunnels are in each state. */
  readonly states: () => Readonly<Record<TunnelState, number>>;
}

/** @param values whose numbers the records hold */
export function createCorrelator(values: Values): Correlator {
  const scopes = new Map<TunnelPlan, Map<number, Scope>>();
  const tunnels: OpenTunnel[] = [];
  let attempts = 0;

  const scopeOf = ({ host }: TunnelRecord, plan: TunnelPlan): Scope => {
    let hosts = scopes.get(plan);
    if (hosts === undefined) scopes.set(plan, (hosts = new Map<number, Scope>()));
    let scope = hosts.get(host);
    if (scope === undefined) {
      scope = {
        identities: new Map(),
        keys: new Map(),
        contexts: new Map(),
        negotiating: new Set(),
        unnamed: new Map(),
        latest: new Map(),
        nameless: [],
        active: new Set(),
      };
      hosts.set(host, scope);
    }
    return scope;
  };

  const newAttempt = (tunnel: OpenTunnel, record: TunnelRecord): OpenAttempt => {
    const attempt: OpenAttempt = {
      id: attempts++,
      tunnel,
      phases: [],
      negotiating: new Set(),
      standing: [],
      standingBits: 0,
      newest: [],
      state: 'negotiating',
      listed: false,
      stood: false,
      reason: undefined,
      reasonStrength: 0,
      retransmissions: 0,
      rekeys: 0,
      inferredLines: 0,
      records: 0,
      certainFrom: 0,
      firstLine: record.line,
      lastLine: record.line,
      start: record.time,
      end: record.time,
      frozen: undefined,
    };
    tunnel.attempts.push(attempt);
    keepOpen(tunnel, attempt);
    return attempt;
  };

  /** The tunnel that the record names; a new one if it names one that nobody has named before. */
  const tunnelOf = (scope: Scope, identities: readonly Identity[], record: TunnelRecord): OpenTunnel | undefined => {
    const strongest = identities[0];
    if (strongest === undefined) return undefined;
    let tunnel: OpenTunnel | undefined;
    for (const { rank, name } of identities) {
      const known = scope.identities.get(name);
      // By a weaker name only a tunnel is meant that has no stronger one: two connections may share a peer.
      if (known === undefined || known === tunnel || (rank !== strongest.rank && known.rank < rank)) continue;
      if (tunnel === undefined) tunnel = known;
      else if (known.rank > strongest.rank) absorb(scope.identities, tunnel, known);
    }
    if (tunnel === undefined) {
      tunnel = {
        id: tunnels.length,
        plan: record.plan,
        product: record.message.product,
        host: record.host,
        attempts: [],
        open: [],
        identities: new Set(),
        rank: strongest.rank,
        name: 0,
        nameRank: Number.POSITIVE_INFINITY,
        local: 0,
        peer: 0,
        absorbed: [],
        frozen: undefined,
      };
      tunnels.push(tunnel);
      if (strongest.rank > 0) {
        scope.nameless.push(tunnel);
        if (scope.nameless.length > maximumNameless) scope.nameless.shift();
      }
    }
    tunnel.rank = Math.min(tunnel.rank, strongest.rank);
    for (const { name } of identities) {
      if (scope.identities.get(name) === tunnel) continue;
      scope.identities.set(name, tunnel);
      tunnel.identities.add(name);
    }
    return tunnel;
  };

  const add = (record: TunnelRecord): Placement | undefined => {
    const { plan } = record;
    if (record.event.kind === everyKind) {
      return plansOf(record).reduce<Placement | undefined>((last, each) => restart(scopeOf(record, each), each, record) ?? last, undefined);
    }
    const scope = scopeOf(record, plan);
    const identities = identitiesOf(record, values);
    if (record.event.event === 'restart' && identities.length === 0) return restart(scope, plan, record);
    const keys = keysOf(record, values);
    const known = byOwnKey(scope, keys, record) ?? byOtherKey(scope, keys, record);
    const guessed = known === undefined && isNamedByKeyAlone(identities, keys, record) ? byUnseenKey(scope, record) : undefined;
    const named = known ?? (guessed === undefined ? byTunnel(scope, identities, keys, record) : undefined);
    const node = named ?? guessed ?? (keys.some((key) => key.own) ? byUnseenKey(scope, record) : byContext(scope, record));
    if (node === undefined) return undefined;
    const { tunnel } = node.attempt;
    describe(tunnel, record, values);
    for (const key of keys) bind(scope, node, key);
    noteUnnamed(scope, node);
    const context = contextOf(record);
    if (context !== 0) scope.contexts.set(context, { node, time: record.time });
    scope.latest.set(record.message.family, node);
    applyEvent(plan, node.attempt, node.phase, record);
    keepOpen(tunnel, node.attempt);
    scope.active.add(tunnel);
    noteNegotiation(scope, node.attempt);
    return {
      tunnel: tunnel.id,
      absorbed: tunnel.absorbed,
      attempt: node.attempt.id,
      phase: node.phase?.position ?? -1,
      inferred: named === undefined,
    };
  };

  /** Closes everything of the kind on the device: what the program knew is gone. */
  const restart = (scope: Scope, plan: TunnelPlan, record: TunnelRecord): Placement | undefined => {
    let last: Placement | undefined;
    for (const tunnel of scope.active) {
      for (const attempt of tunnel.open) {
        if (!isOpen(attempt)) continue;
        applyEvent(plan, attempt, undefined, record);
        last = { tunnel: tunnel.id, absorbed: [], attempt: attempt.id, phase: -1, inferred: false };
      }
    }
    scope.keys.clear();
    scope.contexts.clear();
    scope.negotiating.clear();
    scope.latest.clear();
    scope.active.clear();
    scope.unnamed.clear();
    return last;
  };

  const byOwnKey = (scope: Scope, keys: readonly PhaseKey[], record: TunnelRecord): Node | undefined => {
    for (const key of keys) {
      const node = key.own && !key.plan.replaced ? scope.keys.get(key.key) : undefined;
      if (node === undefined) continue;
      // charon begins again under the number that it gave up: `initiating IKE_SA tunnel5[1]`.
      if (record.event.event === 'begin' && !isOpen(node.attempt)) continue;
      const { event, phase } = record.event;
      // A successor under the same number: `establishing CHILD_SA tunnel2{1}` while {1} stands.
      const again = (event === 'begin' || event === 'rekey') && node.phase?.state === 'established';
      if (node.phase !== undefined && node.phase.name === phase && !again) return node;
      // A number that names another phase: `#12` of the ISAKMP state on a line about its Quick Mode.
      return { attempt: node.attempt, phase: phaseFor(node.attempt, record, 0) };
    }
    const replaced = keys.find((key) => key.plan.replaced && scope.keys.has(key.key));
    const old = replaced === undefined ? undefined : scope.keys.get(replaced.key);
    // What never stood has no successor: `initiating Main Mode to replace #2` after a time-out is a new attempt.
    if (old === undefined || !isOpen(old.attempt)) return undefined;
    if (old.phase !== undefined && record.event.event === 'rekeyed') {
      setState(old.attempt, old.phase, 'down');
      old.phase.lastLine = record.line;
    }
    return { attempt: old.attempt, phase: phaseFor(old.attempt, record, spacesOf(keys)) };
  };

  const byOtherKey = (scope: Scope, keys: readonly PhaseKey[], record: TunnelRecord): Node | undefined => {
    for (const key of keys) {
      const node = key.own ? undefined : scope.keys.get(key.key);
      if (node === undefined) continue;
      return { attempt: node.attempt, phase: phaseFor(node.attempt, record, spacesOf(keys)) };
    }
    return undefined;
  };

  const byTunnel = (scope: Scope, identities: readonly Identity[], keys: readonly PhaseKey[], record: TunnelRecord): Node | undefined => {
    const tunnel = tunnelOf(scope, identities, record);
    if (tunnel === undefined) return undefined;
    const spaces = spacesOf(keys);
    const attempt =
      attemptFor(tunnel, record.plan, record, spaces !== 0) ?? adoptAttempt(scope, tunnel, record) ?? newAttempt(tunnel, record);
    return { attempt, phase: phaseFor(attempt, record, spaces) };
  };

  /**
   * A key that no line has named, on a line that names no tunnel. The end of an SA that nobody has seen says nothing of those that
   * stand; a failure is of the oldest negotiation that no line has named: `phase1 negotiation failed due to time up. 5f0c9a1be3d24477:0`.
   */
  const byUnseenKey = (scope: Scope, record: TunnelRecord): Node | undefined => {
    if (record.event.event === 'deleted' || record.event.event === 'expired') return undefined;
    const node = oldestUnnamed(scope, record);
    if (node !== undefined) node.attempt.inferredLines++;
    return node;
  };

  const byContext = (scope: Scope, record: TunnelRecord): Node | undefined => {
    // Sessions that nothing but their name tells apart leave nothing to guess by.
    if (record.plan.context < 0 && record.plan.keys.length === 0) return undefined;
    const node = nodeByContext(scope, record);
    if (node === undefined) return undefined;
    node.attempt.inferredLines++;
    const { phase } = record.event;
    // `CHILD_SA closed` speaks of the SA that the line before it named, not of its successor.
    const isSame = phase === undefined || phase === node.phase?.name;
    return { attempt: node.attempt, phase: isSame ? node.phase : phaseFor(node.attempt, record, 0) };
  };

  /** Nothing is left of those that turned out to be another. */
  const isThere = ({ attempts: own }: OpenTunnel): boolean => own.length > 0;

  const handOver = (take: (tunnel: Tunnel) => void): void => {
    scopes.clear();
    tunnels.reverse();
    for (let tunnel = tunnels.pop(); tunnel !== undefined; tunnel = tunnels.pop()) if (isThere(tunnel)) take(freezeTunnel(tunnel, values));
  };

  const states = (): Readonly<Record<TunnelState, number>> => {
    const counts = { failed: 0, down: 0, negotiating: 0, established: 0 };
    // A last attempt that negotiates has been followed by none.
    for (const tunnel of tunnels.filter(isThere)) counts[stateOf(tunnel.attempts)]++;
    return counts;
  };

  return { add, tunnels: () => tunnels.filter(isThere).map((tunnel) => freezeTunnel(tunnel, values)), handOver, states };
}
