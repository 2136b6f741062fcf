import type { Ledger } from './ledger.js';
import type { TunnelRecord } from '../model.js';
import { none } from './rows.js';
import type { State } from './states.js';
import { established, negotiating } from './states.js';
import { beginPhaseStory } from './stories.js';

/** Adds a phase of the record's name, which begins to negotiate with the record. */
export function openPhase({ attempts, names, phases, stories }: Ledger, attempt: number, { event, line, time }: TunnelRecord): number {
  const { phaseNumber } = event;
  const phase = phases.begin(attempt, phaseNumber, line, time);
  if (stories !== undefined) beginPhaseStory(stories, attempts.id(attempt), phase, line, time);
  const known = attempts.names(attempt);
  let name = names.find(known, phaseNumber);
  if (name === none) attempts.setNames(attempt, (name = names.add(phaseNumber, known)));
  names.setNewest(name, phase);
  const last = attempts.lastNegotiating(attempt);
  phases.join(last, phase);
  attempts.setNegotiating(attempt, last === none ? phase : attempts.firstNegotiating(attempt), phase);
  return phase;
}

/** The newest phase of the name. */
export function newestOf({ attempts, names }: Ledger, attempt: number, number: number): number {
  const name = names.find(attempts.names(attempt), number);
  return name === none ? none : names.newest(name);
}

/** Of the phases of the name that stand, the one that came up first. */
export function oldestStanding({ attempts, names }: Ledger, attempt: number, number: number): number {
  const name = names.find(attempts.names(attempt), number);
  return name === none ? none : names.first(name);
}

/** Whether another phase of the name stands. */
export function hasSuccessor({ attempts, names, phases }: Ledger, attempt: number, phase: number): boolean {
  const name = names.find(attempts.names(attempt), phases.number(phase));
  return names.count(name) > (phases.state(phase) === established ? 1 : 0);
}

/** Gives a phase of the attempt a state in which it no longer negotiates, and puts it where phases of that state are. */
export function setState({ attempts, names, phases }: Ledger, attempt: number, phase: number, state: State): void {
  const number = phases.number(phase);
  const name = names.find(attempts.names(attempt), number);
  const before = phases.before(phase);
  const after = phases.after(phase);
  let first = names.first(name);
  let last = names.last(name);
  let count = names.count(name);
  switch (phases.state(phase)) {
    case negotiating: {
      const oldest = attempts.firstNegotiating(attempt);
      const newest = attempts.lastNegotiating(attempt);
      phases.part(phase);
      attempts.setNegotiating(attempt, oldest === phase ? after : oldest, newest === phase ? before : newest);
      break;
    }
    case established:
      phases.part(phase);
      if (first === phase) first = after;
      if (last === phase) last = before;
      count--;
      break;
    default:
  }
  phases.setState(phase, state);
  if (state === established) {
    phases.join(last, phase);
    if (first === none) first = phase;
    last = phase;
    count++;
  }
  names.setStanding(name, first, last, count);
  const bit = 1 << number;
  const standing = attempts.standingBits(attempt);
  attempts.setStandingBits(attempt, count > 0 ? standing | bit : standing & ~bit);
}
