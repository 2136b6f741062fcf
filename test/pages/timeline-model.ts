import type { ListedState, Timeline, TimelineBar, TimelineMark, TimelineMarkKind, TimelineRow } from '../../server/src/protocol.js';
import type { Tongue } from '../../client/pages/timeline/speech.js';

/** A bar from one place to another. */
export const bar = (start: number, end: number, state: ListedState = 'failed', changes: Partial<TimelineBar> = {}): TimelineBar => ({
  state,
  word: state,
  label: '1st of 2 attempts',
  time: 'at a time',
  duration: '4 s',
  reason: state === 'failed' ? 'no proposal chosen' : '',
  line: start,
  start,
  end,
  until: end,
  count: 1,
  ...changes,
});

export const mark = (kind: TimelineMarkKind, start: number): TimelineMark => ({
  kind,
  start,
  end: start,
  count: 1,
  label: kind,
  time: 'at a time',
  line: start,
});

export const row = (title: string, bars: readonly TimelineBar[], marks: readonly TimelineMark[] = []): TimelineRow => ({
  uri: 'file:///logs/gateway.log',
  title,
  device: 'gw',
  state: bars.at(-1)?.state ?? 'negotiating',
  word: bars.at(-1)?.word ?? '',
  time: '10:00:00',
  reason: bars.at(-1)?.reason ?? '',
  line: bars[0]?.line ?? 0,
  firstLine: bars[0]?.line ?? 0,
  count: `${bars.length} attempts`,
  bars,
  marks,
  note: '',
});

export const timelineOf = (rows: readonly TimelineRow[], changes: Partial<Timeline> = {}): Timeline => ({
  axis: 'time',
  start: Math.min(...rows.flatMap(({ bars }) => bars.map(({ start }) => start))),
  end: Math.max(...rows.flatMap(({ bars }) => bars.map(({ until }) => until))),
  rows,
  left: 0,
  ...changes,
});

const states = { failed: 'failed', down: 'down', negotiating: 'negotiating', established: 'established' } as const;

export const tongue: Tongue = {
  axis: 'time',
  language: 'en',
  words: {
    title: 'Timeline',
    filter: 'Filter',
    zoomIn: 'Zoom In',
    zoomOut: 'Zoom Out',
    fit: 'Show All',
    save: 'Save',
    help: 'Keys',
    nothing: 'Nothing',
    noMatch: 'No match',
    notDrawn: 'Not drawn',
    left: '3 more tunnels',
    lineAxis: 'Lines, not times',
    closer: 'Enter looks closer',
    standing: 'no end',
    states,
    counts: { failed: '{0} failed', down: '{0} down', negotiating: '{0} negotiating', established: '{0} established' },
    marks: { rekey: 'rekey', retransmission: 'retransmission', dead: 'peer dead', deletion: 'deletion' },
    attempts: '{0} attempts',
  },
};
