import assert from 'node:assert/strict';
import { readdirSync, readFileSync, truncateSync } from 'node:fs';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Diagnostic } from 'vscode-languageserver-types';
import { analyse } from '../../server/src/core/analysis/analysis.js';
import { createLines, lineText } from '../../server/src/core/analysis/lines.js';
import { storedTunnels } from '../../server/src/core/analysis/stored-tunnels.js';
import type { LogTunnels } from '../../server/src/core/analysis/tunnel-index.js';
import type { Attempt, Decision, Phase, Tunnel } from '../../server/src/core/tunnel/model.js';
import type { AnalysedPath } from '../../server/src/node/analyse-file.js';
import { analyseFile } from '../../server/src/node/analyse-file.js';
import { readLines } from '../../server/src/node/file-map.js';
import { InputError } from '../../server/src/node/input.js';
import type { Settings } from '../../server/src/protocol.js';
import { diagnostics } from '../../server/src/service/diagnostics.js';
import { documentContext } from '../../server/src/service/document.js';
import { labels } from '../../server/src/service/labels.js';
import { documentStatus } from '../../server/src/service/status.js';
import type { StoredLog } from '../../server/src/service/stored-log.js';
import { storedDiagnostics, storedLog, storedStatus } from '../../server/src/service/stored-log.js';
import { reference } from '../core/helpers.js';
import { builtInCatalogs, builtInTexts } from '../service/built-in.js';
import { samplesFolder } from '../service/sample-document.js';
import { temporaryFile } from '../temporary.js';

const catalogs = builtInCatalogs();
const texts = builtInTexts();
const uri = 'file:///logs/gateway.log';

const samples = readdirSync(samplesFolder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.log'))
  .sort()
  .map((name) => readFileSync(path.join(samplesFolder, name), 'utf8').replace(/^\ufeff/, ''));

const fromDisk = (file: string, mostAttempts = 1000, minimum: Settings['problems']['minimum'] = 'notice'): Promise<AnalysedPath> =>
  analyseFile({ path: file, catalogs, minimum, reference, mostAttempts }, () => undefined);

const stored = ({ analysis, tunnels }: AnalysedPath): StoredLog =>
  storedLog({ uri, language: 'en', texts, labels: labels.en }, analysis, storedTunnels(tunnels, catalogs), catalogs);

const told = (decision: Decision | undefined): unknown =>
  decision && { line: decision.line, time: decision.time, message: decision.message.index, params: decision.params };

/** A tunnel as its readers see it: numbers of tunnels and attempts mean nothing outside of their index. */
const seen = ({ attempts, ...tunnel }: Tunnel): unknown => ({
  ...tunnel,
  id: undefined,
  attempts: attempts.map((attempt) => ({
    place: place(attempt),
    reason: told(attempt.reason),
    phases: attempt.phases.map((phase) => ({ place: place(phase), name: phase.name, decision: told(phase.decision) })),
    counts: [attempt.retransmissions, attempt.rekeys, attempt.inferredLines, attempt.certainFrom],
  })),
});

const place = ({ state, firstLine, lastLine, start, end }: Attempt | Phase): unknown => ({ state, firstLine, lastLine, start, end });

/** What a reader sees of an index: every line's place, and every attempt's lines. */
const placesOf = (index: LogTunnels, lines: number): unknown => ({
  tunnels: index.tunnels.map(seen),
  places: Array.from({ length: lines }, (_, line) => {
    const place = index.at(line);
    return place && [place.tunnel.name, place.number, place.count, place.attempt.firstLine, place.phase?.firstLine, place.inferred];
  }),
  around: Array.from({ length: lines / 10 }, (_, at) => index.around(at * 10)),
  lines: index.tunnels.map((tunnel) => [[...index.linesOfTunnel(tunnel)], tunnel.attempts.map((attempt) => [...index.linesOf(attempt)])]),
});

/** Asserts that a file tells the same as an open document with the text. */
async function tellsTheSame(context: TestContext, name: string, content: Uint8Array, text: string): Promise<void> {
  const file = temporaryFile(context, name, content);
  const found = await fromDisk(file);
  const log = stored(found);
  const open = documentContext(uri, analyse(catalogs, createLines(text), reference), 'en', texts);
  const { lineCount } = open.analysis.lines;
  assert.deepEqual(placesOf(log.tunnels(), lineCount), placesOf(open.analysis.tunnels(), lineCount));
  const failed = { minimum: 'failure', mute: [], maximum: 3 } as const;
  const all = { minimum: 'notice', mute: [], maximum: 1000 } as const;
  const muted = open.analysis.chunks[0]?.columns?.messages.find((index) => catalogs.messages[index]?.file?.outcome === 'failure') ?? -1;
  const message = catalogs.messages[muted];
  const mute = message?.file === undefined ? [] : [`${message.product.id}/${message.file.id}`];
  for (const settings of [failed, all, { ...all, mute }]) {
    assert.deepEqual(storedStatus(log, settings.mute).failures, documentStatus(open, 0, settings.mute).failures);
    assert.deepEqual(
      await storedDiagnostics(log, settings, (lines) => readLines(found.map, lines)),
      (await diagnostics(open, settings)).map(withoutRelatedEnds),
    );
  }
  const { products, ...status } = storedStatus(log, mute);
  const { products: expected, ...rest } = documentStatus(open, 0, mute);
  assert.deepEqual(status, rest);
  assert.deepEqual(new Set(products), new Set(expected));
  // Lines far apart, the first and the last, in one reading.
  const lines = Array.from({ length: 40 }, (_, at) => Math.floor((at * (status.lines - 1)) / 39)).filter(
    (line, at, every) => every[at - 1] !== line,
  );
  const read = await readLines(found.map, lines);
  for (const line of lines) assert.equal(read.get(line), lineText(open.analysis.lines, line));
}

/** The line on which an attempt began is not read from disk just to know its length. */
const withoutRelatedEnds = (problem: Diagnostic): Diagnostic => ({
  ...problem,
  ...(problem.relatedInformation === undefined
    ? {}
    : {
        relatedInformation: problem.relatedInformation.map(({ location, message }) => ({
          location: { ...location, range: { start: location.range.start, end: location.range.start } },
          message,
        })),
      }),
});

const everything = samples.join('');

test('a file tells the same as an open document: every sample', async (context) => {
  for (const sample of samples) await tellsTheSame(context, 'a.log', Buffer.from(sample), sample);
});

test('a file of several blocks tells the same as an open document', async (context) => {
  const text = everything.repeat(4);
  assert.ok(text.length > 3 * (1 << 18), 'the text has several blocks');
  await tellsTheSame(context, 'a.log', Buffer.from(text), text);
});

test('a packed file tells the same, whatever its name', async (context) => {
  const text = everything.repeat(2);
  await tellsTheSame(context, 'packed.txt', gzipSync(text), text);
});

test('CRLF, CR alone, no line break at the end, a byte order mark and UTF-16 make no difference', async (context) => {
  const text = everything;
  const crlf = text.replaceAll('\n', '\r\n');
  await tellsTheSame(context, 'crlf.log', Buffer.from(crlf), crlf);
  const cr = text.replaceAll('\n', '\r');
  await tellsTheSame(context, 'cr.log', Buffer.from(cr), cr);
  await tellsTheSame(context, 'open.log', Buffer.from(text.trimEnd()), text.trimEnd());
  await tellsTheSame(context, 'utf8-bom.log', Buffer.from(`\ufeff${text}`), text);
  await tellsTheSame(context, 'utf-16le.log', Buffer.from(`\ufeff${crlf}`, 'utf16le'), crlf);
  await tellsTheSame(context, 'utf-16be.log', Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), text);
});

