import type { TunnelEvent, TunnelEventKind } from '../catalog/model.js';
import type { TunnelPlan } from './plan.js';
import { everyPlan, phaseBit, phaseNumber } from './plan.js';

/**
 * What a message says of a tunnel, as objects of one shape: nothing is looked at more often. All that joining asks of an event is worked
 * out here once, rather than by each record.
 */
export interface CompiledEvent extends CatalogEvent, Meaning {
  /** What the message's line is read for. */
  readonly plan: TunnelPlan;
  /** See `phaseNumber` and `phaseBit`; -1 and 0 for an event that names no phase. */
  readonly phaseNumber: number;
  readonly phaseBit: number;
  /** By the places of the plan's keys: whether they name the phase that the record speaks of, rather than another of the same attempt. */
  readonly ownKeys: readonly boolean[];
}

/** What the catalog says of it. */
export type CatalogEvent = { readonly [K in keyof TunnelEvent]-?: TunnelEvent[K] | undefined } & Pick<TunnelEvent, 'kind' | 'event'>;

interface Meaning {
  /**
   * How well it explains a failure. A refusal that names what was refused explains the time-out that follows it, and both explain the
   * deletion at the end.
   */
  readonly strength: number;
  /** Whether it tells of something that begins, rather than of an end. */
  readonly startsSomething: boolean;
  /** Whether it tells how an exchange goes on that waits for its answer. */
  readonly isAnswer: boolean;
  /** Whether it tells of an end without success. */
  readonly isRefusal: boolean;
  /** Whether it ends the attempt, whatever becomes of its phases. */
  readonly endsAttempt: boolean;
  /** Whether it tells of the end of one phase that stood. */
  readonly endsPhase: boolean;
}

const strength: Readonly<Record<TunnelEventKind, number>> = {
  begin: 0,
  progress: 0,
  established: 0,
  rekey: 0,
  rekeyed: 0,
  retransmit: 1,
  deleted: 2,
  expired: 2,
  down: 2,
  failed: 3,
  restart: 4,
  timeout: 4,
  cause: 5,
  dead: 6,
  rejected: 6,
};

/** What an event explains that has no more to say than that something went down, and what a refusal does. */
export const strengthOfDown = strength.down;
export const strengthOfRefusal = strength.rejected;

const refusals: ReadonlySet<TunnelEventKind> = new Set<TunnelEventKind>(['rejected', 'failed', 'timeout']);
const answers: ReadonlySet<TunnelEventKind> = new Set<TunnelEventKind>([...refusals, 'retransmit', 'cause']);
const starts: ReadonlySet<TunnelEventKind> = new Set<TunnelEventKind>([...answers, 'begin', 'progress', 'established', 'rekey', 'rekeyed']);

/** @param plans of the message's product, by the kinds of tunnels */
export function compileEvent(event: TunnelEvent, plans: ReadonlyMap<string, TunnelPlan>): CompiledEvent {
  const { kind, phase, role, packet } = event;
  const plan = plans.get(kind) ?? everyPlan;
  return {
    kind,
    phase,
    event: event.event,
    role,
    packet,
    plan,
    phaseNumber: phase === undefined ? -1 : phaseNumber(phase),
    phaseBit: phase === undefined ? 0 : phaseBit(phase),
    ownKeys: plan.keys.map((key) => (key.of ?? phase) === phase),
    strength: strength[event.event],
    startsSomething: starts.has(event.event),
    isAnswer: answers.has(event.event),
    isRefusal: refusals.has(event.event),
    endsAttempt: event.event === 'dead' || event.event === 'down' || event.event === 'restart',
    endsPhase: event.event === 'deleted' || event.event === 'expired',
  };
}
