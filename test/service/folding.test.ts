import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { foldingRanges } from '../../server/src/service/folding.js';
import { ikedDocument } from './documents.js';

/** `first-last kind` of each fold of a log. */
async function foldsOf(lines: readonly string[]): Promise<readonly string[]> {
  const ranges = await foldingRanges(ikedDocument(lines));
  return ranges.map(({ startLine, endLine, kind }) => `${String(startLine)}-${String(endLine)} ${kind ?? ''}`);
}

const north = ['north #1: phase 1 begins', 'north #1: phase 1 stands', 'north #2: phase 2 begins using #1'];
const south = ['south #7: phase 1 begins', 'south #7: refused: policy', 'south #7: no answer'];

describe('folds', () => {
  it('are runs of lines of one attempt, and of lines that nobody knows', async () => {
    assert.deepEqual(await foldsOf([...north, '!a', '!b', '!c', '!d', ...south]), ['0-2 region', '3-6 comment', '7-9 region']);
  });

  it('say how many other lines they hide', async () => {
    assert.equal((await foldingRanges(ikedDocument(['!a', '!b', '!c', '!d'])))[0]?.collapsedText, '4 other lines');
  });

  it('are not ended by a line or two of no tunnel, and do not end with them', async () => {
    const [first = '', ...rest] = north;
    assert.deepEqual(await foldsOf(['!a', first, '!b', 'blocked packets of 192.0.2.1', ...rest, '!c', '!d']), ['1-5 region']);
    assert.deepEqual(await foldsOf([first, '!b', 'blocked packets of 192.0.2.1', '!c', ...rest]), []);
  });

  it('hide no line of another tunnel', async () => {
    const mixed = north.flatMap((line, at) => [line, south[at] ?? '']);
    assert.deepEqual(await foldsOf(mixed), []);
    assert.deepEqual(await foldsOf([...mixed, 'north #2: phase 2 stands, SPI c0de', '!a', 'SA c0de deleted']), ['6-8 region']);
  });

  it('separate the attempts of a tunnel', async () => {
    assert.deepEqual(await foldsOf([...south, ...south.map((line) => line.replace('#7', '#8'))]), ['0-2 region', '3-5 region']);
  });

  it('may be as long as the log', async () => {
    assert.deepEqual(await foldsOf(['north #1: phase 1 begins', ...Array<string>(20_000).fill('north #1: phase 1 stands')]), [
      '0-20000 region',
    ]);
  });

  it('leave short runs and an empty document alone', async () => {
    assert.deepEqual(await foldsOf(['!a', '!b', 'north #1: phase 1 begins']), []);
    assert.deepEqual(await foldsOf([]), []);
  });
});
