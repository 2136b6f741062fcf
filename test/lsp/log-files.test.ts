import assert from 'node:assert/strict';
import { appendFileSync, truncateSync } from 'node:fs';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { FileAnswer, TunnelLines, TunnelList } from '../../server/src/protocol.js';
import { protocol } from '../../server/src/protocol.js';
import { temporaryFile } from '../temporary.js';
import { wordsOf } from '../service/built-in.js';
import type { ServerProcess } from './server-process.js';
import { startServerProcess } from './server-process.js';

const line = (second: number, text: string): string => `Nov 22 10:00:${String(second).padStart(2, '0')} nxr pluto[1]: ${text}`;

/** A tunnel that is refused, among lines of nobody. */
const failing = [
  line(1, '"tunnel1" #1: initiating Main Mode'),
  'something else',
  line(
    9,
    '"tunnel1" #1: max number of retransmissions (2) reached STATE_MAIN_I1.  No response (or no acceptable response) to our first IKE message',
  ),
  '',
].join('\n');

const analyze = (server: ServerProcess, uri: string): Promise<FileAnswer> => server.request<FileAnswer>(protocol.analyzeFile, { uri });

const titles = async (server: ServerProcess): Promise<readonly string[]> =>
  (await server.request<TunnelList>(protocol.tunnels, {})).tunnels.map(({ title, word }) => `${title} ${word}`);

test('a file is analysed from disk: problems at its lines, its tunnels among those of open logs, its lines when asked for', async (context) => {
  const server = await startServerProcess();
  const uri = pathToFileURL(temporaryFile(context, 'gateway.log', failing)).toString();
  let answer: FileAnswer | undefined;
  const problems = await server.problemsAfter(uri, async () => {
    answer = await analyze(server, uri);
  });
  assert.ok(answer?.kind === 'analysed');
  assert.equal(answer.status.lines, 3);
  assert.equal(answer.status.fromDisk, 'same');
  assert.equal(answer.status.failedTunnels, 1);
  assert.deepEqual(
    problems.map(({ range, code }) => [range.start.line, code]),
    [[2, 'pluto.no-answer-to-first-message']],
  );
  assert.match(wordsOf(problems[0]), /tunnel1/);
  assert.deepEqual(await titles(server), ['tunnel1 failed']);
  const lines = await server.request<TunnelLines>(protocol.tunnelLines, { uri, line: 2 });
  assert.deepEqual(lines.lines, [0, 2]);
  assert.deepEqual(lines.texts, [failing.split('\n')[0], failing.split('\n')[2]]);
  const around = await server.request<TunnelLines>(protocol.linesAround, { uri, line: 1 });
  assert.deepEqual(around.texts, failing.trimEnd().split('\n'));
  const gone = await server.problemsAfter(uri, () => server.request(protocol.forgetFile, { uri }));
  assert.deepEqual(gone, []);
  assert.deepEqual(await titles(server), []);
  assert.equal(await server.stop(), 0);
});

test('files that are asked for at once are analysed one after the other, packed ones too', async (context) => {
  const server = await startServerProcess();
  const uris = ['a.log', 'b.log.gz', 'c.log'].map((name) =>
    pathToFileURL(temporaryFile(context, name, name.endsWith('.gz') ? gzipSync(failing) : failing)).toString(),
  );
  const answers = await Promise.all(uris.map((uri) => analyze(server, uri)));
  assert.deepEqual(
    answers.map(({ kind }) => kind),
    ['analysed', 'analysed', 'analysed'],
  );
  assert.equal((await titles(server)).length, 3);
  assert.equal(await server.stop(), 0);
});

