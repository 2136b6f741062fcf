import type { CompiledCatalogs } from '../catalog/compile.js';
import type { Attempt, Decision, Phase, Tunnel } from '../tunnel/model.js';

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
  readonly params: Readonly<Record<string, string>>;
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
    : { line: decision.line, time: decision.time, message: decision.message.index, params: { ...decision.params } };

/** @param catalogs compiled from the same catalogs as those of the thread that packed it */
export function unpackTunnel(packed: PackedTunnel, catalogs: CompiledCatalogs): Tunnel | undefined {
  const product = catalogs.products[packed.product];
  const kind = product?.tunnelPlans.get(packed.kind)?.kind;
  if (product === undefined || kind === undefined) return undefined;
  const decision = (each: PackedDecision | undefined): Decision | undefined => {
    const message = each === undefined ? undefined : catalogs.messages[each.message];
    return each === undefined || message === undefined ? undefined : { ...each, message };
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
