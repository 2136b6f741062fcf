import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ticksOf } from '../../client/pages/timeline/ticks.js';

const at = (time: string): number => Date.parse(`${time}Z`);

function labels(start: string, end: string, language = 'en'): { readonly minor: readonly string[]; readonly major: readonly string[] } {
  const { minor, major } = ticksOf('time', { start: at(start), end: at(end) }, 1000, language);
  return { minor: minor.map(({ label }) => label), major: major.map(({ label }) => label) };
}

describe('the ticks of the timeline', () => {
  it('are months below years for a year', () => {
    const { minor, major } = labels('2025-11-22T00:00:00', '2026-11-22T00:00:00');
    assert.deepEqual(major, ['2025', '2026']);
    assert.deepEqual(minor.slice(0, 3), ['Jan', 'Mar', 'May']);
  });

  it('are days below months for a fortnight, and weeks begin on Mondays', () => {
    assert.deepEqual(labels('2026-11-22T12:00:00', '2026-12-05T12:00:00').major, ['November 2026', 'December 2026']);
    assert.deepEqual(labels('2026-11-01T12:00:00', '2026-12-30T12:00:00').minor.slice(0, 2), ['Nov 2', 'Nov 9']);
  });

  it('are minutes below days around midnight', () => {
    const { minor, major } = labels('2026-11-22T23:40:00', '2026-11-23T00:20:00');
    assert.deepEqual(major, ['Sun, November 22, 2026', 'Mon, November 23, 2026']);
    assert.deepEqual(minor, ['23:45', '23:50', '23:55', '00:00', '00:05', '00:10', '00:15', '00:20']);
  });

  it('are milliseconds for a second', () => {
    const { minor } = labels('2026-11-22T09:15:02.000', '2026-11-22T09:15:03.000');
    assert.deepEqual(minor.slice(0, 2), ['09:15:02.100', '09:15:02.200']);
  });

  it('speak the language of the editor', () => {
    assert.deepEqual(labels('2026-11-22T00:00:00', '2026-11-22T00:40:00', 'ja').major, ['2026年11月22日(日)']);
    assert.deepEqual(labels('2025-11-22T00:00:00', '2026-11-22T00:00:00', 'zh-cn').minor[0], '1月');
  });

  it('are lines, from 1, where there are no times', () => {
    const { minor, major } = ticksOf('line', { start: 0, end: 2_000 }, 1000, 'en');
    assert.deepEqual(
      minor.slice(0, 2).map((tick) => [tick.label, tick.at]),
      [
        ['200', 199],
        ['400', 399],
      ],
    );
    assert.deepEqual(major, []);
  });

  it('leave each other room, whatever is looked at', () => {
    fc.assert(
      fc.property(fc.double({ min: 20, max: 1e13, noNaN: true }), fc.double({ min: 0, max: 4e12, noNaN: true }), (width, start) => {
        const { minor } = ticksOf('time', { start, end: start + width }, 1000, 'en');
        assert.ok(minor.length <= 13, String(minor.length));
        minor.slice(1).forEach((tick, before) => {
          const gap = ((tick.at - (minor[before]?.at ?? 0)) / width) * 1000;
          assert.ok(gap > 80, `${gap} pixels`);
        });
      }),
      { numRuns: 200 },
    );
  });
});
