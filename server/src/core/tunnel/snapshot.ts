import type { PhaseName } from '../catalog/model.js';
import { phaseNames } from '../catalog/model.js';
import type { Ledger } from './store/ledger.js';
import { attemptStory, phaseStory } from './store/ledger.js';
import type { Attempt, Phase, Tunnel, TunnelState } from './model.js';
import type { OpenTunnel } from './open-tunnel.js';
import { nameOf, negotiating } from './store/states.js';
import type { Values } from './values.js';

/** What is known of a tunnel now, as a value that later records do not change: the same value as before where they have changed nothing. */
export function freezeTunnel(ledger: Ledger, tunnel: OpenTunnel, values: Values): Tunnel {
  const attempts = tunnel.attempts.map((attempt, at) => freezeAttempt(ledger, attempt, tunnel.attempts[at + 1]));
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
function freezeAttempt(ledger: Ledger, attempt: number, next: number | undefined): Attempt {
  const { attempts } = ledger;
  const story = attemptStory(ledger, attempt);
  if (story === undefined) throw new RangeError('nothing is told of an attempt');
  const isNegotiating = attempts.state(attempt) === negotiating;
  const abandoned = isNegotiating && next !== undefined && attempts.firstLine(next) > story.lastLine;
  const state = abandoned ? 'failed' : nameOf(attempts.state(attempt));
  if (story.frozen?.state === state) return story.frozen;
  story.frozen = {
    id: attempts.id(attempt),
    state,
    reason: state === 'failed' || state === 'down' ? story.reason : undefined,
    phases: story.phases.map((phase) => freezePhase(ledger, phase, abandoned)),
    retransmissions: story.retransmissions,
    rekeys: story.rekeys,
    inferredLines: story.inferredLines,
    certainFrom: story.certainFrom,
    firstLine: attempts.firstLine(attempt),
    lastLine: story.lastLine,
    start: story.start,
    end: attempts.end(attempt),
  };
  return story.frozen;
}

function freezePhase(ledger: Ledger, phase: number, abandoned: boolean): Phase {
  const { phases } = ledger;
  const story = phaseStory(ledger, phase);
  if (story === undefined) throw new RangeError('nothing is told of a phase');
  const state = phases.state(phase);
  return {
    name: phaseNameOf(phases.number(phase)),
    state: abandoned && state === negotiating ? 'failed' : nameOf(state),
    decision: story.decision,
    firstLine: phases.firstLine(phase),
    lastLine: story.lastLine,
    start: story.start,
    end: phases.end(phase),
  };
}

const phaseNameOf = (number: number): PhaseName => phaseNames[number] ?? phaseNames[0];

/** A tunnel stands while any attempt of it does; else it is what its last attempt is. */
function stateOf(attempts: readonly { readonly state: TunnelState }[]): TunnelState {
  if (attempts.some((attempt) => attempt.state === 'established')) return 'established';
  return attempts.at(-1)?.state ?? 'negotiating';
}
