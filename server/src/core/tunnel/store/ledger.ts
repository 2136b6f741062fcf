import type { TunnelRecord } from '../model.js';
import { Attempts } from './attempts.js';
import { PhaseNames } from './phase-names.js';
import { Phases } from './phases.js';
import { none } from './rows.js';
import type { AttemptStory, PhaseStory, Stories } from './stories.js';
import { stretchStory } from './stories.js';

/** The attempts of a log and their phases, as numbers: rows of these tables. */
export interface Ledger {
  readonly attempts: Attempts;
  readonly phases: Phases;
  readonly names: PhaseNames;
  /** Undefined where nobody asks for more than states. */
  readonly stories: Stories | undefined;
}

export const createLedger = (withStories: boolean): Ledger => ({
  attempts: new Attempts(),
  phases: new Phases(),
  names: new PhaseNames(),
  stories: withStories ? { attempts: [], phases: [] } : undefined,
});

/** Where a record belongs: a phase, or an attempt, below 0, where the record speaks of no phase. `none` where it belongs nowhere. */
export type Node = number;

export const nodeOf = (attempt: number, phase: number): Node => (phase === none ? -attempt : phase);

export const attemptOf = ({ phases }: Ledger, node: Node): number => (node < 0 ? -node : phases.attempt(node));

export const phaseOf = (node: Node): number => (node < 0 ? none : node);

export const attemptStory = ({ attempts, stories }: Ledger, attempt: number): AttemptStory | undefined =>
  stories?.attempts[attempts.id(attempt)];

export const phaseStory = ({ phases, stories }: Ledger, phase: number): PhaseStory | undefined => stories?.phases[phases.index(phase)];

/** Lets an attempt last until the record. */
export function stretchAttempt(ledger: Ledger, attempt: number, { line, time }: TunnelRecord): void {
  const { attempts } = ledger;
  if (line < attempts.firstLine(attempt)) attempts.setFirstLine(attempt, line);
  if (!Number.isNaN(time)) attempts.setEnd(attempt, time);
  stretchStory(attemptStory(ledger, attempt), line, time);
}

/** Lets a phase last until the record. */
export function stretchPhase(ledger: Ledger, phase: number, { line, time }: TunnelRecord): void {
  const { phases } = ledger;
  if (line < phases.firstLine(phase)) phases.setFirstLine(phase, line);
  if (!Number.isNaN(time)) phases.setEnd(phase, time);
  stretchStory(phaseStory(ledger, phase), line, time);
}

/** Nobody asks for the attempt's story any more. */
export function forgetStory(ledger: Ledger, attempt: number): void {
  const { attempts, phases, stories } = ledger;
  if (stories === undefined) return;
  for (const phase of attemptStory(ledger, attempt)?.phases ?? []) stories.phases[phases.index(phase)] = undefined;
  stories.attempts[attempts.id(attempt)] = undefined;
}
