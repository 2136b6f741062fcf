import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { workload } from '../bench/workload/workload.js';
import { otherLine } from '../core/shape/other-line.js';
import { createRecall } from '../core/shape/recall.js';
import { builtInCatalogs } from '../service/built-in.js';
import { hostileLine, knownLines } from './hostile.js';
import { check } from './runs.js';

/** Behind an envelope of each form: what is remembered begins with it. */
const envelopes = [
  '',
  '<189>',
  'Nov 22 10:00:00 gw1 ',
  '<30>1 2026-11-22T10:00:00+08:00 gw1 charon 15894 - - ',
  '<134>Nov 22 10:00:00 192.0.2.9 Nov 22 2026 10:00:00 gw1 : ',
  '2026-11-22 10:00:00\tLocal0.Info\t192.0.2.7\t',
  '[2026-11-22 10:00:00] ',
];
const noise = [...workload(400)];

const anyLine = fc.oneof(
  fc.tuple(fc.constantFrom(...envelopes), fc.constantFrom(...knownLines)).map(([envelope, { line }]) => envelope + line),
  fc.constantFrom(...knownLines).map(({ line }) => line),
  fc.constantFrom(...noise),
);

describe('a line that is remembered by its shape', () => {
  it('says what recognising it would say, whatever its numbers, addresses and words are', () => {
    // One memory for all the runs: what one line has taught is asked by others.
    const recall = createRecall(builtInCatalogs());
    check(
      3000,
      fc.property(anyLine, fc.infiniteStream(fc.nat()), (line, choices) => {
        recall.learn(line);
        for (let times = 0; times < 4; times++) {
          const other = otherLine(line, (limit) => choices.next().value % limit);
          assert.deepEqual(recall.remembered(other), recall.recognised(other), other);
        }
      }),
    );
    const { asked, known } = recall.counts();
    assert.ok(known * 5 > asked, `only ${String(known)} of ${String(asked)} lines were known`);
  });

  it('says so of hostile lines, too', () => {
    const recall = createRecall(builtInCatalogs());
    check(
      500,
      fc.property(hostileLine(), fc.infiniteStream(fc.nat()), (line, choices) => {
        recall.learn(line);
        const other = otherLine(line, (limit) => choices.next().value % limit);
        for (const each of [line, other]) assert.deepEqual(recall.remembered(each), recall.recognised(each), each);
      }),
    );
  });
});
