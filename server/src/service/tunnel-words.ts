import type { TunnelPlace } from '../core/analysis/tunnel-index.js';
import type { Decision, Tunnel, TunnelState } from '../core/tunnel/model.js';
import type { Labels } from './labels.js';
import type { ProductTexts } from './texts.js';
import { headline } from './texts.js';

export const stateSign: Readonly<Record<TunnelState, string>> = { negotiating: '…', established: '✓', failed: '✗', down: '↓' };

/** What hurts goes first. */
export const states: readonly TunnelState[] = ['failed', 'down', 'negotiating', 'established'];

/** When the tunnel spoke last; 0, before all others, without times. */
const lastWord = ({ end }: Tunnel): number => (Number.isNaN(end) ? 0 : end);

/** Order of lists of tunnels: failed ones first, then what is down, negotiates, stands; of those alike the one that spoke last. */
export const byUrgency = (a: Tunnel, b: Tunnel): number => states.indexOf(a.state) - states.indexOf(b.state) || lastWord(b) - lastWord(a);

/** `tunnel1 ↔ 203.0.113.5`: the tunnel's name and peer, whichever of them there is. */
export function tunnelTitle(tunnel: Tunnel): string {
  const peer = tunnel.peer !== undefined && tunnel.peer !== tunnel.name ? ` ↔ ${tunnel.peer}` : '';
  return `${tunnel.name}${peer}`;
}

/** `tunnel1 ↔ 203.0.113.5, 2nd of 3 attempts, failed` */
export function placeTitle(place: TunnelPlace, labels: Labels): string {
  return [tunnelTitle(place.tunnel), labels.attempt(place.number, place.count), labels.states[place.attempt.state]].join(', ');
}

/** What a decision says, in words; the catalog's template where there is no text. */
export function decisionWords(decision: Decision, texts: ProductTexts): string {
  const file = decision.message.file;
  if (file === undefined) return '';
  return headline(texts, file.id, decision.params) ?? file.templates[0] ?? file.id;
}

/** The beginning of a text, for where there is room for a line. @param most UTF-16 code units of the answer */
export function brief(text: string, most: number): string {
  if (text.length <= most) return text;
  // Never half of a character.
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** What is shorter (ms) would be told as `0 s`. */
export const leastDuration = 50;

/** `0.4 s`, `2 min 5 s`, `3 h 10 min`, `4 d 2 h`, in the language of the labels. Empty without a duration. */
export function formatDuration(milliseconds: number, labels: Labels): string {
  if (!Number.isFinite(milliseconds) || milliseconds < 0) return '';
  const seconds = milliseconds / 1000;
  if (seconds < 10) return labels.seconds(Math.round(seconds * 10) / 10);
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60);
  const hours = Math.floor(whole / 3600);
  const parts = (large: string, small: string, isExact: boolean): string => (isExact ? large : `${large}${labels.betweenTimes}${small}`);
  if (whole < 60) return labels.seconds(whole);
  if (hours < 1) return parts(labels.minutes(minutes), labels.seconds(whole % 60), whole % 60 === 0);
  if (hours < 24) return parts(labels.hours(hours), labels.minutes(minutes % 60), minutes % 60 === 0);
  return parts(labels.days(Math.floor(hours / 24)), labels.hours(hours % 24), hours % 24 === 0);
}

/** `10:00:05`, with the date in front where it is asked for. Empty without a time. */
export function formatClock(time: number, withDate: boolean): string {
  if (Number.isNaN(time)) return '';
  const iso = new Date(time).toISOString();
  return withDate ? `${iso.slice(0, 10)} ${iso.slice(11, 19)}` : iso.slice(11, 19);
}

/** What JSON output names as kind: `ike`, `ppp`; `state` for what is a course of states rather than a tunnel. */
export const reportedKind = ({ kind }: Tunnel): string => kind.reportedAs ?? kind.kind;
