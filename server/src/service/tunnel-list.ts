import type { Attempt, Tunnel } from '../core/tunnel/model.js';
import type { ListedAttempt, ListedCourse, ListedTunnel, TunnelLines, TunnelList } from '../protocol.js';
import type { LogContext } from './document.js';
import { visible } from './markdown.js';
import type { ProductTexts } from './texts.js';
import { tellsOf } from './tunnel-filter.js';
import { brief, byUrgency, decisionWords, formatClock, formatDuration, tunnelTitle } from './tunnel-words.js';

/** Nobody scrolls through more; the list says how many it leaves out. */
export const mostTunnels = 1000;
/** Of one tunnel. The last ones are listed. */
export const mostAttempts = 100;

export type ListedHead = Omit<ListedTunnel, 'attempts' | 'earlier'>;

/** The log of a tunnel. */
type ListedLog = Pick<LogContext, 'uri' | 'labels' | 'fromDisk'>;

/** Characters of a name or a reason that are shown. */
const room = 160;

/**
 * The tunnels of logs with their attempts: which, since when, why.
 * @param filter words that each must have; '' for all
 */
export async function tunnelList(documents: readonly LogContext[], filter = ''): Promise<TunnelList> {
  const found = documents.flatMap((document) => document.tunnels().tunnels.map((tunnel) => ({ tunnel, document })));
  found.sort((a, b) => byUrgency(a.tunnel, b.tunnel));
  const tunnels: ListedTunnel[] = [];
  let left = 0;
  for (const { tunnel, document } of found) {
    if (tunnels.length === mostTunnels && filter === '') {
      left = found.length - mostTunnels;
      break;
    }
    await document.pace();
    const texts = await document.texts.of(document.language, tunnel.product.id);
    const work = (): ListedTunnel => listedTunnel(tunnel, document, texts);
    // Of those that a filter leaves out there may be a hundred thousand: they are not kept.
    const listed = filter === '' ? document.memo.of(tunnel, 'listed', document.language, work) : work();
    if (filter !== '' && !tellsOf(listed, filter)) continue;
    if (tunnels.length < mostTunnels) tunnels.push(listed);
    else left++;
  }
  return { tunnels, left };
}

/** The lines of the tunnel to which a line belongs, of all its attempts; null for a line of no tunnel. */
export function tunnelLines({ tunnels }: LogContext, line: number): TunnelLines | null {
  const index = tunnels();
  const place = index.at(line);
  return place === undefined ? null : { lines: [...index.linesOfTunnel(place.tunnel)] };
}

/** What is told of a tunnel and its attempts. */
export function listedTunnel(tunnel: Tunnel, document: ListedLog, texts: ProductTexts): ListedTunnel {
  const { labels } = document;
  const count = tunnel.attempts.length;
  const left = Math.max(0, count - mostAttempts);
  return {
    ...listedHead(tunnel, document, texts),
    attempts: tunnel.attempts.slice(left).map((attempt, at) => listedAttempt(attempt, left + at + 1, count, document, texts)),
    earlier: left === 0 ? '' : labels.earlierAttempts(left),
  };
}

/** What is told of a tunnel as a whole. */
export function listedHead(tunnel: Tunnel, document: ListedLog, texts: ProductTexts): ListedHead {
  const { labels, uri } = document;
  // A tunnel stands while any attempt does, even if one after it failed.
  const telling = tunnel.attempts.findLast(({ state }) => state === tunnel.state);
  return {
    ...course(telling ?? tunnel, telling?.reason?.time ?? telling?.start ?? tunnel.start, true, document, texts),
    uri,
    ...(document.fromDisk === true ? { fromDisk: true } : {}),
    firstLine: tunnel.firstLine,
    title: shown(tunnelTitle(tunnel)),
    device: shown(tunnel.host),
    count: labels.attempts(tunnel.attempts.length),
  };
}

/** @param number the attempt's, from 1, among the `count` of its tunnel */
export function listedAttempt(attempt: Attempt, number: number, count: number, document: ListedLog, texts: ProductTexts): ListedAttempt {
  return {
    ...course(attempt, attempt.start, false, document, texts),
    label: document.labels.attempt(number, count),
    duration: formatDuration(attempt.end - attempt.start, document.labels),
  };
}

function course(of: Tunnel | Attempt, time: number, withDate: boolean, { labels }: ListedLog, texts: ProductTexts): ListedCourse {
  const reason = 'reason' in of ? of.reason : undefined;
  return {
    state: of.state,
    word: labels.states[of.state],
    time: formatClock(time, withDate),
    reason: reason === undefined ? '' : shown(decisionWords(reason, texts)),
    line: reason?.line ?? of.firstLine,
  };
}

const shown = (text: string): string => visible(brief(text, room));
