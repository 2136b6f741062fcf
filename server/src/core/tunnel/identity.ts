import type { PhaseName } from '../catalog/model.js';
import type { TunnelRecord } from './model.js';
import type { KeyPlan } from './plan.js';
import type { Values } from './values.js';

/** A name of a tunnel that a record states: a number that no other name of the same kind of tunnel has. */
export interface Identity {
  readonly name: number;
  /** Its place in the catalog's list: 0 is the strongest. */
  readonly rank: number;
}

/** A key that a record states for a phase. */
export interface PhaseKey {
  /** A number that no other key of the same kind of tunnel has. */
  readonly key: number;
  readonly plan: KeyPlan;
  readonly phase: PhaseName | undefined;
  /** Whether it names the phase that the record speaks of, rather than another of the same attempt. */
  readonly own: boolean;
}

/** Ranks and spaces that a kind may have: what is above them in a number is a value. */
const maximumKinds = 64;

/** The number of what the parameters together say; 0 where one of them names nothing. */
function joined(record: TunnelRecord, params: readonly number[], values: Values): number {
  let all = 0;
  for (let at = 0; at < params.length; at++) {
    const value = values.comparable(record.values[params[at] ?? 0] ?? 0);
    if (value === 0) return 0;
    all = at === 0 ? value : values.row(all, value);
  }
  return all;
}

const none: readonly never[] = [];

/** The tunnel identities that a record states, strongest first. */
export function identitiesOf(record: TunnelRecord, values: Values): readonly Identity[] {
  let found: Identity[] | undefined;
  const { identity } = record.plan;
  for (let rank = 0; rank < identity.length; rank++) {
    const value = joined(record, identity[rank] ?? none, values);
    if (value !== 0) (found ??= []).push({ name: value * maximumKinds + rank, rank });
  }
  return found ?? none;
}

export function keysOf(record: TunnelRecord, values: Values): readonly PhaseKey[] {
  let found: PhaseKey[] | undefined;
  for (const plan of record.plan.keys) {
    const value = joined(record, plan.params, values);
    if (value === 0) continue;
    const phase = plan.of ?? record.event.phase;
    (found ??= []).push({ key: value * maximumKinds + plan.space, plan, phase, own: phase === record.event.phase });
  }
  return found ?? none;
}

/** The first of the parameters that the record has a value for; 0 if it has none. */
export function firstOf(params: readonly number[], record: TunnelRecord): number {
  for (const param of params) {
    const value = record.values[param] ?? 0;
    if (value !== 0) return value;
  }
  return 0;
}
