import type { Attempt, Tunnel, TunnelState } from './model.js';
import type { OpenAttempt, OpenTunnel } from './open-tunnel.js';
import type { Attempts } from './store/attempts.js';
import type { Values } from './values.js';

/** What is known of a tunnel now, as a value that later records do not change: the same value as before where they have changed nothing. */
export function freezeTunnel(known: Attempts, tunnel: OpenTunnel, values: Values): Tunnel {
  const open = tunnel.attempts.map(known.get);
  const attempts = open.map((attempt, at) => freezeAttempt(attempt, open[at + 1]));
  const names = namesOf(tunnel, values);
  const { frozen } = tunnel;
  const isSame =
    frozen !== undefined &&
    frozen.peer === names.peer &&
    frozen.local === names.local &&
    frozen.name === names.name &&
    frozen.attempts.length === attempts.length &&
    frozen.attempts.every((attempt, at) => attempt === attempts[at]);
  return isSame ? frozen : (tunnel.frozen = newTunnel(tunnel, names, values.text(tunnel.host), attempts));
}

type Names = Pick<Tunnel, 'name' | 'local' | 'peer'>;

function namesOf({ name, local, peer, plan }: OpenTunnel, values: Values): Names {
  const textOf = (value: number): string | undefined => (value === 0 ? undefined : values.text(value));
  return { name: textOf(name) ?? textOf(peer) ?? plan.kind.kind, local: textOf(local), peer: textOf(peer) };
}

function newTunnel(tunnel: OpenTunnel, names: Names, host: string, attempts: readonly Attempt[]): Tunnel {
  const times = attempts.flatMap((attempt) => [attempt.start, attempt.end]).filter((time) => !Number.isNaN(time));
  return {
    id: tunnel.id,
    kind: tunnel.plan.kind,
    product: tunnel.product,
    host,
    ...names,
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
export function stateOf(attempts: readonly { readonly state: TunnelState }[]): TunnelState {
  if (attempts.some((attempt) => attempt.state === 'established')) return 'established';
  return attempts.at(-1)?.state ?? 'negotiating';
}
