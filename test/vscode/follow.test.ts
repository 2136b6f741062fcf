import assert from 'node:assert/strict';
import { appendFileSync, copyFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { hoversAt, newLog, reset, show, until } from './window.js';

const failure =
  'Nov 22 10:01:11 nxr pluto[1]: "tunnel1" #1: max number of retransmissions (2) reached STATE_MAIN_I1.  No response (or no acceptable response) to our first IKE message\n';

describe('Follow Log', () => {
  afterEach(reset);

  const follow = async (uri: vscode.Uri): Promise<vscode.TextEditor> => {
    await show(uri);
    await vscode.commands.executeCommand('vendorLogLens.followLog');
    return until('the view of the followed log', () => {
      const editor = vscode.window.activeTextEditor;
      return editor?.document.uri.scheme === 'vendor-log-follow' ? editor : undefined;
    });
  };
  const ends = (editor: vscode.TextEditor, pattern: RegExp): Promise<true> =>
    until(`the view holds ${String(pattern)}`, () => pattern.test(editor.document.getText()) || undefined);

  it('shows what comes, stays at the end, explains its lines, and stops', async () => {
    const uri = await newLog('first\n'.repeat(200));
    const editor = await follow(uri);
    await ends(editor, /first/);
    appendFileSync(uri.fsPath, failure);
    await ends(editor, /max number of retransmissions/);
    const line = editor.document.lineCount - 2;
    await until('the end is in sight', () => (editor.visibleRanges.at(-1)?.end.line ?? 0) >= line || undefined);
    assert.match(await hoversAt(editor.document.uri, line, 60), /Peer never answered/);
    await vscode.commands.executeCommand('vendorLogLens.showNewestFailure');
    assert.equal(editor.selection.active.line, line);
    assert.deepEqual(vscode.languages.getDiagnostics(editor.document.uri), []);
  });

  it('goes on through both kinds of rotation and says so', async () => {
    const uri = await newLog('before\n');
    const editor = await follow(uri);
    await ends(editor, /before/);
    renameSync(uri.fsPath, `${uri.fsPath}.1`);
    writeFileSync(uri.fsPath, 'renamed\n');
    await ends(editor, /before\n--- another file has taken the place.*\nrenamed/);
    copyFileSync(uri.fsPath, `${uri.fsPath}.2`);
    truncateSync(uri.fsPath);
    await ends(editor, /renamed\n--- this log was emptied/);
    appendFileSync(uri.fsPath, 'emptied\n');
    await ends(editor, /emptied \(rotation\).*\nemptied/);
  });
});
