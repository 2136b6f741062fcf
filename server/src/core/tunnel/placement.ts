import type { TunnelRecord } from './model.js';
import type { OpenAttempt, OpenPhase, OpenTunnel } from './open-tunnel.js';
import { newestOf, oldestStanding, openPhase, setState } from './phases.js';
import type { TunnelPlan } from './plan.js';
import { isOpen, newestOpen, stretch } from './state.js';
import type { Attempts } from './store/attempts.js';

/**
 * The phase of the attempt that the record speaks of.
 * @param spaces the spaces, as bits, of the keys by which the record names it and that lead nowhere yet; 0: it does not name it
 */
export function phaseFor(attempt: OpenAttempt, record: TunnelRecord, spaces: number): OpenPhase | undefined {
  const { event, phase: name, phaseNumber, endsPhase } = record.event;
  if (name === undefined) return undefined;
  if (spaces === 0 && endsPhase) {
    // Of several SAs that stand, the oldest is the one that ends when no line says which.
    const oldest = oldestStanding(attempt, phaseNumber);
    if (oldest !== undefined) return oldest;
  }
  const newest = newestOf(attempt, phaseNumber);
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

/** Whether the attempt has no first phase, or no line has named it by a key yet. */
const isNameless = (attempt: OpenAttempt, { openingNumber }: TunnelPlan): boolean =>
  (newestOf(attempt, openingNumber)?.keySpaces ?? 0) === 0;

/** How far apart (ms) two lines may be that tell of one failure. */
const echoWindow = 2000;

/**
 * The attempt of the tunnel that a record belongs to whose own key, if it has one, no line has named before; undefined if the record opens
 * a new attempt.
 * @param named whether the record has a key of its own
 */
export function attemptFor(attempts: Attempts, tunnel: OpenTunnel, record: TunnelRecord, named: boolean): OpenAttempt | undefined {
  const { event, phase, startsSomething, isRefusal } = record.event;
  const { plan } = record;
  const id = tunnel.attempts.at(-1);
  if (id === undefined) return undefined;
  const newest = attempts.get(id);
  // A step of something that no line names opens nothing.
  if (phase === undefined && event === 'progress') return newest;
  const first = newestOf(newest, plan.openingNumber);
  const later = (newest.standingBits & ~plan.openingBit) !== 0;
  if (phase === undefined || phase === plan.opening) {
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
      const nameless = oldestNameless(attempts, tunnel, plan);
      if (nameless !== undefined) return nameless;
      return startsSomething && !(newest.state === 'established' && later) ? undefined : newest;
    }
  }
  // A second line on one failure: the state machine's history behind the refusal.
  const echoes = !named && !isOpen(newest) && isRefusal && Math.abs(record.time - newest.end) <= echoWindow;
  if (echoes) return newest;
  const open = newestOpen(attempts, tunnel);
  // Phase 2 begins again on a phase 1 that still stands.
  const goesOn = phase !== undefined && phase !== plan.opening && first?.state === 'established';
  return open ?? (goesOn || !startsSomething ? newest : undefined);
}

function oldestNameless(attempts: Attempts, { open }: OpenTunnel, plan: TunnelPlan): OpenAttempt | undefined {
  for (const id of open) {
    const attempt = attempts.peek(id);
    if (attempt !== undefined && isOpen(attempt) && isNameless(attempt, plan)) return attempt;
  }
  return undefined;
}
