import type { Attempt, Decision } from '../model.js';

/** What only a reader sees of an attempt: nothing is joined by it. */
export interface AttemptStory {
  readonly phases: number[];
  /** Why it failed or went down. */
  reason: Decision | undefined;
  retransmissions: number;
  rekeys: number;
  inferredLines: number;
  /** How many records it has taken in. */
  records: number;
  /** Lines before this one came to the tunnel by their order alone: see `adoptAttempt`. */
  certainFrom: number;
  lastLine: number;
  start: number;
  /** The attempt as it was last told; undefined where a record has changed it since. */
  frozen: Attempt | undefined;
}

/** What only a reader sees of a phase. */
export interface PhaseStory {
  /** Position in the attempt's phases. */
  readonly position: number;
  decision: Decision | undefined;
  lastLine: number;
  start: number;
}

/** The stories of attempts and phases, by their numbers. */
export interface Stories {
  readonly attempts: (AttemptStory | undefined)[];
  readonly phases: (PhaseStory | undefined)[];
}

export function beginAttemptStory({ attempts }: Stories, line: number, time: number): void {
  attempts.push({
    phases: [],
    reason: undefined,
    retransmissions: 0,
    rekeys: 0,
    inferredLines: 0,
    records: 0,
    certainFrom: 0,
    lastLine: line,
    start: time,
    frozen: undefined,
  });
}

export function beginPhaseStory({ attempts, phases }: Stories, ofAttempt: number, phase: number, line: number, time: number): void {
  const position = (attempts[ofAttempt]?.phases.push(phase) ?? 0) - 1;
  phases.push({ position, decision: undefined, lastLine: line, start: time });
}

/** Lets an attempt or phase last until a line. */
export function stretchStory(story: AttemptStory | PhaseStory | undefined, line: number, time: number): void {
  if (story === undefined) return;
  story.lastLine = Math.max(story.lastLine, line);
  if (Number.isNaN(story.start)) story.start = time;
}