test('an empty file has no lines', async (context) => {
  const { analysis, map } = await fromDisk(temporaryFile(context, 'empty.log', ''));
  assert.equal(analysis.lines, 0);
  assert.deepEqual(await readLines(map, [0]), new Map());
});

test('what cannot be read says why', async (context) => {
  const rejects = (file: string, problem: string): Promise<void> =>
    assert.rejects(fromDisk(file), (error) => error instanceof InputError && error.problem === problem);
  await rejects('/nowhere/at-all.log', 'missing');
  await rejects(samplesFolder, 'directory');
  await rejects(temporaryFile(context, 'zeros.log', new Uint8Array(4096)), 'binary');
  await rejects(temporaryFile(context, 'cut.log.gz', gzipSync(everything).subarray(0, 4000)), 'damaged');
});

test('lines of a file that was cut since are not made up', async (context) => {
  const file = temporaryFile(context, 'cut.log', everything);
  const { map } = await fromDisk(file);
  truncateSync(file, 1000);
  await assert.rejects(readLines(map, [0]), { name: 'ChangedError' });
});

test('a log with more attempts than are kept says from which line on they are not told of', async (context) => {
  const file = temporaryFile(context, 'many.log', everything);
  const found = await fromDisk(file, 5);
  const log = stored(found);
  const attempts = log.tunnels().tunnels.flatMap((tunnel) => tunnel.attempts);
  assert.ok(attempts.length <= 6);
  const problems = await storedDiagnostics(log, { minimum: 'failure', mute: [], maximum: 1000 }, (lines) => readLines(found.map, lines));
  assert.match(JSON.stringify(problems[0]?.message), /too many tunnels: from line \d+ on/);
});
