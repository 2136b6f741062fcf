import assert from 'node:assert/strict';
import { appendFileSync, copyFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { openFile } from '../../server/src/node/follow-file.js';
import type { TailEvent } from '../../server/src/node/tail.js';
import { createTail } from '../../server/src/node/tail.js';
import { temporaryFile } from '../temporary.js';

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** An event in short: `+whole lines|begun`. */
function brief(event: TailEvent): string {
  if (event.kind === 'bytes') return `+${text(event.whole)}|${text(event.begun)}`;
  return event.kind === 'skipped' ? `skipped ${String(event.bytes)}` : event.kind;
}

function follow(file: string, window = 1000): { look: () => Promise<readonly string[]>; close: () => Promise<void> } {
  const tail = createTail(openFile(file), window);
  return { look: async () => (await tail.look()).map(brief), close: tail.close };
}

test('what is appended is told of once, a line that is not finished again when it goes on', async (context) => {
  const file = temporaryFile(context, 'a.log', 'one\n');
  const { look, close } = follow(file);
  assert.deepEqual(await look(), ['+one\n|']);
  assert.deepEqual(await look(), []);
  appendFileSync(file, 'two\nthr');
  assert.deepEqual(await look(), ['+two\n|thr']);
  appendFileSync(file, 'ee\n');
  assert.deepEqual(await look(), ['+three\n|']);
  await close();
});

test('a character that was cut by the writing is whole in the line that is finished', async (context) => {
  const file = temporaryFile(context, 'a.log', '');
  const { look, close } = follow(file);
  const bytes = Buffer.from('状態\n');
  await look();
  appendFileSync(file, bytes.subarray(0, 4));
  await look();
  appendFileSync(file, bytes.subarray(4));
  assert.deepEqual(await look(), ['+状態\n|']);
  await close();
});

test('rotation by renaming: what was written before is told of, then the new file from its beginning', async (context) => {
  const file = temporaryFile(context, 'a.log', 'one\n');
  const { look, close } = follow(file);
  await look();
  appendFileSync(file, 'last of the old\n');
  renameSync(file, `${file}.1`);
  writeFileSync(file, 'first of the new\n');
  assert.deepEqual(await look(), ['+last of the old\n|', 'replaced', '+first of the new\n|']);
  await close();
});

test('rotation by copying: the log was emptied, and has less in it than before', async (context) => {
  const file = temporaryFile(context, 'a.log', 'one\ntwo\n');
  const { look, close } = follow(file);
  await look();
  copyFileSync(file, `${file}.1`);
  truncateSync(file);
  appendFileSync(file, 'new\n');
  assert.deepEqual(await look(), ['truncated', '+new\n|']);
  await close();
});

test('rotation by copying is noticed although the log has grown past its former size', async (context) => {
  const file = temporaryFile(context, 'a.log', 'one\n');
  const { look, close } = follow(file);
  await look();
  truncateSync(file);
  appendFileSync(file, 'much more than there was\n');
  assert.deepEqual(await look(), ['truncated', '+much more than there was\n|']);
  await close();
});

test('a log that is gone for a while is waited for', async (context) => {
  const file = temporaryFile(context, 'a.log', 'one\n');
  const { look, close } = follow(file);
  await look();
  rmSync(file);
  assert.deepEqual(await look(), ['gone']);
  assert.deepEqual(await look(), []);
  writeFileSync(file, 'again\n');
  assert.deepEqual(await look(), ['back', '+again\n|']);
  await close();
});

test('a log that is not there yet is waited for', async (context) => {
  const file = path.join(path.dirname(temporaryFile(context, 'a.log', '')), 'later.log');
  const { look, close } = follow(file);
  assert.deepEqual(await look(), ['gone']);
  writeFileSync(file, 'now\n');
  assert.deepEqual(await look(), ['back', '+now\n|']);
  await close();
});

test('of much that comes at once only the last whole lines are told of, and that the others are not', async (context) => {
  const file = temporaryFile(context, 'a.log', 'one\n');
  const { look, close } = follow(file, 12);
  await look();
  appendFileSync(file, 'two\nthree\nfour\nfive\n');
  assert.deepEqual(await look(), ['skipped 10', '+four\nfive\n|']);
  await close();
});
