import assert from 'node:assert/strict';
import { appendFileSync, copyFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { followFile, openFile } from '../../server/src/node/follow-file.js';
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

test('rotation by renaming, with a while in which there is no log', async (context) => {
  const file = temporaryFile(context, 'a.log', 'one\n');
  const { look, close } = follow(file);
  await look();
  renameSync(file, `${file}.1`);
  appendFileSync(`${file}.1`, 'last of the old\n');
  assert.deepEqual(await look(), ['+last of the old\n|', 'gone']);
  writeFileSync(file, 'first of the new\n');
  assert.deepEqual(await look(), ['back', '+first of the new\n|']);
  await close();
});

for (const [name, encode] of [
  ['UTF-16LE', (text: string): Buffer => Buffer.from(text, 'utf16le')],
  ['UTF-16BE', (text: string): Buffer => Buffer.from(text, 'utf16le').swap16()],
] as const) {
  test(`a log in ${name} is followed from its last lines on, through a rotation to UTF-8`, async (context) => {
    const file = temporaryFile(context, 'a.log', '');
    writeFileSync(file, encode('\ufeff' + 'Ċ line that is cut\n'.repeat(100_000) + 'half'));
    const events: string[] = [];
    let wake = (): void => undefined;
    const take = (event: string): void => {
      events.push(event);
      wake();
    };
    const heard = async (count: number): Promise<void> => {
      while (events.length < count) await new Promise<void>((resolve) => (wake = resolve));
    };
    const following = followFile(
      file,
      (event) => take(event.kind === 'lines' ? `${event.text.slice(-29)}|${event.begun}` : event.kind),
      (error) => take(String(error)),
    );
    context.after(following.stop);
    await heard(1);
    appendFileSync(file, encode(' and whole: 状態\n').subarray(0, 21));
    await heard(2);
    appendFileSync(file, encode(' and whole: 状態\n').subarray(21));
    await heard(3);
    renameSync(file, `${file}.1`);
    writeFileSync(file, 'ASCII\n');
    await heard(5);
    assert.deepEqual(events, [
      'at is cut\nĊ line that is cut\n|half',
      '|half and whole',
      'half and whole: 状態\n|',
      'replaced',
      'ASCII\n|',
    ]);
  });
}

test('the first line that is shown of a log in UTF-16 is a whole one', async (context) => {
  const file = temporaryFile(context, 'a.log', '');
  // U+0A0A has the byte of a line feed twice, and U+0A00 beside U+000A at odd places.
  const whole = (text: string): Buffer => Buffer.from(text, 'utf16le');
  writeFileSync(file, whole('\ufeff\u0a0a\u0a00\u000a one\ntwo\u0a0a\nthree\n'));
  const tail = createTail(openFile(file), 31);
  context.after(tail.close);
  const [skipped, bytes] = await tail.look();
  assert.equal(skipped?.kind, 'skipped');
  assert.ok(bytes?.kind === 'bytes');
  assert.equal(new TextDecoder('utf-16le').decode(bytes.whole), 'two\u0a0a\nthree\n');
});
