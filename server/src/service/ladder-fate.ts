import type { PacketExchange } from '../core/catalog/model.js';
import type { Fate } from './ladder-model.js';
import type { OpenPacket, OpenStep } from './ladder-packets.js';

/** The last packet of an exchange: nobody answers it. */
const lastOf: Readonly<Record<PacketExchange, number>> = {
  main: 6,
  aggressive: 3,
  quick: 3,
  informational: 2,
  'ike-sa-init': 2,
  'ike-auth': 2,
  'create-child-sa': 2,
  xauth: 4,
  'mode-config': 0,
};

/**
 * What became of a packet, as far as one log tells: without an answer only if a line says so, or if the log tells nothing more of an
 * attempt that failed.
 *
 * @param over whether the attempt failed or went down
 */
export function fateOf(steps: readonly OpenStep[], at: number, over: boolean): Fate {
  const packet = steps[at];
  if (packet?.kind !== 'packet' || packet.direction !== 'sent') return 'seen';
  if (packet.number === undefined || packet.number >= lastOf[packet.exchange]) return 'seen';
  if (packet.doubted && !packet.givenUp) return 'seen';
  let silent = packet.givenUp || packet.count > 1;
  for (const later of steps.slice(at + 1)) {
    switch (whatFollows(packet, later)) {
      case 'settled':
        return 'seen';
      case 'doubt':
        // The peer may have answered: only what names the packet counts from here.
        if (!packet.givenUp) return 'seen';
        break;
      case 'silence':
        silent = true;
        break;
      case 'nothing':
        break;
    }
  }
  return silent || over ? 'unanswered' : 'seen';
}

function whatFollows(packet: OpenPacket, later: OpenStep): 'settled' | 'doubt' | 'silence' | 'nothing' {
  if (later.kind === 'packet') {
    if (later.direction === 'received') return 'settled';
    // What the device reports to its peer, and what it sends again, goes out without an answer too.
    const again = later.exchange === packet.exchange && later.phase === packet.phase && (later.number ?? 0) <= (packet.number ?? 0);
    return later.exchange === 'informational' || again ? 'nothing' : 'settled';
  }
  const { event } = later.record.event;
  switch (event) {
    case 'timeout':
    case 'dead':
    case 'retransmit':
      return 'silence';
    case 'established':
    case 'rekeyed':
      return 'settled';
    // The device refused something, of its own accord or because it had come.
    case 'rejected':
      return 'settled';
    case 'cause':
    case 'progress':
      return 'doubt';
    case 'failed':
    case 'deleted':
    case 'expired':
    case 'down':
    case 'restart':
    case 'begin':
    case 'rekey':
      return 'nothing';
    default:
      return event satisfies never;
  }
}
