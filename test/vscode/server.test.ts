import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { TransportKind } from 'vscode-languageclient/node';
import { Client } from '../../client/src/node/client.js';
import { Server } from '../../client/src/server.js';
import { protocol, type MessageAtLine } from '../../server/src/protocol.js';
import type { Notifications } from './notifications.js';
import { observeNotifications } from './notifications.js';
import { extensionFolder, reset, showSample, until } from './window.js';

/** A program for the client to start. */
async function program(source: string): Promise<string> {
  const file = path.join(os.tmpdir(), `${randomUUID()}.cjs`);
  await vscode.workspace.fs.writeFile(vscode.Uri.file(file), new TextEncoder().encode(source));
  return file;
}

/** Runs the real server, as if it had been started itself. */
const realServer = (): string => {
  const server = JSON.stringify(vscode.Uri.joinPath(extensionFolder(), 'dist', 'server.js').fsPath);
  return `process.argv[1] = ${server}; require(${server});`;
};

/** What a server does before it answers which message stands on a line. */
const onQuestion = (action: string): string =>
  `process.stdin.on('data', (bytes) => { if (bytes.includes(${JSON.stringify(JSON.stringify(protocol.messageAt))})) { ${action} } });`;

describe('the server', () => {
  let notifications: Notifications;
  let output: vscode.LogOutputChannel;
  let server: Server;

  const serve = (module: string): void => {
    server = new Server((options) => new Client('vendorLogLensTest', 'Test', { module, transport: TransportKind.stdio }, options), output);
    server.start();
  };
  const ask = async (line: number): Promise<MessageAtLine | null | undefined> => {
    const uri = vscode.window.activeTextEditor?.document.uri.toString();
    const answer = await server.ask<MessageAtLine | null>(protocol.messageAt, { uri, line });
    return answer.kind === 'answer' ? answer.value : undefined;
  };

  beforeEach(() => {
    notifications = observeNotifications();
    output = vscode.window.createOutputChannel('Test', { log: true });
  });
  afterEach(async () => {
    await server.stop();
    output.dispose();
    notifications.restore();
    await reset();
  });

  it('is started again when it dies, and knows the open documents', async () => {
    await showSample('hillstone-stoneos/phase1-fails');
    const marker = JSON.stringify(path.join(os.tmpdir(), randomUUID()));
    const dieOnce = `if (!require('fs').existsSync(${marker})) { require('fs').writeFileSync(${marker}, ''); process.exit(1); }`;
    serve(await program(`${onQuestion(dieOnce)} ${realServer()}`));
    assert.equal(await ask(5), undefined);
    const found = await until('an answer', async () => (await ask(5)) ?? undefined);
    assert.deepEqual(found, { product: 'hillstone-stoneos', message: '4508030b' });
    assert.deepEqual(notifications.texts, []);
  });

  it('is given up with a word to the user when it dies again and again', async () => {
    await showSample('hillstone-stoneos/phase1-fails');
    serve(await program(`${onQuestion('process.exit(1);')} ${realServer()}`));
    await until('the user is told', async () => {
      assert.equal(await ask(5), undefined);
      return notifications.texts.length > 0;
    });
    assert.deepEqual(notifications.texts, ['Vendor Log Lens stopped working several times in a row and is not started again by itself.']);
    assert.deepEqual(await server.ask(protocol.messageAt, {}), { kind: 'not-running' });
  });

  it('starts again when the user says so', async () => {
    await showSample('hillstone-stoneos/phase1-fails');
    notifications.restore();
    notifications = observeNotifications('Start Again');
    const mended = path.join(os.tmpdir(), randomUUID());
    const dieUntilMended = `if (!require('fs').existsSync(${JSON.stringify(mended)})) process.exit(1);`;
    serve(await program(`${onQuestion(dieUntilMended)} ${realServer()}`));
    await until('the user is told', async () => {
      assert.equal(await ask(5), undefined);
      return notifications.texts.length > 0;
    });
    await vscode.workspace.fs.writeFile(vscode.Uri.file(mended), new Uint8Array());
    const found = await until('an answer', async () => (await ask(5)) ?? undefined);
    assert.deepEqual(found, { product: 'hillstone-stoneos', message: '4508030b' });
  });
});
