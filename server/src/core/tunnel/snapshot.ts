import type { Attempt, Tunnel, TunnelState } from './model.js';
import type { OpenAttempt, OpenTunnel } from './state.js';

/** What is known of a tunnel now, as a value that later records do not change: the same value as before where they have changed nothing. */
export function freezeTunnel(tunnel: OpenTunnel): Tunnel {
  const attempts = tunnel.attempts.map((attempt, at) => freezeAttempt(attempt, tunnel.attempts[at + 1]));
  const { frozen } = tunnel;
  const isSame =
    frozen !== undefined &&
    frozen.peer === tunnel.peer &&
    frozen.local === tunnel.local &&
    frozen.name === nameOf(tunnel) &&
    frozen.attempts.length === attempts.length &&
    frozen.attempts.every((attempt, at) => attempt === attempts[at]);
  return isSame ? frozen : (tunnel.frozen = newTunnel(tunnel, attempts));
}

const nameOf = (tunnel: OpenTunnel): string => tunnel.name ?? tunnel.peer ?? tunnel.kind.kind;

function newTunnel(tunnel: OpenTunnel, attempts: readonly Attempt[]): Tunnel {
  const times = attempts.flatMap((attempt) => [attempt.start, attempt.end]).filter((time) => !Number.isNaN(time));
  return {
    id: tunnel.id,
    kind: tunnel.kind,
    product: tunnel.product,
    host: tunnel.host,
    name: nameOf(tunnel),
    local: tunnel.local,
    peer: tunnel.peer,
    state: stateOf(attempts),
    firstLine: attempts.reduce((first, attempt) => Math.min(first, attempt.firstLine), Number.POSITIVE_INFINITY),
    lastLine: attempts.reduce((last, attempt) => Math.max(last, attempt.lastLine), -1),
    start: times.reduce((first, time) => (time >= first ? first : time), Number.NaN),
    end: times.reduce((last, time) => (time <= last ? last : time), Number.NaN),
    attempts,
  };
}

/** An attempt that was still negotiating when the next one began has been given up. */
function freezeAttempt(attempt: OpenAttempt, next: OpenAttempt | undefined): Attempt {
  const abandoned = attempt.state === 'negotiating' && next !== undefined && next.firstLine > attempt.lastLine;
  const state = abandoned ? 'failed' : attempt.state;
  if (attempt.frozen?.state === state) return attempt.frozen;
  attempt.frozen = {
    id: attempt.id,
    state,
    reason: state === 'failed' || state === 'down' ? attempt.reason : undefined,
    phases: attempt.phases.map(({ name, state: reached, decision, firstLine, lastLine, start, end }) => ({
      name,
      state: abandoned && reached === 'negotiating' ? 'failed' : reached,
      decision,
      firstLine,
      lastLine,
      start,
      end,
    })),
    retransmissions: attempt.retransmissions,
    rekeys: attempt.rekeys,
    inferredLines: attempt.inferredLines,
    certainFrom: attempt.certainFrom,
    firstLine: attempt.firstLine,
    lastLine: attempt.lastLine,
    start: attempt.start,
    end: attempt.end,
  };
  return attempt.frozen;
}

/** A tunnel stands while any attempt of it does; else it is what its last attempt is. */
function stateOf(attempts: readonly Attempt[]): TunnelState {
  if (attempts.some((attempt) => attempt.state === 'established')) return 'established';
  return attempts.at(-1)?.state ?? 'negotiating';
}
