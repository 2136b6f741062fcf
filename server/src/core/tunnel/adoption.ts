import { firstOf } from './identity.js';
import type { Ledger } from './store/ledger.js';
import { attemptStory } from './store/ledger.js';
import type { TunnelRecord } from './model.js';
import { takeNames } from './names.js';
import type { OpenTunnel } from './open-tunnel.js';
import type { Scope } from './scope.js';
import type { Attempts } from './store/attempts.js';
import { none } from './store/rows.js';
import { negotiating } from './store/states.js';

/** How far apart (ms) two lines may be that tell of one packet. */
const window = 2000;

/**
 * `packet from 192.0.2.1:500: … Main Mode 1st packet` names the peer alone, and a line after it the connection alone: `"tunnel1" #12:
 * responding to Main Mode`. Gives the tunnel that the record names the oldest attempt that has no name yet; a daemon takes packets in
 * order.
 *
 * @param scope the device's tunnels by what names them, and those that lately began under a weak name: what named the peer alone names
 * the tunnel afterwards
 * @returns the attempt, now the tunnel's; undefined if none fits
 */
export function adoptAttempt(
  ledger: Ledger,
  scope: Pick<Scope, 'identities' | 'nameless'>,
  tunnel: OpenTunnel,
  record: TunnelRecord,
): number {
  const { opening, peer } = record.plan;
  // A record that names a peer belongs to that peer's tunnel or to a new one.
  if ((record.event.phase ?? opening) !== opening || firstOf(peer, record) !== 0) return none;
  const at = scope.nameless.findIndex((other) => other !== tunnel && other.rank > tunnel.rank && isNameless(ledger, other, record));
  const [oldest] = at < 0 ? [] : scope.nameless.splice(at, 1);
  const attempt = oldest?.attempts.at(-1);
  if (oldest === undefined || attempt === undefined) return none;
  absorb(ledger.attempts, scope.identities, tunnel, oldest);
  const story = attemptStory(ledger, attempt);
  if (story !== undefined) {
    story.inferredLines = story.records;
    story.certainFrom = record.line;
  }
  return attempt;
}

/**
 * Joins two tunnels of which a line says that they are one: `pppd[1302]: Timeout waiting for PADO packets` has named the process alone,
 * `pppd[1302]: Using interface ppp0` names an interface that an earlier process has used.
 *
 * @param weak the tunnel that no line has named by more than the weaker name; nothing is left of it
 */
export function absorb(attempts: Attempts, identities: Scope['identities'], tunnel: OpenTunnel, weak: OpenTunnel): void {
  const last = tunnel.attempts.at(-1) ?? -1;
  const inOrder = (weak.attempts[0] ?? Number.POSITIVE_INFINITY) > last;
  for (const attempt of weak.attempts) {
    attempts.setTunnel(attempt, tunnel.id);
    tunnel.attempts.push(attempt);
  }
  for (const attempt of weak.open) tunnel.open.push(attempt);
  tunnel.absorbed.push(weak.id);
  weak.attempts.length = weak.open.length = 0;
  if (!inOrder) for (const list of [tunnel.attempts, tunnel.open]) list.sort((a, b) => a - b);
  if (tunnel.peer === 0) tunnel.peer = weak.peer;
  if (tunnel.local === 0) tunnel.local = weak.local;
  takeNames(identities, tunnel, weak);
}

/** Whether all that is known of the tunnel is one attempt that has just begun and that no number names. */
function isNameless(ledger: Ledger, tunnel: OpenTunnel, { plan, time }: TunnelRecord): boolean {
  const { attempts, names } = ledger;
  const [attempt] = tunnel.attempts;
  if (attempt === undefined || tunnel.attempts.length > 1 || attempts.state(attempt) !== negotiating) return false;
  if (Math.abs(time - attempts.end(attempt)) > window) return false;
  if (attempts.hasKey(attempt)) return false;
  const name = attempts.names(attempt);
  return name === none || (names.number(name) === plan.openingNumber && names.next(name) === none);
}
