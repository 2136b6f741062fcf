import assert from 'node:assert/strict';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as vscode from 'vscode';
import { observeNotifications, type Notifications } from './notifications.js';
import { hoversAt, problemsBecome, reset, until, workspaceFolder } from './window.js';

const megabyte = 1 << 20;

/** Lines of nobody between those of one tunnel that fails, so that the file is larger than what VS Code hands to extensions. */
async function writeLargeLog(file: string, bytes: number): Promise<void> {
  const noise = `Nov 22 10:00:00 nxr kernel: ${'x'.repeat(970)}\n`;
  const step = 'Nov 22 10:00:02 nxr pluto[1]: "tunnel1" #1: received Vendor ID payload [Dead Peer Detection]\n';
  // Enough lines that a catalog knows for the file to be a vendor's.
  const block = `${noise.repeat(9)}${step}`.repeat(100);
  function* text(): Generator<string> {
    yield 'Nov 22 10:00:01 nxr pluto[1]: "tunnel1" #1: initiating Main Mode\n';
    for (let written = 0; written < bytes; written += block.length) yield block;
    yield 'Nov 22 10:01:11 nxr pluto[1]: "tunnel1" #1: max number of retransmissions (2) reached STATE_MAIN_I1.  No response (or no acceptable response) to our first IKE message\n';
  }
  await pipeline(Readable.from(text()), createWriteStream(file));
}

const tabNames = (): readonly string[] => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));

describe('a log of more than 50 MB', function () {
  this.timeout(120_000);
  let uri: vscode.Uri;
  let notifications: Notifications;

  before(async () => {
    const folder = vscode.Uri.joinPath(workspaceFolder(), 'large');
    await vscode.workspace.fs.createDirectory(folder);
    uri = vscode.Uri.joinPath(folder, 'large.log');
    await writeLargeLog(uri.fsPath, 60 * megabyte);
  });
  beforeEach(() => {
    notifications = observeNotifications();
  });
  afterEach(async () => {
    notifications.restore();
    await reset();
  });
  after(() => vscode.workspace.fs.delete(vscode.Uri.joinPath(uri, '..'), { recursive: true }));

  it('is offered to be analysed when it is opened, and is no document', async () => {
    await vscode.commands.executeCommand('vscode.open', uri);
    await until('the offer', () => notifications.texts.some((text) => text.includes('analyse it from disk')));
    assert.ok(!vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri.toString()));
  });

  it("is analysed from the explorer's menu: problems at their lines, its tunnel in the view", async () => {
    await vscode.commands.executeCommand('vendorLogLens.analyzeLargeLog', uri, [uri]);
    const [problem] = await problemsBecome(uri, 'the problem of the large log', (problems) => problems.length > 0);
    assert.match(problem?.message ?? '', /Peer never answered/);
    assert.ok((problem?.range.start.line ?? 0) > 60_000);
    assert.ok(
      notifications.texts.some((text) => /^large\.log, analysed from disk: .* failures: 1, failed tunnels: 1$/.test(text)),
      String(notifications.texts),
    );
    await vscode.commands.executeCommand('vendorLogLens.copyTunnels');
    assert.match(await vscode.env.clipboard.readText(), /tunnel1 · failed · 1 attempt/);
  });

  it('shows the lines around one, and one tunnel alone, with hover', async () => {
    const [problem] = vscode.languages.getDiagnostics(uri);
    const line = problem?.range.start.line ?? 0;
    await vscode.commands.executeCommand('vendorLogLens.showLinesAround', uri.toString(), line);
    const around = vscode.window.activeTextEditor;
    assert.ok(around);
    assert.match(around.document.lineAt(around.selection.active.line).text, /max number of retransmissions/);
    assert.match(await hoversAt(around.document.uri, around.selection.active.line, 60), /Peer never answered/);
    await vscode.commands.executeCommand('vendorLogLens.showTunnel');
    const tunnel = await until('the excerpt of the tunnel', () => {
      const editor = vscode.window.activeTextEditor;
      return editor !== undefined && editor !== around && !editor.document.getText().includes('kernel') ? editor : undefined;
    });
    assert.match(tunnel.document.getText(), /initiating Main Mode\n.*max number of retransmissions/s);
    assert.match(tabNames().join(), /Tunnel at line 1 of large\.log/);
  });

  it('shows the lines around what is told beside a problem', async () => {
    const [problem] = vscode.languages.getDiagnostics(uri);
    const [began] = problem?.relatedInformation ?? [];
    assert.match(began?.message ?? '', /The attempt began here/);
    await vscode.commands.executeCommand('vscode.open', began?.location.uri, { selection: began?.location.range });
    const around = await until('the beginning of the attempt', () => {
      const editor = vscode.window.activeTextEditor;
      return editor?.document.uri.toString() === began?.location.uri.toString() ? editor : undefined;
    });
    assert.match(around.document.lineAt(around.selection.active.line).text, /initiating Main Mode/);
  });

  it('is forgotten by command: its problems go', async () => {
    await vscode.commands.executeCommand('vendorLogLens.forgetLargeLog', uri);
    await problemsBecome(uri, 'no problem of the large log', (problems) => problems.length === 0);
  });
});
