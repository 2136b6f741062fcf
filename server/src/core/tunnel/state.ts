import type { CompiledMessage } from '../catalog/compile.js';
import { strengthOfDown, strengthOfRefusal } from './event.js';
import type { LinkedList } from './linked.js';
import type { Decision, Params, TunnelRecord, TunnelState } from './model.js';
import type { OpenAttempt, OpenPhase, OpenTunnel } from './open-tunnel.js';
import { hasSuccessor, setState } from './phases.js';
import type { TunnelPlan } from './plan.js';
import type { Attempts } from './store/attempts.js';

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

/** Takes an event into an attempt and one of its phases, and derives the states. */
export function applyEvent(plan: TunnelPlan, attempt: OpenAttempt, phase: OpenPhase | undefined, record: TunnelRecord): void {
  const { event } = record.event;
  attempt.records++;
  attempt.frozen = undefined;
  stretch(attempt, record);
  if (phase !== undefined) stretch(phase, record);
  const stoodBefore = attempt.state === 'established';
  switch (event) {
    case 'begin':
      if (phase !== undefined) phase.begun = true;
      break;
    case 'progress':
    case 'cause':
      break;
    case 'retransmit':
      attempt.retransmissions++;
      break;
    case 'rekey':
      // `initiating Main Mode to replace #41` after a time-out opens an attempt: nothing stood that it could renew.
      if (attempt.firstLine !== record.line) attempt.rekeys++;
      if (phase !== undefined) phase.begun = true;
      break;
    case 'established':
    case 'rekeyed':
      if (event === 'rekeyed') attempt.rekeys++;
      if (phase !== undefined) decide(attempt, phase, 'established', record);
      break;
    case 'rejected':
    case 'failed':
    case 'timeout':
      // A refused successor leaves the SA that stands as it is.
      if (phase !== undefined && phase.state === 'negotiating') decide(attempt, phase, 'failed', record);
      if (phase === undefined) failPhases(attempt, record);
      else failLaterPhases(plan, attempt, phase, record);
      break;
    case 'deleted':
    case 'expired':
      if (phase === undefined) endPhases(plan, attempt, record);
      else if (!isOver(phase)) decide(attempt, phase, endedState(plan, attempt, phase, record), record);
      if (phase !== undefined) failLaterPhases(plan, attempt, phase, record);
      break;
    case 'down':
      // `IKE_SA deleted` takes its children with it, but not those that a successor has taken over.
      if (phase !== undefined && hasSuccessor(attempt, phase)) decide(attempt, phase, 'down', record);
      else endPhases(plan, attempt, record);
      break;
    case 'dead':
    case 'restart':
      endPhases(plan, attempt, record);
      break;
    default:
      event satisfies never;
  }
  deriveState(plan, attempt, record);
  considerReason(attempt, record, stoodBefore);
}

/** Lets an attempt or phase last until the record. */
export function stretch(part: { firstLine: number; lastLine: number; start: number; end: number }, record: TunnelRecord): void {
  part.firstLine = Math.min(part.firstLine, record.line);
  part.lastLine = Math.max(part.lastLine, record.line);
  if (Number.isNaN(record.time)) return;
  if (Number.isNaN(part.start)) part.start = record.time;
  part.end = record.time;
}

function decide(attempt: OpenAttempt, phase: OpenPhase, state: TunnelState, record: TunnelRecord): void {
  if (phase.state === state && phase.decided) return;
  setState(attempt, phase, state);
  phase.decided = true;
  phase.decision = new LineDecision(record);
  // Events of the whole attempt name no phase, and end those that live.
  stretch(phase, record);
}

function endPhases(plan: TunnelPlan, attempt: OpenAttempt, record: TunnelRecord): void {
  endAll(plan, attempt, attempt.negotiating, record);
  for (const named of attempt.byName) if (named !== undefined) endAll(plan, attempt, named.standing, record);
}

function endAll(plan: TunnelPlan, attempt: OpenAttempt, phases: LinkedList<OpenPhase>, record: TunnelRecord): void {
  // Each leaves the list as it ends.
  for (let phase = phases.first; phase !== undefined; phase = phases.first)
    decide(attempt, phase, endedState(plan, attempt, phase, record), record);
}

/**
 * What a phase is after its end. A log that begins in the middle may tell of nothing but the end of what stood; and where the device logs
 * no success, what nothing went wrong with has stood.
 */
