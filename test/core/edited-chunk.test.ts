import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { ChunkAnalysis } from '../../server/src/core/analysis/chunk-analysis.js';
import { analyseChunk } from '../../server/src/core/analysis/chunk-analysis.js';
import { readEdited } from '../../server/src/core/analysis/edited-chunk.js';
import type { Chunk } from '../../server/src/core/analysis/lines.js';
import { createLines } from '../../server/src/core/analysis/lines.js';
import { createLineScan } from '../../server/src/core/match/line-scan.js';
import { createRecordReader } from '../../server/src/core/tunnel/record-reader.js';
import { createValues } from '../../server/src/core/tunnel/values.js';
import { catalogOf, family, message, reference } from './helpers.js';

const catalogs = catalogOf(
  [
    family(
      'iked',
      [
        message('begin', ['{connection:word} begins'], { tunnel: { kind: 'ike', phase: 'ike-sa', event: 'begin' } }),
        message('failed', ['{connection:word} failed'], { outcome: 'failure' }),
      ],
      { tags: ['iked'] },
    ),
  ],
  { tunnels: [{ kind: 'ike', identity: [['connection']], phases: ['ike-sa'] }] },
);

const chunkOf = (text: string): Chunk => {
  const [chunk] = createLines(text).chunks;
  assert.ok(chunk !== undefined);
  return chunk;
};

/** Reads chunks; the scope of an event is its second of the day, so that the chunks have several. */
function createReader(): { readonly read: (chunk: Chunk) => ChunkAnalysis; readonly lines: () => number } {
  const readRecord = createRecordReader(createValues(), () => () => ({}));
  let lines = 0;
  return {
    read: (chunk) => {
      lines += chunk.starts.length;
      return analyseChunk(catalogs, chunk, reference, createLineScan(), readRecord, ({ time }) => [(time / 1000) % 60]);
    },
    lines: () => lines,
  };
}

/** The columns, and the scopes of each line. */
const seen = ({ events, ...columns }: ChunkAnalysis): unknown => ({
  ...columns,
  scopes: Array.from(events.scopes, (scope, group) => [
    scope,
    [...events.lines.subarray(events.starts[group], events.starts[group + 1])],
  ]).sort(),
});

describe('a chunk that an edit has made', () => {
  const line = fc.constantFrom(
    'Nov 22 10:00:01 gw iked: north begins',
    'Nov 22 10:00:02 gw iked: south begins',
    'Nov 22 10:00:01 gw iked: north failed',
    'noise',
    '',
  );
  const text = fc
    .array(fc.tuple(line, fc.constantFrom('\n', '\n', '\r\n', '\r')), { maxLength: 8 })
    .chain((lines) => line.map((last) => lines.map((each) => each.join('')).join('') + last));

  it('is what reading all of it gives, whatever stood there before', () => {
    fc.assert(
      fc.property(text, text, text, (now, first, last) => {
        const { read } = createReader();
        const known = (before: string): { chunk: Chunk; columns: ChunkAnalysis } => ({
          chunk: chunkOf(before),
          columns: read(chunkOf(before)),
        });
        const chunk = chunkOf(now);
        assert.deepEqual(seen(readEdited(chunk, { beginning: known(first), ending: known(last) }, read)), seen(read(chunk)));
        assert.deepEqual(seen(readEdited(chunk, { beginning: known(now), ending: known(now) }, read)), seen(read(chunk)));
      }),
      { numRuns: 500 },
    );
  });

  it('is read where the edit was', () => {
    const lines = Array.from({ length: 100 }, (_, at) => `Nov 22 10:00:0${String(at % 10)} gw iked: north begins`);
    const before = chunkOf(lines.join('\n'));
    const { read, lines: count } = createReader();
    const columns = read(before);
    const read0 = count();
    const whole = { chunk: before, columns };
    const after = chunkOf([...lines.slice(0, 40), 'Nov 22 10:00:01 gw iked: south begins', ...lines.slice(41)].join('\n'));
    readEdited(after, { beginning: whole, ending: whole }, read);
    assert.equal(count() - read0, 1);
  });
});
