import type { Statement } from './identity.js';
import type { TunnelRecord } from './model.js';
import type { Node } from './open-tunnel.js';
import { newestOf } from './phases.js';
import type { KeyPlan } from './plan.js';
import type { Scope } from './scope.js';
import { isOpen } from './state.js';
import type { Attempts } from './store/attempts.js';

/** Where the keys of records lead. */
export interface Keys {
  /** Finds where each key of the record leads. */
  readonly find: (scope: Scope, record: TunnelRecord) => void;
  /** What was found, by the keys' places in the plan. */
  readonly found: readonly (Node | undefined)[];
  /** Makes the record's keys lead to its node from now on. */
  readonly bind: (scope: Scope, node: Node, record: TunnelRecord) => void;
}

/** @param stated what the record states */
export function createKeys(attempts: Attempts, stated: Statement): Keys {
  const found: (Node | undefined)[] = [];

  const nodeOf = (scope: Scope, plan: KeyPlan, key: number): Node | undefined => {
    const table = scope.keys[plan.space];
    const place = table?.find(key) ?? -1;
    if (table === undefined || place < 0) return undefined;
    const attempt = attempts.get(table.first(place));
    const position = table.second(place);
    return position < 0 ? attempt.node : attempt.phases[position]?.node;
  };

  const bindKey = (scope: Scope, node: Node, plan: KeyPlan, key: number, own: boolean, known: Node | undefined): void => {
    const { phase } = node;
    if (own) {
      // `#1895 … Quick Mode 1st packet` prints the ISAKMP state's number: it stays the name of that.
      const other = known?.phase !== undefined && known.phase.number !== phase?.number;
      if (other && (known.attempt === node.attempt || isOpen(known.attempt))) return;
      if (phase !== undefined) phase.keySpaces |= plan.spaceBit;
      if (known !== node) scope.keys[plan.space]?.set(key, node.attempt.id, phase?.position ?? -1);
      return;
    }
    if (known !== undefined) return;
    const named = plan.of === undefined ? undefined : newestOf(node.attempt, plan.ofNumber);
    if (named !== undefined) named.keySpaces |= plan.spaceBit;
    scope.keys[plan.space]?.set(key, node.attempt.id, named?.position ?? -1);
  };

  return {
    found,
    find: (scope, { plan }) => {
      for (let place = 0; place < plan.keys.length; place++) {
        const key = stated.keys[place] ?? 0;
        const keyPlan = plan.keys[place];
        found[place] = key === 0 || keyPlan === undefined ? undefined : nodeOf(scope, keyPlan, key);
      }
    },
    bind: (scope, node, { event, plan }) => {
      for (let place = 0; place < plan.keys.length; place++) {
        const key = stated.keys[place] ?? 0;
        const keyPlan = plan.keys[place];
        if (key === 0 || keyPlan === undefined || keyPlan.replaced) continue;
        // The record may state one key twice, and have bound it already.
        const known = keyPlan.isRepeated ? nodeOf(scope, keyPlan, key) : found[place];
        bindKey(scope, node, keyPlan, key, event.ownKeys[place] === true, known);
      }
    },
  };
}
