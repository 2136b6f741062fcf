import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { aurora, auroraLog, loglens } from './loglens.js';
import { temporaryFile } from '../temporary.js';

test('JSON counts lines, outcomes and tunnels', () => {
  const { status, stdout } = loglens(['summary', ...aurora, '--format', 'json', auroraLog]);
  assert.equal(status, 0);
  const outcomes = { failure: 3, warning: 1, success: 1, progress: 3, notice: 0 };
  assert.deepEqual(JSON.parse(stdout), {
    files: 1,
    lines: 10,
    recognised: 9,
    unknown: 1,
    outcomes,
    products: [{ product: 'aurora-gate', lines: 9, unknown: 1, outcomes }],
    tunnels: { failed: 1, down: 0, negotiating: 0, established: 1 },
  });
});

test('the text counts the same', () => {
  assert.deepEqual(loglens(['summary', ...aurora, auroraLog]).stdout.split('\n'), [
    'PRODUCT      LINES  Failure  Warning  Success  Progress  Notice  UNKNOWN',
    'Aurora Gate      9        3        1        1         3       0        1',
    'Other lines      1',
    'All lines       10        3        1        1         3       0        1',
    '',
    'Tunnels: 1 failed, 1 established',
    '',
  ]);
});

test('several files are counted together', () => {
  const { stdout } = loglens(['summary', ...aurora, '--format', 'json', auroraLog, '-'], {
    input:
      '<187>Nov 22 21:08:00 2603714000218365(root) 4508030b Event@VPN: phase1 negotiation failed due to time up. 631639aae99aca8f:0000000000000000.\n',
  });
  const counted = JSON.parse(stdout) as {
    readonly files: number;
    readonly lines: number;
    readonly products: readonly { readonly product: string }[];
  };
  assert.equal(counted.files, 2);
  assert.equal(counted.lines, 11);
  assert.deepEqual(
    counted.products.map(({ product }) => product),
    ['aurora-gate', 'hillstone-stoneos'],
  );
});

test('a large file is counted in threads as a small one is', (context) => {
  const samples = [
    'century-nxr/ikev1-tunnel-up.log',
    'cisco-ftd/dead-peer.log',
    'qno-router/dead-peer.log',
    'clavister-cos-stream/limits.log',
  ];
  const once = samples.map((sample) => readFileSync(path.join('samples', sample), 'utf8')).join('');
  const text = once.repeat(Math.ceil((25 << 20) / once.length));
  const options = ['summary', '--reference', '2026-11-23', '--format', 'json'];
  const here = loglens([...options, '-'], { input: text });
  const file = temporaryFile(context, 'large.log', text);
  assert.equal(loglens([...options, file]).stdout, here.stdout);
  assert.equal((JSON.parse(here.stdout) as { readonly lines: number }).lines, text.split('\n').length - 1);
});

test('tunnels are counted by the states that the list of them shows', () => {
  const samples = readdirSync('samples', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.log'))
    .map((file) => path.join('samples', file));
  const listed = JSON.parse(loglens(['tunnels', '--format', 'json', ...samples]).stdout) as readonly { readonly state: string }[];
  const counted = JSON.parse(loglens(['summary', '--format', 'json', ...samples]).stdout) as {
    readonly tunnels: Readonly<Record<string, number>>;
  };
  const states = Object.keys(counted.tunnels).map((state) => [state, listed.filter((tunnel) => tunnel.state === state).length] as const);
  assert.ok(listed.length > 50);
  assert.deepEqual(counted.tunnels, Object.fromEntries(states));
  assert.equal(
    Object.values(counted.tunnels).reduce((sum, count) => sum + count, 0),
    listed.length,
  );
});
