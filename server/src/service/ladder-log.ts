import type { Attempt, Tunnel } from '../core/tunnel/model.js';
import { attemptLadder } from './attempt-ladder.js';
import type { DocumentContext, LogContext } from './document.js';
import type { Ladder } from './ladder-model.js';

/** An attempt with its tunnel. */
export interface TunnelAttempt {
  readonly tunnel: Tunnel;
  readonly attempt: Attempt;
}

export interface DrawnAttempt {
  readonly ladder: Ladder;
  /** Why lines of the attempt are missing, in the log's language; '' where none are. */
  readonly note: string;
}

/** A log whose attempts can be drawn, wherever its lines are. */
export interface LadderLog {
  readonly log: LogContext;
  /** The ladders of the attempts, in their order. */
  readonly draw: (attempts: readonly TunnelAttempt[]) => Promise<readonly DrawnAttempt[]>;
}

export const openLadderLog = (document: DocumentContext): LadderLog => ({
  log: document,
  draw: async (attempts) => {
    const drawn: DrawnAttempt[] = [];
    for (const { tunnel, attempt } of attempts) {
      drawn.push({ ladder: attemptLadder(document.analysis, tunnel, attempt), note: '' });
      await document.pace();
    }
    return drawn;
  },
});
