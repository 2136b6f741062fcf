import type { Statement } from './identity.js';
import type { Ledger, Node } from './store/ledger.js';
import { attemptOf, nodeOf, phaseOf } from './store/ledger.js';
import type { TunnelRecord } from './model.js';
import { newestOf } from './store/phase-lists.js';
import type { KeyPlan } from './plan.js';
import type { Scope } from './scope.js';
import { none } from './store/rows.js';

/** Where the keys that a record states lead, in their order. */
export type FoundKeys = Int32Array;

/** Finds where each key of the record leads. */
export function findKeys(found: FoundKeys, scope: Scope, { keys, places, count }: Statement, { plan }: TunnelRecord): void {
  for (let at = 0; at < count; at++) {
    const place = places[at] ?? 0;
    found[at] = scope.keys[plan.keys[place]?.space ?? 0]?.get(keys[place] ?? 0) ?? none;
  }
}

/** Makes the record's keys lead to its node from now on. */
export function bindKeys(ledger: Ledger, found: FoundKeys, scope: Scope, stated: Statement, node: Node, record: TunnelRecord): void {
  const { event, plan } = record;
  for (let at = 0; at < stated.count; at++) {
    const place = stated.places[at] ?? 0;
    const key = stated.keys[place] ?? 0;
    const keyPlan = plan.keys[place];
    if (keyPlan === undefined || keyPlan.replaced) continue;
    // The record may state one key twice, and have bound it already.
    const known = keyPlan.isRepeated ? (scope.keys[keyPlan.space]?.get(key) ?? none) : (found[at] ?? none);
    const target = event.ownKeys[place] === true ? ownTarget(ledger, keyPlan, known, node) : otherTarget(ledger, keyPlan, known, node);
    if (target !== known) scope.keys[keyPlan.space]?.set(key, target);
  }
}

/** Where a key leads that names the phase of the record. @param known where it has led */
function ownTarget(ledger: Ledger, { spaceBit }: KeyPlan, known: Node, node: Node): Node {
  const { attempts, phases } = ledger;
  const phase = phaseOf(node);
  if (known !== node && known !== none) {
    // `#1895 … Quick Mode 1st packet` prints the ISAKMP state's number: it stays the name of that.
    const knownPhase = phaseOf(known);
    const isOther = knownPhase !== none && (phase === none || phases.number(knownPhase) !== phases.number(phase));
    if (isOther) {
      const attempt = attemptOf(ledger, known);
      if (attempt === attemptOf(ledger, node) || attempts.isOpen(attempt)) return known;
    }
  }
  if (phase !== none) addKeySpace(ledger, phase, spaceBit);
  return node;
}

/** Where a key leads that names another phase of the same attempt. */
function otherTarget(ledger: Ledger, { ofNumber, spaceBit }: KeyPlan, known: Node, node: Node): Node {
  if (known !== none) return known;
  const attempt = attemptOf(ledger, node);
  const phase = ofNumber < 0 ? none : newestOf(ledger, attempt, ofNumber);
  if (phase !== none) addKeySpace(ledger, phase, spaceBit);
  return nodeOf(attempt, phase);
}

function addKeySpace({ attempts, phases }: Ledger, phase: number, spaceBit: number): void {
  phases.addKeySpace(phase, spaceBit);
  attempts.setHasKey(phases.attempt(phase));
}
