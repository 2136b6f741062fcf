import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createLiveAnalysis } from '../../server/src/core/analysis/live-analysis.js';
import type { LiveAnalysis } from '../../server/src/core/analysis/live-analysis.js';
import { createLines } from '../../server/src/core/analysis/lines.js';
import { openDocument } from '../../server/src/lsp/documents.js';
import type { Runtime } from '../../server/src/lsp/runtime.js';
import { createWorker, slice } from '../../server/src/lsp/worker.js';
import { catalogOf, family, message, reference } from '../core/helpers.js';

const catalogs = catalogOf([family('a', [message('up', ['up'])], { tags: ['exampled'] })]);

/** A clock that goes on by a millisecond whenever somebody looks, or others have their turn: work takes as long as it is counted. */
function createClock(): Runtime & { readonly turns: () => number } {
  let time = 0;
  let turns = 0;
  return {
    now: () => time++,
    later: () => () => undefined,
    breathe: () => {
      time++;
      turns++;
      return Promise.resolve();
    },
    files: undefined,
    loadCatalogs: () => Promise.reject(new Error('there are none')),
    turns: () => turns,
  };
}

const text = Array.from({ length: 200 }, () => 'exampled: up').join('\n');
const open = (): { document: ReturnType<typeof openDocument>; live: LiveAnalysis } => ({
  document: openDocument('file:///a.log', 1, { text }),
  live: createLiveAnalysis(catalogs, createLines(text), reference),
});

describe('work on a document', () => {
  it('gives others their turn every few milliseconds', async () => {
    const { document, live } = open();
    const clock = createClock();
    assert.equal(await createWorker(clock, () => live).finish(document), true);
    assert.equal(live.remaining(), 0);
    assert.ok(clock.turns() >= 200 / (slice + 1), `${String(clock.turns())} turns`);
  });

  it('stops while a request is being answered, but not for good', async () => {
    const { document, live } = open();
    const clock = createClock();
    const worker = createWorker(clock, () => live);
    const finished = worker.finish(document);
    // One that is never answered costs some time at each turn, and no more.
    worker.giveWay(new Promise(() => undefined));
    assert.equal(await finished, true);
    assert.equal(live.remaining(), 0);
    assert.ok(clock.turns() > 1000, `${String(clock.turns())} turns`);
  });

  it('comes before what nobody waits for, which is done in slices too', async () => {
    const { document, live } = open();
    const clock = createClock();
    const worker = createWorker(clock, () => live);
    let left = 100;
    const before: boolean[] = [];
    const done = new Promise<void>((resolve) => {
      worker.whenIdle(() => {
        before.push(live.remaining() > 0);
        if (--left > 0) return true;
        resolve();
        return false;
      });
    });
    assert.equal(await worker.finish(document), true);
    // What had begun ended with its slice.
    assert.ok(before.length <= slice + 1, `${String(before.length)} steps before the document`);
    await done;
    assert.deepEqual(new Set(before.slice(slice + 1)), new Set([false]));
    assert.ok(clock.turns() >= 300 / (slice + 1), `${String(clock.turns())} turns`);
  });

  it('goes on where what nobody waits for has failed', async () => {
    const { document, live } = open();
    const worker = createWorker(createClock(), () => live);
    worker.whenIdle(() => {
      throw new Error('a template that is none');
    });
    assert.equal(await worker.finish(document), true);
  });
});
