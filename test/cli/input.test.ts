import assert from 'node:assert/strict';
import { utimes } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { test } from 'node:test';
import { aurora, loglens, parsed, startLoglens } from './loglens.js';
import { temporaryFile } from '../temporary.js';

const up = 'AURORA/4303/6: tunnel is up';

const statuses = (input: string | Uint8Array): readonly unknown[] =>
  parsed(loglens(['parse', ...aurora, '-'], { input }).stdout).map(
    (line) => (line['params'] as Readonly<Record<string, string>>)['status'],
  );

/** Lines whose parameter `status` is a text in another script. */
const state = (status: string): string => `AURORA/4305/5: state is ${status}`;

test('lines end in LF, CRLF or CR, the last one perhaps in none', () => {
  const lines = parsed(loglens(['parse', ...aurora, '-'], { input: `${up}\n${up}\r\n${up}\r${up}\r\n\r\n${up}` }).stdout);
  assert.deepEqual(
    lines.map((line) => line['message']),
    ['4303', '4303', '4303', '4303', null, '4303'],
  );
});

test('an empty file has no lines', (context) => {
  const file = temporaryFile(context, 'empty.log', '');
  assert.deepEqual(loglens(['parse', file]), { status: 0, stdout: '', stderr: '' });
});

test('line breaks and characters are whole at every border of the blocks that are read', (context) => {
  // Lines of 7 to 60 bytes beyond 2 MiB: blocks end within CRLF, and within characters of three bytes.
  const expected = Array.from({ length: 60_000 }, (_, at) => `${'状態'.repeat(at % 5)}${String(at)}`);
  const file = temporaryFile(context, 'large.log', expected.map((text) => `${state(text)}\r\n`).join(''));
  const { stdout } = loglens(['parse', ...aurora, file]);
  const found = parsed(stdout).map((line) => (line['params'] as Readonly<Record<string, string>>)['status']);
  assert.equal(found.length, expected.length);
  assert.deepEqual(found, expected);
});

test('a large file whose lines end in CR alone is read line by line', (context) => {
  const file = temporaryFile(context, 'mac.log', `${up}\r`.repeat(80_000));
  assert.equal(parsed(loglens(['parse', ...aurora, file]).stdout).filter((line) => line['message'] === '4303').length, 80_000);
});

test('a line of a million characters is a line like any other', () => {
  const lines = parsed(
    loglens(['parse', ...aurora, '-'], { input: `${up}\n${'x'.repeat(1_000_000)}\n${state('y'.repeat(1_000_000))}\n` }).stdout,
  );
  assert.deepEqual(
    lines.map((line) => line['message']),
    ['4303', null, '4305'],
  );
  assert.equal((lines[2]?.['params'] as Readonly<Record<string, string>>)['status']?.length, 1_000_000);
});

test('NULs at the end of lines do not matter', () => {
  assert.deepEqual(
    parsed(loglens(['parse', ...aurora, '-'], { input: `${up}\0\n${up}\0\0\r\n` }).stdout).map((line) => line['message']),
    ['4303', '4303'],
  );
});

test('bytes that are no UTF-8 cost no more than themselves', () => {
  const input = Buffer.concat([
    Buffer.from(`${state('接続')}\nAURORA/4305/5: state is a`),
    Buffer.of(0xff, 0xc3),
    Buffer.from(`b\n${state('終了')}\n`),
  ]);
  assert.deepEqual(statuses(input), ['接続', 'a\ufffd\ufffdb', '終了']);
});

test('a byte order mark is no part of the text, and UTF-16 is read by it', () => {
  const text = `${state('接続')}\r\n${state('終了')}\r\n`;
  const little = Buffer.from(`\ufeff${text}`, 'utf16le');
  const big = Buffer.from(little).swap16();
  for (const input of [Buffer.from(`\ufeff${text}`), little, big]) assert.deepEqual(statuses(input), ['接続', '終了']);
});

test('GBK is recognised', () => {
  // 状态为已连接 in GBK, behind a long stretch of ASCII.
  const chinese = Buffer.from('d7b4ccacceaad2d1c1acbdd3', 'hex');
  const ascii = Buffer.from(`${up}\n`.repeat(60_000));
  const input = Buffer.concat([ascii, Buffer.from('AURORA/4305/5: state is '), chinese, Buffer.from('\n')]);
  assert.equal(statuses(input).at(-1), '状态为已连接');
});

test('Shift_JIS is recognised', () => {
  // 接続が切れました in Shift_JIS.
  const japanese = Buffer.from('90da91b182aa90d882ea82dc82b582bd', 'hex');
  assert.deepEqual(statuses(Buffer.concat([Buffer.from('AURORA/4305/5: state is '), japanese, Buffer.from('\n')])), ['接続が切れました']);
});

test('what gzip packed is unpacked, also from standard input', (context) => {
  const packed = gzipSync(`${up}\n${up}\n`);
  const file = temporaryFile(context, 'gate.log.gz', packed);
  for (const result of [loglens(['parse', ...aurora, file]), loglens(['parse', ...aurora, '-'], { input: packed })]) {
    assert.equal(result.status, 0);
    assert.deepEqual(
      parsed(result.stdout).map((line) => line['message']),
      ['4303', '4303'],
    );
  }
});

test('a cut gzip file gives the lines before the cut, and one line that says so', (context) => {
  const noise = Array.from({ length: 50_000 }, (_, at) => state(String((at * 2654435761) % 4294967296))).join('\n');
  const packed = gzipSync(noise);
  const file = temporaryFile(context, 'cut.log.gz', packed.subarray(0, Math.floor(packed.length * 0.9)));
  const { status, stdout, stderr } = loglens(['parse', ...aurora, file]);
  assert.equal(status, 2);
  assert.ok(parsed(stdout).length > 1000);
  assert.match(stderr, /^loglens: .*cut\.log\.gz: .*damaged or cut off.*\n$/);
});

test("without --reference the file's own date decides for the year", async (context) => {
  const file = temporaryFile(context, 'old.log', `Nov 22 21:07:00 gw1 ${up}\n`);
  const written = new Date('2019-12-01T00:00:00Z');
  await utimes(file, written, written);
  assert.equal(parsed(loglens(['parse', ...aurora.slice(0, 2), file]).stdout)[0]?.['time'], '2019-11-22T21:07:00');
});

test('the lines of a pipe are printed while it is open', async () => {
  const child = startLoglens(['parse', ...aurora, '-']);
  child.stdin?.write(`${up}\n`);
  const first = await new Promise<string>((resolve) => child.stdout?.once('data', (data: Buffer) => resolve(data.toString())));
  child.stdin?.end();
  assert.equal(parsed(first)[0]?.['message'], '4303');
  assert.equal(await new Promise((resolve) => child.once('exit', resolve)), 0);
});
