import type { PhaseName } from '../catalog/model.js';
import type { TunnelState } from './model.js';
import type { OpenAttempt, OpenPhase } from './state.js';

/** Adds a phase that begins to negotiate. */
export function addPhase(attempt: OpenAttempt, phase: OpenPhase): void {
  attempt.phases.push(phase);
  attempt.negotiating.add(phase);
  attempt.newest.set(phase.name, phase);
}

/** Gives a phase of the attempt a state, and puts it where phases of that state are. */
export function setState(attempt: OpenAttempt, phase: OpenPhase, state: TunnelState): void {
  attempt.negotiating.delete(phase);
  attempt.standing.get(phase.name)?.delete(phase);
  phase.state = state;
  if (state === 'negotiating') attempt.negotiating.add(phase);
  const standing = attempt.standing.get(phase.name) ?? new Set();
  if (state === 'established') attempt.standing.set(phase.name, standing.add(phase));
}

/** Whether a phase of one of the names stands. */
export const standsBy = (attempt: OpenAttempt, belongs: (name: PhaseName) => boolean): boolean =>
  [...attempt.standing].some(([name, { size }]) => size > 0 && belongs(name));

/** Whether another phase of the name stands. */
export const hasSuccessor = (attempt: OpenAttempt, { name, state }: OpenPhase): boolean =>
  (attempt.standing.get(name)?.size ?? 0) > (state === 'established' ? 1 : 0);
