import type { Packet, PacketExchange } from '../core/catalog/model.js';
import { comparable } from '../core/tunnel/comparable.js';
import type { LadderRecord, Moment, Role, Told } from './ladder-model.js';

/** A packet while the lines come in: seen from the device that writes the log. */
export interface OpenPacket {
  readonly kind: 'packet';
  readonly exchange: PacketExchange;
  readonly direction: 'sent' | 'received';
  number: number | undefined;
  /** Which round trip of the exchange, where that is all that the line tells. */
  round: number | undefined;
  /** Who the device is in this exchange. */
  role: Role | undefined;
  messageId: string | undefined;
  phase: number;
  readonly told: Moment;
  /** The lines that tell of it; of very many the last ones. */
  readonly lines: number[];
  /** Whether the line tells when it was sent or received, rather than later what became of it. */
  readonly timed: boolean;
  /** Numbers of the messages that have told of it, and those that have told of its last repetition. */
  readonly speakers: Set<number>;
  repeaters: ReadonlySet<number>;
  /** Whether a line has shown its content, rather than told what it was for. */
  shown: boolean;
  payload: string | undefined;
  tells: Told | undefined;
  readonly repeats: Moment[];
  count: number;
  /** Whether a line says that no answer came. */
  givenUp: boolean;
  /** Whether the device went on after it in a way that leaves open whether an answer had come. */
  doubted: boolean;
  /** Whether what it was part of has come to an end: one like it is another. */
  closed: boolean;
}

/** A note while the lines come in. */
export interface OpenNote {
  readonly kind: 'note';
  readonly record: LadderRecord;
  last: Moment | undefined;
  count: number;
  /** A step that matters only where the log shows no packets. */
  readonly minor: boolean;
  readonly lines: number[];
}

export type OpenStep = OpenPacket | OpenNote;

/** How far apart (ms) two lines may be that tell of one packet. */
const echo = 2000;

/** Repetitions whose lines are kept. */
const mostRepeats = 40;

/** Exchanges of which a device has one after the other with the same look: DPD every ten seconds. */
const isRow = (exchange: PacketExchange): boolean => exchange === 'informational' || exchange === 'mode-config';

const shows = (params: LadderRecord['params']): boolean => ['payload', 'length', 'message_id'].some((name) => Object.hasOwn(params, name));

/** The Message ID of a Quick Mode or an IKEv2 request; Main Mode has `0`. */
const messageIdOf = ({ params }: LadderRecord): string | undefined =>
  Object.hasOwn(params, 'message_id') ? params['message_id']?.replace(/^0x/i, '').toLowerCase() : undefined;

const momentOf = ({ line, time }: LadderRecord): Moment => ({ log: 'own', line, time });

const clockAllows = (earlier: Moment, later: LadderRecord, most: number): boolean => !(Math.abs(later.time - earlier.time) > most);

export function openPacket(record: LadderRecord, packet: Packet, timed: boolean): OpenPacket {
  const { message, params } = record;
  return {
    kind: 'packet',
    exchange: packet.exchange,
    direction: packet.direction,
    number: packet.number,
    round: roundOf(packet),
    role: packet.role,
    messageId: messageIdOf(record),
    phase: record.phase,
    told: momentOf(record),
    lines: [record.line],
    timed,
    speakers: new Set([message.index]),
    repeaters: new Set(),
    shown: shows(params),
    payload: payloadOf(params),
    tells: purposeOf(record),
    repeats: [],
    count: 1,
    givenUp: false,
    doubted: false,
    closed: false,
  };
}

function payloadOf(params: LadderRecord['params']): string | undefined {
  const lead = ['sent', 'received']
    .map((name) => (Object.hasOwn(params, name) ? params[name] : undefined))
    .find((text) => text !== undefined);
  const payload = Object.hasOwn(params, 'payload') ? params['payload'] : undefined;
  // RFC 2409 writes HDR for the header; the payload type NONE ends the list.
  const text = [lead, payload]
    .filter((part) => part !== undefined && part !== '')
    .join(' + ')
    .replace(/^HDR(?: \+ |$)/, '')
    .replace(/(?:^| \+ )NONE \(0\)$/, '');
  return text === '' ? undefined : text;
}

