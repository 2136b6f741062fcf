import type { CompiledCatalogs, CompiledMessage } from '../catalog/compile.js';
import type { Attempt, Decision, Params, Phase, Tunnel } from '../tunnel/model.js';

/** A tunnel as plain data, which can leave its thread: what belongs to the catalogs is named by its number. */
export interface PackedTunnel extends Omit<Tunnel, 'product' | 'kind' | 'attempts'> {
  readonly product: number;
  readonly kind: string;
  readonly attempts: readonly PackedAttempt[];
}

interface PackedAttempt extends Omit<Attempt, 'reason' | 'phases'> {
  readonly reason: PackedDecision | undefined;
  readonly phases: readonly PackedPhase[];
}

interface PackedPhase extends Omit<Phase, 'decision'> {
  readonly decision: PackedDecision | undefined;
}

interface PackedDecision {
  readonly line: number;
  readonly time: number;
  readonly message: number;
  /** As JSON text: a fraction of the memory of as many values. */
  readonly params: string;
}

export const packTunnel = (tunnel: Tunnel): PackedTunnel => ({
  ...tunnel,
  product: tunnel.product.index,
  kind: tunnel.kind.kind,
  attempts: tunnel.attempts.map((attempt) => ({
    ...attempt,
    reason: packDecision(attempt.reason),
    phases: attempt.phases.map((phase) => ({ ...phase, decision: packDecision(phase.decision) })),
  })),
});

const packDecision = (decision: Decision | undefined): PackedDecision | undefined =>
  decision === undefined
    ? undefined
    : { line: decision.line, time: decision.time, message: decision.message.index, params: JSON.stringify(decision.params) };

class UnpackedDecision implements Decision {
  readonly line: number;
  readonly time: number;
  readonly #params: string;

  constructor(
    { line, time, params }: PackedDecision,
    readonly message: CompiledMessage,
  ) {
    this.line = line;
    this.time = time;
    this.#params = params;
  }

  get params(): Params {
    return JSON.parse(this.#params) as Params;
  }
}

/** @param catalogs compiled from the same catalogs as those of the thread that packed it */
export function unpackTunnel(packed: PackedTunnel, catalogs: CompiledCatalogs): Tunnel | undefined {
  const product = catalogs.products[packed.product];
  const kind = product?.tunnelPlans.get(packed.kind)?.kind;
  if (product === undefined || kind === undefined) return undefined;
  const decision = (each: PackedDecision | undefined): Decision | undefined => {
    const message = each === undefined ? undefined : catalogs.messages[each.message];
    return each === undefined || message === undefined ? undefined : new UnpackedDecision(each, message);
  };
  return {
    ...packed,
    product,
    kind,
    attempts: packed.attempts.map((attempt): Attempt => ({
      ...attempt,
      reason: decision(attempt.reason),
      phases: attempt.phases.map((phase): Phase => ({ ...phase, decision: decision(phase.decision) })),
    })),
  };
}
