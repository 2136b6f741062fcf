import type { Analysis } from '../core/analysis/analysis.js';
import type { LogRecord } from '../core/match/record.js';
import type { Attempt, Tunnel } from '../core/tunnel/model.js';
import type { Ladder, LadderRecord } from './ladder-model.js';
import type { LadderSubject } from './ladder.js';
import { createLadderBuilder } from './ladder.js';

/** The ladder of an attempt of a document that is analysed in memory. Its lines are read again. */
export function attemptLadder(analysis: Analysis, tunnel: Tunnel, attempt: Attempt): Ladder {
  const index = analysis.tunnels();
  const builder = createLadderBuilder();
  for (const line of index.linesOf(attempt)) {
    const phase = index.at(line)?.phase;
    const record = ladderRecord(
      analysis.record(line),
      line,
      analysis.summary(line).time,
      phase === undefined ? -1 : attempt.phases.indexOf(phase),
    );
    if (record !== undefined) builder.add(record);
  }
  return builder.finish(subjectOf(tunnel, attempt));
}

/**
 * What a line says of its attempt; undefined for one that says nothing.
 * @param time the device's wall clock
 * @param phase position in the attempt's phases, -1 for none
 */
export function ladderRecord(record: LogRecord, line: number, time: number, phase: number): LadderRecord | undefined {
  const { message, tunnelEvent: event } = record;
  if (message === undefined || event === undefined) return undefined;
  return { line, time, message, event, params: Object.fromEntries(record.params.map(({ name, value }) => [name, value])), phase };
}

export const subjectOf = (tunnel: Tunnel, attempt: Attempt): LadderSubject => ({
  host: tunnel.host,
  local: tunnel.local,
  peer: tunnel.peer,
  state: attempt.state,
  reason: attempt.reason,
});