/** `received Delete SA payload`, `sending notification NO_PROPOSAL_CHOSEN`: what an informational packet was for. */
function purposeOf({ message, params, event }: LadderRecord): Told | undefined {
  if (!isRow(event.packet?.exchange ?? 'main') || shows(params)) return undefined;
  return { message, params };
}

const agree = <T>(a: T | undefined, b: T | undefined): boolean => a === undefined || b === undefined || a === b;

/** Whether the record can speak of the packet. */
function fits(known: OpenPacket, record: LadderRecord, packet: Packet): boolean {
  if (known.exchange !== packet.exchange || known.direction !== packet.direction) return false;
  if (known.phase >= 0 && record.phase >= 0 && known.phase !== record.phase) return false;
  return (
    agree(known.number, packet.number) &&
    agree(known.round, roundOf(packet)) &&
    agree(comparable(known.messageId), comparable(messageIdOf(record)))
  );
}

const roundOf = ({ number, round }: Packet): number | undefined => round ?? (number === undefined ? undefined : Math.ceil(number / 2));

/**
 * Takes a record that tells of a packet into the packets that are known of.
 *
 * @param last the packets so far, the newest last: a few suffice
 * @returns what was found to be told of again; undefined for a packet that is new
 */
export function tellAgain(last: readonly OpenPacket[], record: LadderRecord, packet: Packet): OpenPacket | undefined {
  const newest = last.at(-1);
  // `initiating IKE_SA tunnel1[1]` and `generating IKE_SA_INIT request 0`: two lines, one packet.
  if (newest !== undefined && fits(newest, record, packet) && isEcho(newest, record)) {
    newest.lines.push(record.line);
    newest.speakers.add(record.message.index);
    newest.number ??= packet.number;
    newest.round ??= roundOf(packet);
    newest.role ??= packet.role;
    newest.messageId ??= messageIdOf(record);
    if (newest.phase < 0) newest.phase = record.phase;
    newest.payload ??= payloadOf(record.params);
    newest.tells ??= purposeOf(record);
    newest.shown ||= shows(record.params);
    return newest;
  }
  const again = isRow(packet.exchange)
    ? last.slice(-2).findLast((known) => sameOfRow(known, record, packet))
    : last.findLast((known) => known.direction === packet.direction && known.exchange === packet.exchange);
  if (again === undefined || (!isRow(packet.exchange) && (again.closed || !fits(again, record, packet)))) return undefined;
  repeat(again, record);
  return again;
}

function isEcho(known: OpenPacket, record: LadderRecord): boolean {
  if (known.count > 1 || known.speakers.has(record.message.index) || !clockAllows(known.told, record, echo)) return false;
  // `send Delete SA payload: ESP SA` and `… ISAKMP SA` are two packets; what one was for and what it held are two lines on one.
  return !isRow(known.exchange) || known.shown !== shows(record.params);
}

/** Whether the packet is one more of a row such as keep-alives: the same message as one of the two before, with the answer between. */
const sameOfRow = (known: OpenPacket, record: LadderRecord, packet: Packet): boolean =>
  isRow(known.exchange) &&
  known.exchange === packet.exchange &&
  known.direction === packet.direction &&
  known.number === packet.number &&
  known.speakers.has(record.message.index);

/** Notes that the packet was sent or received once more. */
export function repeat(known: OpenPacket, record: LadderRecord): void {
  const { index } = record.message;
  known.lines.push(record.line);
  if (known.lines.length > mostRepeats) known.lines.splice(1, 1);
  const before = known.repeats.at(-1);
  if (before !== undefined && !known.repeaters.has(index) && clockAllows(before, record, echo)) {
    known.repeaters = new Set([...known.repeaters, index]);
    return;
  }
  known.repeaters = new Set([index]);
  known.count++;
  known.repeats.push(momentOf(record));
  if (known.repeats.length > mostRepeats) known.repeats.shift();
}

/** The packet that a line such as `retransmit 1 of request with message ID 0` speaks of. */
export function spokenOf(packets: readonly OpenPacket[], record: LadderRecord): OpenPacket | undefined {
  const { packet } = record.event;
  if (packet !== undefined) return packets.findLast((known) => fits(known, record, packet));
  const id = messageIdOf(record);
  const sent = packets.filter(({ direction }) => direction === 'sent');
  return (
    sent.findLast((known) => id !== undefined && known.messageId === id) ??
    sent.findLast((known) => record.phase < 0 || known.phase === record.phase) ??
    sent.at(-1)
  );
}
