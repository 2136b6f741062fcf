import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Analysis } from '../../server/src/core/analysis/analysis.js';
import { analyse } from '../../server/src/core/analysis/analysis.js';
import { createLines } from '../../server/src/core/analysis/lines.js';
import { createLiveAnalysis } from '../../server/src/core/analysis/live-analysis.js';
import { relatedLines } from '../../server/src/service/related-lines.js';
import { catalogOf, family, message, reference } from '../core/helpers.js';

const catalogs = catalogOf([family('a', [message('begin', ['begins']), message('end', ['ends'])], { tags: ['exampled'] })]);
const nearIn = (analysis: Analysis, line: number): readonly (readonly [string, number])[] => {
  const [product] = catalogs.products;
  assert.ok(product !== undefined);
  return [...relatedLines(analysis, line, product, ['begin', 'end', 'nobody'])];
};
const near = (lines: readonly string[], line: number): readonly (readonly [string, number])[] =>
  nearIn(analyse(catalogs, createLines(lines.join('\n')), reference), line);

describe('related lines', () => {
  it('are the nearest ones, before or after', () => {
    assert.deepEqual(near(['exampled: begins', 'noise', 'exampled: begins', 'exampled: ends', 'noise', 'exampled: ends'], 3), [
      ['begin', 2],
      ['end', 5],
    ]);
  });
  it('are not those far away, nor the line itself', () => {
    const far = ['exampled: begins', ...new Array<string>(3000).fill('noise'), 'exampled: ends'];
    assert.deepEqual(near(far, far.length - 1), []);
  });
  it('are found across chunks, and where two are as near it is the one before', () => {
    const noise = new Array<string>(40).fill(`exampled: ${'.'.repeat(1000)}`);
    const lines = ['exampled: begins', ...noise, 'exampled: ends', 'noise', 'exampled: ends', ...noise, 'exampled: begins'];
    assert.deepEqual(near(lines, 42), [
      ['end', 41],
      ['begin', 0],
    ]);
    assert.deepEqual(near(lines, 43), [
      ['end', 41],
      ['begin', 84],
    ]);
  });
  it('wait for no line to be read', () => {
    const live = createLiveAnalysis(catalogs, createLines('exampled: begins\nexampled: ends'), reference);
    assert.deepEqual(nearIn(live.current(), 1), []);
    assert.equal(live.work.chunks, 0);
    while (live.step());
    assert.deepEqual(nearIn(live.current(), 1), [['begin', 0]]);
  });
});
