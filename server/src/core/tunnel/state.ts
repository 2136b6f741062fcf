import type { CompiledMessage } from '../catalog/compile.js';
import { strengthOfDown, strengthOfRefusal } from './event.js';
import type { Ledger } from './store/ledger.js';
import { attemptStory, phaseStory, stretchAttempt, stretchPhase } from './store/ledger.js';
import type { Decision, Params, TunnelRecord } from './model.js';
import { hasSuccessor, setState } from './store/phase-lists.js';
import type { TunnelPlan } from './plan.js';
import { none } from './store/rows.js';
import type { State } from './store/states.js';
import { down, established, failed, negotiating } from './store/states.js';

/** There are as many as phases: a class keeps each as small as what it holds. */
class LineDecision implements Decision {
  readonly line: number;
  readonly time: number;
  readonly message: CompiledMessage;
  readonly #read: () => Params;

  constructor(record: TunnelRecord) {
    this.line = record.line;
    this.time = record.time;
    this.message = record.message;
    this.#read = record.paramsReader();
  }

  /** Read when somebody wants to see them: most decisions are overtaken by others. */
  get params(): Params {
    return this.#read();
  }
}

/** Takes an event into an attempt and one of its phases, and derives the states. @param phase `none` where it speaks of none */
export function applyEvent(ledger: Ledger, plan: TunnelPlan, attempt: number, phase: number, record: TunnelRecord): void {
  const { attempts, phases } = ledger;
  const { event } = record.event;
  const story = attemptStory(ledger, attempt);
  if (story !== undefined) {
    story.records++;
    story.frozen = undefined;
  }
  stretchAttempt(ledger, attempt, record);
  if (phase !== none) stretchPhase(ledger, phase, record);
  const stoodBefore = attempts.state(attempt) === established;
  switch (event) {
    case 'begin':
      if (phase !== none) phases.setBegun(phase);
      break;
    case 'progress':
    case 'cause':
      break;
    case 'retransmit':
      if (story !== undefined) story.retransmissions++;
      break;
    case 'rekey':
      // `initiating Main Mode to replace #41` after a time-out opens an attempt: nothing stood that it could renew.
      if (story !== undefined && attempts.firstLine(attempt) !== record.line) story.rekeys++;
      if (phase !== none) phases.setBegun(phase);
      break;
    case 'established':
    case 'rekeyed':
      if (story !== undefined && event === 'rekeyed') story.rekeys++;
      if (phase !== none) decide(ledger, attempt, phase, established, record);
      break;
    case 'rejected':
    case 'failed':
    case 'timeout':
      // A refused successor leaves the SA that stands as it is.
      if (phase !== none && phases.state(phase) === negotiating) decide(ledger, attempt, phase, failed, record);
      if (phase === none) failPhases(ledger, attempt, none, record);
      else failLaterPhases(ledger, plan, attempt, phase, record);
      break;
    case 'deleted':
    case 'expired':
      if (phase === none) endPhases(ledger, plan, attempt, record);
      else if (!isOver(phases.state(phase))) decide(ledger, attempt, phase, endedState(ledger, plan, attempt, phase, record), record);
      if (phase !== none) failLaterPhases(ledger, plan, attempt, phase, record);
      break;
    case 'down':
      // `IKE_SA deleted` takes its children with it, but not those that a successor has taken over.
      if (phase !== none && hasSuccessor(ledger, attempt, phase)) decide(ledger, attempt, phase, down, record);
      else endPhases(ledger, plan, attempt, record);
      break;
    case 'dead':
    case 'restart':
      endPhases(ledger, plan, attempt, record);
      break;
    default:
      event satisfies never;
  }
  deriveState(ledger, plan, attempt, record);
  considerReason(ledger, attempt, record, stoodBefore);
}

function decide(ledger: Ledger, attempt: number, phase: number, state: State, record: TunnelRecord): void {
  const { phases } = ledger;
  if (phases.state(phase) === state && phases.isDecided(phase)) return;
  setState(ledger, attempt, phase, state);
  phases.setDecided(phase);
  const story = phaseStory(ledger, phase);
  if (story !== undefined) story.decision = new LineDecision(record);
  // Events of the whole attempt name no phase, and end those that live.
  stretchPhase(ledger, phase, record);
}

function endPhases(ledger: Ledger, plan: TunnelPlan, attempt: number, record: TunnelRecord): void {
  const { attempts, names } = ledger;
  const end = (phase: number): void => {
    decide(ledger, attempt, phase, endedState(ledger, plan, attempt, phase, record), record);
  };
  // Each leaves its list as it ends.
  for (let phase = attempts.firstNegotiating(attempt); phase !== none; phase = attempts.firstNegotiating(attempt)) end(phase);
  if (attempts.standingBits(attempt) === 0) return;
  for (let name = attempts.names(attempt); name !== none; name = names.next(name)) {
    for (let phase = names.first(name); phase !== none; phase = names.first(name)) end(phase);
  }
}

