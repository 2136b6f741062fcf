import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aurora, loglens } from './loglens.js';

const catalogs = aurora.slice(0, 2);
const line = '<190>Nov 22 21:08:00 gw1 AURORA/4302/6: [osaka] no answer after 5 tries, cookie 5f0c9a1be3d24477';

test('a message is explained by its id, with labels in place of values', () => {
  const { status, stdout } = loglens(['explain', ...catalogs, '4302']);
  assert.equal(status, 0);
  assert.deepEqual(stdout.split('\n'), [
    'Failure: No answer on <connection> after <tries> tries',
    'aurora-gate/4302 · Aurora Gate',
    '',
    'The peer has not answered, and the gate gives up. It dials again when traffic comes.',
    '',
    'Likely causes',
    '  - UDP 500 is blocked between the gate and the peer.',
    '',
    'What to check',
    '  - Capture UDP 500 on the outside interface: does an answer to cookie <cookie> come?',
    '',
    'Message text',
    '  no answer after <tries> tries, cookie <cookie>',
    '',
    'Device severity: 3 error',
    'Often seen with:',
    '  4301  Dialling …',
    'Source: Aurora Gate, an invented product, invented',
    '',
  ]);
});

test('the product may stand before the id', () => {
  assert.equal(loglens(['explain', ...catalogs, 'aurora-gate/4302']).stdout, loglens(['explain', ...catalogs, '4302']).stdout);
});

test('a line is explained with its own values', () => {
  const { status, stdout } = loglens(['explain', ...catalogs, line]);
  assert.equal(status, 0);
  assert.match(stdout, /^Failure: No answer on osaka after 5 tries\naurora-gate\/4302 · Aurora Gate\n/);
  assert.match(stdout, /does an answer to cookie 5f0c9a1be3d24477 come\?/);
  assert.match(stdout, /\nDevice severity: 6 informational \(default: 3 error\)\n/);
  assert.doesNotMatch(stdout, /Message text/);
});

test('a line may come without quotation marks, or from standard input', () => {
  const { stdout } = loglens(['explain', ...catalogs, line]);
  assert.equal(loglens(['explain', ...catalogs, ...line.split(' ')]).stdout, stdout);
  assert.equal(loglens(['explain', ...catalogs, '-'], { input: `\n${line}\nanother line\n` }).stdout, stdout);
});

test('values are explained where the catalog says what they mean', () => {
  assert.match(loglens(['explain', ...catalogs, 'AURORA/4305/5: state is idle']).stdout, / {2}idle {2}\(waits for traffic\)\n/);
});

test('without a line, what the values may mean is told', () => {
  assert.match(loglens(['explain', ...catalogs, '4305']).stdout, /\nParameter\n {2}state {2}idle: waits for traffic\n/);
});

test('a line of a known product with an unknown id says so', () => {
  const { status, stdout } = loglens(['explain', ...catalogs, 'AURORA/9999/5: something new']);
  assert.equal(status, 0);
  assert.match(stdout, /^A line of Aurora Gate\. .*9999 is not in the catalog\.\n/);
});

test('the language decides, with English where a catalog has no other', () => {
  assert.match(loglens(['explain', ...catalogs, '--lang', 'ja', line]).stdout, /^失敗: osakaが5回の試行に応答なし\n/);
  assert.match(loglens(['explain', ...catalogs, '--lang', 'zh-cn', line]).stdout, /^失败: No answer on osaka after 5 tries\n/);
  const env = { LANG: 'en_GB.UTF-8', LC_ALL: 'ja_JP.UTF-8' };
  assert.match(loglens(['explain', ...catalogs, line], { env }).stdout, /^失敗: /);
  assert.match(loglens(['explain', ...catalogs, line], { env: { LANG: 'zh_CN.UTF-8' } }).stdout, /^失败: /);
});

test('an id of a built-in product may be written as on its lines', () => {
  const { stdout } = loglens(['explain', 'hillstone-stoneos/4508030b']);
  assert.match(stdout, /^Failure: /);
  assert.equal(loglens(['explain', '0x4508030B']).stdout, stdout);
});

test('several ids are explained one after the other', () => {
  const { stdout } = loglens(['explain', ...catalogs, '4302', '4303']);
  assert.match(stdout, /^Failure: No answer/);
  assert.match(stdout, /\n\nSuccess: Tunnel <connection> is up\n/);
});

test('JSON holds the same explanation', () => {
  const [explanation] = JSON.parse(loglens(['explain', ...catalogs, '--format', 'json', line]).stdout) as readonly Readonly<
    Record<string, unknown>
  >[];
  assert.equal(explanation?.['product'], 'aurora-gate');
  assert.equal(explanation['headline'], 'No answer on osaka after 5 tries');
  assert.deepEqual(explanation['checks'], ['Capture UDP 500 on the outside interface: does an answer to cookie 5f0c9a1be3d24477 come?']);
});

test('an unknown id or line is one line on stderr and exit status 2', () => {
  for (const [args, expected] of [
    [['nonsense'], /^loglens: No catalog has a message "nonsense".*\n$/],
    [['aurora-gate/1'], /^loglens: No catalog has a message "aurora-gate\/1".*\n$/],
    [['some words of no device'], /^loglens: No catalog knows this line\..*\n$/],
    [['constructor'], /^loglens: No catalog has a message "constructor".*\n$/],
  ] as const) {
    const { status, stdout, stderr } = loglens(['explain', ...catalogs, ...args]);
    assert.equal(status, 2);
    assert.equal(stdout, '');
    assert.match(stderr, expected);
  }
  const { status, stderr } = loglens(['explain', '-'], { input: '\n\n' });
  assert.equal(status, 2);
  assert.equal(stderr, 'loglens: Standard input holds no line to explain.\n');
});

test('a key of a line that is called like a property of objects is only a name', () => {
  const { status, stdout } = loglens([
    'explain',
    '[2026-11-22 08:32:14] IKE,IPSEC: Acquired address. ip=10.99.0.13 iface=clients constructor=x',
  ]);
  assert.equal(status, 0);
  assert.match(stdout, / {2}constructor +x\n/);
});
