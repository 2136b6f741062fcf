import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { analyse } from '../../server/src/core/analysis/analysis.js';
import { lowerBound } from '../../server/src/core/analysis/growing.js';
import { createLines } from '../../server/src/core/analysis/lines.js';
import { iked, ikedLog } from '../service/documents.js';
import { reference } from './helpers.js';

const analysisOf = (lines: readonly string[]) => analyse(iked, createLines(ikedLog(lines)), reference);

describe('a search in an ascending list', () => {
  it('finds how many values are smaller', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(50)), fc.nat(60), (values, wanted) => {
        const sorted = Int32Array.from(values).sort();
        assert.equal(lowerBound(sorted, wanted), values.filter((value) => value < wanted).length);
      }),
    );
  });
});

describe('the index of tunnels', () => {
  const analysis = analysisOf([
    'north #1: phase 1 begins',
    'south #2: phase 1 begins',
    '!link up',
    'north #1: phase 1 stands',
    'north #3: phase 2 begins using #1',
    'south #2: no answer',
    'south #4: phase 1 begins',
    'phase 1 stands',
  ]);
  const index = analysis.tunnels();

  it('knows the lines of each attempt and of each tunnel', () => {
    assert.deepEqual(
      index.tunnels.map((tunnel) => [
        tunnel.name,
        [...index.linesOfTunnel(tunnel)],
        tunnel.attempts.map((each) => [...index.linesOf(each)]),
      ]),
      [
        ['north', [0, 3, 4], [[0, 3, 4]]],
        [
          'south',
          [1, 5, 6, 7],
          [
            [1, 5],
            [6, 7],
          ],
        ],
      ],
    );
  });

  it('knows which phase a line speaks of, and which lines were assigned by context', () => {
    const placed = Array.from({ length: analysis.lines.lineCount }, (_, line) => index.at(line));
    assert.deepEqual(
      placed.map((place) => place?.phase?.name),
      ['ike-sa', 'ike-sa', undefined, 'ike-sa', 'child-sa', 'ike-sa', 'ike-sa', 'ike-sa'],
    );
    assert.deepEqual(
      placed.flatMap((place, line) => (place?.inferred === true ? [line] : [])),
      [7],
    );
    assert.equal(placed[4]?.phase?.firstLine, 4);
  });

  it('has no place for lines beyond the document', () => {
    assert.equal(index.at(-1), undefined);
    assert.equal(index.at(99), undefined);
  });
});