/**
 * What a phase is after its end. A log that begins in the middle may tell of nothing but the end of what stood; and where the device logs
 * no success, what nothing went wrong with has stood.
 */
function endedState({ attempts, phases }: Ledger, plan: TunnelPlan, attempt: number, phase: number, record: TunnelRecord): State {
  const stoodUnseen = phases.firstLine(phase) === record.line || (!plan.successLogged && attempts.reasonStrength(attempt) === 0);
  return phases.state(phase) === established || stoodUnseen ? down : failed;
}

/** Lets those fail that negotiate. @param except one that does not count, and all of its name */
function failPhases(ledger: Ledger, attempt: number, except: number, record: TunnelRecord): void {
  const { attempts, phases } = ledger;
  let phase = attempts.firstNegotiating(attempt);
  while (phase !== none) {
    const after = phases.after(phase);
    if (except === none || phases.number(phase) !== phases.number(except)) decide(ledger, attempt, phase, failed, record);
    phase = after;
  }
}

/** IKE_AUTH negotiates both SAs at once: without the first phase, and with no other that stands, nothing comes of the later ones. */
function failLaterPhases(ledger: Ledger, plan: TunnelPlan, attempt: number, phase: number, record: TunnelRecord): void {
  const { attempts, phases } = ledger;
  if (phases.state(phase) !== failed || phases.number(phase) !== plan.openingNumber) return;
  if ((attempts.standingBits(attempt) & plan.openingBit) === 0) failPhases(ledger, attempt, phase, record);
}

/** Of two lines that explain equally well the first one counts: the later one follows from it. */
function considerReason(ledger: Ledger, attempt: number, record: TunnelRecord, stoodBefore: boolean): void {
  const { attempts } = ledger;
  const { event, strength } = record.event;
  const stands = attempts.state(attempt) === established;
  // An SA that ends in order while its successor stands explains nothing that comes later.
  if (stands && strength <= strengthOfDown) return;
  // A tunnel that stands is taken down by the peer's death or a restart, whatever was refused meanwhile.
  const endsStanding = stoodBefore && !stands && (event === 'dead' || event === 'restart');
  const explains = endsStanding ? strengthOfRefusal + 1 : strength;
  if (explains <= attempts.reasonStrength(attempt)) return;
  attempts.setReasonStrength(attempt, explains);
  const story = attemptStory(ledger, attempt);
  if (story !== undefined) story.reason = new LineDecision(record);
}

function deriveState(ledger: Ledger, plan: TunnelPlan, attempt: number, record: TunnelRecord): void {
  const { attempts } = ledger;
  const { event } = record;
  const before = attempts.state(attempt);
  if ((attempts.standingBits(attempt) & plan.establishedBy) !== 0) {
    if (before !== established || event.event === 'established' || event.event === 'rekeyed') {
      // What went wrong before no longer matters.
      attempts.setReasonStrength(attempt, 0);
      const story = attemptStory(ledger, attempt);
      if (story !== undefined) story.reason = undefined;
    }
    attempts.setStood(attempt);
    attempts.setState(attempt, established);
    return;
  }
  if (attempts.hasStood(attempt)) {
    attempts.setState(attempt, down);
    return;
  }
  const names = attempts.names(attempt);
  const isIdle = attempts.firstNegotiating(attempt) === none && attempts.standingBits(attempt) === 0 && names !== none;
  const ended = event.endsAttempt || isIdle;
  // A log that begins with an end tells of something that stood before.
  const stoodUnseen = ended && (before === down || attempts.firstLine(attempt) === record.line || endedUnseen(ledger, plan, attempt));
  // A phase that failed does not count once it is tried again.
  if (stoodUnseen && !event.isRefusal) attempts.setState(attempt, down);
  else if (ended || hasFailed(ledger, attempt) || (event.isRefusal && event.phase === undefined)) attempts.setState(attempt, failed);
  else attempts.setState(attempt, negotiating);
}

function hasFailed({ attempts, names, phases }: Ledger, attempt: number): boolean {
  let name = attempts.names(attempt);
  while (name !== none && phases.state(names.newest(name)) !== failed) name = names.next(name);
  return name !== none;
}

function endedUnseen({ attempts, names, phases }: Ledger, plan: TunnelPlan, attempt: number): boolean {
  if (plan.successLogged) return false;
  let name = attempts.names(attempt);
  while (name !== none && phases.state(names.newest(name)) === down) name = names.next(name);
  return name === none;
}

const isOver = (state: State): boolean => state === failed || state === down;
