import type { CompiledFamily } from '../core/catalog/compile.js';
import type { Packet, TunnelEventKind } from '../core/catalog/model.js';
import type { Decision, TunnelState } from '../core/tunnel/model.js';
import { fateOf } from './ladder-fate.js';
import { readMarks } from './ladder-marks.js';
import type { Ladder, LadderRecord, Moment, NoteStep, PacketStep, Role, Step } from './ladder-model.js';
import { otherEnd } from './ladder-model.js';
import type { OpenPacket, OpenStep } from './ladder-packets.js';
import { openPacket, repeat, spokenOf, tellAgain } from './ladder-packets.js';
import { columnOf, createExchangeRoles, directed, numberInRound, otherRole, roleByPacket, statedRole } from './ladder-roles.js';

/** What the ladder's reader needs to know besides the lines. */
export interface LadderSubject {
  /** The device that wrote the log; '' where its lines name none. */
  readonly host: string;
  readonly local: string | undefined;
  readonly peer: string | undefined;
  readonly state: TunnelState;
  /** Why the attempt failed or went down. */
  readonly reason: Decision | undefined;
}

/** Draws the ladder of one attempt from its lines, which come one at a time and in order. */
export interface LadderBuilder {
  readonly add: (record: LadderRecord) => void;
  readonly finish: (subject: LadderSubject) => Ladder;
}

/** Steps that are kept: the first and the last. */
export const mostSteps = 1000;

/** Lines that are told once though they come again and again: what is wrong with a packet, what follows, the notification of it. */
const cycle = 4;

/** Packets among which a line may speak of one again. */
const near = 12;

export function createLadderBuilder(): LadderBuilder {
  const steps: OpenStep[] = [];
  const marks = new Map<string, Moment>();
  const hearing = new Set<CompiledFamily>();
  let packets = 0;
  let left = 0;
  let role: Role | undefined;
  const roles = createExchangeRoles();
  /** Phases that stand: what says so again is no news. */
  const standing = new Set<number>();
  /** Whether anything has: who renews it need not be who began. */
  let stood = false;

  const push = (step: OpenStep): void => {
    steps.push(step);
    if (steps.length <= mostSteps) return;
    steps.splice(mostSteps / 2, 1);
    left++;
  };
  const lately = (): readonly OpenPacket[] => {
    const found: OpenPacket[] = [];
    for (let at = steps.length - 1; at >= 0 && found.length < near; at--) {
      const step = steps[at];
      if (step?.kind === 'packet') found.unshift(step);
    }
    return found;
  };

  const takePacket = (record: LadderRecord, given: Packet): void => {
    const packet = numbered(directed(given, roles.of(given, record.phase)), record.phase);
    const { direction } = packet;
    if (direction === 'received' && record.message.family !== undefined) hearing.add(record.message.family);
    if (tellAgain(lately(), record, packet) !== undefined) return;
    pushPacket(openPacket(record, packet, true), packet);
  };
  const numbered = (packet: Packet, phase: number): Packet => {
    if (packet.number !== undefined || packet.round === undefined) return packet;
    roles.learn(packet, phase);
    const number = numberInRound(packet.round, packet.direction, roles.of(packet, phase) ?? role);
    return number === undefined ? packet : { ...packet, number };
  };
  const pushPacket = (opened: OpenPacket, packet: Packet): void => {
    if (packet.number !== undefined) standing.delete(opened.phase);
    roles.learn(packet, opened.phase);
    if (!stood) role ??= roleByPacket(packet);
    packets++;
    push(opened);
  };

  /** A step of the device after what it sent: an answer may have come without a line of its own. */
  const doubt = (): void => {
    const [newest] = lately().slice(-1);
    if (newest?.direction === 'sent') newest.doubted = true;
  };

  /** @returns whether the line is told with what it speaks of */
  const takeRepetition = (record: LadderRecord): boolean => {
    const known = spokenOf(lately(), record);
    if (known === undefined) return false;
    repeat(known, record);
    return true;
  };

  const takeTimeout = (record: LadderRecord, packet: Packet): void => {
    const known = spokenOf(lately(), record);
    if (known !== undefined) {
      known.givenUp = true;
      return;
    }
    // The log does not tell when it was sent.
    const opened = openPacket(record, packet, false);
    opened.givenUp = true;
    pushPacket(opened, packet);
  };

  const takeNote = (record: LadderRecord, minor: boolean): void => {
    const moment: Moment = { log: 'own', line: record.line, time: record.time };
    const same = steps.slice(-cycle).findLast((step) => step.kind === 'note' && saysTheSame(step.record, record));
    if (same?.kind === 'note' && steps.slice(steps.indexOf(same)).every(isAside)) {
      same.count++;
      same.last = moment;
      same.lines.push(record.line);
      return;
    }
    push({ kind: 'note', record, last: undefined, count: 1, minor, lines: [record.line] });
  };

  return {
    add: (record) => {
      readMarks(record, marks);
      if (!stood) role ??= statedRole(record);
      const { event, packet } = record.event;
      if (event === 'retransmit') {
        if (takeRepetition(record)) return;
        if (packet === undefined) takeNote(record, false);
        else takePacket(record, packet);
        return;
      }
      if (event === 'timeout' && packet !== undefined) takeTimeout(record, packet);
      else if (packet !== undefined) takePacket(record, packet);
      if (event === 'progress' && packet === undefined && record.event.phase !== undefined) doubt();
      const known = event === 'established' && standing.has(record.phase);
      if (event === 'established') {
        standing.add(record.phase);
        stood = true;
      }
      if (ends.has(event)) for (const each of lately()) if (record.phase < 0 || each.phase === record.phase) each.closed = true;
      const weight = known ? 'none' : weightOf(record);
      if (weight !== 'none' && (weight === 'note' || packets === 0)) takeNote(record, weight === 'minor');
    },
    finish: (subject) => {
      addReason(steps, subject.reason);
      const kept = steps.filter((step) => step.kind === 'packet' || !step.minor || packets === 0);
      return ladderOf(subject, kept, left, role, marks, heard(hearing));
    },
  };
}

