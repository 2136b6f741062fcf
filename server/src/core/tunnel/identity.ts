import type { PhaseName } from '../catalog/model.js';
import type { TunnelRecord } from './model.js';
import type { KeyPlan } from './plan.js';
import type { Values } from './values.js';

/**
 * What a record states of names and keys, by their places in its plan: a number where it does, 0 where it does not. Equal numbers of the
 * same rank are the same name, equal numbers of the same space the same key.
 */
export interface Statement {
  readonly identities: Int32Array;
  /** Rank of the strongest of them; -1 where there is none. */
  strongest: number;
  readonly keys: Int32Array;
  /** The places of the keys that it states, and how many there are. */
  readonly places: Int32Array;
  count: number;
  /** Whether any of the keys is the record's own: see `CompiledEvent.ownKeys`. */
  hasOwnKey: boolean;
  /** The spaces, as bits, of the keys by which the record names the phase that it speaks of. */
  spaces: number;
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
export const maximumKinds = 64;

/** One object for the statements of many records. */
export const createStatement = (): Statement => ({
  identities: new Int32Array(maximumKinds),
  strongest: -1,
  keys: new Int32Array(maximumKinds),
  places: new Int32Array(maximumKinds),
  count: 0,
  hasOwnKey: false,
  spaces: 0,
});

/** The number of what the parameters together say; 0 where one of them names nothing. */
function joined(record: TunnelRecord, params: readonly number[], values: Values): number {
  let all = 0;
  for (let at = 0; at < params.length; at++) {
    const stated = record.values[params[at] ?? 0] ?? 0;
    const value = stated === 0 ? 0 : values.comparable(stated);
    if (value === 0) return 0;
    all = at === 0 ? value : values.row(all, value);
  }
  return all;
}

/** Reads what the record states. The next call changes it. */
export function readStatement(statement: Statement, record: TunnelRecord, values: Values): void {
  const { event, plan } = record;
  const { identities, keys, places } = statement;
  statement.strongest = -1;
  for (let rank = plan.identity.length - 1; rank >= 0; rank--) {
    const value = joined(record, plan.identity[rank] ?? none, values);
    identities[rank] = value;
    if (value !== 0) statement.strongest = rank;
  }
  statement.count = 0;
  statement.hasOwnKey = false;
  statement.spaces = 0;
  for (let place = 0; place < plan.keys.length; place++) {
    const key = plan.keys[place];
    const value = key === undefined ? 0 : joined(record, key.params, values);
    keys[place] = value;
    if (key === undefined || value === 0) continue;
    places[statement.count++] = place;
    if (event.ownKeys[place] !== true) continue;
    statement.hasOwnKey = true;
    if (!key.replaced) statement.spaces |= key.spaceBit;
  }
}

const none: readonly never[] = [];

/** The keys that a record states, for readers. */
export function keysOf(record: TunnelRecord, values: Values): readonly PhaseKey[] {
  return record.plan.keys.flatMap((plan) => {
    const value = joined(record, plan.params, values);
    const phase = plan.of ?? record.event.phase;
    return value === 0 ? [] : [{ key: value * maximumKinds + plan.space, plan, phase, own: phase === record.event.phase }];
  });
}

/**
 * Whether all that names the record's tunnel is a key: the ids in `Too many retransmissions on tunnel 1021/4711` are agreed upon in the
 * negotiation, which other lines named by its peer.
 */
export function isNamedByKeyAlone({ identities, strongest, places, count }: Statement, { event, plan }: TunnelRecord): boolean {
  if (strongest < 0) return false;
  for (let rank = strongest; rank < plan.identity.length; rank++) {
    if (identities[rank] === 0) continue;
    const bits = plan.keysOfIdentities[rank] ?? 0;
    if (bits === 0) return false;
    let isKey = false;
    for (let at = 0; at < count; at++) {
      const place = places[at] ?? 0;
      if (event.ownKeys[place] === true && (bits & (1 << place)) !== 0) isKey = true;
    }
    if (!isKey) return false;
  }
  return true;
}

/** The first of the parameters that the record has a value for; 0 if it has none. */
export function firstOf(params: readonly number[], record: TunnelRecord): number {
  for (let at = 0; at < params.length; at++) {
    const value = record.values[params[at] ?? 0] ?? 0;
    if (value !== 0) return value;
  }
  return 0;
}
