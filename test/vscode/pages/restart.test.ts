import assert from 'node:assert/strict';
import { ChildProcess } from 'node:child_process';
import { appendFileSync, renameSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { observeNotifications, type Notifications } from '../notifications.js';
import { closeLogs, hoversAt, newLog, newSample, problemsBecome, reset, showSample, until } from '../window.js';
import { shownPage } from './page.js';

const workbench = shownPage('workbench');

/** The processes of the extension's server: those that the extension host has started run beside the tests, in the same process. */
const servers = (): readonly ChildProcess[] =>
  (process as unknown as { _getActiveHandles(): readonly unknown[] })
    ._getActiveHandles()
    .filter((handle): handle is ChildProcess => handle instanceof ChildProcess)
    .filter(
      ({ spawnargs, exitCode, signalCode }) =>
        exitCode === null && signalCode === null && /\bdist[\\/]server\.js\b/.test(spawnargs.join(' ')),
    );

/** Kills the server, and waits until VS Code shows nothing of it any more and another one runs. */
async function kill(shown: vscode.Uri): Promise<void> {
  const [server] = servers();
  assert.ok(server, 'no server runs');
  server.kill('SIGKILL');
  await until('the server is gone', () => vscode.languages.getDiagnostics(shown).length === 0 && !servers().includes(server));
  await until('another server runs', () => servers().length > 0);
}

const failed = (problems: readonly vscode.Diagnostic[]): boolean => problems.length > 0;

/** What the view of tunnels shows, read from the window: nobody asks for it. */
const rows = (): Promise<readonly string[]> => workbench.read('.customview-tree .monaco-list-row', 'aria-label');
const rowsBecome = (what: string, wanted: (all: readonly string[]) => boolean): Promise<readonly string[]> =>
  until(what, async () => {
    const all = await rows();
    return wanted(all) && all;
  });

const outlineOf = async (uri: vscode.Uri): Promise<number> =>
  (await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>('vscode.executeDocumentSymbolProvider', uri))?.length ?? 0;

describe('when the server is killed', () => {
  let notifications: Notifications;
  before(closeLogs);
  beforeEach(async () => {
    notifications = observeNotifications();
    await vscode.commands.executeCommand('vendorLogLens.tunnels.focus');
  });
  afterEach(async () => {
    notifications.restore();
    await vscode.commands.executeCommand('workbench.view.explorer');
    await reset();
    await closeLogs();
  });

  it('problems, outline, hover and the view of tunnels come back by themselves', async () => {
    const { document } = await showSample('hillstone-stoneos/phase1-fails');
    const problems = await problemsBecome(document.uri, 'problems', failed);
    const tunnels = await rowsBecome('the tunnel is listed', (all) => all.some((row) => row.includes('failed')));
    await kill(document.uri);
    const again = await problemsBecome(document.uri, 'the problems are back', failed);
    assert.deepEqual(
      again.map(({ message, range }) => [message, range.start.line]),
      problems.map(({ message, range }) => [message, range.start.line]),
    );
    assert.deepEqual(await rowsBecome('the tunnel is listed again', (all) => all.length >= tunnels.length), tunnels);
    assert.ok((await outlineOf(document.uri)) > 0);
    assert.match(await hoversAt(document.uri, 5, 0), /4508030b/);
    assert.deepEqual(notifications.texts, []);
  });

  it('a log that was analysed from disk is analysed again by itself', async () => {
    const uri = await newSample('hillstone-stoneos/phase1-fails');
    await vscode.commands.executeCommand('vendorLogLens.analyzeLargeLog', uri, [uri]);
    const problems = await problemsBecome(uri, 'problems', failed);
    await rowsBecome('the tunnel is listed', (all) => all.length > 0);
    await kill(uri);
    assert.equal((await problemsBecome(uri, 'the problems are back', failed)).length, problems.length);
    await rowsBecome('the tunnel is listed again', (all) => all.length > 0);
    await vscode.commands.executeCommand('vendorLogLens.forgetLargeLog', uri);
    await problemsBecome(uri, 'no problems', (all) => all.length === 0);
    assert.deepEqual(
      notifications.texts.filter((text) => !text.includes('analysed from disk')),
      [],
    );
  });

  it('a log is followed on: what comes is counted, and its rotation is noticed', async () => {
    const { document } = await showSample('hillstone-stoneos/phase1-fails');
    const text = document.getText();
    await problemsBecome(document.uri, 'problems', failed);
    await vscode.commands.executeCommand('vendorLogLens.followLog');
    const says = (pattern: RegExp): Promise<true> =>
      until(`the status bar says ${String(pattern)}`, async () => {
        const [said = ''] = await workbench.read('[id="vendor-log-lens.vendor-log-lens.vendorLogLens.follow"]:visible');
        return pattern.test(said);
      });
    await says(/Following · 0 new failures/);
    await kill(document.uri);
    appendFileSync(document.uri.fsPath, text);
    await says(/Following · [1-9]\d* new failure/);
    renameSync(document.uri.fsPath, `${document.uri.fsPath}.1`);
    writeFileSync(document.uri.fsPath, 'other\n');
    await says(/Following · rotated/);
  });

  it('while it analyses a log from disk, the user is told that it came to no end, and can have it analysed again', async () => {
    const { document: log } = await showSample('hillstone-stoneos/phase1-fails');
    await problemsBecome(log.uri, 'problems', failed);
    const noise = `Nov 22 10:00:00 nxr kernel: ${'x'.repeat(970)}\n`;
    const uri = await newLog(`${noise.repeat(20_000)}${log.getText()}\n`);
    const analysed = vscode.commands.executeCommand('vendorLogLens.analyzeLargeLog', uri, [uri]);
    await kill(log.uri);
    await analysed;
    await problemsBecome(log.uri, 'the problems of the open log are back', failed);
    assert.equal(notifications.texts.length, 1);
    assert.match(notifications.texts[0] ?? '', /was not analysed to its end/);
    await vscode.commands.executeCommand('vendorLogLens.analyzeLargeLog', uri, [uri]);
    await problemsBecome(uri, 'the problems of the file', failed);
    await vscode.commands.executeCommand('vendorLogLens.forgetLargeLog', uri);
    await vscode.workspace.fs.delete(uri);
  });
});
