import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';
import { loglens } from './loglens.js';
import { temporaryFile } from '../temporary.js';

const initiator = 'samples/qno-router/both-ends-fails.log';
const responder = 'samples/cisco-ftd/both-ends-fails.log';
const unicode = { env: { LANG: 'C.UTF-8' } };

interface LadderObject {
  readonly attempt: number;
  readonly merged: Readonly<Record<string, unknown>> | null;
  readonly steps: readonly Readonly<Record<string, unknown>>[];
}

const ladderOf = (args: readonly string[], input = ''): LadderObject =>
  JSON.parse(loglens(['tunnels', '--reference', '2026-12-01', '--format', 'json', ...args], { input }).stdout) as LadderObject;

describe('the ladder of one log', () => {
  test('has arrows between the lifelines, with the lines that tell of them', () => {
    const { status, stdout } = loglens(['tunnels', '--ladder', '1', '--reference', '2026-12-01', initiator], unicode);
    assert.equal(status, 0);
    assert.deepEqual(stdout.split('\n'), [
      'g2gips0  Attempt #1  only attempt, failed, 2026-11-22 10:14:02',
      '',
      '                         gw-kobe                                                                peer',
      '                         initiator                                                         responder',
      '                         │                                                                         │',
      '            10:14:02 L1  │───────────────────────────── Main Mode 1 ──────────────────────────────▶│',
      '            10:14:02 L4  │◀───────────────────────────── Main Mode 2 ──────────────────────────────│',
      '            10:14:02 L5  │───────────────────────────── Main Mode 3 ──────────────────────────────▶│',
      '       +1 s 10:14:03 L6  │◀───────────────────────────── Main Mode 4 ──────────────────────────────│',
      '                         │                         3 times until 10:14:19                          │',
      '            10:14:03 L8  │╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌ Main Mode 5 ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌▶│',
      '                         │                          no answer in this log                          │',
      '+1 min 10 s 10:15:13 L11 │ ✗ No answer to our encrypted identity                                   │',
      '',
    ]);
  });

  test('is drawn in ASCII where the terminal takes no more', () => {
    const { stdout } = loglens(['tunnels', '--ladder', '1', initiator], { env: { LANG: 'C' } });
    // eslint-disable-next-line no-control-regex -- what is not ASCII is what this is about
    assert.doesNotMatch(stdout, /[^\u0000-\u007f]/);
    assert.match(stdout, /\|-+ Main Mode 1 -+>\|/);
    assert.match(stdout, /\|\.+ Main Mode 5 \.+>\|/);
  });

  test('has its lifelines under each other in scripts of double width too', () => {
    for (const language of ['ja', 'zh-cn']) {
      const { stdout } = loglens(['tunnels', '--ladder', '1', '--lang', language, initiator, responder], unicode);
      const columns = stdout
        .split('\n')
        .filter((line) => line.includes('│'))
        .map((line) => [line.indexOf('│'), line.lastIndexOf('│')].map((at) => width(line.slice(0, at))).join());
      assert.equal(new Set(columns).size, 1, `${language}: ${columns.join(' ')}`);
    }
  });

  test('is read from standard input as from a file, and leaves nothing behind', () => {
    const spools = (): number => readdirSync(tmpdir()).filter((name) => name.startsWith('loglens-')).length;
    const before = spools();
    const fromFile = ladderOf(['--ladder', '1', initiator]);
    const fromInput = ladderOf(['--ladder', '1', '-'], readFileSync(initiator, 'utf8'));
    assert.deepEqual(JSON.parse(JSON.stringify(fromInput).replaceAll('"file":"-"', `"file":"${initiator}"`)), fromFile);
    assert.equal(spools(), before);
  });

  test('says so where a log shows no packets', () => {
    const { stdout } = loglens(['tunnels', '--ladder', '1', 'samples/clavister-cos-stream/tunnel-up.log']);
    assert.match(stdout, /^This log shows no packets of the attempt, only what came of them\.$/m);
  });

  test('shows control characters of the log as text', (context) => {
    const line = `Nov 22 10:00:00 gw charon: 05[IKE] initiating IKE_SA evil\u001b]0;x\u0007[1] to 203.0.113.9\n`;
    const { stdout } = loglens(['tunnels', '--ladder', '1', temporaryFile(context, 'evil.log', line)]);
    assert.match(stdout, /IKE_SA_INIT request/);
    // eslint-disable-next-line no-control-regex -- control characters are what this is about
    assert.doesNotMatch(stdout, /[\u0000-\u0009\u000b-\u001f]/);
  });
});

