import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { readCatalogSet } from '../../server/build/read-catalogs.js';
import type { FileJob } from '../../server/src/lsp/file-runtime.js';
import { analyseInThread } from '../../server/src/node/analysis-thread.js';
import { reference } from '../core/helpers.js';
import { builtInCatalogs } from '../service/built-in.js';
import { temporaryFile } from '../temporary.js';

const worker = path.resolve(import.meta.dirname, '../../dist/analysis-worker.js');

const jobFor = (file: string): FileJob => ({
  uri: pathToFileURL(file).toString(),
  set: readCatalogSet(),
  catalogs: builtInCatalogs(),
  minimum: 'warning',
  reference,
});

const ignore = (): void => undefined;

test('a thread that crashes is an answer, and so is one that ends without a word', async (context) => {
  const job = jobFor(temporaryFile(context, 'a.log', 'a line\n'));
  const crashing = temporaryFile(context, 'crash.cjs', "throw new Error('out of order')");
  assert.deepEqual(await analyseInThread(crashing, job, ignore, new AbortController().signal), {
    kind: 'failed',
    failure: { problem: 'stopped', detail: 'out of order' },
  });
  const silent = temporaryFile(context, 'silent.cjs', 'process.exit(3)');
  assert.deepEqual(await analyseInThread(silent, job, ignore, new AbortController().signal), {
    kind: 'failed',
    failure: { problem: 'stopped', detail: 'exit code 3' },
  });
  assert.equal((await analyseInThread(worker, job, ignore, new AbortController().signal)).kind, 'analysed');
});

test('a thread that takes too much memory ends alone', async (context) => {
  const job = jobFor(temporaryFile(context, 'a.log', 'a line\n'));
  const greedy = temporaryFile(context, 'greedy.cjs', 'const kept = []; for (;;) kept.push(new Array(1e5).fill(kept.length));');
  const outcome = await analyseInThread(greedy, job, ignore, new AbortController().signal, 64);
  assert.deepEqual(outcome, { kind: 'failed', failure: { problem: 'memory', detail: '' } });
});

test('an analysis that is cancelled ends soon and leaves nothing', async (context) => {
  const line = 'Nov 22 10:00:01 nxr pluto[1]: "tunnel1" #1: initiating Main Mode\n';
  const job = jobFor(temporaryFile(context, 'long.log', line.repeat(300_000)));
  const abort = new AbortController();
  const outcome = await analyseInThread(worker, job, () => abort.abort(), abort.signal);
  assert.deepEqual(outcome, { kind: 'cancelled' });
  assert.deepEqual(await analyseInThread(worker, job, ignore, abort.signal), { kind: 'cancelled' });
});
