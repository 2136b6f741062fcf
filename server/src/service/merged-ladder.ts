import type { PacketExchange, PhaseName } from '../core/catalog/model.js';
import type { Transmission } from './ladder-clock.js';
import { clockOffset, isRow, pairUp, transmissionsOf } from './ladder-clock.js';
import type { End, Fate, Ladder, LogSide, Moment, PacketStep, Step } from './ladder-model.js';
import { otherEnd } from './ladder-model.js';
import { columnOf, otherRole } from './ladder-roles.js';

/** One ladder of the logs of both peers. */
export interface MergedLadder extends Ladder {
  readonly clock: NonNullable<Ladder['clock']>;
}

/** A step of one log on its way into the merged ladder. */
interface Item {
  readonly log: LogSide;
  readonly step: Step;
  /** Of a packet: which of its transmissions. */
  readonly transmission: Transmission | undefined;
  readonly line: number;
}

/** How long (ms) after a packet its receiver may show that it had come. */
const aftermath = 120_000;
/** How far apart (ms) two logs' lines may be that tell of one event. */
const slack = 2500;

/**
 * Merges the ladders of the two peers' logs of one negotiation. Each packet is told of once, with when it was sent and when it arrived;
 * what one log says was sent and the other does not have is lost.
 *
 * @returns undefined where nothing tells by how much the clocks differ
 */
export function mergeLadders(own: Ladder, peer: Ladder): MergedLadder | undefined {
  const clock = clockOffset(own, peer);
  if (clock === undefined) return undefined;
  const logs = { own, peer };
  const transmissions = { own: transmissionsOf(own), peer: transmissionsOf(peer) };
  const partners = new Map<Transmission, Transmission>();
  for (const pair of pairUp(transmissions.own, transmissions.peer, clock.milliseconds)) {
    partners.set(pair.own, pair.peer);
    partners.set(pair.peer, pair.own);
  }
  const toOwn = ({ log, time }: Moment): number => (log === 'own' ? time : time - clock.milliseconds);
  const role = own.ends[own.device].role ?? swapped(peer.ends[peer.device].role);
  const device = columnOf(role);
  const columnOfLog = (log: LogSide): End => (log === 'own' ? device : otherEnd(device));
  const lists = { own: itemsOf(own, 'own', transmissions.own), peer: itemsOf(peer, 'peer', transmissions.peer) };
  const judge = createJudge(logs, transmissions, partners, toOwn);

  const steps: Step[] = [];
  for (const { log, step, transmission } of interleave(lists, partners, toOwn)) {
    switch (step.kind) {
      case 'omitted':
        steps.push(step);
        break;
      case 'note':
        steps.push({ ...step, at: columnOfLog(log), told: onLog(step.told, log), last: step.last && onLog(step.last, log) });
        break;
      case 'packet': {
        const merged = mergedPacket(log, step, transmission, partners, judge, columnOfLog);
        const before = steps.at(-1);
        if (before?.kind === 'packet' && isLostAgain(before, merged)) steps[steps.length - 1] = lostAgain(before, merged);
        else steps.push(merged);
        break;
      }
      default:
        step satisfies never;
    }
  }
  const [here, there] = [own.ends[own.device], peer.ends[peer.device]];
  return {
    ...own,
    device,
    steps,
    clock,
    ends: {
      [device]: { ...here, address: here.address ?? peer.ends[otherEnd(peer.device)].address, role },
      [otherEnd(device)]: { ...there, address: there.address ?? own.ends[otherEnd(own.device)].address, role: swapped(role) },
    } as Ladder['ends'],
  };
}

const swapped = (role: Ladder['ends'][End]['role']): Ladder['ends'][End]['role'] => (role === undefined ? undefined : otherRole(role));

const onLog = (moment: Moment, log: LogSide): Moment => ({ ...moment, log });

