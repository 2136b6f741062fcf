import type { TunnelRecord } from './model.js';
import type { Node, Scope } from './scope.js';
import type { OpenAttempt, OpenPhase } from './open-tunnel.js';
import { contextOf } from './scope.js';
import { isOpen } from './state.js';

/** How far apart (ms) two lines may be that one thread writes of one packet. */
const atOnce = 2000;

/** How long (ms) a side may wait for an answer before it gives up: `giving up after 5 retransmits` comes 165 seconds after the request. */
const patience = 180_000;

/** More negotiations than these are not remembered: each line looks through them. */
const maximumNegotiating = 64;

const isNear = (a: number, b: number, most: number): boolean => !(Math.abs(a - b) > most);

/** Whether what was heard of at one time may be waiting still at the other (ms). */
const isPatient = (now: number, then: number): boolean => isNear(now, then, patience);

/** Notes that a line has spoken of the attempt. */
export function noteNegotiation(scope: Scope, attempt: OpenAttempt): void {
  scope.negotiating.delete(attempt);
  if (attempt.state !== 'negotiating') return;
  scope.negotiating.add(attempt);
  forgetOldest(scope.negotiating);
}

function forgetOldest<T>(remembered: {
  readonly size: number;
  readonly keys: () => Iterable<T>;
  readonly delete: (value: T) => boolean;
}): void {
  for (const oldest of remembered.keys()) {
    if (remembered.size <= maximumNegotiating) break;
    remembered.delete(oldest);
  }
}

const isUnnamed = ({ state, keySpaces }: OpenPhase): boolean => state === 'negotiating' && keySpaces === 0;

/** Notes that a line has spoken of a phase, if no number names it. */
export function noteUnnamed(scope: Scope, { attempt, phase }: Node): void {
  if (phase === undefined || !isUnnamed(phase)) return;
  let phases = scope.unnamed.get(phase.name);
  if (phases === undefined) scope.unnamed.set(phase.name, (phases = new Map<OpenPhase, OpenAttempt>()));
  phases.set(phase, attempt);
  forgetOldest(phases);
}

/**
 * The phase of the record's name, in an open attempt, that has waited longest for a line that names it by a number: of those that the log
 * has not forgotten, else of all.
 */
export function oldestUnnamed(scope: Scope, { event, time }: TunnelRecord): Node | undefined {
  const phases = event.phase === undefined ? undefined : scope.unnamed.get(event.phase);
  let oldest: Node | undefined;
  for (const [phase, attempt] of phases ?? []) {
    if (!isUnnamed(phase)) phases?.delete(phase);
    else if (isOpen(attempt)) {
      oldest ??= { attempt, phase };
      if (isPatient(time, phase.end)) return { attempt, phase };
    }
  }
  return oldest;
}

/**
 * What a line speaks of that names nothing: what its thread has just named; else what waits for an answer, if the line tells that there
 * was none or a refusal: `08[IKE] retransmit 1 of request with message ID 0`; else what its thread named last, or what moved last.
 */
export function nodeByContext(scope: Scope, record: TunnelRecord): Node | undefined {
  const context = contextOf(record);
  const named = context === 0 ? undefined : scope.contexts.get(context);
  const recent = named !== undefined && isOpen(named.node.attempt) ? named : undefined;
  if (recent !== undefined && isNear(record.time, recent.time, atOnce)) return recent.node;
  const latest = scope.latest.get(record.message.family);
  const waiting = isAnswer(record) ? newestNegotiation(scope, record) : undefined;
  if (waiting !== undefined) return waiting.attempt === latest?.attempt ? latest : waiting;
  if (latest !== undefined && isOpen(latest.attempt) && isNear(record.time, latest.attempt.end, atOnce)) return latest;
  const last = recent?.node ?? latest ?? named?.node;
  // A step, a while after: of something that no line has named yet.
  const isOther =
    last !== undefined && (record.plan.context < 0 || !isOpen(last.attempt)) && !isNear(record.time, last.attempt.end, atOnce);
  return isOther && record.event.event === 'progress' ? undefined : last;
}

/** Whether the record tells how an exchange goes on that waits for its answer. */
function isAnswer(record: TunnelRecord): boolean {
  switch (record.event.event) {
    case 'retransmit':
    case 'timeout':
    case 'rejected':
    case 'failed':
    case 'cause':
      return true;
    default:
      return false;
  }
}

function newestNegotiation(scope: Scope, record: TunnelRecord): Node | undefined {
  const attempt = [...scope.negotiating].findLast(({ state, end }) => state === 'negotiating' && isPatient(record.time, end));
  return attempt === undefined ? undefined : { attempt, phase: undefined };
}
