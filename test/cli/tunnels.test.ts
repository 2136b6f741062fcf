import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aurora, auroraLog, loglens } from './loglens.js';

const gate = (time: string, id: string, text: string): string => `Nov 22 ${time} gw1 AURORA/${id}/6: ${text}\n`;

test('JSON tells the tunnels, their attempts and reasons', () => {
  const { status, stdout } = loglens(['tunnels', ...aurora, '--format', 'json', auroraLog]);
  assert.equal(status, 0);
  const [osaka, kobe, ...others] = JSON.parse(stdout) as readonly Readonly<Record<string, unknown>>[];
  assert.deepEqual(others, []);
  const failed = (startLine: number, start: string, end: string): object => ({
    state: 'failed',
    startLine,
    endLine: startLine + 1,
    start,
    end,
    reason: { line: startLine + 1, message: '4302', text: 'No answer on osaka after 5 tries' },
    phases: [{ name: 'ike-sa', state: 'failed', startLine, endLine: startLine + 1 }],
  });
  assert.deepEqual(osaka, {
    id: 'ike:1',
    kind: 'ike',
    product: 'aurora-gate',
    name: 'osaka',
    local: null,
    peer: '198.51.100.10',
    state: 'failed',
    start: '2026-11-22T21:07:00',
    end: '2026-11-22T21:10:00',
    firstLine: 1,
    lastLine: 4,
    attempts: [failed(1, '2026-11-22T21:07:00', '2026-11-22T21:08:00'), failed(3, '2026-11-22T21:09:00', '2026-11-22T21:10:00')],
  });
  assert.equal(kobe?.['id'], 'ike:2');
  assert.equal(kobe['state'], 'established');
  assert.deepEqual((kobe['attempts'] as readonly { readonly reason: unknown }[])[0]?.reason, null);
});

test('the keys of a tunnel stand in the order of the contract', () => {
  const { stdout } = loglens(['tunnels', ...aurora, '--format', 'json', auroraLog]);
  const [tunnel] = JSON.parse(stdout) as readonly [{ readonly attempts: readonly [object] }];
  assert.deepEqual(Object.keys(tunnel), [
    'id',
    'kind',
    'product',
    'name',
    'local',
    'peer',
    'state',
    'start',
    'end',
    'firstLine',
    'lastLine',
    'attempts',
  ]);
  assert.deepEqual(Object.keys(tunnel.attempts[0]), ['state', 'startLine', 'endLine', 'start', 'end', 'reason', 'phases']);
});

test('times are those that stand in the log, without zone; no time is null', () => {
  const input =
    '2026-11-22T21:07:00.500+09:00 gw1 AURORA/4301/6: [osaka] dialling 198.51.100.10, cookie ab12\nAURORA/4301/6: [kobe] dialling 192.0.2.77, cookie cd34\n';
  const found = JSON.parse(loglens(['tunnels', ...aurora, '--format', 'json', '-'], { input }).stdout) as readonly Readonly<
    Record<string, unknown>
  >[];
  assert.deepEqual(
    found.map(({ name, start }) => [name, start]),
    [
      ['osaka', '2026-11-22T21:07:00.500'],
      ['kobe', null],
    ],
  );
});

test('with several files each tunnel names its file, and ids go on', () => {
  const { stdout } = loglens(['tunnels', ...aurora, '--format', 'json', auroraLog, '-'], {
    input: gate('22:00:00', '4303', '[nara] tunnel is up'),
  });
  const found = JSON.parse(stdout) as readonly Readonly<Record<string, unknown>>[];
  assert.deepEqual(
    found.map(({ id, name, file }) => [id, name, file]),
    [
      ['ike:1', 'osaka', auroraLog],
      ['ike:2', 'kobe', auroraLog],
      ['ike:3', 'nara', '-'],
    ],
  );
});

test('the table begins with what failed, and tells since when and why', () => {
  const { stdout } = loglens(['tunnels', ...aurora, auroraLog]);
  assert.deepEqual(stdout.split('\n'), [
    'NAME   PEER           STATE        SINCE                ATTEMPTS  REASON',
    'osaka  198.51.100.10  failed       2026-11-22 21:07:00  #1-2      No answer on osaka after 5 tries',
    'kobe   192.0.2.77     established  2026-11-22 21:10:02  #3',
    '',
    'osaka ↔ 198.51.100.10  failed',
    '  Attempt #1  2026-11-22 21:07:00 - 21:08:00  lines 1-2  failed',
    '    Phase 1 (IKE SA)  failed  21:07:00  lines 1-2',
    '    Reason, line 2: No answer on osaka after 5 tries',
    '  Attempt #2  2026-11-22 21:09:00 - 21:10:00  lines 3-4  failed',
    '    Phase 1 (IKE SA)  failed  21:09:00  lines 3-4',
    '    Reason, line 4: No answer on osaka after 5 tries',
    '  What to check:',
    '    - Capture UDP 500 on the outside interface: does an answer to cookie 6a1d0b2cf4e35588 come?',
    '',
  ]);
});

test('columns stand under each other in scripts of double width too', () => {
  const lines = loglens(['tunnels', ...aurora, '--lang', 'ja', auroraLog])
    .stdout.split('\n')
    .slice(0, 3);
  // Each line's state begins in the same column: what stands before it is ASCII but for the headings 名前 and 対向.
  assert.equal(lines[0]?.indexOf('状態'), 22 - 4);
  assert.equal(lines[1]?.indexOf('失敗'), 22);
  assert.equal(lines[2]?.indexOf('確立'), 22);
});

test('attempts that the text leaves out are counted', () => {
  const input = Array.from({ length: 8 }, (_, at) => {
    const cookie = `5f0c9a1be3d2447${String(at)}`;
    return (
      gate(`21:0${String(at)}:00`, '4301', `[osaka] dialling 198.51.100.10, cookie ${cookie}`) +
      gate(`21:0${String(at)}:30`, '4302', `[osaka] no answer after 5 tries, cookie ${cookie}`)
    );
  }).join('');
  const { stdout } = loglens(['tunnels', ...aurora, '-'], { input });
  assert.match(stdout, / {2}3 earlier attempts are not shown here; --format json lists them all\.\n {2}Attempt #4 /);
  assert.match(stdout, /Attempt #8 /);
});

test('a log without tunnels says so', () => {
  assert.equal(loglens(['tunnels', '-'], { input: 'backup finished\n' }).stdout, 'No line speaks of a tunnel.\n');
  assert.deepEqual(JSON.parse(loglens(['tunnels', '--format', 'json', '-'], { input: 'backup finished\n' }).stdout), []);
});

test('what is a course of states rather than a tunnel is of the kind state', () => {
  const kinds = (sample: string): readonly string[] => {
    const { stdout } = loglens(['tunnels', '--format', 'json', `samples/century-nxr/${sample}.log`]);
    return [...new Set((JSON.parse(stdout) as readonly { readonly kind: string }[]).map(({ kind }) => kind))];
  };
  assert.deepEqual([kinds('bgp-day'), kinds('vrrp-switch')], [['state'], ['ppp', 'state']]);
});
