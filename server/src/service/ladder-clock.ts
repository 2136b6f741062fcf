import { comparable } from '../core/tunnel/comparable.js';
import type { ClockOffset, Ladder, Moment, PacketStep } from './ladder-model.js';

/** One time that a packet was sent or received, by the log that tells of it. */
export interface Transmission {
  readonly step: PacketStep;
  /** Whether the log's own device sent it. */
  readonly sent: boolean;
  readonly moment: Moment;
}

/** A transmission in the own log and the same one in the peer's. */
export interface Pair {
  readonly own: Transmission;
  readonly peer: Transmission;
}

/** How far (ms) differences of one pair of clocks lie apart: a log may count in whole seconds, and a packet takes its time. */
const spread = 2500;

/** Transmissions of each log that are compared: a negotiation has few, and those of later rekeys add nothing. */
const mostCompared = 300;

/** What comes in rows, as keep-alives do, is told of once: the row is one transmission. */
export const isRow = ({ exchange }: Pick<PacketStep, 'exchange'>): boolean => exchange === 'informational' || exchange === 'mode-config';

/** What a log of its own tells of packets, in the order of its lines. */
export function transmissionsOf({ steps, device }: Ladder): readonly Transmission[] {
  return steps
    .flatMap((step) => {
      const first = step.kind === 'packet' ? (step.sent ?? step.received) : undefined;
      if (step.kind !== 'packet' || first === undefined) return [];
      const sent = step.from === device;
      return [first, ...(isRow(step) ? [] : step.repeats)].map((moment): Transmission => ({ step, sent, moment }));
    })
    .sort((a, b) => a.moment.line - b.moment.line);
}

function isSamePacket(own: Transmission, peer: Transmission): boolean {
  const [a, b] = [own.step, peer.step];
  if (own.sent === peer.sent || a.exchange !== b.exchange || a.number !== b.number) return false;
  const ids = [comparable(a.messageId), comparable(b.messageId)];
  return ids[0] === undefined || ids[1] === undefined || ids[0] === ids[1];
}

interface Difference extends Pair {
  readonly value: number;
}

const differencesOf = (own: readonly Transmission[], peer: readonly Transmission[]): readonly Difference[] =>
  own
    .flatMap((a) => peer.filter((b) => isSamePacket(a, b)).map((b) => ({ own: a, peer: b, value: b.moment.time - a.moment.time })))
    .filter(({ value }) => !Number.isNaN(value))
    .sort((a, b) => a.value - b.value);

const median = (sorted: readonly number[]): number => {
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
};

/**
 * The differences on which most packets agree. Those between one packet and the next of its kind, sent again or in a rekey, agree with
 * few others. Of two groups alike the one counts by which the clocks differ less.
 */
function agreeing(differences: readonly Difference[]): readonly Difference[] {
  let best: readonly Difference[] = [];
  let bestScore = 0;
  let from = 0;
  differences.forEach((difference, at) => {
    while (difference.value - (differences[from]?.value ?? 0) > spread) from++;
    // A group counts once it can grow no further.
    const next = differences[at + 1];
    if (next !== undefined && next.value - (differences[from]?.value ?? 0) <= spread) return;
    const group = differences.slice(from, at + 1);
    const score = Math.min(new Set(group.map(({ own }) => own)).size, new Set(group.map(({ peer }) => peer)).size);
    const closer = Math.abs(center(group)) < Math.abs(center(best));
    if (score > bestScore || (score === bestScore && closer)) [best, bestScore] = [group, score];
  });
  return best;
}

const center = (group: readonly Difference[]): number => median(group.map(({ value }) => value));

/** Each transmission with the one that fits best by the clocks' difference, each at most once. */
export function pairUp(own: readonly Transmission[], peer: readonly Transmission[], offset: number): readonly Pair[] {
  const near = differencesOf(own, peer)
    .filter(({ value }) => Math.abs(value - offset) <= spread)
    .sort((a, b) => Math.abs(a.value - offset) - Math.abs(b.value - offset));
  const taken = new Set<Transmission>();
  return near.filter((pair) => {
    if (taken.has(pair.own) || taken.has(pair.peer)) return false;
    taken.add(pair.own).add(pair.peer);
    return true;
  });
}

/** By how much the peer's clock is ahead; undefined where the logs share nothing with a time. */
export function clockOffset(own: Ladder, peer: Ladder): ClockOffset | undefined {
  const [owns, peers] = [transmissionsOf(own), transmissionsOf(peer)];
  return byPackets(owns.filter(isNumbered), peers.filter(isNumbered)) ?? byPackets(owns, peers) ?? byMarks(own, peer);
}

const isNumbered = ({ step }: Transmission): boolean => step.number !== undefined && !isRow(step);

function byPackets(all: readonly Transmission[], others: readonly Transmission[]): ClockOffset | undefined {
  const [own, peer] = [all.slice(0, mostCompared), others.slice(0, mostCompared)];
  const group = agreeing(differencesOf(own, peer));
  if (group.length === 0) return undefined;
  const pairs = pairUp(own, peer, center(group));
  return { milliseconds: offsetOf(pairs), pairs: pairs.length, by: 'packets' };
}

/** No packet arrives before it is sent: each bounds the difference from one side, and the middle between the bounds is nearest to the truth. */
function offsetOf(pairs: readonly Pair[]): number {
  const differences = pairs.map(({ own, peer }) => ({ ours: own.sent, value: peer.moment.time - own.moment.time }));
  const most = Math.min(...differences.filter(({ ours }) => ours).map(({ value }) => value));
  const least = Math.max(...differences.filter(({ ours }) => !ours).map(({ value }) => value));
  if (least === Number.NEGATIVE_INFINITY) return most;
  if (most === Number.POSITIVE_INFINITY) return least;
  // Clocks of whole seconds may contradict each other by a second.
  return least <= most ? (least + most) / 2 : median(differences.map(({ value }) => value).sort((a, b) => a - b));
}

/** Where the logs show no packets: when each names an SPI or cookie first. */
function byMarks(own: Ladder, peer: Ladder): ClockOffset | undefined {
  const differences = [...own.marks]
    .map(([mark, { time }]) => (peer.marks.get(mark)?.time ?? Number.NaN) - time)
    .filter((value) => !Number.isNaN(value))
    .sort((a, b) => a - b);
  return differences.length === 0 ? undefined : { milliseconds: median(differences), pairs: differences.length, by: 'marks' };
}
