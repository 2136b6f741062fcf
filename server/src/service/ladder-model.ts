import type { PacketExchange, PhaseName, TunnelEventKind } from '../core/catalog/model.js';
import type { CompiledMessage } from '../core/catalog/compile.js';
import type { CatalogEvent } from '../core/tunnel/event.js';
import type { TunnelState } from '../core/tunnel/model.js';

/** What one line of an attempt says. */
export interface LadderRecord {
  readonly line: number;
  /** The device's wall clock: milliseconds since 1970 counted as UTC, NaN where the line has no time. */
  readonly time: number;
  readonly message: CompiledMessage;
  readonly event: CatalogEvent;
  readonly params: Readonly<Record<string, string>>;
  /** Position in the attempt's phases, -1 where the line speaks of none. */
  readonly phase: number;
}

/** The columns: the initiator stands left; while nobody knows who that is, the device that wrote the log. */
export type End = 'left' | 'right';

export const otherEnd = (end: End): End => (end === 'left' ? 'right' : 'left');

export type Role = 'initiator' | 'responder';

/** One of the two that negotiate. */
export interface Participant {
  /** The name under which it writes logs; '' where no line says so. */
  readonly name: string;
  readonly address: string | undefined;
  /** Whether a log of its own is part of the ladder. */
  readonly logs: boolean;
  /** Undefined where no line tells who began. */
  readonly role: Role | undefined;
}

/** Whose log a line stands in: that of the device from which the ladder is drawn, or its peer's. */
export type LogSide = 'own' | 'peer';

/** A line of one of the logs. */
export interface Moment {
  readonly log: LogSide;
  readonly line: number;
  /** By that log's clock. */
  readonly time: number;
}

/** A message with the values of its line: what a step is told with. */
export interface Told {
  readonly message: CompiledMessage;
  readonly params: Readonly<Record<string, string>>;
}

/**
 * What became of a packet. `unanswered`: its sender's log tells of no answer. `lost`: the receiver's log, which tells of such packets, does
 * not have it.
 */
export type Fate = 'seen' | 'unanswered' | 'lost';

export interface PacketStep {
  readonly kind: 'packet';
  readonly exchange: PacketExchange;
  /** Of the exchange, from 1; undefined where the exchange has no order or the log does not tell. */
  readonly number: number | undefined;
  /** The Message ID that the lines print. */
  readonly messageId: string | undefined;
  /** Position in the attempt's phases, by the log of `told`; -1 for none. */
  readonly phase: number;
  readonly from: End;
  /** The line that tells of it first. */
  readonly told: Moment;
  readonly sent: Moment | undefined;
  readonly received: Moment | undefined;
  /** The lines after the first that tell of the same packet: sent or received again, or the next of a row of keep-alives. Of very many the last ones. */
  readonly repeats: readonly Moment[];
  /** How often it was sent, or received, in all. */
  readonly count: number;
  /** What the line prints of its content. */
  readonly payload: string | undefined;
  /** What it was for, where a line says so. */
  readonly tells: Told | undefined;
  readonly fate: Fate;
  /** Whether its line tells why the attempt failed or went down. */
  readonly decisive: boolean;
}

/** What a line tells of one end, or of what both have built. */
export interface NoteStep {
  readonly kind: 'note';
  readonly at: End;
  readonly event: TunnelEventKind;
  readonly phase: PhaseName | undefined;
  readonly told: Moment;
  /** The last line that says the same, where several do. */
  readonly last: Moment | undefined;
  readonly count: number;
  readonly tells: Told;
  /** Whether it is why the attempt failed or went down. */
  readonly decisive: boolean;
}

/** Stands for steps that are not kept. */
export interface OmittedStep {
  readonly kind: 'omitted';
  readonly count: number;
}

export type Step = PacketStep | NoteStep | OmittedStep;

export interface Ladder {
  readonly ends: Readonly<Record<End, Participant>>;
  /** Whose log the lines `own` stand in. */
  readonly device: End;
  readonly state: TunnelState;
  readonly steps: readonly Step[];
  /** What its own log shows of packets that were received: `main/3`, for all that the messages could tell which it holds. */
  readonly hears: ReadonlySet<string>;
  /** SPIs, cookies and Message IDs: by them both peers' logs name the same negotiation. Each with its first line. */
  readonly marks: ReadonlyMap<string, Moment>;
  /** How far the peer's clock is ahead; undefined for a ladder of one log. */
  readonly clock: ClockOffset | undefined;
}

/** The peer's clock minus the own one. */
export interface ClockOffset {
  readonly milliseconds: number;
  /** How many packets, or SPIs and cookies, both logs tell of. */
  readonly pairs: number;
  readonly by: 'packets' | 'marks';
}
