import type { Attempt, Tunnel, TunnelState } from './model.js';
import type { OpenAttempt, OpenTunnel } from './state.js';

/** What is known of a tunnel now, as a value that later records do not change. */
export function freezeTunnel(tunnel: OpenTunnel): Tunnel {
  const attempts = tunnel.attempts.map((attempt, at) => freezeAttempt(attempt, tunnel.attempts[at + 1]));
  const times = attempts.flatMap((attempt) => [attempt.start, attempt.end]).filter((time) => !Number.isNaN(time));
  return {
    id: tunnel.id,
    kind: tunnel.kind,
    product: tunnel.product,
    host: tunnel.host,
    name: tunnel.name ?? tunnel.peer ?? tunnel.kind.kind,
    local: tunnel.local,
    peer: tunnel.peer,
    state: stateOf(attempts),
    firstLine: Math.min(...attempts.map((attempt) => attempt.firstLine)),
    lastLine: Math.max(...attempts.map((attempt) => attempt.lastLine)),
    start: times.length === 0 ? Number.NaN : Math.min(...times),
    end: times.length === 0 ? Number.NaN : Math.max(...times),
    attempts,
  };
}

/** An attempt that was still negotiating when the next one began has been given up. */
function freezeAttempt(attempt: OpenAttempt, next: OpenAttempt | undefined): Attempt {
  const abandoned = attempt.state === 'negotiating' && next !== undefined && next.firstLine > attempt.lastLine;
  const state = abandoned ? 'failed' : attempt.state;
  return {
    id: attempt.id,
    state,
    reason: state === 'failed' || state === 'down' ? attempt.reason : undefined,
    phases: attempt.phases.map((phase) => ({ ...phase, state: abandoned && phase.state === 'negotiating' ? 'failed' : phase.state })),
    retransmissions: attempt.retransmissions,
    rekeys: attempt.rekeys,
    inferredLines: attempt.inferredLines,
    certainFrom: attempt.certainFrom,
    firstLine: attempt.firstLine,
    lastLine: attempt.lastLine,
    start: attempt.start,
    end: attempt.end,
  };
}

/** A tunnel stands while any attempt of it does; else it is what its last attempt is. */
function stateOf(attempts: readonly Attempt[]): TunnelState {
  if (attempts.some((attempt) => attempt.state === 'established')) return 'established';
  return attempts.at(-1)?.state ?? 'negotiating';
}