/** The steps of one log in the order of its lines, each transmission of a packet by itself. */
function itemsOf(ladder: Ladder, log: LogSide, transmissions: readonly Transmission[]): readonly Item[] {
  const placed = new Map<Step, Transmission[]>();
  for (const each of transmissions) placed.set(each.step, [...(placed.get(each.step) ?? []), each]);
  let line = 0;
  const items = ladder.steps.flatMap((step): readonly Item[] => {
    if (step.kind !== 'omitted') line = step.told.line;
    const each = placed.get(step) ?? [];
    if (each.length === 0) return [{ log, step, transmission: undefined, line }];
    return each.map((transmission) => ({ log, step, transmission, line: transmission.moment.line }));
  });
  // Stable: what stands on one line keeps its order.
  return items.sort((a, b) => a.line - b.line);
}

/** Both lists in one order: each keeps its own, a packet comes in before its arrival is told, and else the clock decides. */
function interleave(
  lists: Readonly<Record<LogSide, readonly Item[]>>,
  partners: ReadonlyMap<Transmission, Transmission>,
  toOwn: (moment: Moment) => number,
): readonly Item[] {
  const merged: Item[] = [];
  // Where clocks count seconds, the order within one is that of the protocol.
  const coarse = [...lists.own, ...lists.peer].every(({ transmission, step }) => {
    const time = transmission?.moment.time ?? (step.kind === 'omitted' ? 0 : step.told.time);
    return Number.isNaN(time) || time % 1000 === 0;
  });
  const sent = new Set<Transmission>();
  const at = { own: 0, peer: 0 };
  const times = { own: Number.NEGATIVE_INFINITY, peer: Number.NEGATIVE_INFINITY };
  const timeOf = (log: LogSide): number => {
    const item = lists[log][at[log]];
    if (item === undefined) return Number.POSITIVE_INFINITY;
    const moment = item.transmission?.moment ?? (item.step.kind === 'omitted' ? undefined : item.step.told);
    const time = moment === undefined ? Number.NaN : toOwn({ ...moment, log });
    return Number.isNaN(time) ? times[log] : time;
  };
  const waits = (log: LogSide): boolean => {
    const transmission = lists[log][at[log]]?.transmission;
    const partner = transmission === undefined || transmission.sent ? undefined : partners.get(transmission);
    return partner !== undefined && !sent.has(partner);
  };
  const take = (log: LogSide): void => {
    const item = lists[log][at[log]];
    times[log] = timeOf(log);
    at[log]++;
    if (item === undefined) return;
    const { transmission } = item;
    if (transmission?.sent === true) sent.add(transmission);
    // Its sender's item stands for both.
    if (transmission !== undefined && !transmission.sent && partners.has(transmission)) return;
    merged.push(item);
  };
  while (at.own < lists.own.length || at.peer < lists.peer.length) {
    const apart = timeOf('own') - timeOf('peer');
    const order = Math.abs(apart) <= (coarse ? 1000 : 0) ? byProgress(lists.own[at.own], lists.peer[at.peer]) : 0;
    const ownFirst = (order === 0 ? apart : order) <= 0;
    const [first, second]: readonly [LogSide, LogSide] = ownFirst ? ['own', 'peer'] : ['peer', 'own'];
    take(waits(first) && at[second] < lists[second].length && !waits(second) ? second : first);
  }
  return merged;
}

/** How far a negotiation has come with an item; undefined where the item does not tell. */
function progressOf({ step }: Item): number | undefined {
  if (step.kind === 'omitted') return undefined;
  if (step.kind === 'note') return step.event === 'established' ? (step.phase === 'ike-sa' ? 9 : 29) : undefined;
  const before = builds[step.exchange] === 'child-sa' ? 20 : step.exchange === 'ike-auth' ? 3 : 0;
  return builds[step.exchange] === undefined ? undefined : before + (step.number ?? 0);
}

function byProgress(a: Item | undefined, b: Item | undefined): number {
  const [first, second] = [a, b].map((item) => (item === undefined ? undefined : progressOf(item)));
  return first === undefined || second === undefined ? 0 : first - second;
}

/** Says of a transmission whether its receiver's log should have it and does not. */
type Judge = (log: LogSide, transmission: Transmission) => Fate;

