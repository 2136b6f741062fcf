import type { Attempt, Tunnel } from '../core/tunnel/model.js';
import type { LadderCounterpart, LadderView } from '../protocol.js';
import { candidatesFor, counterpartsOf } from './ladder-counterpart.js';
import type { DrawnAttempt, LadderLog } from './ladder-log.js';
import type { Ladder } from './ladder-model.js';
import { formatOffset, ladderView } from './ladder-view.js';
import { visible } from './markdown.js';
import { mergeLadders } from './merged-ladder.js';
import { noProductTexts } from './texts.js';
import { brief, formatClock, tunnelTitle } from './tunnel-words.js';

/** An attempt with the log that tells of it. */
interface Told {
  readonly from: LadderLog;
  readonly tunnel: Tunnel;
  readonly attempt: Attempt;
}

/** Other logs' attempts that are offered. */
const mostOffered = 30;

/** Characters of a name that are shown. */
const room = 80;

function attemptAt(from: LadderLog, line: number): Told | undefined {
  const place = from.log.tunnels().at(line);
  return place === undefined ? undefined : { from, tunnel: place.tunnel, attempt: place.attempt };
}

/** A line of a log. */
export interface LadderPlace {
  readonly from: LadderLog;
  readonly line: number;
}

/**
 * The ladder of the attempt to which a line belongs; null for a line of none.
 * @param peer where the peer's log tells of the same negotiation; left out of the ladder where the two have nothing in common
 */
export async function ladderAt({ from, line }: LadderPlace, peer: LadderPlace | undefined): Promise<LadderView | null> {
  const told = attemptAt(from, line);
  if (told === undefined) return null;
  const { log } = from;
  const own = await drawn(told);
  const other = peer === undefined ? undefined : attemptAt(peer.from, peer.line);
  const others = other === undefined ? undefined : await drawn(other);
  const ladder = others === undefined ? own.ladder : (mergeLadders(own.ladder, others.ladder) ?? own.ladder);
  const products = [told, ...(other === undefined ? [] : [other])].map(({ tunnel }) => tunnel.product.id);
  const texts = new Map(await Promise.all(products.map(async (product) => [product, await log.texts.of(log.language, product)] as const)));
  return ladderView(ladder, told.tunnel, told.attempt, {
    language: log.language,
    labels: log.labels,
    texts: (product) => texts.get(product) ?? noProductTexts,
    logs: { own: log.uri, peer: peer?.from.log.uri ?? '' },
    firstLine: 0,
    notes: [own.note, others?.note ?? ''],
  });
}

async function drawn({ from, tunnel, attempt }: Told): Promise<DrawnAttempt> {
  const [only] = await from.draw([{ tunnel, attempt }]);
  if (only === undefined) throw new Error('an attempt has not been drawn');
  return only;
}

/** The attempts of other logs, or of other devices in the same one, that may be the other side of a line's attempt, best first. */
export async function counterpartsAt({ from, line }: LadderPlace, others: readonly LadderLog[]): Promise<readonly LadderCounterpart[]> {
  const told = attemptAt(from, line);
  if (told === undefined) return [];
  const candidates: { readonly candidate: Told; readonly ladder: Ladder }[] = [];
  for (const other of others) {
    const isOwn = other.log.uri === from.log.uri;
    const tunnels = other.log.tunnels().tunnels.filter(({ host }) => !isOwn || host !== told.tunnel.host);
    const found = candidatesFor(told.tunnel, told.attempt, tunnels);
    const ladders = await other.draw(found);
    found.forEach(({ tunnel, attempt }, at) => {
      const ladder = ladders[at]?.ladder;
      if (ladder !== undefined) candidates.push({ candidate: { from: other, tunnel, attempt }, ladder });
    });
  }
  const own = await drawn(told);
  return counterpartsOf(told.tunnel, own.ladder, candidates)
    .slice(0, mostOffered)
    .map(
      ({
        candidate: {
          from: { log: other },
          tunnel,
          attempt,
        },
        merged,
      }) => ({
        position: { uri: other.uri, line: attempt.firstLine },
        title: visible(brief([tunnel.host, tunnelTitle(tunnel)].filter((part) => part !== '').join(' · '), room)),
        details: [
          other.labels.attempt(tunnel.attempts.indexOf(attempt) + 1, tunnel.attempts.length),
          other.labels.states[attempt.state],
          formatClock(attempt.start, true),
          formatOffset(merged.clock.milliseconds, other.labels),
        ].filter((part) => part !== ''),
      }),
    );
}
