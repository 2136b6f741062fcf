import assert from 'node:assert/strict';
import { appendFileSync, copyFileSync, mkdtempSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { observeNotifications } from '../notifications.js';
import { languageBecomes, newLog, problemsBecome, reset, show, until, workspaceFolder } from '../window.js';
import { shownPage } from './page.js';

const noise = (count: number): string =>
  'Nov 22 10:00:00 nxr pluto[1]: "tunnel1" #1: received Vendor ID payload [Dead Peer Detection]\n'.repeat(count);
const failure =
  'Nov 22 10:01:11 nxr pluto[1]: "tunnel1" #1: max number of retransmissions (2) reached STATE_MAIN_I1.  No response (or no acceptable response) to our first IKE message\n';

const execute = (command: string): Thenable<unknown> => vscode.commands.executeCommand(command);

describe('Follow Log in the editor of a log', () => {
  const workbench = shownPage('workbench');
  afterEach(reset);

  /** What the status bar says of the log, with the name of the icon before it; '' while it says nothing. */
  const item = async (): Promise<string> => {
    const selector = '[id="vendor-log-lens.vendor-log-lens.vendorLogLens.follow"]:visible';
    const [text = ''] = await workbench.read(selector);
    const [icon = ''] = await workbench.read(`${selector} .codicon`, 'class');
    return text === '' ? '' : `${/codicon-(?<name>[\w-]+)/.exec(icon)?.groups?.['name'] ?? ''}:${text.trim()}`;
  };

  const follow = async (uri: vscode.Uri): Promise<vscode.TextEditor> => {
    const editor = await show(uri);
    await languageBecomes(editor.document, 'vendor-log');
    await execute('vendorLogLens.followLog');
    await says(/^arrow-circle-down:Following · 0 new failures$/);
    return editor;
  };
  const says = async (pattern: RegExp): Promise<void> => {
    let said = '';
    await until(`the status bar says ${String(pattern)}`, async () => pattern.test((said = await item()))).catch((error: unknown) => {
      throw new Error(`it says ${said}`, { cause: error });
    });
  };
  const lastLineIsSeen = (editor: vscode.TextEditor, text: RegExp): Promise<true> =>
    until(`the last line is seen and is ${String(text)}`, () => {
      const { document } = editor;
      const last = document.lineCount - (document.lineAt(document.lineCount - 1).isEmptyOrWhitespace ? 2 : 1);
      return last >= 0 && text.test(document.lineAt(last).text) && (editor.visibleRanges.at(-1)?.end.line ?? -1) >= last;
    });

  it('stays at the end as the log grows; its problems rise, new failures are counted and gone to', async () => {
    const uri = await newLog(failure + noise(200));
    const editor = await follow(uri);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), uri.toString());
    await lastLineIsSeen(editor, /Vendor ID/);
    const problems = vscode.languages.getDiagnostics(uri).length;
    appendFileSync(uri.fsPath, failure + noise(100) + failure);
    await lastLineIsSeen(editor, /max number of retransmissions/);
    await problemsBecome(uri, 'two problems more', ({ length }) => length === problems + 2);
    await says(/Following · 2 new failures$/);
    await execute('vendorLogLens.goToNewFailure');
    assert.equal(editor.selection.active.line, 201);
    await execute('vendorLogLens.goToNewFailure');
    assert.equal(editor.selection.active.line, 302);
    await execute('vendorLogLens.goToNewFailure');
    assert.equal(editor.selection.active.line, 201);
  });

  it('counts a failure whose line was written in two pieces once', async () => {
    const uri = await newLog(noise(5));
    const editor = await follow(uri);
    appendFileSync(uri.fsPath, failure.slice(0, 80));
    await lastLineIsSeen(editor, /reached$|max number/);
    appendFileSync(uri.fsPath, failure.slice(80) + noise(1));
    await lastLineIsSeen(editor, /Vendor ID/);
    await says(/Following · 1 new failure$/);
  });

  it('pauses while its user is elsewhere in the log, and goes on at the end', async () => {
    const uri = await newLog(noise(300));
    const editor = await follow(uri);
    await lastLineIsSeen(editor, /Vendor ID/);
    await execute('cursorTop');
    await says(/^debug-pause:Paused · 0 new failures$/);
    appendFileSync(uri.fsPath, noise(50) + failure);
    await says(/^debug-pause:Paused · 1 new failure$/);
    assert.equal(editor.visibleRanges[0]?.start.line, 0);
    await execute('cursorBottom');
    await says(/Following · 1 new failure$/);
    appendFileSync(uri.fsPath, noise(60));
    await lastLineIsSeen(editor, /Vendor ID/);
  });

  it('goes on through rotation by renaming, and says so', async () => {
    const uri = await newLog(noise(200));
    const editor = await follow(uri);
    appendFileSync(uri.fsPath, failure);
    await says(/Following · 1 new failure$/);
    renameSync(uri.fsPath, `${uri.fsPath}.1`);
    writeFileSync(uri.fsPath, noise(3));
    await until('the text of the new file', () => editor.document.lineCount === 4);
    await says(/Following · rotated \d\d:\d\d · 1 new failure$/);
    appendFileSync(uri.fsPath, noise(100) + failure);
    await lastLineIsSeen(editor, /max number of retransmissions/);
    await says(/Following · rotated \d\d:\d\d · 2 new failures$/);
    assert.equal(vscode.languages.getDiagnostics(uri).length, 1);
  });

  it('shows the end of the new file when what was being read is rotated away', async () => {
    const uri = await newLog(noise(300));
    const editor = await follow(uri);
    await execute('cursorTop');
    await says(/^debug-pause:Paused/);
    renameSync(uri.fsPath, `${uri.fsPath}.1`);
    writeFileSync(uri.fsPath, noise(100) + failure);
    await lastLineIsSeen(editor, /max number of retransmissions/);
    await says(/^arrow-circle-down:Following · rotated \d\d:\d\d · 1 new failure$/);
    await until('the editor is filled', () => (editor.visibleRanges[0]?.start.line ?? 100) < 90);
  });

  it('waits for a log that is gone for a while', async () => {
    const uri = await newLog(noise(20));
    const editor = await follow(uri);
    renameSync(uri.fsPath, `${uri.fsPath}.1`);
    await says(/^warning:Waiting for the log · 0 new failures$/);
    writeFileSync(uri.fsPath, failure);
    await lastLineIsSeen(editor, /max number/);
    await says(/Following · 1 new failure$/);
  });

  it('goes on through rotation by copying, and says so', async () => {
    const uri = await newLog(noise(200));
    const editor = await follow(uri);
    copyFileSync(uri.fsPath, `${uri.fsPath}.1`);
    truncateSync(uri.fsPath);
    await until('an empty document', () => editor.document.getText() === '');
    await says(/Following · rotated \d\d:\d\d · 0 new failures$/);
    appendFileSync(uri.fsPath, noise(100) + failure);
    await lastLineIsSeen(editor, /max number of retransmissions/);
    await says(/Following · rotated \d\d:\d\d · 1 new failure$/);
    await execute('vendorLogLens.goToNewFailure');
    assert.equal(editor.selection.active.line, 100);
  });

  it('stops by the same command and by its own', async () => {
    const uri = await newLog(noise(200));
    for (const command of ['vendorLogLens.followLog', 'vendorLogLens.stopFollowing']) {
      const editor = await follow(uri);
      await lastLineIsSeen(editor, /Vendor ID/);
      const seen = editor.document.lineCount;
      await execute(command);
      await says(/^$/);
      appendFileSync(uri.fsPath, noise(100));
      await until('the log has grown', () => editor.document.lineCount === seen + 100);
      assert.ok((editor.visibleRanges.at(-1)?.end.line ?? 0) < editor.document.lineCount - 2);
      await reset();
    }
  });

  it('stops when the log is closed', async () => {
    await follow(await newLog(noise(3)));
    await execute('workbench.action.closeActiveEditor');
    await says(/^$/);
  });

  it('tells of the log while another editor is active', async () => {
    const uri = await newLog(noise(3));
    await follow(uri);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content: 'notes' }), vscode.ViewColumn.One);
    appendFileSync(uri.fsPath, failure);
    await says(new RegExp(`^arrow-circle-down:${path.basename(uri.fsPath)} · Following · 1 new failure$`));
    await execute('vendorLogLens.goToNewFailure');
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), uri.toString());
    assert.equal(vscode.window.activeTextEditor.selection.active.line, 3);
    await execute('workbench.action.closeAllEditors');
  });

  describe('where VS Code does not notice that a file has changed', () => {
    let folder: string;
    before(() => {
      folder = mkdtempSync(path.join(os.tmpdir(), 'vll-follow-'));
    });
    after(() => rmSync(folder, { recursive: true }));

    /** A log in the workspace that is a link: VS Code watches the folder of the link, in which nothing happens. */
    const linked = (name: string): { readonly real: string; readonly uri: vscode.Uri } => {
      const real = path.join(folder, name);
      writeFileSync(real, noise(200));
      const uri = vscode.Uri.joinPath(workspaceFolder(), 'logs', name);
      symlinkSync(real, uri.fsPath);
      return { real, uri };
    };

    it('has it watched', async () => {
      const { real, uri } = linked('linked.log');
      const editor = await follow(uri);
      appendFileSync(real, noise(100) + failure);
      await lastLineIsSeen(editor, /max number of retransmissions/);
      await says(/Following · 1 new failure$/);
    });

    it('has it read again, and says what is in the way', async () => {
      const { real, uri } = linked('unwatched.log');
      // As on a disk whose system tells of no changes.
      const { createFileSystemWatcher } = vscode.workspace;
      vscode.workspace.createFileSystemWatcher = () => createFileSystemWatcher('nothing-of-that-name');
      const editor = await follow(uri).finally(() => (vscode.workspace.createFileSystemWatcher = createFileSystemWatcher));
      appendFileSync(real, noise(100) + failure);
      await lastLineIsSeen(editor, /max number of retransmissions/);
      await says(/Following · 1 new failure$/);
      const notes = await vscode.workspace.openTextDocument({ content: 'not saved yet' });
      await vscode.window.showTextDocument(notes, { preview: false });
      appendFileSync(real, noise(100));
      await says(/warning:unwatched\.log · Not read again yet · 1 new failure$/);
      await execute('workbench.action.revertAndCloseActiveEditor');
      await lastLineIsSeen(await until('the editor of the log', () => vscode.window.activeTextEditor), /Vendor ID/);
      await says(/Following · 1 new failure$/);
    });
  });

  it('says that a log with unsaved changes is not followed, and shows it from disk', async () => {
    const files = vscode.workspace.getConfiguration('files');
    await files.update('autoSave', 'off', vscode.ConfigurationTarget.Workspace);
    const uri = await newLog(noise(3));
    const editor = await follow(uri);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'x'));
    await says(/^warning:Unsaved changes: not followed · 0 new failures$/);
    await execute('vendorLogLens.stopFollowing');
    const notifications = observeNotifications('Show from Disk');
    await execute('vendorLogLens.followLog');
    notifications.restore();
    assert.match(notifications.texts.join(), /has unsaved changes/);
    await until('the view', () => vscode.window.activeTextEditor?.document.uri.scheme === 'vendor-log-follow');
    await says(/Following · 0 new failures$/);
    await execute('workbench.action.closeActiveEditor');
    await execute('workbench.action.files.revert');
    await files.update('autoSave', undefined, vscode.ConfigurationTarget.Workspace);
  });
});
