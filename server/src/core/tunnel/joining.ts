import { absorb, adoptAttempt } from './adoption.js';
import { nodeByContext, noteNegotiation, noteUnnamed, oldestUnnamed } from './context.js';
import { createStatement, isNamedByKeyAlone, maximumKinds, readStatement } from './identity.js';
import { bindKeys, findKeys } from './keys.js';
import type { Ledger, Node } from './store/ledger.js';
import { attemptOf, attemptStory, createLedger, nodeOf, phaseOf, phaseStory } from './store/ledger.js';
import type { Placement, TunnelRecord } from './model.js';
import { fewNames, takeName } from './names.js';
import type { OpenTunnel } from './open-tunnel.js';
import { keepOpen } from './open-tunnel.js';
import { setState } from './store/phase-lists.js';
import { attemptFor, phaseFor } from './placement.js';
import type { TunnelPlan } from './plan.js';
import type { Scope, Scopes } from './scope.js';
import { clearScope, describe, everyKind, noteLatest, plansOf, scopeOf } from './scope.js';
import { applyEvent } from './state.js';
import { none } from './store/rows.js';
import { down, established } from './store/states.js';
import { beginAttemptStory } from './store/stories.js';
import type { Values } from './values.js';

/** More tunnels than these do not begin at once without a name. */
const maximumNameless = 64;

/** Records joined so far. */
export interface Joining {
  readonly add: (record: TunnelRecord) => Placement | undefined;
  /** Tunnels by their ids. Of those that turned out to be another no attempt is left. */
  readonly tunnels: OpenTunnel[];
  readonly ledger: Ledger;
  /** Forgets what records are placed by: none comes any more. */
  readonly forget: () => void;
}

/**
 * @param values whose numbers the records hold
 * @param isTold whether somebody asks for more than the states of tunnels
 */
