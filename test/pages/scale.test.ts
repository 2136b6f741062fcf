import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { around, moved, pixelsOf, showing, wholeSpan, zoomed } from '../../client/pages/timeline/scale.js';

const year = wholeSpan({ axis: 'time', start: Date.UTC(2025, 10, 22), end: Date.UTC(2026, 10, 22) });

describe('the scale of the timeline', () => {
  it('shows all with air at both ends, and a moment as a second', () => {
    const whole = wholeSpan({ axis: 'time', start: 1000, end: 2000 });
    assert.ok(whole.start < 1000 && whole.end > 2000 && whole.end - whole.start < 1100);
    assert.deepEqual(wholeSpan({ axis: 'time', start: 5000, end: 5000 }), { start: 4500, end: 5500 });
    assert.deepEqual(wholeSpan({ axis: 'line', start: 7, end: 7 }), { start: 2, end: 12 });
  });

  it('zooms around a place, which stays on its pixel, until nothing finer is there', () => {
    const at = year.start + (year.end - year.start) * 0.3;
    const closer = zoomed(year, 4, at, year, 'time');
    assert.ok(Math.abs(pixelsOf(closer, 1000)(at) - 300) < 0.01);
    assert.equal(Math.round((year.end - year.start) / (closer.end - closer.start)), 4);
    const closest = zoomed(closer, 1e12, at, year, 'time');
    assert.equal(Math.round(closest.end - closest.start), 20);
  });

  it('never shows more than all, wherever one zooms or moves', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: 0.01, max: 100, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 20 }),
        (steps) => {
          let span = year;
          for (const [factor, share] of steps) {
            span = zoomed(span, factor, span.start + share * (span.end - span.start), year, 'time');
            span = moved(span, (share - 0.5) * 1e11, year);
            assert.ok(span.start >= year.start - 1 && span.end <= year.end + 1 && span.end > span.start);
          }
        },
      ),
    );
  });

  it('moves to what is not seen, and stays where it is seen', () => {
    const span = { start: year.start, end: year.start + 1_000_000 };
    const wanted = { start: year.start + 5_000_000, end: year.start + 5_000_400 };
    const there = showing(span, wanted, year);
    assert.ok(there.start <= wanted.start && there.end >= wanted.end);
    assert.equal(Math.round(there.end - there.start), 1_000_000);
    assert.equal(showing(there, wanted, year), there);
    const long = { start: year.start + 5_000_000, end: year.start + 9_000_000 };
    const wider = showing(span, long, year);
    assert.ok(wider.start <= long.start && wider.end >= long.end);
  });

  it('looks around a heap with air', () => {
    const heap = { start: year.start + 1000, end: year.start + 2000 };
    const span = around(heap, year, 'time');
    assert.ok(span.start < heap.start && span.end > heap.end && span.end - span.start === 1500);
  });
});
