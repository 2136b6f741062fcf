import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aurora, auroraLog, loglens, parsed } from './loglens.js';

const contractKeys = ['file', 'line', 'product', 'message', 'known', 'severity', 'outcome', 'time', 'host', 'params', 'template'];

const parseLines = (lines: string, ...options: readonly string[]): readonly Readonly<Record<string, unknown>>[] =>
  parsed(loglens(['parse', ...aurora, ...options, '-'], { input: lines }).stdout);

test('every line is one object with the keys of the contract, in order', () => {
  const { status, stdout, stderr } = loglens(['parse', ...aurora, auroraLog]);
  assert.equal(status, 0);
  assert.equal(stderr, '');
  const lines = parsed(stdout);
  assert.equal(lines.length, 10);
  for (const [at, line] of lines.entries()) {
    assert.deepEqual(Object.keys(line), contractKeys);
    assert.equal(line['line'], at + 1);
    assert.equal(line['file'], auroraLog);
  }
});

test('a recognised line tells all that stands in it', () => {
  const [, line] = parsed(loglens(['parse', ...aurora, auroraLog]).stdout);
  assert.deepEqual(line, {
    file: auroraLog,
    line: 2,
    product: 'aurora-gate',
    message: '4302',
    known: true,
    severity: 6,
    outcome: 'failure',
    time: '2026-11-22T21:08:00',
    host: 'gw1',
    params: { connection: 'osaka', tries: '5', initiator_cookie: '5f0c9a1be3d24477' },
    template: 'no answer after {tries} tries, cookie {initiator_cookie}',
  });
});

test('a known envelope with an id that the catalog lacks keeps the id', () => {
  const [line] = parseLines('Nov 22 21:12:00 gw1 AURORA/9999/5: something new\n');
  assert.equal(line?.['product'], 'aurora-gate');
  assert.equal(line['message'], '9999');
  assert.equal(line['known'], false);
  assert.equal(line['outcome'], null);
  assert.equal(line['template'], null);
});

test('a line that no catalog knows has no product', () => {
  assert.deepEqual(parseLines('backup finished in 12 s\n'), [
    {
      file: '-',
      line: 1,
      product: null,
      message: null,
      known: false,
      severity: null,
      outcome: null,
      time: null,
      host: null,
      params: {},
      template: null,
    },
  ]);
});

test('a parameter may change the outcome of a message', () => {
  const outcomes = parseLines('AURORA/4305/5: state is idle\nAURORA/4305/5: state is fault\n').map((line) => line['outcome']);
  assert.deepEqual(outcomes, ['notice', 'failure']);
});

test('a time keeps the zone that stands in the line', () => {
  const [line] = parseLines('<190>1 2026-11-22T21:07:00.250+09:00 gw1 vpnd - - - AURORA/4303/6: tunnel is up\n');
  assert.equal(line?.['time'], '2026-11-22T21:07:00.250+09:00');
});

test('a year that the line lacks is the latest that is not after the reference', () => {
  const years = parseLines('Dec 31 23:59:59 gw1 AURORA/4303/6: tunnel is up\nJan  1 00:00:01 gw1 AURORA/4303/6: tunnel is up\n').map(
    (line) => line['time'],
  );
  assert.deepEqual(years, ['2025-12-31T23:59:59', '2026-01-01T00:00:01']);
});

test('built-in products are recognised', () => {
  const [line] = parsed(
    loglens(['parse', '--reference', '2026-11-23', '-'], {
      input:
        '<187>Nov 22 21:08:00 2603714000218365(root) 4508030b Event@VPN: phase1 negotiation failed due to time up. 631639aae99aca8f:0000000000000000.\n',
    }).stdout,
  );
  assert.equal(line?.['product'], 'hillstone-stoneos');
  assert.equal(line['message'], '4508030b');
  assert.deepEqual(line['params'], { cookies: '631639aae99aca8f:0000000000000000' });
});

test('what could mislead a terminal stands escaped in the output', () => {
  const { stdout } = loglens(['parse', ...aurora, '-'], { input: 'AURORA/4305/5: state is a\u001b[2Jb\u009bc\u202ed\n' });
  // eslint-disable-next-line no-control-regex -- control characters are what this is about
  assert.doesNotMatch(stdout, /[\u0000-\u0009\u000b-\u001f\u0080-\u009f\u202e]/);
  assert.deepEqual(parsed(stdout)[0]?.['params'], { status: 'a\u001b[2Jb\u009bc\u202ed' });
});
