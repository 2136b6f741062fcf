import { tunnelEventAt } from '../core/analysis/tunnel-event.js';
import type { LogTunnels } from '../core/analysis/tunnel-index.js';
import type { TunnelEventKind } from '../core/catalog/model.js';
import type { Attempt, Tunnel } from '../core/tunnel/model.js';
import type { Timeline, TimelineBar, TimelineRow } from '../protocol.js';
import type { DocumentContext, LogContext } from './document.js';
import type { StoredLog } from './stored-log.js';
import type { ProductTexts } from './texts.js';
import { fold } from './timeline-fold.js';
import { isMarked, tunnelMarks } from './timeline-marks.js';
import { tellsOf } from './tunnel-filter.js';
import { listedAttempt, listedHead, listedTunnel } from './tunnel-list.js';
import { byUrgency, formatClock } from './tunnel-words.js';

/** Nobody scrolls through more; the picture says how many it leaves out. */
export const mostRows = 500;
/** In all rows together. A row has its share of them, and at least the few by which it is still a picture. */
export const mostBars = 6000;
const mostMarks = 12_000;
const fewest = 24;

/** A log as the timeline reads it. */
export interface TimelineLog extends Pick<LogContext, 'uri' | 'fromDisk' | 'language' | 'texts' | 'labels' | 'pace'> {
  readonly tunnels: () => LogTunnels;
  /** What a line tells of its tunnel, where that is an event that is marked. */
  readonly eventAt: (line: number) => TunnelEventKind | undefined;
  /** The device's clock on a line: milliseconds since 1970, NaN for none. */
  readonly timeAt: (line: number) => number;
  /** The log's last line, and the last time in it. */
  readonly lastLine: number;
  readonly lastTime: number;
}

export function timelineLog(document: DocumentContext): TimelineLog {
  const { analysis, uri, language, texts, labels, pace } = document;
  const timeAt = (line: number): number => analysis.summary(line).time;
  const lastLine = Math.max(0, analysis.lines.lineCount - 1);
  let timed = lastLine;
  while (timed > 0 && Number.isNaN(timeAt(timed))) timed--;
  return {
    ...{ uri, language, texts, labels, pace, timeAt, lastLine },
    tunnels: analysis.tunnels,
    eventAt: (line) => tunnelEventAt(analysis, line, isMarked),
    lastTime: timeAt(timed),
  };
}

export const storedTimelineLog = ({ analysis, uri, language, texts, labels, pace, tunnels }: StoredLog): TimelineLog => ({
  ...{ uri, language, texts, labels, pace, fromDisk: true, tunnels },
  timeAt: tunnels().timeAt,
  eventAt: tunnels().eventAt,
  lastLine: Math.max(0, analysis.lines - 1),
  lastTime: analysis.lastTime,
});

/**
 * The tunnels of logs against time; against lines where no log tells the time of any.
 * @param filter words that each must have; '' for all
 */
export async function timeline(logs: readonly TimelineLog[], filter = ''): Promise<Timeline> {
  const found = await wanted(logs, filter);
  found.sort((a, b) => byUrgency(a.tunnel, b.tunnel));
  const shown = found.slice(0, mostRows);
  const byTime = shown.some(({ tunnel }) => !Number.isNaN(tunnel.start));
  const attempts = shown.reduce((sum, { tunnel }) => sum + tunnel.attempts.length, 0);
  const share = (most: number): number => Math.max(fewest, Math.floor(most / Math.max(1, shown.length)));
  // While all fits, a tunnel with many attempts may have more than its share.
  const most = { bars: attempts <= mostBars ? mostBars : share(mostBars), marks: share(mostMarks) };
  const rows = await Promise.all(
    shown.map(async ({ tunnel, log }) => timelineRow(tunnel, log, byTime, most, await log.texts.of(log.language, tunnel.product.id))),
  );
  const bars = rows.flatMap((row) => row.bars);
  return {
    axis: byTime ? 'time' : 'line',
    start: bars.reduce((least, { start }) => Math.min(least, start), bars[0]?.start ?? 0),
    end: bars.reduce((latest, { until }) => Math.max(latest, until), bars[0]?.until ?? 0),
    rows,
    left: found.length - shown.length,
  };
}

interface Found {
  readonly tunnel: Tunnel;
  readonly log: TimelineLog;
}