function createJudge(
  logs: Readonly<Record<LogSide, Ladder>>,
  transmissions: Readonly<Record<LogSide, readonly Transmission[]>>,
  partners: ReadonlyMap<Transmission, Transmission>,
  toOwn: (moment: Moment) => number,
): Judge {
  const arrivals = new Set([...partners].filter(([{ sent }]) => sent).map(([{ step }]) => step));
  return (log, transmission) => {
    const { step, moment } = transmission;
    if (partners.has(transmission)) return 'seen';
    const other: LogSide = log === 'own' ? 'peer' : 'own';
    const time = toOwn({ ...moment, log });
    if (step.number === undefined || isRow(step)) return step.fate;
    if (arrivals.has(step)) {
      const first = transmissions[log].findIndex((each) => each.step === step && partners.has(each));
      const before = transmissions[log].indexOf(transmission) < first;
      return before || !answersDuplicates(logs[other], other, time, toOwn) ? 'lost' : 'seen';
    }
    if (!logs[other].hears.has(`${step.exchange}/${step.number}`) || hadArrived(logs[other], other, step, time, toOwn)) return step.fate;
    return 'lost';
  };
}

/** Whether the receiver sent an answer again about then: some say only that of a packet that comes twice. */
const answersDuplicates = (receiver: Ladder, log: LogSide, time: number, toOwn: (moment: Moment) => number): boolean =>
  receiver.steps.some((step) => {
    if (step.kind === 'omitted') return false;
    const moments =
      step.kind === 'note' ? (step.event === 'retransmit' ? [step.told] : []) : step.from === receiver.device ? step.repeats : [];
    return moments.some((moment) => Math.abs(toOwn({ ...moment, log }) - time) <= slack);
  });

const builds: Readonly<Partial<Record<PacketExchange, PhaseName>>> = {
  main: 'ike-sa',
  aggressive: 'ike-sa',
  'ike-sa-init': 'ike-sa',
  'ike-auth': 'ike-sa',
  quick: 'child-sa',
  'create-child-sa': 'child-sa',
};

/** Whether the receiver's log shows that the packet had come, without a line of its own for it: it went on. */
const hadArrived = (receiver: Ladder, log: LogSide, packet: PacketStep, time: number, toOwn: (moment: Moment) => number): boolean =>
  receiver.steps.some((step) => {
    if (step.kind === 'omitted') return false;
    const after = toOwn({ ...step.told, log }) - time;
    if (!(after >= -slack && after <= aftermath)) return false;
    if (step.kind === 'note') return step.event === 'established' && step.phase === builds[packet.exchange];
    return step.exchange === packet.exchange && (step.number ?? 0) > (packet.number ?? 0);
  });

function mergedPacket(
  log: LogSide,
  step: PacketStep,
  transmission: Transmission | undefined,
  partners: ReadonlyMap<Transmission, Transmission>,
  judge: Judge,
  columnOfLog: (log: LogSide) => End,
): PacketStep {
  const other: LogSide = log === 'own' ? 'peer' : 'own';
  if (transmission === undefined) return { ...step, from: columnOfLog(log), told: onLog(step.told, log) };
  const partner = partners.get(transmission);
  const moment = onLog(transmission.moment, log);
  const row = isRow(step);
  return {
    ...step,
    from: columnOfLog(transmission.sent ? log : other),
    told: moment,
    sent: transmission.sent ? moment : undefined,
    received: transmission.sent ? partner && onLog(partner.moment, other) : moment,
    repeats: row ? step.repeats.map((each) => onLog(each, log)) : [],
    count: row ? step.count : 1,
    payload: step.payload ?? partner?.step.payload,
    tells: step.tells ?? partner?.step.tells,
    fate: transmission.sent ? judge(log, transmission) : 'seen',
    decisive: step.decisive || partner?.step.decisive === true,
  };
}

/** Whether the packet of the step before was lost once more. */
const isLostAgain = (before: PacketStep, step: PacketStep): boolean =>
  before.fate === 'lost' &&
  step.fate === 'lost' &&
  before.exchange === step.exchange &&
  before.number === step.number &&
  before.from === step.from &&
  before.messageId === step.messageId;

const lostAgain = (before: PacketStep, step: PacketStep): PacketStep => ({
  ...before,
  repeats: [...before.repeats, step.told],
  count: before.count + 1,
  decisive: before.decisive || step.decisive,
});
