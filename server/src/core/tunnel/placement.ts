import type { PhaseName } from '../catalog/model.js';
import { ofPhase } from './by-phase.js';
import type { TunnelRecord } from './model.js';
import type { OpenAttempt, OpenPhase, OpenTunnel } from './open-tunnel.js';
import type { TunnelPlan } from './plan.js';
import { phaseBit } from './plan.js';
import { addPhase, setState } from './phases.js';
import { isOpen, isRefusal, newestOpen, stretch } from './state.js';

/** Whether the record tells of something that begins, rather than of an end. */
function startsSomething(record: TunnelRecord): boolean {
  switch (record.event.event) {
    case 'begin':
    case 'progress':
    case 'established':
    case 'retransmit':
    case 'rekey':
    case 'rekeyed':
    case 'cause':
    case 'rejected':
    case 'failed':
    case 'timeout':
      return true;
    default:
      return false;
  }
}

/**
 * The phase of the attempt that the record speaks of.
 * @param spaces the spaces, as bits, of the keys by which the record names it and that lead nowhere yet; 0: it does not name it
 */
export function phaseFor(attempt: OpenAttempt, record: TunnelRecord, spaces: number): OpenPhase | undefined {
  const name = record.event.phase;
  if (name === undefined) return undefined;
  const { event } = record.event;
  if (spaces === 0 && (event === 'deleted' || event === 'expired')) {
    // Of several SAs that stand, the oldest is the one that ends when no line says which.
    const [oldest] = ofPhase(attempt.standing, name) ?? [];
    if (oldest !== undefined) return oldest;
  }
  const newest = ofPhase(attempt.newest, name);
  if (newest?.state === 'established' && event === 'established' && attempt.tunnel.plan.isTimeline) {
    // Entering MASTER STATE, after Entering BACKUP STATE.
    setState(attempt, newest, 'down');
    stretch(newest, record);
    return openPhase(attempt, name, record);
  }
  // Another key of one space is another phase; the first key of a space is one more name: a message id for what an SPI named.
  if (newest !== undefined && (newest.keySpaces & spaces) === 0) {
    const again = event === 'begin' || event === 'rekey';
    if (!again || newest.state === 'negotiating') return newest;
  }
  return openPhase(attempt, name, record);
}

function openPhase(attempt: OpenAttempt, name: PhaseName, record: TunnelRecord): OpenPhase {
  const phase: OpenPhase = {
    name,
    position: attempt.phases.length,
    state: 'negotiating',
    decision: undefined,
    keySpaces: 0,
    begun: false,
    firstLine: record.line,
    lastLine: record.line,
    start: record.time,
    end: record.time,
  };
  addPhase(attempt, phase);
  return phase;
}

/** Whether the attempt has a first phase, and no line has named it by a key yet. */
function isNameless(attempt: OpenAttempt, opening: PhaseName | undefined): boolean {
  const first = opening === undefined ? undefined : ofPhase(attempt.newest, opening);
  return first === undefined || first.keySpaces === 0;
}

/** How far apart (ms) two lines may be that tell of one failure. */
const echoWindow = 2000;

/**
 * The attempt of the tunnel that a record belongs to whose own key, if it has one, no line has named before; undefined if the record opens
 * a new attempt.
 * @param named whether the record has a key of its own
 */
export function attemptFor(tunnel: OpenTunnel, { opening }: TunnelPlan, record: TunnelRecord, named: boolean): OpenAttempt | undefined {
  const { event, phase } = record.event;
  const newest = tunnel.attempts.at(-1);
  if (newest === undefined) return undefined;
  // A step of something that no line names opens nothing.
  if (phase === undefined && event === 'progress') return newest;
  const first = opening === undefined ? undefined : ofPhase(newest.newest, opening);
  const later = (newest.standingBits & ~(opening === undefined ? 0 : phaseBit(opening))) !== 0;
  if (phase === undefined || phase === opening) {
    if (event === 'begin') {
      // New keys for what stands: the tunnel goes on.
      if (newest.state === 'established' && later) return newest;
      // The line before had no number yet: `packet from …: initial Main Mode message`, then `#12: responding to Main Mode`.
      return newest.state === 'negotiating' && (first === undefined || (first.keySpaces === 0 && (named || !first.begun)))
        ? newest
        : undefined;
    }
    if (named && phase !== undefined && event !== 'rekey' && event !== 'rekeyed') {
      // Both sides have begun at once, and no line named either: the first number is the older one's.
      const nameless = tunnel.open.find((attempt) => isOpen(attempt) && isNameless(attempt, opening));
      if (nameless !== undefined) return nameless;
      return startsSomething(record) && !(newest.state === 'established' && later) ? undefined : newest;
    }
  }
  // A second line on one failure: the state machine's history behind the refusal.
  const echoes = !named && !isOpen(newest) && isRefusal(record) && Math.abs(record.time - newest.end) <= echoWindow;
  if (echoes) return newest;
  const open = newestOpen(tunnel);
  // Phase 2 begins again on a phase 1 that still stands.
  const goesOn = phase !== undefined && phase !== opening && first?.state === 'established';
  return open ?? (goesOn || !startsSomething(record) ? newest : undefined);
}