async function wanted(logs: readonly TimelineLog[], filter: string): Promise<Found[]> {
  const all = logs.flatMap((log) => log.tunnels().tunnels.map((tunnel) => ({ tunnel, log })));
  if (filter === '') return all;
  const found: Found[] = [];
  for (const each of all) {
    const { log, tunnel } = each;
    await log.pace();
    if (tellsOf(listedTunnel(tunnel, log, await log.texts.of(log.language, tunnel.product.id)), filter)) found.push(each);
  }
  return found;
}

/** Attempts that are drawn as one bar. */
interface Run {
  readonly start: number;
  readonly end: number;
  readonly until: number;
  readonly count: number;
  /** The last of them, with its number. */
  readonly attempt: Attempt;
  readonly number: number;
}

function timelineRow(
  tunnel: Tunnel,
  log: TimelineLog,
  byTime: boolean,
  most: { readonly bars: number; readonly marks: number },
  texts: ProductTexts,
): TimelineRow {
  const runs = fold(runsOf(tunnel, log, byTime), most.bars, ({ attempt }) => attempt.state, join);
  const drawn = runs.reduce((sum, { count }) => sum + count, 0);
  const marks = tunnelMarks(tunnel, log, byTime, most.marks);
  return {
    ...listedHead(tunnel, log, texts),
    bars: runs.map((run) => timelineBar(run, tunnel, log, byTime, texts)),
    marks: marks.map((mark) => ({ ...mark, label: log.labels.marks[mark.kind](mark.count), time: stretch(mark, log, byTime) })),
    note: drawn === tunnel.attempts.length ? '' : log.labels.attemptsWithoutTime(tunnel.attempts.length - drawn),
  };
}

const join = (a: Run, b: Run): Run => ({
  ...b,
  start: a.start,
  end: Math.max(a.end, b.end),
  until: Math.max(a.until, b.until),
  count: a.count + b.count,
});

/** Each attempt by itself, in the order of their starts. Those that no place is known of are left out. */
function runsOf({ attempts }: Tunnel, log: TimelineLog, byTime: boolean): readonly Run[] {
  const last = byTime ? log.lastTime : log.lastLine;
  let next = Number.isNaN(last) ? Number.NEGATIVE_INFINITY : last;
  const runs: Run[] = [];
  for (let at = attempts.length - 1; at >= 0; at--) {
    const attempt = attempts[at];
    if (attempt === undefined) continue;
    const start = byTime ? attempt.start : attempt.firstLine;
    if (Number.isNaN(start)) continue;
    // A device's clock may have been set back.
    const end = Math.max(start, byTime ? attempt.end : attempt.lastLine);
    // What stands and whose end no line tells stands until it comes up anew.
    const until = attempt.state === 'established' ? Math.max(end, next) : end;
    runs.push({ start, end, until, count: 1, attempt, number: at + 1 });
    if (attempt.state === 'established' || attempt.state === 'down') next = start;
  }
  return runs.sort((a, b) => a.start - b.start);
}

function timelineBar(run: Run, tunnel: Tunnel, log: TimelineLog, byTime: boolean, texts: ProductTexts): TimelineBar {
  const { start, end, until, count, attempt, number } = run;
  const listed = listedAttempt(attempt, number, tunnel.attempts.length, log, texts);
  const many = count > 1;
  return {
    ...listed,
    ...(many ? { label: log.labels.attempts(count), duration: '' } : {}),
    time: stretch(run, log, byTime),
    ...{ start, end, until, count },
  };
}

/** `2026-11-22 10:02:03 to 10:02:45`, `line 4 to line 9` */
function stretch({ start, end }: { readonly start: number; readonly end: number }, { labels }: TimelineLog, byTime: boolean): string {
  if (start === end) return byTime ? moment(start, true) : labels.line(start + 1);
  if (!byTime) return labels.between(labels.line(start + 1), labels.line(end + 1));
  return labels.between(moment(start, true), moment(end, dayOf(start) !== dayOf(end)));
}

const dayOf = (time: number): number => Math.floor(time / 86_400_000);

/** With its milliseconds, where it has any. */
function moment(time: number, withDate: boolean): string {
  const milliseconds = Math.floor(time) % 1000;
  return `${formatClock(time, withDate)}${milliseconds === 0 ? '' : `.${String(milliseconds).padStart(3, '0')}`}`;
}