test('what cannot be analysed is said in one sentence, and the next file is', async (context) => {
  const server = await startServerProcess();
  const failed = async (uri: string): Promise<string> => {
    const answer = await analyze(server, uri);
    assert.ok(answer.kind === 'failed');
    return answer.message;
  };
  assert.match(await failed('file:///nowhere/gone.log'), /^gone\.log is not there any more\.$/);
  assert.match(await failed(pathToFileURL(temporaryFile(context, 'cut.gz', gzipSync(failing).subarray(0, 60))).toString()), /damaged/);
  assert.match(await failed('untitled:Untitled-1'), /does not lie on a disk/);
  assert.match(await failed('ftp://host.example/gateway.log'), /does not lie on a disk/);
  // A host that is reached by no path, and escapes that stand for no file's name.
  for (const uri of ['file://host.example/gateway.log', 'file:///logs/a%zz.log', 'file:///logs/a%2fb.log']) {
    assert.match(await failed(uri), /does not lie on a disk/, uri);
  }
  const uri = pathToFileURL(temporaryFile(context, 'whole.log', failing)).toString();
  assert.equal((await analyze(server, uri)).kind, 'analysed');
  assert.equal(await server.stop(), 0);
});

test('a file’s name is text in the progress, not the link that VS Code would make of it', async (context) => {
  const server = await startServerProcess({ capabilities: { window: { workDoneProgress: true } } });
  const file = temporaryFile(context, '[x](command:workbench.action.quit)\u202e.log', failing);
  assert.equal((await analyze(server, pathToFileURL(file).toString())).kind, 'analysed');
  assert.deepEqual(server.progressTitles, ['Analysing [x] (command:workbench.action.quit)\\u202e.log from disk']);
  assert.equal(await server.stop(), 0);
});

test('an editor that shows no progress all of a sudden does not end the server', async (context) => {
  const server = await startServerProcess({
    capabilities: { window: { workDoneProgress: true }, workspace: { configuration: true } },
  });
  const uri = pathToFileURL(temporaryFile(context, 'gateway.log', failing)).toString();
  await analyze(server, uri);
  server.refuseProgress();
  // More is wanted of the file than was gathered: it is analysed again.
  await server.configure({ problems: { minimum: 'notice' } });
  const other = await server.open('file:///logs/other.log', failing);
  assert.ok(other.length > 0);
  assert.equal(await server.stop(), 0);
});

test('an open document is told of by its own text, the file again when it is closed', async (context) => {
  const server = await startServerProcess();
  const uri = pathToFileURL(temporaryFile(context, 'both.log', failing)).toString();
  await analyze(server, uri);
  assert.deepEqual(await server.open(uri, 'nothing\n'), []);
  assert.deepEqual(await titles(server), []);
  const problems = await server.problemsAfter(
    uri,
    () => server.notify('textDocument/didClose', { textDocument: { uri } }),
    (published) => published.length > 0,
  );
  assert.equal(problems.length, 1);
  assert.deepEqual(await titles(server), ['tunnel1 failed']);
  assert.equal(await server.stop(), 0);
});

test('muting and the settings of problems hold for files, without another analysis where that is not needed', async (context) => {
  const server = await startServerProcess();
  const uri = pathToFileURL(temporaryFile(context, 'muted.log', failing)).toString();
  await analyze(server, uri);
  const muted = await server.problemsAfter(uri, () =>
    server.configure({ problems: { mute: ['century-nxr/pluto.no-answer-to-first-message'] } }),
  );
  assert.deepEqual(muted, []);
  const noticed = await server.problemsAfter(
    uri,
    () => server.configure({ problems: { minimum: 'notice' } }),
    (problems) => problems.length > 0,
  );
  assert.ok(noticed.length >= 1);
  assert.equal(await server.stop(), 0);
});

test('a file that grows or is cut after its analysis is noticed, and lines that are gone are not made up', async (context) => {
  const server = await startServerProcess();
  const file = temporaryFile(context, 'growing.log', failing);
  const uri = pathToFileURL(file).toString();
  await analyze(server, uri);
  const grown = await server.statusAfter(uri, () => {
    appendFileSync(file, failing);
    return Promise.resolve();
  });
  assert.equal(grown.fromDisk, 'grown');
  const cut = await server.statusAfter(uri, () => {
    truncateSync(file, 10);
    return Promise.resolve();
  });
  assert.equal(cut.fromDisk, 'other');
  const lines = await server.request<TunnelLines>(protocol.tunnelLines, { uri, line: 2 });
  assert.deepEqual(lines.lines, []);
  assert.match(lines.note ?? '', /cut or replaced/);
  assert.equal(await server.stop(), 0);
});
