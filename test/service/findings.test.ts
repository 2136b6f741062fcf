import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Analysis } from '../../server/src/core/analysis/analysis.js';
import { analyse } from '../../server/src/core/analysis/analysis.js';
import { createLines, replaceText } from '../../server/src/core/analysis/lines.js';
import { createLiveAnalysis } from '../../server/src/core/analysis/live-analysis.js';
import type { Settings } from '../../server/src/protocol.js';
import { documentContext } from '../../server/src/service/document.js';
import type { Findings } from '../../server/src/service/findings.js';
import { findings } from '../../server/src/service/findings.js';
import type { Memo } from '../../server/src/service/memo.js';
import { createMemo } from '../../server/src/service/memo.js';
import { createTexts } from '../../server/src/service/texts.js';
import { catalogOf, family, message, reference } from '../core/helpers.js';

const catalogs = catalogOf([
  family(
    'iked',
    [
      message('refused', ['{connection:word}: refused: {reason}'], { outcome: 'failure' }),
      message('slow', ['{connection:word}: slow'], { outcome: 'warning' }),
    ],
    { tags: ['iked'] },
  ),
]);
const texts = createTexts(() => Promise.resolve(undefined));
const settings = (maximum: number): Settings['problems'] => ({ minimum: 'warning', mute: [], maximum });

/** The findings, and how many records were read for them. */
async function found(analysis: Analysis, memo: Memo, maximum: number): Promise<{ readonly findings: Findings; readonly records: number }> {
  let records = 0;
  const counted: Analysis = {
    ...analysis,
    record: (line) => {
      records++;
      return analysis.record(line);
    },
  };
  return { findings: await findings(documentContext('file:///a.log', counted, 'en', texts, { memo }), settings(maximum)), records };
}

const line = (text: string): string => `Nov 22 10:00:00 gw iked: ${text}\n`;
const noise = `Nov 22 10:00:00 gw kernel: ${'.'.repeat(3000)}\n`;
const largeLog = (blocks: number): string =>
  Array.from({ length: blocks }, (_, at) => `${line(`tunnel${String(at % 5)}: refused: mismatch`)}${noise}`).join('');

const insert = (analysis: Analysis, at: number, text: string): ReturnType<typeof createLines> =>
  replaceText(analysis.lines, { line: at, character: 0 }, { line: at, character: 0 }, text);

describe('findings', () => {
  it('cost after an edit what they cost in its chunk, however long the document', async () => {
    for (const blocks of [100, 4000]) {
      const live = createLiveAnalysis(catalogs, createLines(largeLog(blocks)), reference);
      while (live.step());
      const memo = createMemo();
      const first = await found(live.current(), memo, 10);
      assert.deepEqual([first.findings.total, first.findings.findings.length], [blocks, 5]);
      assert.ok(first.records >= blocks);
      live.edit(insert(live.current(), blocks, line('tunnel9: refused: mismatch')), reference);
      const { findings: after, records } = await found(live.current(), memo, 10);
      assert.deepEqual([after.total, after.findings.length], [blocks + 1, 6]);
      // Those of a chunk, and those that are shown.
      assert.ok(records <= 12 + 6, `${String(records)} of ${String(blocks)} records were read`);
      assert.equal((await found(live.current(), memo, 10)).records, 6);
    }
  });

  it('are after any edits those of a fresh analysis', async () => {
    const text = fc.oneof(
      fc.constant(noise),
      fc
        .tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('refused: x', 'refused: y', 'slow'))
        .map(([name, words]) => line(`${name}: ${words}`)),
    );
    const edit = fc.record({
      from: fc.nat(),
      length: fc.nat(4),
      added: fc.array(text, { maxLength: 4 }),
      maximum: fc.constantFrom(1, 3, 50),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 50 }), fc.array(edit, { maxLength: 6 }), async (before, edits) => {
        const live = createLiveAnalysis(catalogs, createLines(before.join('')), reference);
        const memo = createMemo();
        for (const { from, length, added, maximum } of edits) {
          const { lines } = live.current();
          const start = { line: from % lines.lineCount, character: 0 };
          live.edit(replaceText(lines, start, { line: start.line + length, character: 0 }, added.join('')), reference);
          // Some of the document may not have been read when its problems are shown.
          await found(live.current(), memo, maximum);
          while (live.step());
          const whole = live
            .current()
            .lines.chunks.map((chunk) => chunk.text)
            .join('');
          const fresh = analyse(catalogs, createLines(whole), reference);
          assert.deepEqual((await found(live.current(), memo, maximum)).findings, (await found(fresh, createMemo(), maximum)).findings);
        }
      }),
      { numRuns: 60 },
    );
  });
});
