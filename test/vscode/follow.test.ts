import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import {
  appendFileSync,
  closeSync,
  copyFileSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { hoversAt, problemsBecome, reset, until, workspaceFolder } from './window.js';

const failure =
  'Nov 22 10:01:11 nxr pluto[1]: "tunnel1" #1: max number of retransmissions (2) reached STATE_MAIN_I1.  No response (or no acceptable response) to our first IKE message\n';

describe('Follow Log of a log of more than 50 MB', function () {
  this.timeout(60_000);
  let folder: string;
  before(() => {
    folder = path.join(workspaceFolder().fsPath, 'followed');
    mkdirSync(folder, { recursive: true });
  });
  after(() => rmSync(folder, { recursive: true }));
  afterEach(reset);

  /** A log that VS Code hands to no extension. @returns its path */
  function largeLog(): string {
    const file = path.join(folder, `${randomUUID()}.log`);
    const megabyte = Buffer.from(`Nov 22 10:00:00 nxr kernel: ${'x'.repeat(995)}\n`.repeat(1024));
    const descriptor = openSync(file, 'w');
    for (let written = 0; written < 52; written++) writeSync(descriptor, megabyte);
    closeSync(descriptor);
    return file;
  }
  const follow = async (file: string): Promise<vscode.TextEditor> => {
    await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(file));
    await vscode.commands.executeCommand('vendorLogLens.followLog');
    const editor = await until('the view of the followed log', () => {
      const active = vscode.window.activeTextEditor;
      return active?.document.uri.scheme === 'vendor-log-follow' && active;
    });
    await ends(editor, /xxx\n$/);
    return editor;
  };
  const ends = (editor: vscode.TextEditor, pattern: RegExp): Promise<true> =>
    until(`the view holds ${String(pattern)}`, () => pattern.test(editor.document.getText()));
  const isSeen = (editor: vscode.TextEditor, line: number): Promise<true> =>
    until(`line ${line} is in sight`, () => (editor.visibleRanges.at(-1)?.end.line ?? 0) >= line);

  it('shows what comes in a view of the last lines: at its end, with hover, problems and the new failures', async () => {
    const file = largeLog();
    const editor = await follow(file);
    appendFileSync(file, `${failure}something else\n${failure}`);
    await ends(editor, /something else\n.*max number of retransmissions.*\n$/);
    const last = editor.document.lineCount - 2;
    await isSeen(editor, last);
    assert.match(await hoversAt(editor.document.uri, last, 60), /Peer never answered/);
    const problems = await problemsBecome(editor.document.uri, 'problems of the view', ({ length }) => length === 2);
    assert.deepEqual(
      problems.map(({ range }) => range.start.line),
      [last - 2, last],
    );
    for (const line of [last - 2, last, last - 2]) {
      await vscode.commands.executeCommand('vendorLogLens.goToNewFailure');
      assert.equal(editor.selection.active.line, line);
    }
    await vscode.commands.executeCommand('vendorLogLens.copyTunnels');
    assert.match(await vscode.env.clipboard.readText(), /tunnel1 · failed · 1 attempt.* · Following /);
  });

  it('keeps its place while its user is elsewhere in it', async () => {
    const file = largeLog();
    const editor = await follow(file);
    await isSeen(editor, editor.document.lineCount - 2);
    await vscode.commands.executeCommand('cursorTop');
    await until('the beginning is in sight', () => editor.visibleRanges[0]?.start.line === 0);
    appendFileSync(file, 'later\n'.repeat(100));
    await ends(editor, /later\n$/);
    assert.equal(editor.visibleRanges[0]?.start.line, 0);
    await vscode.commands.executeCommand('vendorLogLens.goToLogEnd');
    await isSeen(editor, editor.document.lineCount - 2);
    appendFileSync(file, 'last\n'.repeat(100));
    await ends(editor, /last\n$/);
    await isSeen(editor, editor.document.lineCount - 2);
  });

  it('goes on through both kinds of rotation and says so', async () => {
    const file = largeLog();
    const editor = await follow(file);
    renameSync(file, `${file}.1`);
    writeFileSync(file, 'renamed\n');
    await ends(editor, /xxx\n--- another file has taken the place.*\nrenamed/);
    copyFileSync(file, `${file}.2`);
    truncateSync(file);
    await ends(editor, /renamed\n--- this log was emptied/);
    appendFileSync(file, 'emptied\n');
    await ends(editor, /emptied \(rotation\).*\nemptied/);
  });

  it('stops when its view is closed, and begins with the last lines again', async () => {
    const file = largeLog();
    await follow(file);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    appendFileSync(file, `later ${'xxx'.repeat(9)}\n`);
    const editor = await follow(file);
    await ends(editor, /kernel.*\nlater.*\n$/);
  });
});
