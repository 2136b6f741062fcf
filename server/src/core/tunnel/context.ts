import type { Ledger, Node } from './store/ledger.js';
import { attemptOf, nodeOf, phaseOf } from './store/ledger.js';
import type { TunnelRecord } from './model.js';
import type { Scope } from './scope.js';
import { contextOf, forgetNegotiation } from './scope.js';
import { none } from './store/rows.js';
import { negotiating } from './store/states.js';

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
export function noteNegotiation({ attempts }: Ledger, scope: Scope, attempt: number): void {
  const negotiates = attempts.state(attempt) === negotiating;
  if (scope.lastNegotiating === attempt && negotiates) return;
  if (attempts.isNoted(attempt)) forgetNegotiation(attempts, scope, attempt);
  if (!negotiates) return;
  attempts.setNoted(attempt, true);
  attempts.join(scope.lastNegotiating, attempt);
  if (scope.lastNegotiating === none) scope.firstNegotiating = attempt;
  scope.lastNegotiating = attempt;
  if (++scope.negotiating > maximumNegotiating) forgetNegotiation(attempts, scope, scope.firstNegotiating);
}

const isUnnamed = ({ phases }: Ledger, phase: number): boolean => phases.state(phase) === negotiating && phases.keySpaces(phase) === 0;

/** Notes that a line has spoken of a phase, if no number names it. */
export function noteUnnamed(ledger: Ledger, { unnamed }: Scope, node: Node): void {
  const { phases } = ledger;
  const phase = phaseOf(node);
  if (phase === none || !isUnnamed(ledger, phase) || phases.isNoted(phase)) return;
  const list = (unnamed[phases.number(phase)] ??= []);
  phases.setNoted(phase, true);
  list.push(phase);
  if (list.length > maximumNegotiating) phases.setNoted(list.shift() ?? none, false);
}

/**
 * The phase of the record's name, in an open attempt, that has waited longest for a line that names it by a number: of those that the log
 * has not forgotten, else of all.
 */
export function oldestUnnamed(ledger: Ledger, { unnamed }: Scope, { event, time }: TunnelRecord): Node {
  const { attempts, phases } = ledger;
  const list = event.phaseNumber < 0 ? undefined : unnamed[event.phaseNumber];
  let oldest: Node = none;
  for (let at = 0; list !== undefined && at < list.length;) {
    const phase = list[at] ?? none;
    if (!isUnnamed(ledger, phase)) {
      phases.setNoted(phase, false);
      list.splice(at, 1);
      continue;
    }
    at++;
    if (!attempts.isOpen(phases.attempt(phase))) continue;
    if (oldest === none) oldest = phase;
    if (isPatient(time, phases.end(phase))) return phase;
  }
  return oldest;
}

/**
 * What a line speaks of that names nothing: what its thread has just named; else what waits for an answer, if the line tells that there
 * was none or a refusal: `08[IKE] retransmit 1 of request with message ID 0`; else what its thread named last, or what moved last.
 */
export function nodeByContext(ledger: Ledger, scope: Scope, record: TunnelRecord): Node {
  const { attempts } = ledger;
  const context = contextOf(record);
  const named = context === 0 ? undefined : scope.contexts.get(context);
  const recent = named !== undefined && attempts.isOpen(attemptOf(ledger, named.node)) ? named : undefined;
  if (recent !== undefined && isNear(record.time, recent.time, atOnce)) return recent.node;
  const latest = scope.latest.get(record.message.family)?.node ?? none;
  const moved = latest === none ? none : attemptOf(ledger, latest);
  const waiting = record.event.isAnswer ? newestNegotiation(ledger, scope, record) : none;
  if (waiting !== none) return waiting === moved ? latest : nodeOf(waiting, none);
  if (moved !== none && attempts.isOpen(moved) && isNear(record.time, attempts.end(moved), atOnce)) return latest;
  const last = recent?.node ?? (latest === none ? (named?.node ?? none) : latest);
  if (last === none || record.event.event !== 'progress') return last;
  // A step, a while after: of something that no line has named yet.
  const attempt = attemptOf(ledger, last);
  const isOther = (record.plan.context < 0 || !attempts.isOpen(attempt)) && !isNear(record.time, attempts.end(attempt), atOnce);
  return isOther ? none : last;
}

function newestNegotiation({ attempts }: Ledger, { lastNegotiating }: Scope, { time }: TunnelRecord): number {
  let attempt = lastNegotiating;
  while (attempt !== none && (attempts.state(attempt) !== negotiating || !isPatient(time, attempts.end(attempt)))) {
    attempt = attempts.before(attempt);
  }
  return attempt;
}