function endedState(plan: TunnelPlan, attempt: OpenAttempt, phase: OpenPhase, record: TunnelRecord): TunnelState {
  const stoodUnseen = phase.firstLine === record.line || (!plan.successLogged && attempt.reasonStrength === 0);
  return phase.state === 'established' || stoodUnseen ? 'down' : 'failed';
}

function failPhases(attempt: OpenAttempt, record: TunnelRecord): void {
  for (let phase = attempt.negotiating.first; phase !== undefined; phase = attempt.negotiating.first)
    decide(attempt, phase, 'failed', record);
}

/** IKE_AUTH negotiates both SAs at once: without the first phase, and with no other that stands, nothing comes of the later ones. */
function failLaterPhases(plan: TunnelPlan, attempt: OpenAttempt, phase: OpenPhase, record: TunnelRecord): void {
  if (phase.state !== 'failed' || phase.number !== plan.openingNumber || (attempt.standingBits & plan.openingBit) !== 0) return;
  let later = attempt.negotiating.first;
  while (later !== undefined) {
    const { after } = later;
    if (later.number !== phase.number) decide(attempt, later, 'failed', record);
    later = after;
  }
}

/** Of two lines that explain equally well the first one counts: the later one follows from it. */
function considerReason(attempt: OpenAttempt, record: TunnelRecord, stoodBefore: boolean): void {
  const { event, strength } = record.event;
  const stands = attempt.state === 'established';
  // An SA that ends in order while its successor stands explains nothing that comes later.
  if (stands && strength <= strengthOfDown) return;
  // A tunnel that stands is taken down by the peer's death or a restart, whatever was refused meanwhile.
  const endsStanding = stoodBefore && !stands && (event === 'dead' || event === 'restart');
  const explains = endsStanding ? strengthOfRefusal + 1 : strength;
  if (explains > attempt.reasonStrength) {
    attempt.reason = new LineDecision(record);
    attempt.reasonStrength = explains;
  }
}

function deriveState(plan: TunnelPlan, attempt: OpenAttempt, record: TunnelRecord): void {
  if ((attempt.standingBits & plan.establishedBy) !== 0) {
    const { event } = record.event;
    if (attempt.state !== 'established' || event === 'established' || event === 'rekeyed') {
      // What went wrong before no longer matters.
      attempt.reason = undefined;
      attempt.reasonStrength = 0;
    }
    attempt.stood = true;
    attempt.state = 'established';
    return;
  }
  if (attempt.stood) {
    attempt.state = 'down';
    return;
  }
  // A phase that failed does not count once it is tried again.
  const failed = hasFailed(attempt);
  const ended =
    record.event.endsAttempt || (attempt.negotiating.first === undefined && attempt.standingBits === 0 && attempt.phases.length > 0);
  // A log that begins with an end tells of something that stood before.
  const stoodUnseen = attempt.state === 'down' || attempt.firstLine === record.line || endedUnseen(plan, attempt);
  if (ended && stoodUnseen && !record.event.isRefusal) attempt.state = 'down';
  else if (ended || failed || (record.event.isRefusal && record.event.phase === undefined)) attempt.state = 'failed';
  else attempt.state = 'negotiating';
}

function hasFailed({ byName }: OpenAttempt): boolean {
  for (const named of byName) if (named?.newest.state === 'failed') return true;
  return false;
}

const endedUnseen = (plan: TunnelPlan, { byName }: OpenAttempt): boolean =>
  !plan.successLogged && byName.every((named) => named === undefined || named.newest.state === 'down');

const isOver = (phase: OpenPhase): boolean => phase.state === 'failed' || phase.state === 'down';

/** Whether later records may still belong to it. */
export const isOpen = (attempt: OpenAttempt): boolean => attempt.state === 'negotiating' || attempt.state === 'established';

/** The newest attempt of the tunnel that is open. */
export function newestOpen(attempts: Attempts, { open }: OpenTunnel): OpenAttempt | undefined {
  for (let id = open.at(-1); id !== undefined; id = open.at(-1)) {
    const newest = attempts.peek(id);
    if (newest !== undefined && isOpen(newest)) return newest;
    open.pop();
    attempts.unlist(id);
  }
  return undefined;
}

/** Notes that an attempt may take further records: one that begins, or one that stands again after it seemed to have ended. */
export function keepOpen({ open }: OpenTunnel, attempt: OpenAttempt): void {
  if (attempt.listed || !isOpen(attempt)) return;
  attempt.listed = true;
  open.push(attempt.id);
}
