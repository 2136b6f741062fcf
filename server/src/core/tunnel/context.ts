import type { TunnelRecord } from './model.js';
import type { Scope } from './scope.js';
import type { Node, OpenAttempt, OpenPhase } from './open-tunnel.js';
import { addLast, takeOut } from './linked.js';
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
export function noteNegotiation({ negotiating }: Scope, attempt: OpenAttempt): void {
  const negotiates = attempt.state === 'negotiating';
  if (negotiating.last === attempt && negotiates) return;
  if (attempt.isNoted) takeOut(negotiating, attempt);
  attempt.isNoted = negotiates;
  if (!negotiates) return;
  addLast(negotiating, attempt);
  const { first } = negotiating;
  if (first === undefined || negotiating.size <= maximumNegotiating) return;
  first.isNoted = false;
  takeOut(negotiating, first);
}

const isUnnamed = ({ state, keySpaces }: OpenPhase): boolean => state === 'negotiating' && keySpaces === 0;

/** Notes that a line has spoken of a phase, if no number names it. */
export function noteUnnamed({ unnamed }: Scope, { phase }: Node): void {
  if (phase === undefined || phase.isNoted || !isUnnamed(phase)) return;
  const phases = (unnamed[phase.number] ??= []);
  phase.isNoted = true;
  phases.push(phase);
  if (phases.length <= maximumNegotiating) return;
  const oldest = phases.shift();
  if (oldest !== undefined) oldest.isNoted = false;
}

/**
 * The phase of the record's name, in an open attempt, that has waited longest for a line that names it by a number: of those that the log
 * has not forgotten, else of all.
 */
export function oldestUnnamed({ unnamed }: Scope, { event, time }: TunnelRecord): Node | undefined {
  const phases = unnamed[event.phaseNumber];
  let oldest: Node | undefined;
  for (let at = 0; phases !== undefined && at < phases.length;) {
    const phase = phases[at];
    if (phase === undefined) break;
    if (!isUnnamed(phase)) {
      phase.isNoted = false;
      phases.splice(at, 1);
      continue;
    }
    at++;
    if (!isOpen(phase.node.attempt)) continue;
    oldest ??= phase.node;
    if (isPatient(time, phase.end)) return phase.node;
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
  const latest = scope.latest.get(record.message.family)?.node;
  const waiting = record.event.isAnswer ? newestNegotiation(scope, record) : undefined;
  if (waiting !== undefined) return waiting.attempt === latest?.attempt ? latest : waiting;
  if (latest !== undefined && isOpen(latest.attempt) && isNear(record.time, latest.attempt.end, atOnce)) return latest;
  const last = recent?.node ?? latest ?? named?.node;
  // A step, a while after: of something that no line has named yet.
  const isOther =
    last !== undefined && (record.plan.context < 0 || !isOpen(last.attempt)) && !isNear(record.time, last.attempt.end, atOnce);
  return isOther && record.event.event === 'progress' ? undefined : last;
}

function newestNegotiation({ negotiating }: Scope, record: TunnelRecord): Node | undefined {
  let attempt = negotiating.last;
  while (attempt !== undefined && (attempt.state !== 'negotiating' || !isPatient(record.time, attempt.end))) attempt = attempt.before;
  return attempt?.node;
}
