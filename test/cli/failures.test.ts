import assert from 'node:assert/strict';
import { chmodSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { aurora, auroraLog, loglens, parsed, startLoglens } from './loglens.js';
import { temporaryFile, temporaryFolder } from '../temporary.js';

test('a file that cannot be read is one line on stderr, and the others are still done', (context) => {
  const folder = temporaryFolder(context);
  const binary = temporaryFile(context, 'program', Buffer.concat([Buffer.from('\u007fELF'), Buffer.alloc(4096)]));
  const { status, stdout, stderr } = loglens(['parse', ...aurora, path.join(folder, 'missing.log'), folder, binary, auroraLog]);
  assert.equal(status, 2);
  assert.equal(parsed(stdout).length, 10);
  assert.deepEqual(stderr.split('\n'), [
    `loglens: ${folder}/missing.log: there is no such file; check the name.`,
    `loglens: ${folder}: is a folder; name the files in it.`,
    `loglens: ${binary}: is no text file; unpack it (only gzip is unpacked here) or export it as text.`,
    '',
  ]);
});

test('of a file that cannot be read nothing is said behind the error', () => {
  for (const command of ['summary', 'tunnels', 'check']) {
    const { status, stdout, stderr } = loglens([command, 'missing.log']);
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, /^loglens: missing\.log: [^\n]*\n$/);
  }
  assert.equal(loglens(['tunnels', '--format', 'json', 'missing.log']).stdout, '[]\n');
});

test('errors are told in the language of the user', () => {
  assert.equal(
    loglens(['check', '--lang', 'ja', 'missing.log']).stderr,
    'loglens: missing.log: ファイルがありません。名前を確認してください。\n',
  );
  assert.equal(loglens(['check', '--lang', 'zh-cn', 'missing.log']).stderr, 'loglens: missing.log: 文件不存在，请检查文件名。\n');
});

test('a failure counts more than findings', () => {
  assert.equal(loglens(['check', ...aurora, auroraLog, 'missing.log']).status, 2);
});

test('a file without permission is told', { skip: process.getuid?.() === 0 ? 'root may read everything' : false }, (context) => {
  const file = temporaryFile(context, 'secret.log', 'x\n');
  chmodSync(file, 0);
  const { status, stderr } = loglens(['parse', file]);
  assert.equal(status, 2);
  assert.match(stderr, /^loglens: .*secret\.log: may not be read; .*\n$/);
});

test('a reader that has enough ends the program quietly', async (context) => {
  const file = temporaryFile(context, 'long.log', readFileSync(auroraLog, 'utf8').repeat(20_000));
  const child = startLoglens(['parse', ...aurora, file]);
  const errors: string[] = [];
  child.stderr?.on('data', (data: Buffer) => errors.push(data.toString()));
  child.stdout?.once('data', () => child.stdout?.destroy());
  const [status, signal] = await new Promise<readonly [number | null, string | null]>((resolve) =>
    child.once('close', (code, by) => resolve([code, by])),
  );
  assert.deepEqual([status, signal, errors.join('')], [0, null, '']);
});

test('Ctrl-C ends the program at once and quietly', async () => {
  const child = startLoglens(['parse', ...aurora, '-']);
  const errors: string[] = [];
  child.stderr?.on('data', (data: Buffer) => errors.push(data.toString()));
  child.stdout?.once('data', () => child.kill('SIGINT'));
  child.stdin?.write('AURORA/4303/6: tunnel is up\n');
  const signal = await new Promise((resolve) => child.once('close', (_, by) => resolve(by)));
  assert.equal(signal, 'SIGINT');
  assert.equal(errors.join(''), '');
});
