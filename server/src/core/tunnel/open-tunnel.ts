import type { CompiledProduct } from '../catalog/compile.js';
import type { Ledger } from './store/ledger.js';
import type { Tunnel } from './model.js';
import type { TunnelPlan } from './plan.js';
import { none } from './store/rows.js';

/** A tunnel while its records come in. */
export interface OpenTunnel {
  readonly id: number;
  readonly plan: TunnelPlan;
  readonly product: CompiledProduct;
  /** Number of a value. */
  readonly host: number;
  /** Oldest first. */
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

/** The newest attempt of the tunnel that is open. */
export function newestOpen({ attempts }: Ledger, { open }: OpenTunnel): number {
  while (open.length > 0) {
    const newest = open[open.length - 1] ?? none;
    if (attempts.isOpen(newest)) return newest;
    open.pop();
    attempts.setListed(newest, false);
  }
  return none;
}

/** Notes that an attempt may take further records: one that begins, or one that stands again after it seemed to have ended. */
export function keepOpen({ attempts }: Ledger, { open }: OpenTunnel, attempt: number): void {
  if (attempts.isListed(attempt) || !attempts.isOpen(attempt)) return;
  attempts.setListed(attempt, true);
  open.push(attempt);
}
