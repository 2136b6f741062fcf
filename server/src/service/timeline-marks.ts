import type { TunnelEventKind } from '../core/catalog/model.js';
import type { Tunnel } from '../core/tunnel/model.js';
import type { TimelineMarkKind } from '../protocol.js';
import { fold } from './timeline-fold.js';
import type { TimelineLog } from './timeline.js';

/** Moments of one kind that are drawn as one mark. */
export interface Moments {
  readonly kind: TimelineMarkKind;
  readonly start: number;
  readonly end: number;
  readonly count: number;
  /** The first one's. */
  readonly line: number;
}

/** The events that are marked; what begins, fails or ends an attempt is told by its bar. */
const kinds: ReadonlyMap<TunnelEventKind, TimelineMarkKind> = new Map([
  ['rekey', 'rekey'],
  ['rekeyed', 'rekey'],
  ['retransmit', 'retransmission'],
  ['dead', 'dead'],
  ['deleted', 'deletion'],
  ['expired', 'deletion'],
]);

export const isMarked = (event: TunnelEventKind): boolean => kinds.has(event);

/**
 * What happened to a tunnel besides its beginnings, in order.
 * @param byTime whether places are times; else lines
 * @param most marks in the answer: where there are more, those of one kind that stand close together become one
 */
export function tunnelMarks(tunnel: Tunnel, log: TimelineLog, byTime: boolean, most: number): readonly Moments[] {
  const opening = new Set(tunnel.attempts.map(({ firstLine }) => firstLine));
  const found: Moments[] = [];
  for (const line of log.tunnels().linesOfTunnel(tunnel)) {
    const event = log.eventAt(line);
    const kind = event === undefined ? undefined : kinds.get(event);
    // `initiating Main Mode to replace #41` after a time-out opens an attempt: nothing stood that it could renew.
    if (kind === undefined || (kind === 'rekey' && opening.has(line))) continue;
    const place = byTime ? log.timeAt(line) : line;
    if (!Number.isNaN(place)) found.push({ kind, start: place, end: place, count: 1, line });
  }
  found.sort((a, b) => a.start - b.start);
  return fold(found, most, ({ kind }) => kind, join);
}

const join = (a: Moments, b: Moments): Moments => ({ ...a, end: Math.max(a.end, b.end), count: a.count + b.count });
