import type { Ledger } from './store/ledger.js';
import { stretchPhase } from './store/ledger.js';
import type { TunnelRecord } from './model.js';
import type { OpenTunnel } from './open-tunnel.js';
import { newestOpen } from './open-tunnel.js';
import { newestOf, oldestStanding, openPhase, setState } from './store/phase-lists.js';
import type { TunnelPlan } from './plan.js';
import { none } from './store/rows.js';
import { down, established, negotiating } from './store/states.js';

/**
 * The phase of the attempt that the record speaks of; `none` where it speaks of none.
 * @param spaces the spaces, as bits, of the keys by which the record names it and that lead nowhere yet; 0: it does not name it
 */
export function phaseFor(ledger: Ledger, attempt: number, record: TunnelRecord, spaces: number): number {
  const { phases } = ledger;
  const { event, phaseNumber, endsPhase } = record.event;
  if (phaseNumber < 0) return none;
  if (spaces === 0 && endsPhase) {
    // Of several SAs that stand, the oldest is the one that ends when no line says which.
    const oldest = oldestStanding(ledger, attempt, phaseNumber);
    if (oldest !== none) return oldest;
  }
  const newest = newestOf(ledger, attempt, phaseNumber);
  if (newest === none) return openPhase(ledger, attempt, record);
  if (event === 'established' && record.plan.isTimeline && phases.state(newest) === established) {
    // Entering MASTER STATE, after Entering BACKUP STATE.
    setState(ledger, attempt, newest, down);
    stretchPhase(ledger, newest, record);
    return openPhase(ledger, attempt, record);
  }
  // Another key of one space is another phase; the first key of a space is one more name: a message id for what an SPI named.
  if ((phases.keySpaces(newest) & spaces) === 0) {
    const again = event === 'begin' || event === 'rekey';
    if (!again || phases.state(newest) === negotiating) return newest;
  }
  return openPhase(ledger, attempt, record);
}

/** How far apart (ms) two lines may be that tell of one failure. */
const echoWindow = 2000;

/**
 * The attempt of the tunnel that a record belongs to whose own key, if it has one, no line has named before; `none` if the record opens a
 * new attempt.
 * @param named whether the record has a key of its own
 */
export function attemptFor(ledger: Ledger, tunnel: OpenTunnel, record: TunnelRecord, named: boolean): number {
  const { attempts, phases } = ledger;
  const { event, phaseNumber, startsSomething, isRefusal } = record.event;
  const { plan } = record;
  const newest = tunnel.attempts[tunnel.attempts.length - 1] ?? none;
  if (newest === none) return none;
  // A step of something that no line names opens nothing.
  if (phaseNumber < 0 && event === 'progress') return newest;
  const first = newestOf(ledger, newest, plan.openingNumber);
  const later = (attempts.standingBits(newest) & ~plan.openingBit) !== 0;
  const state = attempts.state(newest);
  if (phaseNumber < 0 || phaseNumber === plan.openingNumber) {
    if (event === 'begin') {
      // New keys for what stands: the tunnel goes on.
      if (state === established && later) return newest;
      // The line before had no number yet: `packet from …: initial Main Mode message`, then `#12: responding to Main Mode`.
      const isWithoutNumber = first === none || (phases.keySpaces(first) === 0 && (named || !phases.isBegun(first)));
      return state === negotiating && isWithoutNumber ? newest : none;
    }
    if (named && phaseNumber >= 0 && event !== 'rekey' && event !== 'rekeyed') {
      // Both sides have begun at once, and no line named either: the first number is the older one's.
      const nameless = oldestNameless(ledger, tunnel, plan);
      if (nameless !== none) return nameless;
      return startsSomething && !(state === established && later) ? none : newest;
    }
  }
  // A second line on one failure: the state machine's history behind the refusal.
  const echoes = !named && isRefusal && !attempts.isOpen(newest) && Math.abs(record.time - attempts.end(newest)) <= echoWindow;
  if (echoes) return newest;
  const open = newestOpen(ledger, tunnel);
  if (open !== none) return open;
  // Phase 2 begins again on a phase 1 that still stands.
  const goesOn = phaseNumber >= 0 && phaseNumber !== plan.openingNumber && first !== none && phases.state(first) === established;
  return goesOn || !startsSomething ? newest : none;
}

/** Of the attempts that are open, the oldest that has no first phase, or one that no line has named by a key yet. */
function oldestNameless(ledger: Ledger, { open }: OpenTunnel, { openingNumber }: TunnelPlan): number {
  for (const attempt of open) {
    if (!ledger.attempts.isOpen(attempt)) continue;
    const first = newestOf(ledger, attempt, openingNumber);
    if (first === none || ledger.phases.keySpaces(first) === 0) return attempt;
  }
  return none;
}
