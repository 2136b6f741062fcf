import { phaseNames } from '../../catalog/model.js';
import { addLast } from '../linked.js';
import type { TunnelState } from '../model.js';
import type { OpenTunnel } from '../open-tunnel.js';
import { OpenAttempt, OpenPhase } from '../open-tunnel.js';
import { addPhase } from '../phases.js';

/**
 * Attempts as rows of numbers: a few dozen bytes of each rather than two thousand. A row holds what decides where later records belong and
 * what they make of the states. What only a reader sees of an attempt (its reason, its lines, its counts) is not there.
 */
export interface AttemptRows {
  readonly write: (attempt: OpenAttempt) => void;
  /** The attempt as an object again. Its row stays, for the next time. */
  readonly read: (id: number) => OpenAttempt;
  readonly stateOf: (id: number) => TunnelState;
  readonly unlist: (id: number) => void;
  readonly give: (id: number, tunnel: number) => void;
}

/** Where things stand in a row. Behind its head come the phases, then the positions of those that stand, by name in their order. */
const place = { room: 0, tunnel: 1, flags: 2, strength: 3, end: 4, phases: 6, standing: 7, head: 8 } as const;

const states = ['negotiating', 'established', 'failed', 'down'] as const satisfies readonly TunnelState[];
const stateMask = 3;
/** Flags of an attempt and of a phase, above its state. */
const flag = { listed: 4, stood: 8, begun: 4, decided: 8 } as const;
const nameShift = 4;

/** How much room there is at first, once there is a row. */
const leastRows = 1 << 9;
const leastNumbers = 1 << 12;

/** Earlier than any line: what a line does by being a phase's first one, it has done. */
const beforeAllLines = -1;

/** @param tunnelOf the tunnel of an id */
export function createAttemptRows(tunnelOf: (id: number) => OpenTunnel): AttemptRows {
  let numbers = new Int32Array(0);
  let length = 0;
  /** Numbers of rows that have been written anew elsewhere. */
  let unused = 0;
  /** By id where the attempt's row begins, and 1; 0 for none. */
  let starts = new Int32Array(0);
  const row: number[] = [];
  const time = new Float64Array(1);
  const timeHalves = new Int32Array(time.buffer);

  const startOf = (id: number): number => (starts[id] ?? 0) - 1;
  const at = (index: number): number => numbers[index] ?? 0;
  const pushTime = (value: number): void => {
    time[0] = value;
    row.push(timeHalves[0] ?? 0, timeHalves[1] ?? 0);
  };
  const timeAt = (index: number): number => {
    timeHalves[0] = at(index);
    timeHalves[1] = at(index + 1);
    return time[0] ?? Number.NaN;
  };

  const compose = (attempt: OpenAttempt): void => {
    const { state, listed, stood, phases, byName } = attempt;
    row.length = 0;
    row.push(0, attempt.tunnel.id, states.indexOf(state) | (listed ? flag.listed : 0) | (stood ? flag.stood : 0), attempt.reasonStrength);
    pushTime(attempt.end);
    row.push(phases.length, 0);
    for (const phase of phases) {
      const decided = phase.decided ? flag.decided : 0;
      row.push(states.indexOf(phase.state) | (phase.begun ? flag.begun : 0) | decided | (phase.number << nameShift), phase.keySpaces);
      // Of a phase that a key names nobody asks how long it has waited for one.
      if (phase.keySpaces === 0) pushTime(phase.end);
    }
    const before = row.length;
    for (const named of byName) for (let phase = named?.standing.first; phase !== undefined; phase = phase.after) row.push(phase.position);
    row[place.standing] = row.length - before;
  };

  const makeRoom = (): void => {
    if (length + row.length <= numbers.length) return;
    const before = numbers;
    // Where much of it is unused, what is used has room enough without it.
    const used = length - unused + row.length;
    numbers = new Int32Array(Math.max(used + (used >> 1), leastNumbers));
    length = 0;
    for (let id = 0; id < starts.length; id++) {
      const start = startOf(id);
      if (start < 0) continue;
      const room = before[start] ?? 0;
      numbers.set(before.subarray(start, start + room), length);
      starts[id] = length + 1;
      length += room;
    }
    unused = 0;
  };

  const write = (attempt: OpenAttempt): void => {
    compose(attempt);
    const { id } = attempt;
    if (id >= starts.length) {
      const larger = new Int32Array(Math.max(id + (id >> 1), leastRows));
      larger.set(starts);
      starts = larger;
    }
    const known = startOf(id);
    const room = known < 0 ? 0 : at(known);
    if (row.length <= room) {
      row[place.room] = room;
      numbers.set(row, known);
      return;
    }
    starts[id] = 0;
    unused += room;
    makeRoom();
    row[place.room] = row.length;
    numbers.set(row, length);
    starts[id] = length + 1;
    length += row.length;
  };

  const read = (id: number): OpenAttempt => {
    const start = startOf(id);
    if (start < 0) throw new RangeError(`no attempt ${String(id)}`);
    const flags = at(start + place.flags);
    const end = timeAt(start + place.end);
    const attempt = new OpenAttempt(id, tunnelOf(at(start + place.tunnel)), beforeAllLines, end);
    attempt.state = states[flags & stateMask] ?? 'failed';
    attempt.listed = (flags & flag.listed) !== 0;
    attempt.stood = (flags & flag.stood) !== 0;
    attempt.reasonStrength = at(start + place.strength);
    let from = start + place.head;
    for (let left = at(start + place.phases); left > 0; left--) {
      const packed = at(from);
      const keySpaces = at(from + 1);
      const phase = new OpenPhase(
        attempt,
        phaseNames[packed >> nameShift] ?? phaseNames[0],
        beforeAllLines,
        keySpaces === 0 ? timeAt(from + 2) : end,
      );
      phase.state = states[packed & stateMask] ?? 'failed';
      phase.begun = (packed & flag.begun) !== 0;
      phase.decided = (packed & flag.decided) !== 0;
      phase.keySpaces = keySpaces;
      addPhase(attempt, phase);
      if (phase.state === 'negotiating') addLast(attempt.negotiating, phase);
      from += keySpaces === 0 ? 4 : 2;
    }
    for (let left = at(start + place.standing); left > 0; left--) {
      const phase = attempt.phases[at(from++)];
      const standing = phase === undefined ? undefined : attempt.byName[phase.number]?.standing;
      if (phase === undefined || standing === undefined) continue;
      addLast(standing, phase);
      attempt.standingBits |= 1 << phase.number;
    }
    return attempt;
  };

  return {
    write,
    read,
    stateOf: (id) => states[at(startOf(id) + place.flags) & stateMask] ?? 'failed',
    unlist: (id) => {
      const flags = startOf(id) + place.flags;
      numbers[flags] = at(flags) & ~flag.listed;
    },
    give: (id, tunnel) => {
      numbers[startOf(id) + place.tunnel] = tunnel;
    },
  };
}
