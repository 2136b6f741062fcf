import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse } from '../../server/src/core/analysis/analysis.js';
import { createLines } from '../../server/src/core/analysis/lines.js';
import type { Timeline, TimelineRow } from '../../server/src/protocol.js';
import type { DocumentContext } from '../../server/src/service/document.js';
import { mostBars, mostRows, timeline, timelineLog } from '../../server/src/service/timeline.js';
import { reference } from '../core/helpers.js';
import { iked, ikedDocument, uri } from './documents.js';

const timelineOf = (...documents: readonly DocumentContext[]): Promise<Timeline> => timeline(documents.map(timelineLog));

const at = (time: string): number => Date.parse(`2026-11-22T${time}Z`);

/** A log with each line's own time in front: `10:00:00.250 north #1: phase 1 begins`. */
function timed(lines: readonly string[]): DocumentContext {
  const text = lines.map((line) => line.replace(/^(\S+) /, '2026-11-22T$1Z gw iked: ')).join('\n');
  const document = ikedDocument([]);
  const analysis = analyse(iked, createLines(text), reference);
  return { ...document, analysis };
}

async function rowOf(document: DocumentContext): Promise<TimelineRow> {
  const [row] = (await timelineOf(document)).rows;
  assert.ok(row);
  return row;
}

const barsOf = ({ bars }: TimelineRow): readonly string[] => bars.map(({ start, end, word }) => `${clock(start)} ${clock(end)} ${word}`);
const clock = (time: number): string => new Date(time).toISOString().slice(11, 19);

const standing = [
  '10:00:00 north #1 203.0.113.5: phase 1 begins',
  '10:00:01 north #1: phase 1 stands',
  '10:00:01 north #2: phase 2 begins using #1',
  '10:00:02 north #2: phase 2 stands, SPI 0xc0de',
];

describe('the timeline', () => {
  it('looks for the words of a filter among all tunnels, not among those that it would draw', async () => {
    const lines = Array.from({ length: mostRows }, (_, number) => [
      `10:01:00 t${number} #${number + 9} 198.51.100.9: phase 1 begins`,
      `10:02:00 t${number} #${number + 9}: no answer`,
    ]);
    const log = timelineLog(timed([...standing, ...lines.flat()]));
    const all = await timeline([log]);
    assert.equal(all.left, 1);
    assert.ok(!all.rows.some(({ title }) => title.startsWith('north')));
    const { rows, left } = await timeline([log], 'NORTH established');
    assert.deepEqual([rows.map(({ title }) => title), left], [['north ↔ 203.0.113.5'], 0]);
  });

  it('has a row for each tunnel, failed ones first, with a bar for each attempt', async () => {
    const { axis, start, end, rows, left } = await timelineOf(
      timed([
        ...standing,
        '10:05:00 south #3 203.0.113.9: phase 1 begins',
        '10:05:30 south #3: no answer',
        '10:06:00 south #4: phase 1 begins',
        '10:06:01 south #4: refused: no proposal chosen',
        '10:06:10 south #4: no answer',
      ]),
    );
    assert.deepEqual(
      rows.map(({ title, word, device, uri: log, firstLine, line }) => [title, word, device, log, firstLine, line]),
      [
        ['south ↔ 203.0.113.9', 'failed', 'gw', uri, 4, 7],
        ['north ↔ 203.0.113.5', 'established', 'gw', uri, 0, 0],
      ],
    );
    assert.deepEqual(rows.map(barsOf), [['10:05:00 10:05:30 failed', '10:06:00 10:06:10 failed'], ['10:00:00 10:00:02 established']]);
    assert.deepEqual([axis, start, end, left], ['time', at('10:00:00'), at('10:06:10'), 0]);
  });

  it('says of a bar in words which attempt it is, when, how long, why, and where', async () => {
    const { bars } = await rowOf(
      timed(['10:05:00.250 south #3: phase 1 begins', '10:05:01 south #3: refused: no proposal chosen', '10:05:30 south #3: no answer']),
    );
    assert.deepEqual(bars, [
      {
        state: 'failed',
        word: 'failed',
        label: 'only attempt',
        time: '2026-11-22 10:05:00.250 to 10:05:30',
        duration: '30 s',
        reason: 'the peer refused: no proposal chosen',
        line: 1,
        start: at('10:05:00.250'),
        end: at('10:05:30'),
        until: at('10:05:30'),
        count: 1,
      },
    ]);
  });

  it('lets what stands stand until the log ends', async () => {
    const { bars } = await rowOf(timed([...standing, '11:00:00 blocked packets of 192.0.2.1', '12:00:00 some other line']));
    assert.deepEqual(
      bars.map(({ end, until }) => [clock(end), clock(until)]),
      [['10:00:02', '12:00:00']],
    );
  });

  it('lets what stands stand until it comes up anew, whatever failed meanwhile', async () => {
    const log = timelineLog(timed([...standing, '12:00:00 some other line']));
    const index = log.tunnels();
    const [tunnel] = index.tunnels;
    const [attempt] = tunnel?.attempts ?? [];
    assert.ok(tunnel !== undefined && attempt !== undefined);
    const moment = (time: string): { readonly start: number; readonly end: number } => ({ start: at(time), end: at(time) });
    const attempts = [
      attempt,
      { ...attempt, state: 'failed' as const, ...moment('10:20:00') },
      { ...attempt, state: 'down' as const, ...moment('10:30:00') },
      { ...attempt, ...moment('11:00:00') },
    ];
    const { rows } = await timeline([{ ...log, tunnels: () => ({ ...index, tunnels: [{ ...tunnel, attempts }] }) }]);
    assert.deepEqual(
      rows[0]?.bars.map(({ word, until }) => `${word} ${clock(until)}`),
      ['established 10:30:00', 'failed 10:20:00', 'down 10:30:00', 'established 12:00:00'],
    );
  });

  it('marks rekeys, retransmissions, dead peers and deletions, each with its line', async () => {
    const { marks } = await rowOf(
      timed([
        ...standing,
        '10:10:00 north #2: phase 2 has new keys',
        '10:20:00 north #2: sending the packet again',
        '10:20:30 north #2: the peer is dead',
        '10:21:00 north #2: SA 0xc0de deleted',
      ]),
    );
    assert.deepEqual(
      marks.map(({ kind, label, time, line, count }) => [kind, label, time, line, count]),
      [
        ['rekey', 'rekey', '2026-11-22 10:10:00', 4, 1],
        ['retransmission', 'retransmission', '2026-11-22 10:20:00', 5, 1],
        ['dead', 'peer declared dead (DPD)', '2026-11-22 10:20:30', 6, 1],
        ['deletion', 'deletion', '2026-11-22 10:21:00', 7, 1],
      ],
    );
  });

  it('reads a line again whose message tells of a deletion by a value only', async () => {
    const lines = (notify: string): readonly string[] => [...standing, `10:10:00 north #2: peer notifies ${notify}`];
    assert.deepEqual(
      (await rowOf(timed(lines('DELETE')))).marks.map(({ kind, line }) => [kind, line]),
      [['deletion', 4]],
    );
    assert.deepEqual((await rowOf(timed(lines('OTHER')))).marks, []);
  });

  it('counts in lines where no line has a time, and says so of each place', async () => {
    const document = ikedDocument([]);
    const lines = ['iked: north #1: phase 1 begins', 'iked: north #1: sending the packet again', 'iked: north #1: no answer'];
    const { axis, start, end, rows } = await timelineOf({ ...document, analysis: analyse(iked, createLines(lines.join('\n')), reference) });
    assert.deepEqual([axis, start, end], ['line', 0, 2]);
    assert.deepEqual(
      rows[0]?.bars.map(({ time, duration }) => [time, duration]),
      [['line 1 to line 3', '']],
    );
    assert.deepEqual(
      rows[0].marks.map(({ time }) => time),
      ['line 2'],
    );
  });

  it('says of a tunnel without times, beside others with times, that it is not drawn', async () => {
    const lines = ['iked: west #1: phase 1 begins', 'iked: west #1: no answer'];
    const untimed = { ...ikedDocument([]), analysis: analyse(iked, createLines(lines.join('\n')), reference) };
    const { axis, rows } = await timelineOf(timed(standing), untimed);
    assert.equal(axis, 'time');
    assert.deepEqual(
      rows.map(({ title, bars, note }) => [title, bars.length, note]),
      [
        ['west', 0, '1 attempt is not drawn: its lines have no time'],
        ['north ↔ 203.0.113.5', 1, ''],
      ],
    );
  });

  it('is empty without tunnels', async () => {
    assert.deepEqual(await timelineOf(), { axis: 'line', start: 0, end: 0, rows: [], left: 0 });
  });

  it('speaks the editor’s language', async () => {
    const [row] = (await timelineOf(ikedDocument(['a #1: phase 1 begins', 'a #1: sending the packet again', 'a #1: no answer'], 'zh-cn')))
      .rows;
    assert.deepEqual([row?.bars[0]?.word, row?.marks[0]?.label, row?.bars[0]?.time], ['失败', '重发', '2026-11-22 10:00:00 至 10:00:02']);
  });
});

