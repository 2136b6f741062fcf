import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { analyse } from '../../server/src/core/analysis/analysis.js';
import { createLines } from '../../server/src/core/analysis/lines.js';
import { storedTunnels } from '../../server/src/core/analysis/stored-tunnels.js';
import { analyseFile } from '../../server/src/node/analyse-file.js';
import type { FileMap } from '../../server/src/node/file-map.js';
import { readLines } from '../../server/src/node/file-map.js';
import { attemptLadder } from '../../server/src/service/attempt-ladder.js';
import { labels } from '../../server/src/service/labels.js';
import type { LadderLog, TunnelAttempt } from '../../server/src/service/ladder-log.js';
import { storedLadderLog } from '../../server/src/service/stored-ladder.js';
import type { StoredLog } from '../../server/src/service/stored-log.js';
import { storedLog } from '../../server/src/service/stored-log.js';
import { reference } from '../core/helpers.js';
import { temporaryFile } from '../temporary.js';
import { builtInCatalogs, builtInTexts } from './built-in.js';
import { samplesFolder } from './sample-document.js';

const catalogs = builtInCatalogs();

const samples = readdirSync(samplesFolder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.log'))
  .sort()
  .map((name) => readFileSync(path.join(samplesFolder, name), 'utf8').replace(/^\ufeff/, ''));

interface Stored {
  readonly log: StoredLog;
  readonly map: FileMap;
}

async function stored(file: string): Promise<Stored> {
  const { analysis, tunnels, map } = await analyseFile(
    { path: file, catalogs, minimum: 'failure', reference, mostAttempts: 10_000 },
    () => undefined,
  );
  const context = { uri: 'file:///logs/gateway.log', language: 'en', texts: builtInTexts(), labels: labels.en } as const;
  return { log: storedLog(context, analysis, storedTunnels(tunnels, catalogs), catalogs), map };
}

/** @param asked is told of the lines that are read again */
async function fromDisk(file: string, asked: (lines: readonly number[]) => void): Promise<LadderLog> {
  const { log, map } = await stored(file);
  return storedLadderLog(log, async (lines) => {
    asked(lines);
    return { kind: 'lines', texts: await readLines(map, lines) };
  });
}

const attemptsOf = ({ log }: LadderLog): readonly TunnelAttempt[] =>
  log.tunnels().tunnels.flatMap((tunnel) => tunnel.attempts.map((attempt) => ({ tunnel, attempt })));

test('every attempt of a log from disk has the ladder that it has in an open document', async (context) => {
  const text = samples.join('');
  const asked: (readonly number[])[] = [];
  const log = await fromDisk(temporaryFile(context, 'gateway.log', text), (lines) => asked.push(lines));
  const analysis = analyse(catalogs, createLines(text), reference);
  const expected = analysis
    .tunnels()
    .tunnels.flatMap((tunnel) => tunnel.attempts.map((attempt) => attemptLadder(analysis, tunnel, attempt)));
  const drawn = await log.draw(attemptsOf(log));
  assert.ok(drawn.length > 50);
  assert.deepEqual(
    drawn.map(({ ladder }) => ladder),
    expected,
  );
  assert.equal(asked.length, 1, 'the file is read once for all of them');
});

test("an attempt's own lines are read and no others", async (context) => {
  const asked: number[] = [];
  const log = await fromDisk(temporaryFile(context, 'gateway.log', samples.join('')), (lines) => asked.push(...lines));
  const [, attempt] = attemptsOf(log);
  assert.ok(attempt !== undefined);
  await log.draw([attempt]);
  assert.deepEqual(asked, [...log.log.tunnels().linesOf(attempt.attempt)]);
});

test('an attempt of very many lines is read in parts and drawn whole', async (context) => {
  const line = (second: number, text: string): string =>
    `Nov 22 10:00:${String(second).padStart(2, '0')} nxr pluto[1]: "tunnel1" #1: ${text}\n`;
  const text = `${line(0, 'initiating Main Mode')}${line(2, "Peer ID is ID_IPV4_ADDR: '192.0.2.1'").repeat(45_000)}`;
  const asked: (readonly number[])[] = [];
  const log = await fromDisk(temporaryFile(context, 'long.log', text), (lines) => asked.push(lines));
  const analysis = analyse(catalogs, createLines(text), reference);
  const [tunnel] = analysis.tunnels().tunnels;
  const [attempt] = tunnel?.attempts ?? [];
  assert.ok(tunnel !== undefined && attempt !== undefined);
  const [drawn] = await log.draw(attemptsOf(log));
  assert.deepEqual(drawn?.ladder, attemptLadder(analysis, tunnel, attempt));
  assert.deepEqual(
    asked.map(({ length }) => length),
    [20_000, 20_000, 5001],
  );
});

test('lines that cannot be read any more are no secret', async (context) => {
  const { log } = await stored(temporaryFile(context, 'gateway.log', samples.join('')));
  const gone = storedLadderLog(log, () => Promise.resolve({ kind: 'failed', message: 'gateway.log is not there any more.' }));
  const [tunnel] = log.tunnels().tunnels;
  const [attempt] = tunnel?.attempts ?? [];
  assert.ok(tunnel !== undefined && attempt !== undefined);
  const [drawn] = await gone.draw([{ tunnel, attempt }]);
  assert.equal(drawn?.note, 'gateway.log is not there any more.');
});
