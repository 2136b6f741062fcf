import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { loglens } from './loglens.js';

const commands = ['parse', 'check', 'tunnels', 'explain', 'summary'];

test('--help tells how to use the program and each command', () => {
  const { status, stdout, stderr } = loglens(['--help']);
  assert.deepEqual([status, stderr], [0, '']);
  for (const command of commands) assert.match(stdout, new RegExp(`^ {2}${command} `, 'm'));
  for (const command of commands) {
    const own = loglens([command, '--help']);
    assert.equal(own.status, 0);
    assert.match(own.stdout, new RegExp(`^Usage: loglens ${command} `));
    assert.equal(loglens(['help', command]).stdout, own.stdout);
  }
});

test('--version is that of the package', () => {
  const { version } = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../package.json'), 'utf8')) as {
    readonly version: string;
  };
  assert.equal(loglens(['--version']).stdout, `${version}\n`);
});

test('wrong usage is one line that says what is right, and exit status 2', () => {
  const cases: readonly (readonly [args: readonly string[], expected: string])[] = [
    [[], 'Name a command: parse, check, tunnels, explain, summary. See loglens --help'],
    [['prase', 'x.log'], 'There is no command "prase"; the commands are parse, check, tunnels, explain, summary. See loglens --help'],
    [['parse'], 'Name a file, or - for standard input. See loglens parse --help'],
    [
      ['explain'],
      'Name a message id, or give a log line in quotation marks, or - to read the line from standard input. See loglens explain --help',
    ],
    [['check', '--fromat', 'json', 'x.log'], "Unknown option '--fromat'. See loglens check --help"],
    [['check', '--format', 'xml', 'x.log'], '--format of check is text or json or sarif, not "xml". See loglens check --help'],
    [['parse', '--format', 'text', 'x.log'], '--format of parse is ndjson, not "text". See loglens parse --help'],
    [['check', '--lang', 'de', 'x.log'], '--lang is en, ja, zh-cn, not "de". See loglens check --help'],
    [['check', '--minimum', 'success', 'x.log'], '--minimum is failure, warning, notice, not "success". See loglens check --help'],
    [['check', '--mute', '4302', 'x.log'], '--mute takes PRODUCT/ID, such as cisco-ftd/715065, not "4302". See loglens check --help'],
    [['parse', '--mute', 'a/b', 'x.log'], 'Only check takes --mute. See loglens parse --help'],
    [['parse', '--reference', 'soon', 'x.log'], '--reference is a date such as 2026-11-22, not "soon". See loglens parse --help'],
  ];
  for (const [args, expected] of cases) assert.deepEqual(loglens(args), { status: 2, stdout: '', stderr: `loglens: ${expected}\n` });
});
