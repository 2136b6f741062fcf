import type { Attempt, Tunnel } from '../core/tunnel/model.js';
import type { LadderCounterpart, LadderView } from '../protocol.js';
import { attemptLadder } from './attempt-ladder.js';
import type { DocumentContext } from './document.js';
import { candidatesFor, counterpartsOf } from './ladder-counterpart.js';
import type { Ladder } from './ladder-model.js';
import { formatOffset, ladderView } from './ladder-view.js';
import { visible } from './markdown.js';
import { mergeLadders } from './merged-ladder.js';
import { noProductTexts } from './texts.js';
import { brief, formatClock, tunnelTitle } from './tunnel-words.js';

/** An attempt with the log that tells of it. */
interface Told {
  readonly document: DocumentContext;
  readonly tunnel: Tunnel;
  readonly attempt: Attempt;
}

/** Other logs' attempts that are offered. */
const mostOffered = 30;

/** Characters of a name that are shown. */
const room = 80;

function attemptAt(document: DocumentContext, line: number): Told | undefined {
  const place = document.analysis.tunnels().at(line);
  return place === undefined ? undefined : { document, tunnel: place.tunnel, attempt: place.attempt };
}

/**
 * The ladder of the attempt to which a line belongs; null for a line of none.
 * @param peer where the peer's log tells of the same negotiation; left out of the ladder where the two have nothing in common
 */
export async function ladderAt(
  document: DocumentContext,
  line: number,
  peer: { readonly document: DocumentContext; readonly line: number } | undefined,
): Promise<LadderView | null> {
  const told = attemptAt(document, line);
  if (told === undefined) return null;
  const own = attemptLadder(document.analysis, told.tunnel, told.attempt);
  const other = peer === undefined ? undefined : attemptAt(peer.document, peer.line);
  const ladder = other === undefined ? own : (mergeLadders(own, drawn(other)) ?? own);
  const products = [told, ...(other === undefined ? [] : [other])].map(({ tunnel }) => tunnel.product.id);
  const texts = new Map(
    await Promise.all(products.map(async (product) => [product, await document.texts.of(document.language, product)] as const)),
  );
  return ladderView(ladder, told.tunnel, told.attempt, {
    language: document.language,
    labels: document.labels,
    texts: (product) => texts.get(product) ?? noProductTexts,
    logs: { own: document.uri, peer: peer?.document.uri ?? '' },
    firstLine: 0,
  });
}

const drawn = ({ document, tunnel, attempt }: Told): Ladder => attemptLadder(document.analysis, tunnel, attempt);

/** The attempts of other logs, or of other devices in the same one, that may be the other side of a line's attempt, best first. */
export async function counterpartsAt(
  document: DocumentContext,
  line: number,
  others: readonly DocumentContext[],
): Promise<readonly LadderCounterpart[]> {
  const told = attemptAt(document, line);
  if (told === undefined) return [];
  const candidates: { readonly candidate: Told; readonly ladder: Ladder }[] = [];
  for (const other of others) {
    const tunnels = other.analysis.tunnels().tunnels.filter(({ host }) => other !== document || host !== told.tunnel.host);
    for (const { tunnel, attempt } of candidatesFor(told.tunnel, told.attempt, tunnels)) {
      const candidate: Told = { document: other, tunnel, attempt };
      candidates.push({ candidate, ladder: drawn(candidate) });
      await document.pace();
    }
  }
  return counterpartsOf(told.tunnel, drawn(told), candidates)
    .slice(0, mostOffered)
    .map(({ candidate: { document: other, tunnel, attempt }, merged }) => ({
      position: { uri: other.uri, line: attempt.firstLine },
      title: visible(brief([tunnel.host, tunnelTitle(tunnel)].filter((part) => part !== '').join(' · '), room)),
      details: [
        other.labels.attempt(tunnel.attempts.indexOf(attempt) + 1, tunnel.attempts.length),
        other.labels.states[attempt.state],
        formatClock(attempt.start, true),
        formatOffset(merged.clock.milliseconds, other.labels),
      ].filter((part) => part !== ''),
    }));
}
