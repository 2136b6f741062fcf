import type { PhaseName } from '../catalog/model.js';
import { addLast, createLinkedList, takeOut } from './linked.js';
import type { TunnelRecord, TunnelState } from './model.js';
import type { OpenAttempt } from './open-tunnel.js';
import { OpenPhase } from './open-tunnel.js';

/** Adds a phase that begins to negotiate with the record. */
export function openPhase(attempt: OpenAttempt, name: PhaseName, { line, time }: TunnelRecord): OpenPhase {
  const phase = new OpenPhase(attempt, name, line, time);
  addPhase(attempt, phase);
  addLast(attempt.negotiating, phase);
  return phase;
}

/** Adds a phase to its attempt, though to none of the lists of those that negotiate or stand. */
export function addPhase({ phases, byName }: OpenAttempt, phase: OpenPhase): void {
  const { number } = phase;
  phases.push(phase);
  const named = byName[number];
  if (named !== undefined) named.newest = phase;
  else {
    while (byName.length < number) byName.push(undefined);
    byName[number] = { newest: phase, standing: createLinkedList() };
  }
}

/** The newest phase of the name. */
export const newestOf = (attempt: OpenAttempt, number: number): OpenPhase | undefined =>
  number < 0 || number >= attempt.byName.length ? undefined : attempt.byName[number]?.newest;

/** Of the phases of the name that stand, the one that came up first. */
export const oldestStanding = (attempt: OpenAttempt, number: number): OpenPhase | undefined => attempt.byName[number]?.standing.first;

/** Gives a phase of the attempt a state, and puts it where phases of that state are. */
export function setState(attempt: OpenAttempt, phase: OpenPhase, state: TunnelState): void {
  const standing = attempt.byName[phase.number]?.standing;
  if (standing === undefined) return;
  if (phase.state === 'negotiating') takeOut(attempt.negotiating, phase);
  if (phase.state === 'established') takeOut(standing, phase);
  phase.state = state;
  if (state === 'negotiating') addLast(attempt.negotiating, phase);
  if (state === 'established') addLast(standing, phase);
  const bit = 1 << phase.number;
  attempt.standingBits = standing.size > 0 ? attempt.standingBits | bit : attempt.standingBits & ~bit;
}

/** Whether another phase of the name stands. */
export const hasSuccessor = (attempt: OpenAttempt, { number, state }: OpenPhase): boolean =>
  (attempt.byName[number]?.standing.size ?? 0) > (state === 'established' ? 1 : 0);
