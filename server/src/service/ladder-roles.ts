import type { Packet, PacketExchange } from '../core/catalog/model.js';
import type { End, LadderRecord, Role } from './ladder-model.js';

export const otherRole = (role: Role): Role => (role === 'initiator' ? 'responder' : 'initiator');

/** Who the device is by what a line says of it: its event, or a value such as `initiator=yes`, `role=Responder`. */
export function statedRole({ event, params }: LadderRecord): Role | undefined {
  // A Quick Mode may be begun by either of the two.
  if (event.phase !== undefined && event.phase !== 'ike-sa') return undefined;
  if (event.role !== undefined) return event.role;
  const valueOf = (name: string): string => (Object.hasOwn(params, name) ? (params[name] ?? '').toLowerCase() : '');
  const initiates = valueOf('initiator');
  if (initiates === 'yes' || initiates === 'no') return initiates === 'yes' ? 'initiator' : 'responder';
  const role = valueOf('role');
  return role === 'initiator' || role === 'responder' ? role : undefined;
}

/** Exchanges with which a negotiation begins. */
const opening: ReadonlySet<PacketExchange> = new Set(['main', 'aggressive', 'ike-sa-init']);

/** Who the device is by a packet of the first exchange: where it does not say so, whoever sends first began. */
export const roleByPacket = (packet: Packet): Role | undefined =>
  opening.has(packet.exchange) ? (packet.role ?? roleIn(packet)) : undefined;

/**
 * The packet as it must have been: who began the exchange sends its odd messages. `IPsec SA established` is logged at both ends: there when
 * Quick Mode 3 is sent, here when it is received.
 *
 * @param role who the device is in this exchange, as far as earlier lines tell
 */
export function directed(packet: Packet, role: Role | undefined): Packet {
  const { number, direction } = packet;
  if (role === undefined || number === undefined) return packet;
  const sends = (number % 2 === 1) === (role === 'initiator') ? 'sent' : 'received';
  return sends === direction ? packet : { ...packet, direction: sends, role };
}

/** Who the device is in an exchange by one of its packets. */
function roleIn({ number, round, direction }: Packet): Role | undefined {
  if (number !== undefined) return (number % 2 === 1) === (direction === 'sent') ? 'initiator' : 'responder';
  return round === 1 ? (direction === 'sent' ? 'initiator' : 'responder') : undefined;
}

/** Who the device is in each exchange of an attempt, by the exchange's packets as they come. */
export interface ExchangeRoles {
  readonly of: (packet: Packet, phase: number) => Role | undefined;
  readonly learn: (packet: Packet, phase: number) => void;
}

export function createExchangeRoles(): ExchangeRoles {
  const roles = new Map<string, Role>();
  const key = ({ exchange }: Packet, phase: number): string => `${exchange}/${phase}`;
  return {
    of: (packet, phase) => roles.get(key(packet, phase)),
    learn: (packet, phase) => {
      const role = packet.role ?? roleIn(packet);
      // An IKEv2 device asks in one exchange and answers in the next of the same kind.
      if (role !== undefined && ordered.has(packet.exchange) && !roles.has(key(packet, phase))) roles.set(key(packet, phase), role);
    },
  };
}

/** Exchanges of IKEv1 in which the two take turns. */
const ordered: ReadonlySet<PacketExchange> = new Set(['main', 'aggressive', 'quick']);

/** Message 3 is the initiator's of the second round, 4 the responder's; undefined while nobody knows who began. */
export function numberInRound(round: number, direction: Packet['direction'], role: Role | undefined): number | undefined {
  if (role === undefined) return undefined;
  return round * 2 - ((role === 'initiator') === (direction === 'sent') ? 1 : 0);
}

/** The column of the device. */
export const columnOf = (role: Role | undefined): End => (role === 'responder' ? 'right' : 'left');
