import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { newSample, problemsBecome, reset, set, showSample } from './window.js';

const sample = 'hillstone-stoneos/phase1-fails';
const some = (problems: readonly vscode.Diagnostic[]): boolean => problems.length > 0;
const codes = (problems: readonly vscode.Diagnostic[]): readonly unknown[] => [...new Set(problems.map(({ code }) => code))].sort();

describe('problems', () => {
  afterEach(reset);

  it('name product and message, stand on the text and say where the attempt began', async () => {
    const { document } = await showSample(sample);
    const problems = await problemsBecome(document.uri, 'problems', some);
    const problem = problems.find(({ range }) => range.start.line === 5);
    assert.ok(problem, JSON.stringify(problems));
    assert.equal(problem.source, 'hillstone-stoneos');
    assert.equal(problem.code, '4508030b');
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
    assert.match(document.getText(problem.range), /^phase1 negotiation failed due to time up/);
    const [related] = problem.relatedInformation ?? [];
    assert.ok(related, 'the problem names no other place');
    assert.equal(related.location.uri.toString(), document.uri.toString());
    assert.ok(related.location.range.start.line < 5);
  });

  it('follow vendorLogLens.problems.minimum without reload', async () => {
    const { document } = await showSample('hillstone-stoneos/scvpn-morning');
    const usual = await problemsBecome(document.uri, 'problems', some);
    assert.ok(usual.some(({ severity }) => severity !== vscode.DiagnosticSeverity.Error));
    await set('problems.minimum', 'failure');
    await problemsBecome(document.uri, 'failures only', (problems) =>
      problems.every(({ severity }) => severity === vscode.DiagnosticSeverity.Error),
    );
    await set('problems.minimum', 'notice');
    await problemsBecome(document.uri, 'notices too', (problems) => problems.length > usual.length);
  });

  it('follow vendorLogLens.problems.maximum without reload, and say so', async () => {
    const { document } = await showSample(sample);
    await problemsBecome(document.uri, 'problems', (problems) => problems.length > 2);
    await set('problems.maximum', 1);
    const problems = await problemsBecome(document.uri, 'folded problems', (all) => all.some(({ message }) => /\d+ times/.test(message)));
    assert.ok(
      problems.some(({ source, message }) => source === 'vendorLogLens' && message.includes('vendorLogLens.problems.maximum')),
      JSON.stringify(problems),
    );
  });

  it('follow vendorLogLens.problems.mute without reload', async () => {
    const { document } = await showSample(sample);
    const before = await problemsBecome(document.uri, 'problems', some);
    assert.ok(codes(before).includes('4508030b'));
    await set('problems.mute', ['hillstone-stoneos/4508030b']);
    const after = await problemsBecome(document.uri, 'the message is muted', (problems) => !codes(problems).includes('4508030b'));
    assert.deepEqual(
      codes(after),
      codes(before).filter((code) => code !== '4508030b'),
    );
    await set('problems.mute', undefined);
    await problemsBecome(document.uri, 'the message is back', (problems) => problems.length === before.length);
  });

  it('follow edits', async () => {
    const { document } = await showSample(sample);
    const before = await problemsBecome(document.uri, 'problems', some);
    const edit = new vscode.WorkspaceEdit();
    edit.delete(document.uri, document.lineAt(5).rangeIncludingLineBreak);
    await vscode.workspace.applyEdit(edit);
    await problemsBecome(document.uri, 'one problem less', (problems) => problems.length === before.length - 1);
    await document.save();
  });

  it('go when the file is closed', async () => {
    const uri = await newSample(sample);
    // Unlike a document that an extension opened, one that the user opened goes with its editor.
    await vscode.commands.executeCommand('vscode.open', uri);
    await problemsBecome(uri, 'problems', some);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await problemsBecome(uri, 'no problems of a closed file', (problems) => problems.length === 0);
  });

  it('offer to be muted', async () => {
    const { document } = await showSample(sample);
    await problemsBecome(document.uri, 'problems', some);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(5, 100, 5, 100),
    );
    const [action] = actions.filter(({ command }) => command?.command === 'vendorLogLens.muteMessage');
    assert.deepEqual(action?.command?.arguments, ['hillstone-stoneos/4508030b']);
  });
});