export function createJoining(values: Values, isTold: boolean): Joining {
  const scopes: Scopes = new Map();
  const tunnels: OpenTunnel[] = [];
  const ledger = createLedger(isTold);
  const { attempts, phases, stories } = ledger;
  // Here and below objects that serve all records, one after the other.
  const stated = createStatement();
  const found = new Int32Array(maximumKinds);
  const placement: { -readonly [K in keyof Placement]: Placement[K] } = { tunnel: 0, absorbed: [], attempt: 0, phase: -1, inferred: false };

  const place = (tunnel: OpenTunnel, absorbed: readonly number[], attempt: number, phase: number, inferred: boolean): Placement => {
    placement.tunnel = tunnel.id;
    placement.absorbed = absorbed;
    placement.attempt = attempts.id(attempt);
    placement.phase = phase === none ? -1 : (phaseStory(ledger, phase)?.position ?? -1);
    placement.inferred = inferred;
    return placement;
  };

  const newTunnel = (scope: Scope, record: TunnelRecord): OpenTunnel => {
    const tunnel: OpenTunnel = {
      id: tunnels.length,
      plan: record.plan,
      product: record.message.product,
      host: record.host,
      attempts: [],
      open: [],
      names: [],
      mostNames: fewNames,
      rank: stated.strongest,
      name: 0,
      nameRank: Number.POSITIVE_INFINITY,
      local: 0,
      peer: 0,
      absorbed: [],
      isNoted: false,
      frozen: undefined,
    };
    tunnels.push(tunnel);
    if (stated.strongest > 0) {
      scope.nameless.push(tunnel);
      if (scope.nameless.length > maximumNameless) scope.nameless.shift();
    }
    return tunnel;
  };

  const newAttempt = (tunnel: OpenTunnel, { line, time }: TunnelRecord): number => {
    const attempt = attempts.begin(tunnel.id, line, time);
    if (stories !== undefined) beginAttemptStory(stories, line, time);
    tunnel.attempts.push(attempt);
    keepOpen(ledger, tunnel, attempt);
    return attempt;
  };

  /** The tunnel that the record names; a new one if it names one that nobody has named before. */
  const tunnelOf = (scope: Scope, record: TunnelRecord): OpenTunnel | undefined => {
    const { strongest, identities } = stated;
    if (strongest < 0) return undefined;
    let found: OpenTunnel | undefined;
    let allLead = true;
    for (let rank = strongest; rank < record.plan.identity.length; rank++) {
      const name = identities[rank] ?? 0;
      if (name === 0) continue;
      const known = tunnels[(scope.identities[rank]?.get(name) ?? 0) - 1];
      if (known !== undefined && known === found) continue;
      // By a weaker name only a tunnel is meant that has no stronger one: two connections may share a peer.
      const isMeant = known !== undefined && (rank === strongest || known.rank >= rank);
      if (isMeant && found === undefined) {
        found = known;
        continue;
      }
      allLead = false;
      if (isMeant && found !== undefined && known.rank > strongest) absorb(attempts, scope.identities, found, known);
    }
    const tunnel = found ?? newTunnel(scope, record);
    tunnel.rank = Math.min(tunnel.rank, strongest);
    if (allLead) return tunnel;
    for (let rank = strongest; rank < record.plan.identity.length; rank++) {
      const name = identities[rank] ?? 0;
      if (name !== 0) takeName(scope.identities, tunnel, rank, name);
    }
    return tunnel;
  };

  const add = (record: TunnelRecord): Placement | undefined => {
    const { event, plan } = record;
    if (event.kind === everyKind) {
      return plansOf(record).reduce<Placement | undefined>((last, each) => restart(each, record) ?? last, undefined);
    }
    readStatement(stated, record, values);
    if (event.event === 'restart' && stated.strongest < 0) return restart(plan, record);
    const scope = scopeOf(scopes, plan, record.host);
    findKeys(found, scope, stated, record);
    let node = byOwnKey(record);
    if (node === none) node = byOtherKey(record);
    let inferred = false;
    if (node === none && isNamedByKeyAlone(stated, record)) {
      node = byUnseenKey(scope, record);
      inferred = node !== none;
    }
    if (node === none) node = byTunnel(scope, record);
    if (node === none) {
      node = stated.hasOwnKey ? byUnseenKey(scope, record) : byContext(scope, record);
      inferred = true;
    }
    if (node === none) return undefined;
    const attempt = attemptOf(ledger, node);
    const tunnel = tunnels[attempts.tunnel(attempt)];
    if (tunnel === undefined) throw new RangeError('an attempt of no tunnel');
    if (isTold) describe(tunnel, record, values);
    bindKeys(ledger, found, scope, stated, node, record);
    noteUnnamed(ledger, scope, node);
    noteLatest(scope, node, record);
    applyEvent(ledger, plan, attempt, phaseOf(node), record);
    keepOpen(ledger, tunnel, attempt);
    if (!tunnel.isNoted) {
      tunnel.isNoted = true;
      scope.active.push(tunnel);
    }
    noteNegotiation(ledger, scope, attempt);
    return isTold ? place(tunnel, tunnel.absorbed, attempt, phaseOf(node), inferred) : undefined;
  };

  /** Closes everything of the kind on the device: what the program knew is gone. */
  const restart = (plan: TunnelPlan, record: TunnelRecord): Placement | undefined => {
    let last: Placement | undefined;
    const scope = scopeOf(scopes, plan, record.host);
    for (const tunnel of scope.active) {
      for (const attempt of tunnel.open) {
        if (!attempts.isOpen(attempt)) continue;
        applyEvent(ledger, plan, attempt, none, record);
        last = place(tunnel, [], attempt, none, false);
      }
    }
    clearScope(ledger, scope);
    return last;
  };

  const byOwnKey = (record: TunnelRecord): Node => {
    const { event, phaseNumber, ownKeys } = record.event;
    const { keys } = record.plan;
    let replaced = none;
    for (let at = 0; at < stated.count; at++) {
      const node = found[at] ?? none;
      if (node === none) continue;
      const key = stated.places[at] ?? 0;
      if (keys[key]?.replaced === true) {
        if (replaced === none) replaced = node;
        continue;
      }
      if (ownKeys[key] !== true) continue;
      const attempt = attemptOf(ledger, node);
      // charon begins again under the number that it gave up: `initiating IKE_SA tunnel5[1]`.
      if (event === 'begin' && !attempts.isOpen(attempt)) continue;
      const phase = phaseOf(node);
      // A successor under the same number: `establishing CHILD_SA tunnel2{1}` while {1} stands.
      const again = (event === 'begin' || event === 'rekey') && phase !== none && phases.state(phase) === established;
      if (phase !== none && phases.number(phase) === phaseNumber && !again) return node;
      // A number that names another phase: `#12` of the ISAKMP state on a line about its Quick Mode.
      return nodeOf(attempt, phaseFor(ledger, attempt, record, 0));
    }
    return replaced === none ? none : bySuccessor(replaced, record);
  };

  /** @param old what the record's phase comes in the place of */
  const bySuccessor = (old: Node, record: TunnelRecord): Node => {
    const attempt = attemptOf(ledger, old);
    // What never stood has no successor: `initiating Main Mode to replace #2` after a time-out is a new attempt.
    if (!attempts.isOpen(attempt)) return none;
    const phase = phaseOf(old);
    if (phase !== none && record.event.event === 'rekeyed') {
      setState(ledger, attempt, phase, down);
      const story = phaseStory(ledger, phase);
      if (story !== undefined) story.lastLine = record.line;
    }
    return nodeOf(attempt, phaseFor(ledger, attempt, record, stated.spaces));
  };

  const byOtherKey = (record: TunnelRecord): Node => {
    const { ownKeys } = record.event;
    for (let at = 0; at < stated.count; at++) {
      const node = ownKeys[stated.places[at] ?? 0] === true ? none : (found[at] ?? none);
      if (node === none) continue;
      const attempt = attemptOf(ledger, node);
      return nodeOf(attempt, phaseFor(ledger, attempt, record, stated.spaces));
    }
    return none;
  };

  const byTunnel = (scope: Scope, record: TunnelRecord): Node => {
    const tunnel = tunnelOf(scope, record);
    if (tunnel === undefined) return none;
    let attempt = attemptFor(ledger, tunnel, record, stated.spaces !== 0);
    if (attempt === none) attempt = adoptAttempt(ledger, scope, tunnel, record);
    if (attempt === none) attempt = newAttempt(tunnel, record);
    return nodeOf(attempt, phaseFor(ledger, attempt, record, stated.spaces));
  };

  /**
   * A key that no line has named, on a line that names no tunnel. The end of an SA that nobody has seen says nothing of those that
   * stand; a failure is of the oldest negotiation that no line has named: `phase1 negotiation failed due to time up. 5f0c9a1be3d24477:0`.
   */
  const byUnseenKey = (scope: Scope, record: TunnelRecord): Node => {
    const node = record.event.endsPhase ? none : oldestUnnamed(ledger, scope, record);
    if (node !== none) countInferred(node);
    return node;
  };

  const byContext = (scope: Scope, record: TunnelRecord): Node => {
    // Sessions that nothing but their name tells apart leave nothing to guess by.
    if (record.plan.context < 0 && record.plan.keys.length === 0) return none;
    const node = nodeByContext(ledger, scope, record);
    if (node === none) return none;
    countInferred(node);
    const { phaseNumber } = record.event;
    const phase = phaseOf(node);
    // `CHILD_SA closed` speaks of the SA that the line before it named, not of its successor.
    if (phaseNumber < 0 || (phase !== none && phases.number(phase) === phaseNumber)) return node;
    const attempt = attemptOf(ledger, node);
    return nodeOf(attempt, phaseFor(ledger, attempt, record, 0));
  };

  const countInferred = (node: Node): void => {
    const story = attemptStory(ledger, attemptOf(ledger, node));
    if (story !== undefined) story.inferredLines++;
  };

  return {
    add,
    tunnels,
    ledger,
    forget: () => {
      scopes.clear();
    },
  };
}
