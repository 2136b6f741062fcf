import type { CompiledEvent, CompiledMessage, CompiledProduct } from '../catalog/compile.js';
import type { PhaseName, TunnelKind } from '../catalog/model.js';
import type { TunnelPlan } from './plan.js';

export type TunnelState = 'negotiating' | 'established' | 'failed' | 'down';

/** A record that says something about a tunnel: what the correlator reads. May be changed to be the next one when it has been read. */
export interface TunnelRecord {
  /** Line number from 0. */
  readonly line: number;
  /** The device's wall clock: milliseconds since 1970 counted as UTC, NaN where the line has no time. */
  readonly time: number;
  /** The device that wrote the line, as a number: see `Values`. 0 where the line names none. */
  readonly host: number;
  readonly message: CompiledMessage;
  readonly event: CompiledEvent;
  readonly plan: TunnelPlan;
  /** The values of the parameters that the plan names, in its order, as numbers: see `Values`. Those of keys alone are comparable. */
  readonly values: Int32Array;
  /** Gives what reads all of the line's parameters as text, also when the record has gone by. */
  readonly paramsReader: () => () => Params;
}

export type Params = Readonly<Record<string, string>>;

/** The line that decided a phase or attempt. */
export interface Decision {
  readonly line: number;
  readonly time: number;
  readonly message: CompiledMessage;
  readonly params: Params;
}

/** A stretch of lines and of time. */
export interface Stretch {
  readonly firstLine: number;
  readonly lastLine: number;
  /** Milliseconds since 1970, NaN where no line has a time. */
  readonly start: number;
  readonly end: number;
}

export interface Phase extends Stretch {
  readonly name: PhaseName;
  readonly state: TunnelState;
  /** The line by which the phase was established, failed or ended; undefined while it negotiates. */
  readonly decision: Decision | undefined;
}

export interface Attempt extends Stretch {
  /** Number among all attempts of the analysis: what the columns of an analysis hold. */
  readonly id: number;
  readonly state: TunnelState;
  /** Why it failed or went down. */
  readonly reason: Decision | undefined;
  readonly phases: readonly Phase[];
  readonly retransmissions: number;
  readonly rekeys: number;
  /** Lines that were assigned by context, not by a name or number of their own. */
  readonly inferredLines: number;
  /** All lines before this one are such. */
  readonly certainFrom: number;
}

export interface Tunnel extends Stretch {
  readonly id: number;
  readonly kind: TunnelKind;
  readonly product: CompiledProduct;
  readonly host: string;
  readonly name: string;
  readonly local: string | undefined;
  readonly peer: string | undefined;
  readonly state: TunnelState;
  readonly attempts: readonly Attempt[];
}

/** Where a record was placed. */
export interface Placement {
  /** Ids of the tunnel and of those that turned out to be the same one, oldest first. */
  readonly tunnel: number;
  readonly absorbed: readonly number[];
  /** Id of the attempt. */
  readonly attempt: number;
  /** Position in the attempt's phases, -1 where the record speaks of none. */
  readonly phase: number;
  /** Whether the record was assigned by context, not by a name or number of its own. */
  readonly inferred: boolean;
}