/** Attempts of one tunnel, all failed, a second each. */
const failures = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, number) => [
    `north #${String(number + 1)}: phase 1 begins`,
    `north #${String(number + 1)}: no answer`,
  ]).flat();

describe('a timeline of very much', () => {
  it('leaves out the tunnels that are least urgent, and counts them', async () => {
    const lines = Array.from({ length: mostRows + 3 }, (_, number) => `site${String(number)} #${String(number + 1)}: phase 1 begins`);
    const { rows, left } = await timelineOf(ikedDocument([...lines, `site1 #2: no answer`]));
    assert.deepEqual([rows.length, left, rows[0]?.title], [mostRows, 3, 'site1']);
  });

  it('joins attempts that went alike until they fit, and loses none', async () => {
    const count = mostBars + 500;
    const { bars, note } = await rowOf(ikedDocument(failures(count)));
    assert.ok(bars.length <= mostBars + 1 && bars.length > mostBars / 4, String(bars.length));
    assert.equal(
      bars.reduce((sum, bar) => sum + bar.count, 0),
      count,
    );
    const joined = bars.find((bar) => bar.count > 1);
    assert.match(joined?.label ?? '', /^\d+ attempts$/);
    assert.equal(note, '');
  });

  it('keeps failed attempts apart from those that stood, however many there are', async () => {
    const lines = [...failures(mostBars), ...standing.map((line) => line.slice(9).replace(/#(\d)/g, '#9000$1')), ...failures(20)];
    const { bars } = await rowOf(ikedDocument(lines));
    assert.equal(
      bars.filter(({ state }) => state === 'established').reduce((sum, bar) => sum + bar.count, 0),
      1,
    );
  });

  it('joins marks of one kind that stand close together, and counts them', async () => {
    const again = Array.from({ length: 14_000 }, () => 'north #1: sending the packet again');
    const { marks } = await rowOf(ikedDocument(['north #1: phase 1 begins', ...again]));
    assert.ok(marks.length <= 12_001, String(marks.length));
    assert.equal(
      marks.reduce((sum, mark) => sum + mark.count, 0),
      14_000,
    );
    assert.match(marks[0]?.label ?? '', /^\d+ retransmissions$/);
  });
});
