import type { PhaseName, TunnelKind } from '../catalog/model.js';
import { phaseNames } from '../catalog/model.js';
import type { Program } from '../template/program.js';

/** A key of a kind of tunnel, its parameters by their places in `TunnelPlan.names`. */
export interface KeyPlan {
  /** As one bit, and as a number. */
  readonly space: number;
  readonly spaceBit: number;
  readonly params: readonly number[];
  readonly of: PhaseName | undefined;
  /** See `phaseNumber`; -1 for a key of whatever phase its line speaks of. */
  readonly ofNumber: number;
  readonly replaced: boolean;
  /** A key of the same space stands before it: both may be one in a line. */
  readonly isRepeated: boolean;
}

/** A kind of tunnel made ready for joining: which parameters of a line it reads, and what for. */
export interface TunnelPlan {
  readonly kind: TunnelKind;
  /** The phase that comes first. */
  readonly opening: PhaseName | undefined;
  /** See `phaseNumber` and `phaseBit`; -1 and 0 for a kind that has no phases. */
  readonly openingNumber: number;
  readonly openingBit: number;
  /** See `TunnelKind`; here and below beside it, whose objects are of several shapes and slow to read. */
  readonly isTimeline: boolean;
  readonly successLogged: boolean;
  /** The parameters that a line is read for. */
  readonly names: readonly string[];
  /** By place: whether the parameter is one of keys and of nothing else, so that it is read in the form in which values are compared. */
  readonly areKeys: readonly boolean[];
  /** Parameters by their places in `names`, here and below. */
  readonly identity: readonly (readonly number[])[];
  readonly keys: readonly KeyPlan[];
  /** How many spaces the keys are of. */
  readonly spaces: number;
  /** -1 for a kind that has none. */
  readonly context: number;
  readonly name: readonly number[];
  readonly peer: readonly number[];
  readonly local: readonly number[];
  /** The phases that make the tunnel stand, as bits: see `phaseBit`. */
  readonly establishedBy: number;
  /** By their ranks: the identities that are keys as well, as bits of the keys' places. */
  readonly keysOfIdentities: readonly number[];
  /** The process of the envelope: a daemon that serves one session is named by it. -1 for a kind that does not ask. */
  readonly process: number;
  /** By a program's parameters their places in `names`, -1 for those that nobody reads. */
  readonly placesOf: (program: Program) => Int8Array;
  /** The place of a parameter in `names`, or -1. */
  readonly placeOf: (name: string) => number;
}

/** A phase as its place in `phaseNames`, and as one bit. */
export const phaseNumber = (phase: PhaseName): number => phaseNames.indexOf(phase);
export const phaseBit = (phase: PhaseName): number => 1 << phaseNumber(phase);

const bitsOf = (phases: readonly PhaseName[]): number => phases.reduce((bits, phase) => bits | phaseBit(phase), 0);

export function planTunnels(kind: TunnelKind): TunnelPlan {
  const names: string[] = [];
  const places = new Map<string, number>();
  const placeOf = (name: string): number => {
    const known = places.get(name);
    if (known !== undefined) return known;
    places.set(name, names.length);
    return names.push(name) - 1;
  };
  const spaces = [...new Set((kind.keys ?? []).map(({ space }) => space))];
  const byProgram = new Map<Program, Int8Array>();
  const find = (name: string): number => places.get(name) ?? -1;
  const [opening] = kind.phases;
  const peer = kind.peer ?? ['peer'];
  const local = kind.local ?? ['local'];
  const shown = new Set([...kind.identity.flat(), ...(kind.name ?? []), ...peer, ...local, kind.context]);
  // One object at once: of parts that are spread, V8 makes objects of several shapes, which are slow to read.
  return {
    kind,
    opening,
    openingNumber: opening === undefined ? -1 : phaseNumber(opening),
    openingBit: opening === undefined ? 0 : phaseBit(opening),
    isTimeline: kind.timeline === true,
    successLogged: kind.successLogged !== false,
    names,
    identity: kind.identity.map((params) => params.map(placeOf)),
    keys: (kind.keys ?? []).map(({ space, params, of, replaced }, at, all) => ({
      space: spaces.indexOf(space),
      spaceBit: 1 << spaces.indexOf(space),
      params: params.map(placeOf),
      of,
      ofNumber: of === undefined ? -1 : phaseNumber(of),
      replaced: replaced === true,
      isRepeated: all.findIndex((key) => key.space === space) < at,
    })),
    spaces: spaces.length,
    context: kind.context === undefined ? -1 : placeOf(kind.context),
    name: (kind.name ?? kind.identity[0] ?? []).map(placeOf),
    peer: peer.map(placeOf),
    local: local.map(placeOf),
    establishedBy: bitsOf(kind.establishedBy ?? kind.phases.slice(-1)),
    keysOfIdentities: kind.identity.map((identity) =>
      (kind.keys ?? []).reduce((bits, { params }, at) => (params.join() === identity.join() ? bits | (1 << at) : bits), 0),
    ),
    process: places.get('process_id') ?? -1,
    areKeys: names.map((name) => !shown.has(name)),
    placeOf: find,
    placesOf: (program) => {
      let found = byProgram.get(program);
      if (found === undefined) byProgram.set(program, (found = Int8Array.from(program.names, find)));
      return found;
    },
  };
}

/** For what a device says of all its tunnels, whatever their kinds: it names none. */
export const everyPlan: TunnelPlan = planTunnels({ kind: '*', identity: [], phases: [], peer: [], local: [] });
