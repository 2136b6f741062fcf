import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { isServed } from '../../client/src/documents.js';
import {
  hoversAt,
  languageBecomes,
  newLog,
  newSample,
  problemsBecome,
  reset,
  serverHasCaughtUp,
  set,
  show,
  showSample,
  until,
} from './window.js';

const plainLog = Array.from({ length: 50 }, (_, at) => `2026-11-22 09:00:${String(at).padStart(2, '0')} INFO job ${at} done`).join('\n');

describe('the language of a log', () => {
  afterEach(reset);

  for (const sample of ['hillstone-stoneos/phase1-fails', 'clavister-cos-stream/phase2-fails', 'qno-router/phase1-fails']) {
    it(`becomes vendor-log for ${sample}`, async () => {
      const { document } = await showSample(sample);
      assert.equal(document.languageId, 'vendor-log');
    });
  }

  it('becomes vendor-log for a text that is pasted into a new log', async () => {
    const sample = await vscode.workspace.openTextDocument(await newSample('hillstone-stoneos/tunnel-up'));
    const pasted = await vscode.workspace.openTextDocument({ language: 'log', content: sample.getText() });
    assert.equal(pasted.uri.scheme, 'untitled');
    await languageBecomes(pasted, 'vendor-log');
  });

  it('stays log for another program', async () => {
    const { document } = await show(await newLog(plainLog));
    await serverHasCaughtUp();
    assert.equal(document.languageId, 'log');
    assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
  });

  it('stays log where the setting is keep, and hover and problems are there', async () => {
    await set('languageMode', 'keep');
    const { document } = await show(await newSample('hillstone-stoneos/phase1-fails'));
    await problemsBecome(document.uri, 'problems in a document of language log', (problems) => problems.length > 0);
    assert.match(await hoversAt(document.uri, 5, 0), /4508030b/);
    assert.equal(document.languageId, 'log');
  });

  it('follows the setting without reload', async () => {
    const { document } = await showSample('hillstone-stoneos/phase1-fails');
    await set('languageMode', 'keep');
    await languageBecomes(document, 'log');
    await set('languageMode', undefined);
    await languageBecomes(document, 'vendor-log');
  });

  it('stays what the user has chosen', async () => {
    const { document } = await showSample('hillstone-stoneos/phase1-fails');
    const before = await problemsBecome(document.uri, 'problems', (problems) => problems.length > 0);
    await vscode.languages.setTextDocumentLanguage(document, 'log');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), `${document.lineAt(5).text}\n`);
    await vscode.workspace.applyEdit(edit);
    await problemsBecome(document.uri, 'the edit is analysed', (problems) => problems.length === before.length + 1);
    await serverHasCaughtUp();
    assert.equal(document.languageId, 'log');
    await document.save();
  });

  it('changes without the problems going away in between', async () => {
    const sample = await vscode.workspace.openTextDocument(await newSample('hillstone-stoneos/phase1-fails'));
    // Long enough for its analysis to be noticed.
    const uri = await newLog(sample.getText().repeat(400));
    const counts: number[] = [];
    const listener = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some((each) => each.toString() === uri.toString())) counts.push(vscode.languages.getDiagnostics(uri).length);
    });
    try {
      const { document } = await show(uri);
      await languageBecomes(document, 'vendor-log');
      await problemsBecome(uri, 'problems', (problems) => problems.length > 0);
      await vscode.languages.setTextDocumentLanguage(document, 'log');
      await vscode.languages.setTextDocumentLanguage(document, 'vendor-log');
      await serverHasCaughtUp();
      const first = counts.findIndex((count) => count > 0);
      assert.ok(first >= 0);
      assert.ok(
        counts.slice(first).every((count) => count > 0),
        `the number of problems was, one after the other, ${counts.join(', ')}`,
      );
    } finally {
      listener.dispose();
    }
  });

  it('takes the problems with it when it is none of ours any more', async () => {
    const { document } = await showSample('hillstone-stoneos/phase1-fails');
    await problemsBecome(document.uri, 'problems', (problems) => problems.length > 0);
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    await problemsBecome(document.uri, 'no problems in plain text', (problems) => problems.length === 0);
    await vscode.languages.setTextDocumentLanguage(document, 'vendor-log');
    await problemsBecome(document.uri, 'problems again', (problems) => problems.length > 0);
  });

  it('is never changed in an output channel', async () => {
    const sample = await vscode.workspace.openTextDocument(await newSample('hillstone-stoneos/phase1-fails'));
    const channel = vscode.window.createOutputChannel('A log in the Output panel', 'log');
    try {
      channel.append(sample.getText());
      channel.show();
      // Its text is not waited for: VS Code's server for tests lacks the native module that writes it.
      const output = await until('the output channel is a document', () =>
        vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'output' && uri.path.includes('the Output panel')),
      );
      assert.equal(isServed(output), false);
      await serverHasCaughtUp();
      assert.equal(output.languageId, 'log');
      assert.deepEqual(vscode.languages.getDiagnostics(output.uri), []);
    } finally {
      channel.dispose();
      await vscode.commands.executeCommand('workbench.action.closePanel');
    }
  });
});
