import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aurora, auroraLog, loglens } from './loglens.js';
import { temporaryFile } from '../temporary.js';

test('findings are told with file, line, column, message and headline', () => {
  const { status, stdout, stderr } = loglens(['check', ...aurora, auroraLog]);
  assert.equal(status, 1);
  assert.equal(stderr, '');
  assert.deepEqual(stdout.split('\n'), [
    `${auroraLog}:2:49: error aurora-gate/4302: No answer on osaka after 5 tries`,
    `${auroraLog}:4:49: error aurora-gate/4302: No answer on osaka after 5 tries`,
    // This message has no text: the line's own stands for it.
    `${auroraLog}:7:48: warning aurora-gate/4304: key expires in 60 seconds`,
    `${auroraLog}:8:48: error aurora-gate/4305: State fault`,
    '',
  ]);
});

test('nothing found is exit status 0', (context) => {
  const file = temporaryFile(context, 'calm.log', 'AURORA/4303/6: tunnel is up\nbackup finished\n');
  assert.deepEqual(loglens(['check', ...aurora, file]), { status: 0, stdout: '', stderr: '' });
});

test('--minimum decides what is worth telling', () => {
  const levels = (minimum: string): readonly (string | undefined)[] =>
    loglens(['check', ...aurora, '--minimum', minimum, '-'], {
      input: 'AURORA/4302/3: no answer after 5 tries, cookie ab\nAURORA/4304/4: key expires in 60 seconds\nAURORA/4305/5: state is idle\n',
    })
      .stdout.trimEnd()
      .split('\n')
      .map((line) => line.split(' ')[1]);
  assert.deepEqual(levels('failure'), ['error']);
  assert.deepEqual(levels('warning'), ['error', 'warning']);
  assert.deepEqual(levels('notice'), ['error', 'warning', 'note']);
});

test('muted messages are not told', () => {
  const { status, stdout } = loglens(['check', ...aurora, '--mute', 'aurora-gate/4302', '--mute', 'aurora-gate/4305', auroraLog]);
  assert.equal(status, 1);
  assert.equal(stdout, `${auroraLog}:7:48: warning aurora-gate/4304: key expires in 60 seconds\n`);
  const all = ['4302', '4304', '4305'].flatMap((id) => ['--mute', `aurora-gate/${id}`]);
  assert.equal(loglens(['check', ...aurora, ...all, auroraLog]).status, 0);
});

test('headlines come in the language that is asked for', () => {
  const { stdout } = loglens(['check', ...aurora, '--lang', 'ja', auroraLog]);
  assert.match(stdout, /aurora-gate\/4302: osakaが5回の試行に応答なし\n/);
});

test('JSON holds the same findings', () => {
  const { status, stdout } = loglens(['check', ...aurora, '--format', 'json', auroraLog]);
  assert.equal(status, 1);
  const findings = JSON.parse(stdout) as readonly unknown[];
  assert.equal(findings.length, 4);
  assert.deepEqual(findings[0], {
    file: auroraLog,
    line: 2,
    column: 49,
    level: 'error',
    product: 'aurora-gate',
    message: '4302',
    outcome: 'failure',
    text: 'No answer on osaka after 5 tries',
    params: { connection: 'osaka', tries: '5', initiator_cookie: '5f0c9a1be3d24477' },
  });
  assert.deepEqual(JSON.parse(loglens(['check', '--format', 'json', '-'], { input: '' }).stdout), []);
});

interface Sarif {
  readonly version: string;
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly name: string; readonly rules: readonly Readonly<Record<string, unknown>>[] } };
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly level: string;
        readonly locations: unknown;
      }[];
      readonly invocations: unknown;
    },
  ];
}

test('SARIF names rules and places', () => {
  const { stdout } = loglens(['check', ...aurora, '--format', 'sarif', auroraLog]);
  const { version, runs } = JSON.parse(stdout) as Sarif;
  const [{ tool, results, invocations }] = runs;
  assert.equal(version, '2.1.0');
  assert.equal(tool.driver.name, 'loglens');
  assert.deepEqual(
    results.map(({ ruleId, level }) => `${level} ${ruleId}`),
    ['error aurora-gate/4302', 'error aurora-gate/4302', 'warning aurora-gate/4304', 'error aurora-gate/4305'],
  );
  for (const { ruleId, ruleIndex } of results) assert.equal(tool.driver.rules[ruleIndex]?.['id'], ruleId);
  assert.deepEqual(results[0]?.locations, [
    { physicalLocation: { artifactLocation: { uri: auroraLog }, region: { startLine: 2, startColumn: 49 } } },
  ]);
  assert.deepEqual(tool.driver.rules[0]?.['shortDescription'], { text: 'No answer on <connection> after <tries> tries' });
  assert.deepEqual(invocations, [{ executionSuccessful: true }]);
});

test('SARIF stays whole when a file cannot be read, and says so', () => {
  const { status, stdout } = loglens(['check', ...aurora, '--format', 'sarif', 'no such file.log', auroraLog]);
  assert.equal(status, 2);
  const [{ results, invocations }] = (JSON.parse(stdout) as Sarif).runs;
  assert.equal(results.length, 4);
  assert.deepEqual(invocations, [{ executionSuccessful: false }]);
});

test("a log's control characters and the file's name reach no terminal as they are", (context) => {
  const file = temporaryFile(context, 'evil\u001b[31m.log', 'AURORA/4304/4: key expires in 60 seconds\u001b]0;title\u0007\u202e\n');
  const { stdout } = loglens(['check', ...aurora, file]);
  assert.match(stdout, /evil\\x1b\[31m\.log/);
  // eslint-disable-next-line no-control-regex -- control characters are what this is about
  assert.doesNotMatch(stdout, /[\u0000-\u0009\u000b-\u001f\u0080-\u009f\u202e]/);
});

test('the output of a pipe has no colours', () => {
  assert.ok(!loglens(['check', ...aurora, auroraLog]).stdout.includes('\u001b'));
});
