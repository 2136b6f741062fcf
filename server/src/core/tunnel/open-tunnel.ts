import type { CompiledProduct } from '../catalog/compile.js';
import type { PhaseName } from '../catalog/model.js';
import type { ByPhase } from './by-phase.js';
import type { Attempt, Decision, Tunnel, TunnelState } from './model.js';
import type { TunnelPlan } from './plan.js';

/** A phase while its records come in. */
export interface OpenPhase {
  readonly name: PhaseName;
  /** Position in the attempt's phases. */
  readonly position: number;
  state: TunnelState;
  decision: Decision | undefined;
  /** The spaces of the keys by which lines have named it, as bits: see `KeyPlan.space`. */
  keySpaces: number;
  /** Whether a line has told of its beginning. */
  begun: boolean;
  firstLine: number;
  lastLine: number;
  start: number;
  end: number;
}

/** An attempt while its records come in. */
export interface OpenAttempt {
  readonly id: number;
  /** Whose it is: a line may tell that it is another's than the lines before seemed to say. */
  tunnel: OpenTunnel;
  readonly phases: OpenPhase[];
  /** Those of the phases that negotiate, and those that stand, oldest first: they spare long-lived tunnels a walk over all phases. */
  readonly negotiating: Set<OpenPhase>;
  readonly standing: ByPhase<Set<OpenPhase>>;
  /** The names of phases that stand, as bits: see `phaseBit`. */
  standingBits: number;
  readonly newest: ByPhase<OpenPhase>;
  state: TunnelState;
  /** Whether it is among its tunnel's `open` attempts. */
  listed: boolean;
  /** Whether the tunnel stood at any time of the attempt. */
  stood: boolean;
  reason: Decision | undefined;
  reasonStrength: number;
  retransmissions: number;
  rekeys: number;
  inferredLines: number;
  /** How many records it has taken in. */
  records: number;
  /** Lines before this one came to the tunnel by their order alone: see `adoptAttempt`. */
  certainFrom: number;
  firstLine: number;
  lastLine: number;
  start: number;
  end: number;
  /** The attempt as it was last told; undefined where a record has changed it since. */
  frozen: Attempt | undefined;
}

/** A tunnel while its records come in. */
export interface OpenTunnel {
  readonly id: number;
  readonly plan: TunnelPlan;
  readonly product: CompiledProduct;
  /** Number of a value. */
  readonly host: number;
  readonly attempts: OpenAttempt[];
  /** Those of the attempts that later records may belong to, oldest first: few, however often the tunnel failed. */
  readonly open: OpenAttempt[];
  /** What names the tunnel among those of its device. */
  readonly identities: Set<number>;
  /** Rank of the strongest identity that a line has stated: see `TunnelKind.identity`. */
  rank: number;
  /** Numbers of values, 0 where no line has stated them. */
  name: number;
  nameRank: number;
  local: number;
  peer: number;
  /** Ids of the tunnels that turned out to be this one. */
  readonly absorbed: number[];
  /** The tunnel as it was last told. */
  frozen: Tunnel | undefined;
}
