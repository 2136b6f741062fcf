import { createJoining } from './joining.js';
import type { Placement, Tunnel, TunnelRecord, TunnelState } from './model.js';
import type { OpenTunnel } from './open-tunnel.js';
import { forgetStory } from './store/ledger.js';
import { freezeTunnel } from './snapshot.js';
import type { Attempts } from './store/attempts.js';
import { established, nameOf } from './store/states.js';
import type { Values } from './values.js';

export type { Placement } from './model.js';

/** Joins records into tunnels, one record after the other in the order of their lines. */
export interface Correlator extends StateCounter {
  /** @returns undefined if it cannot be told where the record belongs; the next call changes what has been given */
  readonly add: (record: TunnelRecord) => Placement | undefined;
  /** The tunnels so far. Later records do not change what has been returned; what they leave as it is stays the same object. */
  readonly tunnels: () => readonly Tunnel[];
  /** Gives the tunnels one after the other and keeps nothing of what was given: no record comes any more, and memory may be short. */
  readonly handOver: (take: (tunnel: Tunnel) => void) => void;
}

/** Joins them for whoever wants no more than counts: of what has ended it keeps a few numbers. */
export interface StateCounter {
  readonly add: (record: TunnelRecord) => void;
  /** How many tunnels are in each state. */
  readonly states: () => Readonly<Record<TunnelState, number>>;
}

/** Nothing is left of those that turned out to be another. */
const isThere = ({ attempts }: OpenTunnel): boolean => attempts.length > 0;

/** @param values whose numbers the records hold */
export function createCorrelator(values: Values): Correlator {
  const { add, tunnels, ledger, forget } = createJoining(values, true);
  return {
    add,
    tunnels: () => tunnels.filter(isThere).map((tunnel) => freezeTunnel(ledger, tunnel, values)),
    handOver: (take) => {
      forget();
      tunnels.reverse();
      for (let tunnel = tunnels.pop(); tunnel !== undefined; tunnel = tunnels.pop()) {
        if (!isThere(tunnel)) continue;
        take(freezeTunnel(ledger, tunnel, values));
        for (const attempt of tunnel.attempts) forgetStory(ledger, attempt);
      }
    },
    states: () => countStates(tunnels, ledger.attempts),
  };
}

/** @param values whose numbers the records hold */
export function createStateCounter(values: Values): StateCounter {
  const { add, tunnels, ledger } = createJoining(values, false);
  return { add, states: () => countStates(tunnels, ledger.attempts) };
}

function countStates(tunnels: readonly OpenTunnel[], attempts: Attempts): Readonly<Record<TunnelState, number>> {
  const counts = { failed: 0, down: 0, negotiating: 0, established: 0 };
  for (const tunnel of tunnels) {
    const last = tunnel.attempts.at(-1);
    if (last === undefined) continue;
    // As `stateOf` has it. A last attempt that negotiates has been followed by none.
    const stands = tunnel.attempts.some((attempt) => attempts.state(attempt) === established);
    counts[stands ? 'established' : nameOf(attempts.state(last))]++;
  }
  return counts;
}
