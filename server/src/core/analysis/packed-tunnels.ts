import { phaseNames } from '../catalog/model.js';
import type { Decision, Phase, Stretch, Tunnel, TunnelState } from '../tunnel/model.js';
import type { PackedParams } from './packed-params.js';
import { createParamsPacker } from './packed-params.js';
import type { PackedTable } from './packed-table.js';
import { createTable } from './packed-table.js';

/**
 * Tunnels as plain data, which can leave its thread: a row for each of them, of their attempts, phases and decisions. A log may have a
 * hundred thousand attempts, and as objects they would take many times the memory. What belongs to the catalogs is named by its number.
 */
export interface PackedTunnels {
  readonly tunnels: PackedTable;
  readonly attempts: PackedTable;
  readonly phases: PackedTable;
  readonly decisions: PackedTable;
  readonly params: PackedParams;
  readonly texts: readonly string[];
}

export const states: readonly TunnelState[] = ['negotiating', 'established', 'failed', 'down'];

/** Positions in a row. What follows upon a row's first attempt or phase ends where that of the next row begins. */
export const tunnelRow = {
  firstLine: 0,
  lastLine: 1,
  state: 2,
  product: 3,
  kind: 4,
  host: 5,
  name: 6,
  local: 7,
  peer: 8,
  firstAttempt: 9,
  length: 10,
} as const;
export const attemptRow = {
  firstLine: 0,
  lastLine: 1,
  state: 2,
  id: 3,
  reason: 4,
  firstPhase: 5,
  retransmissions: 6,
  rekeys: 7,
  inferredLines: 8,
  certainFrom: 9,
  length: 10,
} as const;
export const phaseRow = { firstLine: 0, lastLine: 1, state: 2, name: 3, decision: 4, length: 5 } as const;
export const decisionRow = { line: 0, message: 1, params: 2, length: 3 } as const;

/** In place of a text, a decision. */
export const none = -1;

export interface TunnelPacker {
  /** @param idOf the number of an attempt among all of the log, by its id */
  readonly add: (tunnel: Tunnel, idOf: (attempt: number) => number) => void;
  readonly finish: () => PackedTunnels;
}

export function createTunnelPacker(): TunnelPacker {
  const tunnels = createTable(tunnelRow.length, 2);
  const attempts = createTable(attemptRow.length, 2);
  const phases = createTable(phaseRow.length, 2);
  const decisions = createTable(decisionRow.length, 1);
  const params = createParamsPacker();
  const texts = new Map<string, number>();

  const textOf = (text: string | undefined): number => {
    if (text === undefined) return none;
    let number = texts.get(text);
    if (number === undefined) texts.set(text, (number = texts.size));
    return number;
  };
  const decisionOf = (decision: Decision | undefined, known: Map<number, number>): number => {
    if (decision === undefined) return none;
    const { line, time, message } = decision;
    // One line ends all phases of an attempt.
    let row = known.get(line);
    if (row === undefined) {
      row = decisions.rows();
      decisions.add([line, message.index, params.add(decision.params)], [time]);
      known.set(line, row);
    }
    return row;
  };
  const addPhase = (phase: Phase, known: Map<number, number>): void =>
    phases.add([...placeOf(phase), phaseNames.indexOf(phase.name), decisionOf(phase.decision, known)], timesOf(phase));

  return {
    add: (tunnel, idOf) => {
      const firstAttempt = attempts.rows();
      for (const attempt of tunnel.attempts) {
        const known = new Map<number, number>();
        const firstPhase = phases.rows();
        for (const phase of attempt.phases) addPhase(phase, known);
        const { id, reason, retransmissions, rekeys, inferredLines, certainFrom } = attempt;
        const row = [idOf(id), decisionOf(reason, known), firstPhase, retransmissions, rekeys, inferredLines, certainFrom];
        attempts.add([...placeOf(attempt), ...row], timesOf(attempt));
      }
      const { product, kind, host, name, local, peer } = tunnel;
      const words = [kind.kind, host, name, local, peer].map(textOf);
      tunnels.add([...placeOf(tunnel), product.index, ...words, firstAttempt], timesOf(tunnel));
    },
    finish: () => ({
      tunnels: tunnels.finish(),
      attempts: attempts.finish(),
      phases: phases.finish(),
      decisions: decisions.finish(),
      params: params.finish(),
      texts: [...texts.keys()],
    }),
  };
}

const placeOf = ({ firstLine, lastLine, state }: Stretch & { readonly state: TunnelState }): readonly number[] => [
  firstLine,
  lastLine,
  states.indexOf(state),
];

const timesOf = ({ start, end }: Stretch): readonly number[] => [start, end];

/** The arrays of numbers in it: what a thread can hand over without a copy. */
export const arraysOf = ({ tunnels, attempts, phases, decisions, params }: PackedTunnels): readonly (Int32Array | Float64Array)[] => [
  ...[tunnels, attempts, phases, decisions].flatMap(({ numbers, times }) => [numbers, times]),
  params.namesOf,
  params.ends,
];
