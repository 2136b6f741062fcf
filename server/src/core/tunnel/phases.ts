import type { TunnelState } from './model.js';
import { ofPhase, setOfPhase } from './by-phase.js';
import type { OpenAttempt, OpenPhase } from './open-tunnel.js';
import { phaseBit } from './plan.js';

/** Adds a phase that begins to negotiate. */
export function addPhase(attempt: OpenAttempt, phase: OpenPhase): void {
  attempt.phases.push(phase);
  attempt.negotiating.add(phase);
  setOfPhase(attempt.newest, phase.name, phase);
}

/** Gives a phase of the attempt a state, and puts it where phases of that state are. */
export function setState(attempt: OpenAttempt, phase: OpenPhase, state: TunnelState): void {
  if (phase.state === 'negotiating') attempt.negotiating.delete(phase);
  if (phase.state === 'established') ofPhase(attempt.standing, phase.name)?.delete(phase);
  phase.state = state;
  if (state === 'negotiating') attempt.negotiating.add(phase);
  let standing = ofPhase(attempt.standing, phase.name);
  if (state === 'established') {
    if (standing === undefined) setOfPhase(attempt.standing, phase.name, (standing = new Set<OpenPhase>()));
    standing.add(phase);
  }
  const bit = phaseBit(phase.name);
  attempt.standingBits = standing !== undefined && standing.size > 0 ? attempt.standingBits | bit : attempt.standingBits & ~bit;
}

/** Whether another phase of the name stands. */
export const hasSuccessor = (attempt: OpenAttempt, { name, state }: OpenPhase): boolean =>
  (ofPhase(attempt.standing, name)?.size ?? 0) > (state === 'established' ? 1 : 0);
