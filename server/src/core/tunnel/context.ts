import type { TunnelKind } from '../catalog/model.js';
import { firstOf } from './identity.js';
import type { TunnelRecord } from './model.js';
import type { Node, Scope } from './scope.js';
import type { OpenAttempt } from './state.js';
import { isOpen } from './state.js';

/** How far apart (ms) two lines may be that one thread writes of one packet. */
const atOnce = 2000;

/** How long (ms) a side may wait for an answer before it gives up: `giving up after 5 retransmits` comes 165 seconds after the request. */
const patience = 180_000;

/** More negotiations than these are not remembered. */
const maximumNegotiating = 64;

const isNear = (a: number, b: number, most: number): boolean => !(Math.abs(a - b) > most);

/** Whether what was heard of at one time may be waiting still at the other (ms). */
export const isPatient = (now: number, then: number): boolean => isNear(now, then, patience);

/** Notes that a line has spoken of the attempt. */
export function noteNegotiation(scope: Scope, attempt: OpenAttempt): void {
  scope.negotiating.delete(attempt);
  if (attempt.state !== 'negotiating') return;
  scope.negotiating.add(attempt);
  for (const oldest of scope.negotiating) {
    if (scope.negotiating.size <= maximumNegotiating) break;
    scope.negotiating.delete(oldest);
  }
}

/**
 * What a line speaks of that names nothing: what its thread has just named; else what waits for an answer, if the line tells that there
 * was none or a refusal: `08[IKE] retransmit 1 of request with message ID 0`; else what its thread named last, or what moved last.
 */
export function nodeByContext(scope: Scope, kind: TunnelKind, record: TunnelRecord): Node | undefined {
  const context = kind.context === undefined ? undefined : firstOf([kind.context], record.params);
  const named = context === undefined ? undefined : scope.contexts.get(context);
  const recent = named !== undefined && isOpen(named.node.attempt) ? named : undefined;
  if (recent !== undefined && isNear(record.time, recent.time, atOnce)) return recent.node;
  const latest = scope.latest.get(record.message.family);
  const waiting = isAnswer(record) ? newestNegotiation(scope, record) : undefined;
  if (waiting !== undefined) return waiting.attempt === latest?.attempt ? latest : waiting;
  if (latest !== undefined && isOpen(latest.attempt) && isNear(record.time, latest.attempt.end, atOnce)) return latest;
  const last = recent?.node ?? latest ?? named?.node;
  // A step, a while after: of something that no line has named yet.
  const isOther =
    last !== undefined && (kind.context === undefined || !isOpen(last.attempt)) && !isNear(record.time, last.attempt.end, atOnce);
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
