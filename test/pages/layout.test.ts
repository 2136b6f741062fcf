import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  countOf,
  laneRow,
  layoutRow,
  leastBar,
  statesOf,
  tellingBar,
  type BarItem,
  type Item,
} from '../../client/pages/timeline/layout.js';
import { pixelsOf, wholeSpan } from '../../client/pages/timeline/scale.js';
import type { TimelineRow } from '../../server/src/protocol.js';
import { bar, mark, row, timelineOf } from './timeline-model.js';

const width = 1000;

/** The row as it is laid out where all of it is seen. */
const laidOut = (what: TimelineRow): readonly Item[] => layoutRow(laneRow(what), pixelsOf(wholeSpan(timelineOf([what])), width));

const barsIn = (items: readonly Item[]): readonly BarItem[] => items.filter((item) => item.kind === 'bar');

const day = 86_400_000;

describe('the layout of a row', () => {
  it('gives a burst of one second in a year a width that is seen, and tells how many it is', () => {
    const burst = Array.from({ length: 12 }, (_, at) => bar(200 * day + at * 80, 200 * day + at * 80 + 60));
    const bars = barsIn(laidOut(row('a', [bar(0, 100 * day, 'down'), ...burst, bar(300 * day, 365 * day, 'established')])));
    assert.equal(bars.length, 3);
    const heap = bars[1];
    assert.ok(heap !== undefined && heap.right - heap.left >= leastBar);
    assert.equal(countOf(heap), 12);
  });

  it('shows each attempt of a second by itself where that second is all there is', () => {
    const burst = Array.from({ length: 12 }, (_, at) => bar(at * 80, at * 80 + 60));
    const bars = barsIn(laidOut(row('a', burst)));
    assert.equal(bars.length, 12);
    for (const { left, right } of bars) assert.ok(right - left > 40);
  });

  it('covers no bar of a lane by another, and loses none', () => {
    // Many that follow each other closely, of all lengths.
    const all = Array.from({ length: 3000 }, (_, at) => bar(at * 1000, at * 1000 + ((at * 7919) % 5000), at % 3 === 0 ? 'failed' : 'down'));
    const bars = barsIn(laidOut(row('a', all)));
    assert.equal(
      bars.reduce((sum, item) => sum + item.bars.length, 0),
      all.length,
    );
    for (const lane of new Set(bars.map((item) => item.lane))) {
      const inLane = bars.filter((item) => item.lane === lane);
      inLane.slice(1).forEach((item, before) => assert.ok(item.left >= (inLane[before]?.right ?? 0) - 1e-9));
    }
  });

  it('puts attempts that overlap in time below each other', () => {
    const { lanes, laneCount } = laneRow(row('a', [bar(0, 100), bar(50, 150), bar(100, 200), bar(160, 220)]));
    assert.deepEqual([lanes, laneCount], [[0, 1, 0, 1], 2]);
    assert.equal(
      laneRow(
        row(
          'a',
          Array.from({ length: 9 }, (_, at) => bar(at, 1000)),
        ),
      ).laneCount,
      4,
    );
  });

  it('tells of a heap what hurts first, and leads to the last attempt that hurt', () => {
    const [heap] = barsIn(laidOut(row('a', [bar(0, 1), bar(2, 3, 'failed'), bar(4, 5, 'established'), bar(10 * day, 20 * day)])));
    assert.ok(heap);
    assert.deepEqual(statesOf(heap), [
      { state: 'failed', count: 2 },
      { state: 'established', count: 1 },
    ]);
    assert.equal(tellingBar(heap)?.start, 2);
  });

  it('joins marks of one kind that would cover each other, and keeps kinds apart', () => {
    const marks = [mark('rekey', 1000), mark('rekey', 1001), mark('dead', 1001), mark('rekey', 5 * day)];
    const items = laidOut(row('a', [bar(0, 10 * day)], marks)).filter((item) => item.kind === 'mark');
    assert.deepEqual(
      items.map((item) => [item.mark, item.marks.length]),
      [
        ['rekey', 2],
        ['dead', 1],
        ['rekey', 1],
      ],
    );
    assert.ok((items[1]?.at ?? 0) - (items[0]?.at ?? 0) >= 10);
  });
});
