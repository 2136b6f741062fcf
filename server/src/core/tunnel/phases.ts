import type { TunnelState } from './model.js';
import type { OpenAttempt, OpenPhase } from './open-tunnel.js';
import { phaseBit } from './plan.js';

/** Adds a phase that begins to negotiate. */
export function addPhase(attempt: OpenAttempt, phase: OpenPhase): void {
  attempt.phases.push(phase);
  attempt.negotiating.add(phase);
  attempt.newest.set(phase.name, phase);
}

/** Gives a phase of the attempt a state, and puts it where phases of that state are. */
export function setState(attempt: OpenAttempt, phase: OpenPhase, state: TunnelState): void {
  if (phase.state === 'negotiating') attempt.negotiating.delete(phase);
  if (phase.state === 'established') attempt.standing.get(phase.name)?.delete(phase);
  phase.state = state;
  if (state === 'negotiating') attempt.negotiating.add(phase);
  let standing = attempt.standing.get(phase.name);
  if (state === 'established') {
    if (standing === undefined) attempt.standing.set(phase.name, (standing = new Set<OpenPhase>()));
    standing.add(phase);
  }
  const bit = phaseBit(phase.name);
  attempt.standingBits = standing !== undefined && standing.size > 0 ? attempt.standingBits | bit : attempt.standingBits & ~bit;
}

/** Whether another phase of the name stands. */
export const hasSuccessor = (attempt: OpenAttempt, { name, state }: OpenPhase): boolean =>
  (attempt.standing.get(name)?.size ?? 0) > (state === 'established' ? 1 : 0);
