import type { CompiledProduct } from '../catalog/compile.js';
import type { PhaseName } from '../catalog/model.js';
import type { Linked, LinkedList } from './linked.js';
import { createLinkedList } from './linked.js';
import type { Attempt, Decision, Tunnel, TunnelState } from './model.js';
import type { TunnelPlan } from './plan.js';
import { phaseNumber } from './plan.js';

/** Where a record belongs. Each phase has one, and each attempt one without a phase. */
export interface Node {
  readonly attempt: OpenAttempt;
  readonly phase: OpenPhase | undefined;
}

/** A phase while its records come in. Linked: among those of its attempt that negotiate, or those of its name that stand. */
export class OpenPhase implements Linked<OpenPhase> {
  before: OpenPhase | undefined = undefined;
  after: OpenPhase | undefined = undefined;
  readonly node: Node;
  readonly name: PhaseName;
  /** See `phaseNumber`. */
  readonly number: number;
  /** Position in the attempt's phases. */
  readonly position: number;
  state: TunnelState = 'negotiating';
  /** Whether a line has decided its state, and the line: only the attempt of a reader has it. */
  decided = false;
  decision: Decision | undefined = undefined;
  /** The spaces of the keys by which lines have named it, as bits: see `KeyPlan.space`. */
  keySpaces = 0;
  /** Whether a line has told of its beginning. */
  begun = false;
  /** Whether it is among the scope's `unnamed`. */
  isNoted = false;
  firstLine: number;
  lastLine: number;
  start: number;
  end: number;

  constructor(attempt: OpenAttempt, name: PhaseName, line: number, time: number) {
    this.node = { attempt, phase: this };
    this.name = name;
    this.number = phaseNumber(name);
    this.position = attempt.phases.length;
    this.firstLine = this.lastLine = line;
    this.start = this.end = time;
  }
}

/** An attempt's phases of one name. */
export interface PhasesOfName {
  newest: OpenPhase;
  /** Those that stand, the one that came up first before the others. */
  readonly standing: LinkedList<OpenPhase>;
}

/** An attempt while its records come in. Linked: among its scope's `negotiating`. */
export class OpenAttempt implements Linked<OpenAttempt> {
  before: OpenAttempt | undefined = undefined;
  after: OpenAttempt | undefined = undefined;
  /** The node of its records that speak of no phase. */
  readonly node: Node = { attempt: this, phase: undefined };
  readonly id: number;
  /** Whose it is: a line may tell that it is another's than the lines before seemed to say. */
  tunnel: OpenTunnel;
  readonly phases: OpenPhase[] = [];
  /** Those of the phases that negotiate, oldest first: here and below what spares long-lived tunnels a walk over all phases. */
  readonly negotiating: LinkedList<OpenPhase> = createLinkedList();
  /** By the number of the name. */
  readonly byName: (PhasesOfName | undefined)[] = [];
  /** The names of phases that stand, as bits: see `phaseBit`. */
  standingBits = 0;
  state: TunnelState = 'negotiating';
  /** Whether it is among its scope's `negotiating`. */
  isNoted = false;
  /** Whether it is among its tunnel's `open` attempts. */
  listed = false;
  /** Whether the tunnel stood at any time of the attempt. */
  stood = false;
  reason: Decision | undefined = undefined;
  reasonStrength = 0;
  retransmissions = 0;
  rekeys = 0;
  inferredLines = 0;
  /** How many records it has taken in. */
  records = 0;
  /** Lines before this one came to the tunnel by their order alone: see `adoptAttempt`. */
  certainFrom = 0;
  firstLine: number;
  lastLine: number;
  start: number;
  end: number;
  /** The attempt as it was last told; undefined where a record has changed it since. */
  frozen: Attempt | undefined = undefined;

  constructor(id: number, tunnel: OpenTunnel, line: number, time: number) {
    this.id = id;
    this.tunnel = tunnel;
    this.firstLine = this.lastLine = line;
    this.start = this.end = time;
  }
}

/** A tunnel while its records come in. */
export interface OpenTunnel {
  readonly id: number;
  readonly plan: TunnelPlan;
  readonly product: CompiledProduct;
  /** Number of a value. */
  readonly host: number;
  /** Ids of its attempts, ascending: see `Attempts`. */
  readonly attempts: number[];
  /** Those of the attempts that later records may belong to, oldest first, and such that have ended since and that nobody has looked at. */
  readonly open: number[];
  /** What names the tunnel among those of its device, or has done so, and how many before they are looked through: see `takeName`. */
  names: number[];
  mostNames: number;
  /** Rank of the strongest identity that a line has stated: see `TunnelKind.identity`. */
  rank: number;
  /** Numbers of values, 0 where no line has stated them. */
  name: number;
  nameRank: number;
  local: number;
  peer: number;
  /** Ids of the tunnels that turned out to be this one. */
  readonly absorbed: number[];
  /** Whether it is among its scope's `active`. */
  isNoted: boolean;
  /** The tunnel as it was last told. */
  frozen: Tunnel | undefined;
}