/** A start of the device ends its attempts with a line that belongs to none of them: it is told of all the same. */
function addReason(steps: OpenStep[], reason: Decision | undefined): void {
  if (reason === undefined || steps.some(({ lines }) => lines.includes(reason.line))) return;
  const { line, time, message, params } = reason;
  const record: LadderRecord = {
    line,
    time,
    message,
    params,
    event: { kind: '', phase: undefined, event: 'restart', role: undefined, packet: undefined },
    phase: -1,
  };
  const at = steps.findIndex(({ lines }) => (lines[0] ?? 0) > line);
  steps.splice(at < 0 ? steps.length : at, 0, { kind: 'note', record, last: undefined, count: 1, minor: false, lines: [line] });
}

/** Events behind which a packet like one before is no repetition of it. */
const ends: ReadonlySet<TunnelEventKind> = new Set(['established', 'rekeyed', 'timeout', 'failed', 'dead', 'deleted', 'expired']);

const isAside = (step: OpenStep): boolean => step.kind === 'note' || step.exchange === 'informational';

const saysTheSame = (a: LadderRecord, b: LadderRecord): boolean =>
  a.message === b.message && Object.entries(a.params).every(([name, value]) => b.params[name] === value);

/** Whether an event is told beside the packets, only where there are none, or not at all. */
const weights: Readonly<Record<TunnelEventKind, 'note' | 'minor'>> = {
  begin: 'minor',
  progress: 'minor',
  retransmit: 'minor',
  established: 'note',
  cause: 'note',
  rejected: 'note',
  failed: 'note',
  timeout: 'note',
  dead: 'note',
  deleted: 'note',
  expired: 'note',
  rekey: 'note',
  rekeyed: 'note',
  down: 'note',
  restart: 'note',
};

function weightOf({ event: { event, packet } }: LadderRecord): 'note' | 'minor' | 'none' {
  const weight = weights[event];
  if (packet === undefined) return weight;
  // An informational packet says itself what it was for: that a peer still lives, that an SA is deleted.
  if (packet.exchange === 'informational') return 'none';
  return event === 'rejected' || event === 'timeout' || event === 'established' ? 'note' : 'none';
}

/** All packets that the families' messages can tell were received. */
function heard(families: ReadonlySet<CompiledFamily>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { file } of families) {
    for (const message of file.messages) {
      for (const tunnel of [message.tunnel, ...(message.when ?? []).map((condition) => condition.tunnel)]) {
        const packet = tunnel?.packet;
        if (packet?.direction !== 'received' || tunnel?.event === 'retransmit') continue;
        for (const number of packet.number === undefined ? roundNumbers(packet.round) : [packet.number])
          found.add(`${packet.exchange}/${number}`);
      }
    }
  }
  return found;
}

const roundNumbers = (round: number | undefined): readonly number[] => (round === undefined ? [] : [round * 2 - 1, round * 2]);

function ladderOf(
  subject: LadderSubject,
  kept: readonly OpenStep[],
  left: number,
  role: Role | undefined,
  marks: ReadonlyMap<string, Moment>,
  hears: ReadonlySet<string>,
): Ladder {
  const device = columnOf(role);
  const peer = otherEnd(device);
  const over = subject.state === 'failed' || subject.state === 'down';
  const decides = (lines: readonly number[]): boolean => over && subject.reason !== undefined && lines.includes(subject.reason.line);
  const steps: Step[] = kept.map((step, at): PacketStep | NoteStep => {
    if (step.kind === 'note') {
      const { record, last, count, lines } = step;
      return {
        kind: 'note',
        at: device,
        event: record.event.event,
        phase: record.event.phase,
        told: { log: 'own', line: record.line, time: record.time },
        last,
        count,
        tells: record,
        decisive: decides(lines),
      };
    }
    const { exchange, number, messageId, phase, told, repeats, count, payload, tells, direction, timed } = step;
    return {
      kind: 'packet',
      exchange,
      number,
      messageId,
      phase,
      from: direction === 'sent' ? device : peer,
      told,
      sent: direction === 'sent' && timed ? told : undefined,
      received: direction === 'received' ? told : undefined,
      repeats,
      count,
      payload,
      tells,
      fate: fateOf(kept, at, over),
      // A line that a note tells of has said it there.
      decisive: decides(step.lines) && !kept.some((other) => other.kind === 'note' && decides(other.lines)),
    };
  });
  if (left > 0) steps.splice(Math.min(steps.length, mostSteps / 2), 0, { kind: 'omitted', count: left });
  return {
    ends: {
      [device]: { name: subject.host, address: subject.local, logs: true, role },
      [peer]: { name: '', address: subject.peer, logs: false, role: role === undefined ? undefined : otherRole(role) },
    } as Ladder['ends'],
    device,
    state: subject.state,
    steps,
    hears,
    marks,
    clock: undefined,
  };
}