describe('the ladder of both peers’ logs', () => {
  test('tells by how much the clocks differ, when each packet was sent and arrived, and which was lost', () => {
    const { stdout } = loglens(['tunnels', '--ladder', '1', initiator, responder], unicode);
    assert.match(stdout, /^Both logs, merged\. Clock of fw-osaka: \+37 s, by 6 packets that both logs have$/m);
    assert.match(stdout, /10:14:02 L1 +│─+ Main Mode 1 ─+▶│ 10:14:39 L2$/m);
    assert.match(stdout, /10:14:03 L8 +│╌+ Main Mode 5 ╌+✗ +│$/m);
    assert.match(stdout, /│ +lost: not in the peer's log +│/);
    assert.match(stdout, /│ +✗╌+ Main Mode 4 ╌+│ 10:15:03 L14$/m);
  });

  test('is the same from the other end, with the clock the other way round', () => {
    const [one, other] = [ladderOf(['--ladder', '1', initiator, responder]), ladderOf(['--ladder', '2', initiator, responder])];
    assert.equal(one.merged?.['clockOffset'], 37);
    assert.equal(other.merged?.['clockOffset'], -37);
    assert.equal(other.merged['file'], initiator);
    assert.equal(other.merged['attempt'], 1);
    const told = ({ steps }: LadderObject): readonly unknown[] => steps.map(({ kind, label, text, fate }) => [kind, label ?? text, fate]);
    assert.deepEqual(told(other), told(one));
  });

  test('is found by SPIs among other files', () => {
    const files = ['samples/century-nxr/both-ends-up.log', 'samples/cisco-ftd/rekey.log', 'samples/cisco-ftd/both-ends-up.log'];
    const { merged, steps } = ladderOf(['--ladder', '1', ...files]);
    assert.equal(merged?.['file'], 'samples/cisco-ftd/both-ends-up.log');
    assert.equal(merged['clockOffset'], 37);
    const [first] = steps;
    assert.deepEqual(first?.['sent'], { file: files[0], line: 1, time: '2026-11-22T13:14:02' });
    assert.deepEqual(first['received'], { file: files[2], line: 1, time: '2026-11-22T13:14:39' });
  });

  test('is not made of logs of different negotiations', () => {
    assert.equal(ladderOf(['--ladder', '1', initiator, 'samples/century-nxr/ikev2-tunnel-up.log']).merged, null);
  });

  test('is made of one log too, where a collector has the lines of both devices', (context) => {
    const both = ['century-nxr', 'cisco-ftd'].map((product) => readFileSync(`samples/${product}/both-ends-up.log`, 'utf8')).join('');
    const { merged } = ladderOf(['--ladder', '1', temporaryFile(context, 'collector.log', both)]);
    assert.equal(merged?.['clockOffset'], 37);
  });
});

describe('the number of an attempt', () => {
  test('stands in the table, and goes on over several files', () => {
    const { stdout } = loglens(['tunnels', initiator, responder]);
    assert.match(stdout, /^g2gips0 .* #1 /m);
    assert.match(stdout, /^203\.0\.113\.40 .* #2 /m);
    assert.match(stdout, /^ {2}Attempt #2 /m);
    assert.equal(ladderOf(['--ladder', '2', initiator, responder]).attempt, 2);
  });

  test('that there is not is told in one line, with those that there are', () => {
    const { status, stdout, stderr } = loglens(['tunnels', '--ladder', '9', initiator]);
    assert.equal(status, 2);
    assert.equal(stdout, '');
    assert.equal(stderr, 'loglens: There is no attempt #9: the attempts are #1 to #1. loglens tunnels FILE lists them.\n');
    assert.equal(
      loglens(['tunnels', '--ladder', '1', '-'], { input: 'backup finished\n' }).stderr,
      'loglens: There is no attempt #1: no line speaks of a tunnel.\n',
    );
  });

  test('is a number from 1, and only tunnels takes it', () => {
    for (const wrong of ['0', '-1', 'x', '1.5', '']) {
      const { status, stderr } = loglens(['tunnels', `--ladder=${wrong}`, initiator]);
      assert.equal(status, 2, wrong);
      assert.equal(stderr, `loglens: --ladder takes the number of an attempt, such as 7, not "${wrong}". See loglens tunnels --help\n`);
    }
    assert.match(loglens(['check', '--ladder', '1', initiator]).stderr, /^loglens: Only tunnels takes --ladder\. See/);
  });

  test('of a file that is not there is not told of besides', () => {
    const { status, stderr } = loglens(['tunnels', '--ladder', '1', path.join('samples', 'none.log')]);
    assert.equal(status, 2);
    assert.equal(stderr.trim().split('\n').length, 1);
  });
});

/** Columns of a text of ASCII, box drawing and East Asian characters. */
const width = (text: string): number => text.length + (text.match(/[\u3000-\u9fff\uff00-\uff60]/g)?.length ?? 0);
