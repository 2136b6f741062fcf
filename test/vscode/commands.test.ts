import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Notifications } from './notifications.js';
import { observeNotifications } from './notifications.js';
import { newLog, problemsBecome, reset, show, showSample, until } from './window.js';

const sample = 'hillstone-stoneos/phase1-fails';
const muted = (): unknown => vscode.workspace.getConfiguration('vendorLogLens').inspect('problems.mute')?.workspaceValue;

function putCursor(editor: vscode.TextEditor, line: number, character = 0): void {
  editor.selection = new vscode.Selection(line, character, line, character);
}

describe('commands', () => {
  let notifications: Notifications | undefined;
  const observe = (press?: string): Notifications => (notifications = observeNotifications(press));

  afterEach(async () => {
    notifications?.restore();
    notifications = undefined;
    await reset();
  });

  it('Explain This Line opens the hover at the cursor', async () => {
    const editor = await showSample(sample);
    putCursor(editor, 5, 30);
    const asked: number[] = [];
    // VS Code asks every provider when it opens a hover: this one tells for which line.
    const probe = vscode.languages.registerHoverProvider('vendor-log', {
      provideHover: (_, { line }) => {
        asked.push(line);
        return null;
      },
    });
    try {
      await vscode.commands.executeCommand('vendorLogLens.explainLine');
      await until('the hover opens', () => asked.length > 0);
      assert.deepEqual([...new Set(asked)], [5]);
    } finally {
      probe.dispose();
    }
  });

  it('Explain This Line says so when no catalog knows the line', async () => {
    const editor = await showSample('hillstone-stoneos/noise');
    putCursor(editor, 2);
    const { texts } = observe();
    await vscode.commands.executeCommand('vendorLogLens.explainLine');
    assert.deepEqual(texts, ['No catalog knows line 3.']);
  });

  it('the commands for a line say so when no log is open', async () => {
    const { texts } = observe();
    for (const command of ['explainLine', 'muteMessage', 'showCatalogEntry'])
      await vscode.commands.executeCommand(`vendorLogLens.${command}`);
    assert.deepEqual([...new Set(texts)], ['Open a log file and put the cursor on the line in question.']);
    assert.equal(texts.length, 3);
  });

  it("Mute This Message mutes the cursor's message in this workspace", async () => {
    const editor = await showSample(sample);
    await problemsBecome(editor.document.uri, 'problems', (problems) => problems.some(({ code }) => code === '4508030b'));
    putCursor(editor, 5);
    const { texts } = observe();
    await vscode.commands.executeCommand('vendorLogLens.muteMessage');
    assert.deepEqual(muted(), ['hillstone-stoneos/4508030b']);
    assert.match(texts[0] ?? '', /hillstone-stoneos\/4508030b/);
    await problemsBecome(editor.document.uri, 'it is muted', (problems) => problems.every(({ code }) => code !== '4508030b'));
    await vscode.commands.executeCommand('vendorLogLens.muteMessage');
    assert.deepEqual(muted(), ['hillstone-stoneos/4508030b']);
    assert.match(texts[1] ?? '', /already/);
  });

  it('Mute This Message takes the message of a quick fix, and Undo takes it back', async () => {
    await showSample(sample);
    const { restore } = observe();
    await vscode.commands.executeCommand('vendorLogLens.muteMessage', 'example/one');
    restore();
    observe('Undo');
    await vscode.commands.executeCommand('vendorLogLens.muteMessage', 'example/two');
    await until('only the second is taken back', () => JSON.stringify(muted()) === JSON.stringify(['example/one']));
  });

  it('Undo of the first muted message leaves no setting behind', async () => {
    await showSample(sample);
    observe('Undo');
    await vscode.commands.executeCommand('vendorLogLens.muteMessage', 'example/one');
    await until('the setting is gone', () => muted() === undefined);
  });

  it('Mute This Message says so when the catalog lacks the message', async () => {
    const editor = await showSample('hillstone-stoneos/noise');
    const line = editor.document
      .getText()
      .split(/\r?\n/)
      .findIndex((text) => text.includes('45080699'));
    assert.ok(line > 0);
    putCursor(editor, line);
    const { texts } = observe();
    await vscode.commands.executeCommand('vendorLogLens.muteMessage');
    assert.match(texts[0] ?? '', /catalog lacks this message/);
    assert.equal(muted(), undefined);
  });

  it('Show Catalog Entry opens the entry as JSON that cannot be edited', async () => {
    const editor = await showSample(sample);
    putCursor(editor, 5);
    await vscode.commands.executeCommand('vendorLogLens.showCatalogEntry');
    const document = await until('the entry is open', () => {
      const active = vscode.window.activeTextEditor?.document;
      return active?.uri.scheme === 'vendor-log-lens-catalog' ? active : undefined;
    });
    assert.equal(document.languageId, 'json');
    const entry = JSON.parse(document.getText()) as { id: string; text: Record<string, { title: string }> };
    assert.equal(entry.id, '4508030b');
    assert.deepEqual(Object.keys(entry.text).sort(), ['en', 'ja', 'zh-cn']);
    assert.equal(vscode.workspace.fs.isWritableFileSystem(document.uri.scheme), undefined);
  });

  it('Show Output and Show Problems run', async () => {
    await show(await newLog('nothing'));
    await vscode.commands.executeCommand('vendorLogLens.showOutput');
    await until('the output channel is shown', () =>
      vscode.window.visibleTextEditors.some(
        ({ document }) => document.uri.scheme === 'output' && document.uri.path.includes('Vendor Log Lens'),
      ),
    );
    await vscode.commands.executeCommand('vendorLogLens.showProblems');
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });
});
