import { absorb, adoptAttempt } from './adoption.js';
import { nodeByContext, noteNegotiation, noteUnnamed, oldestUnnamed } from './context.js';
import { createStatement, isNamedByKeyAlone, readStatement } from './identity.js';
import { createKeys } from './keys.js';
import type { Placement, TunnelRecord } from './model.js';
import { fewNames, ownerOf, takeName } from './names.js';
import type { Node, OpenAttempt, OpenTunnel } from './open-tunnel.js';
import { setState } from './phases.js';
import { attemptFor, phaseFor } from './placement.js';
import type { TunnelPlan } from './plan.js';
import type { Scope, Scopes } from './scope.js';
import { clearScope, describe, everyKind, heldAttempts, noteLatest, plansOf, scopeOf } from './scope.js';
import { applyEvent, isOpen, keepOpen } from './state.js';
import type { Attempts } from './store/attempts.js';
import { createAttempts } from './store/attempts.js';
import type { Values } from './values.js';

/** More tunnels than these do not begin at once without a name. */
const maximumNameless = 64;

/** Records joined so far. */
export interface Joining {
  readonly add: (record: TunnelRecord) => Placement | undefined;
  /** Tunnels by their ids. Of those that turned out to be another no attempt is left. */
  readonly tunnels: OpenTunnel[];
  readonly attempts: Attempts;
  readonly scopes: Scopes;
}

/**
 * @param values whose numbers the records hold
 * @param forStates whether nobody asks for more than the states of tunnels: attempts that have ended are packed, and tunnels have no names
 */
export function createJoining(values: Values, forStates: boolean): Joining {
  const scopes: Scopes = new Map();
  const tunnels: OpenTunnel[] = [];
  const attempts = createAttempts((id) => {
    const tunnel = tunnels[id];
    if (tunnel === undefined) throw new RangeError(`no tunnel ${String(id)}`);
    return tunnel;
  });
  // Here and below objects that serve all records, one after the other.
  const stated = createStatement();
  const keys = createKeys(attempts, stated);
  let placement: { -readonly [K in keyof Placement]: Placement[K] } | undefined;

  const place = (tunnel: number, absorbed: readonly number[], attempt: number, phase: number, inferred: boolean): Placement => {
    placement ??= { tunnel, absorbed, attempt, phase, inferred };
    placement.tunnel = tunnel;
    placement.absorbed = absorbed;
    placement.attempt = attempt;
    placement.phase = phase;
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

  const newAttempt = (tunnel: OpenTunnel, record: TunnelRecord): OpenAttempt => {
    const attempt = attempts.begin(tunnel, record);
    tunnel.attempts.push(attempt.id);
    keepOpen(tunnel, attempt);
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
      const known = tunnels[ownerOf(scope.identities, rank, name)];
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
    keys.find(scope, record);
    const known = byOwnKey(record) ?? byOtherKey(record);
    const guessed = known === undefined && isNamedByKeyAlone(stated, record) ? byUnseenKey(scope, record) : undefined;
    const named = known ?? (guessed === undefined ? byTunnel(scope, record) : undefined);
    const node = named ?? guessed ?? (stated.hasOwnKey ? byUnseenKey(scope, record) : byContext(scope, record));
    if (node === undefined) return undefined;
    const { attempt, phase } = node;
    const { tunnel } = attempt;
    if (!forStates) describe(tunnel, record, values);
    keys.bind(scope, node, record);
    noteUnnamed(scope, node);
    noteLatest(scope, node, record);
    applyEvent(plan, attempt, phase, record);
    keepOpen(tunnel, attempt);
    if (!tunnel.isNoted) {
      tunnel.isNoted = true;
      scope.active.push(tunnel);
    }
    noteNegotiation(scope, attempt);
    if (forStates) {
      attempts.note(attempt);
      if (attempts.isPackingDue()) attempts.pack(heldAttempts(scopes));
    }
    return place(tunnel.id, tunnel.absorbed, attempt.id, phase?.position ?? -1, named === undefined);
  };

  /** Closes everything of the kind on the device: what the program knew is gone. */
  const restart = (plan: TunnelPlan, record: TunnelRecord): Placement | undefined => {
    let last: Placement | undefined;
    const scope = scopeOf(scopes, plan, record.host);
    for (const tunnel of scope.active) {
      for (const id of tunnel.open) {
        const attempt = attempts.peek(id);
        if (attempt === undefined || !isOpen(attempt)) continue;
        applyEvent(plan, attempt, undefined, record);
        if (forStates) attempts.note(attempt);
        last = place(tunnel.id, [], id, -1, false);
      }
    }
    clearScope(scope);
    return last;
  };

  const byOwnKey = (record: TunnelRecord): Node | undefined => {
    const { event, phaseNumber, ownKeys } = record.event;
    const { keys: plans } = record.plan;
    for (let at = 0; at < plans.length; at++) {
      const node = ownKeys[at] === true && plans[at]?.replaced !== true ? keys.found[at] : undefined;
      if (node === undefined) continue;
      const { attempt, phase } = node;
      // charon begins again under the number that it gave up: `initiating IKE_SA tunnel5[1]`.
      if (event === 'begin' && !isOpen(attempt)) continue;
      // A successor under the same number: `establishing CHILD_SA tunnel2{1}` while {1} stands.
      const again = (event === 'begin' || event === 'rekey') && phase?.state === 'established';
      if (phase?.number === phaseNumber && !again) return node;
      // A number that names another phase: `#12` of the ISAKMP state on a line about its Quick Mode.
      return (phaseFor(attempt, record, 0) ?? attempt).node;
    }
    const old = keys.found.find((node, at) => node !== undefined && plans[at]?.replaced === true);
    // What never stood has no successor: `initiating Main Mode to replace #2` after a time-out is a new attempt.
    if (old === undefined || !isOpen(old.attempt)) return undefined;
    if (old.phase !== undefined && event === 'rekeyed') {
      setState(old.attempt, old.phase, 'down');
      old.phase.lastLine = record.line;
    }
    return (phaseFor(old.attempt, record, stated.spaces) ?? old.attempt).node;
  };

  const byOtherKey = (record: TunnelRecord): Node | undefined => {
    const { ownKeys } = record.event;
    for (let at = 0; at < ownKeys.length; at++) {
      const node = ownKeys[at] === true ? undefined : keys.found[at];
      if (node !== undefined) return (phaseFor(node.attempt, record, stated.spaces) ?? node.attempt).node;
    }
    return undefined;
  };

  const byTunnel = (scope: Scope, record: TunnelRecord): Node | undefined => {
    const tunnel = tunnelOf(scope, record);
    if (tunnel === undefined) return undefined;
    const attempt =
      attemptFor(attempts, tunnel, record, stated.spaces !== 0) ??
      adoptAttempt(attempts, scope, tunnel, record) ??
      newAttempt(tunnel, record);
    return (phaseFor(attempt, record, stated.spaces) ?? attempt).node;
  };

  /**
   * A key that no line has named, on a line that names no tunnel. The end of an SA that nobody has seen says nothing of those that
   * stand; a failure is of the oldest negotiation that no line has named: `phase1 negotiation failed due to time up. 5f0c9a1be3d24477:0`.
   */
  const byUnseenKey = (scope: Scope, record: TunnelRecord): Node | undefined => {
    if (record.event.endsPhase) return undefined;
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
    return isSame ? node : (phaseFor(node.attempt, record, 0) ?? node.attempt).node;
  };

  return { add, tunnels, attempts, scopes };
}
