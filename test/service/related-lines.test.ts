import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse } from '../../server/src/core/analysis/analysis.js';
import { createLines } from '../../server/src/core/analysis/lines.js';
import { relatedLines } from '../../server/src/service/related-lines.js';
import { catalogOf, family, message, reference } from '../core/helpers.js';

const catalogs = catalogOf([family('a', [message('begin', ['begins']), message('end', ['ends'])], { tags: ['exampled'] })]);
const near = (lines: readonly string[], line: number): readonly (readonly [string, number])[] => [
  ...relatedLines(analyse(catalogs, createLines(lines.join('\n')), reference), line, ['begin', 'end', 'nobody']),
];

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
});
