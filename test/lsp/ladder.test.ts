import assert from 'node:assert/strict';
import { readFileSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { CodeLens } from 'vscode-languageserver-protocol';
import type { LadderCounterpart, LadderView } from '../../server/src/protocol.js';
import { protocol } from '../../server/src/protocol.js';
import { temporaryFile } from '../temporary.js';
import type { ServerProcess } from './server-process.js';
import { startServerProcess } from './server-process.js';

const initiator = 'file:///logs/initiator.log';
const responder = 'file:///logs/responder.log';
const other = 'file:///logs/other.log';

const sample = (file: string): string => readFileSync(path.join(import.meta.dirname, '../../samples', file), 'utf8');

const ladderAt = (server: ServerProcess, request: object): Promise<LadderView | null> => server.request(protocol.ladder, request);

describe('ladders over stdio', () => {
  let server: ServerProcess;
  before(async () => {
    server = await startServerProcess();
    await server.open(initiator, sample('qno-router/both-ends-fails.log'));
    await server.open(other, sample('century-nxr/ikev2-tunnel-up.log'));
  });
  after(async () => {
    assert.equal(await server.stop(), 0);
  });

  it('show the attempt to which a line belongs, in the words of the server', async () => {
    const ladder = await ladderAt(server, { uri: initiator, line: 10 });
    assert.ok(ladder !== null);
    assert.equal(ladder.title, 'g2gips0');
    assert.deepEqual(ladder.columns.left, { title: 'gw-kobe', details: ['initiator'] });
    assert.deepEqual(ladder.columns.right, { title: 'peer', details: ['responder'] });
    assert.equal(ladder.merged, false);
    assert.deepEqual(
      ladder.rows.map(({ label, fate }) => [label, fate]),
      [
        ['Main Mode 1', 'seen'],
        ['Main Mode 2', 'seen'],
        ['Main Mode 3', 'seen'],
        ['Main Mode 4', 'seen'],
        ['Main Mode 5', 'unanswered'],
        ['No answer to our encrypted identity', 'seen'],
      ],
    );
    assert.deepEqual(ladder.rows[4]?.ends, { left: { uri: initiator, line: 7, time: '10:14:03' }, right: null });
    assert.equal(ladder.rows[4].sentence, '10:14:03, gw-kobe sends Main Mode 5 to peer, no answer in this log, line 8');
    assert.equal(ladder.rows[5]?.sentence, '10:15:13, gw-kobe: No answer to our encrypted identity, line 11. This is why it failed.');
  });

  it('are none for a line of no tunnel, or of a log that is not open', async () => {
    assert.equal(await ladderAt(server, { uri: initiator, line: 99 }), null);
    assert.equal(await ladderAt(server, { uri: responder, line: 2 }), null);
  });

  it('find nothing to be merged with while the peer’s log is not open', async () => {
    assert.deepEqual(await server.request(protocol.counterparts, { uri: initiator, line: 0 }), []);
  });

  it('are merged with the attempt that matches in another open log', async () => {
    await server.open(responder, sample('cisco-ftd/both-ends-fails.log'));
    const found = await server.request<readonly LadderCounterpart[]>(protocol.counterparts, { uri: initiator, line: 0 });
    assert.deepEqual(found, [
      {
        position: { uri: responder, line: 1 },
        title: 'fw-osaka · 203.0.113.40',
        details: ['only attempt', 'failed', '2026-11-22 10:14:39', '+37 s'],
      },
    ]);
    const ladder = await ladderAt(server, { uri: initiator, line: 0, peer: found[0]?.position });
    assert.ok(ladder !== null);
    assert.equal(ladder.merged, true);
    assert.deepEqual(ladder.remarks, ['Both logs, merged. Clock of fw-osaka: +37 s, by 6 packets that both logs have']);
    assert.deepEqual(ladder.rows[0]?.ends, {
      left: { uri: initiator, line: 0, time: '10:14:02' },
      right: { uri: responder, line: 1, time: '10:14:39' },
    });
    assert.deepEqual(
      ladder.rows.filter(({ fate }) => fate === 'lost').map(({ at, label }) => [at, label]),
      [
        ['left', 'Main Mode 5'],
        ['right', 'Main Mode 4'],
      ],
    );
  });

  it('are opened by no lens of an editor that has no command for them', async () => {
    const lenses = await server.request<readonly CodeLens[]>('textDocument/codeLens', { textDocument: { uri: initiator } });
    assert.deepEqual(
      lenses.map(({ command }) => [command?.command, command?.arguments]),
      [['', undefined]],
    );
  });

  it('show an attempt of a log that was analysed from disk, and are merged with what another such log tells', async (context) => {
    const file = (name: string, from: string): string => pathToFileURL(temporaryFile(context, name, gzipSync(sample(from)))).toString();
    const own = file('initiator.log.gz', 'qno-router/both-ends-fails.log');
    const peer = file('responder.log.gz', 'cisco-ftd/both-ends-fails.log');
    for (const uri of [initiator, responder]) await server.notify('textDocument/didClose', { textDocument: { uri } });
    for (const uri of [own, peer]) await server.request(protocol.analyzeFile, { uri });
    const ladder = await ladderAt(server, { uri: own, line: 10 });
    assert.equal(ladder?.rows.length, 6);
    assert.deepEqual(ladder.rows[4]?.ends, { left: { uri: own, line: 7, time: '10:14:03' }, right: null });
    const [found] = await server.request<readonly LadderCounterpart[]>(protocol.counterparts, { uri: own, line: 0 });
    assert.deepEqual(found?.position, { uri: peer, line: 1 });
    const merged = await ladderAt(server, { uri: own, line: 0, peer: found.position });
    assert.equal(merged?.merged, true);
  });

  it('say why the lines of a file are not there any more', async (context) => {
    const cut = temporaryFile(context, 'cut.log', sample('qno-router/both-ends-fails.log'));
    const uri = pathToFileURL(cut).toString();
    await server.request(protocol.analyzeFile, { uri });
    truncateSync(cut, 10);
    const ladder = await ladderAt(server, { uri, line: 10 });
    assert.match(ladder?.remarks[0] ?? '', /^cut\.log was cut or replaced/);
  });
});
