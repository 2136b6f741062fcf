import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { setImmediate as nextTask } from 'node:timers/promises';
import { recogniseInThreads } from '../../server/src/node/recognition-pool.js';
import type { TextBlock } from '../../server/src/node/text-block.js';
import { textBlock } from '../../server/src/node/text-block.js';
import { builtInSet } from '../service/built-in.js';
import { temporaryFile, temporaryFolder } from '../temporary.js';

const reference = Date.UTC(2026, 10, 23);

/** A thread that waits for a file beside the one that a block's first line names, tells how many lines the block has, and makes the file that is named. */
const counter = `
const { existsSync, writeFileSync } = require('node:fs');
const { parentPort } = require('node:worker_threads');
parentPort.on('message', ({ text }) => {
  const lines = text.split('\\n');
  if (lines[0] === 'die') throw new Error('dead');
  while (!existsSync(lines[0] + '.gate')) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
  parentPort.postMessage({ tally: { lines: lines.length - 1 } });
  writeFileSync(lines[0], '');
});`;

test('blocks that are done before the last one has been read are not waited for', async (context) => {
  const program = temporaryFile(context, 'counter.cjs', counter);
  const answered = path.join(temporaryFolder(context), 'answered');
  async function* blocks(): AsyncGenerator<TextBlock> {
    writeFileSync(`${answered}.gate`, '');
    yield textBlock(`${answered}\n`);
    while (!existsSync(answered)) await nextTask();
    for (let task = 0; task < 100; task++) await nextTask();
  }
  const visited: number[] = [];
  await recogniseInThreads({ program, threads: 1, set: builtInSet, reference }, blocks(), ({ tally }) => {
    visited.push(tally.lines);
  });
  assert.deepEqual(visited, [1]);
});

test('blocks come in their order, whoever has done them', async (context) => {
  const program = temporaryFile(context, 'counter.cjs', counter);
  const seen = path.join(temporaryFolder(context), 'seen');
  const lengths = Array.from({ length: 12 }, (_, number) => number + 1);
  async function* blocks(): AsyncGenerator<TextBlock> {
    for (const length of lengths) {
      // Both threads have two blocks by now.
      if (length === 5) writeFileSync(`${seen}.gate`, '');
      yield textBlock(await Promise.resolve(`${seen}\n`.repeat(length)));
    }
  }
  const visited: number[] = [];
  await recogniseInThreads({ program, threads: 2, set: builtInSet, reference }, blocks(), ({ tally }) => {
    visited.push(tally.lines);
  });
  assert.deepEqual(visited, lengths);
});

test('a thread that dies is told of', async (context) => {
  const program = temporaryFile(context, 'counter.cjs', counter);
  async function* blocks(): AsyncGenerator<TextBlock> {
    yield textBlock(await Promise.resolve('die\n'));
  }
  await assert.rejects(
    recogniseInThreads({ program, threads: 1, set: builtInSet, reference }, blocks(), () => undefined),
    /dead/,
  );
});
