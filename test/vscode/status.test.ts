import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { showStatus } from '../../client/src/status.js';
import type { DocumentStatus } from '../../server/src/protocol.js';
import { newLog, reset, showSample } from './window.js';

interface Shown {
  readonly item: vscode.StatusBarItem;
  visible: boolean;
}

/** A status bar's item that tells whether it is shown, which VS Code's own does not. */
function observedItem(): Shown {
  const item = vscode.window.createStatusBarItem();
  const shown: Shown = { item, visible: false };
  item.show = () => (shown.visible = true);
  item.hide = () => (shown.visible = false);
  return shown;
}

const statusOf = ({ uri }: vscode.TextDocument, changes: Partial<DocumentStatus> = {}): DocumentStatus => ({
  uri: uri.toString(),
  version: 1,
  isVendorLog: true,
  lines: 2000,
  recognisedLines: 1900,
  products: [{ id: 'example', name: 'Example [gateway](command:x) $(flame)', lines: 1900 }],
  failures: 3,
  warnings: 1,
  failedTunnels: 1,
  ...changes,
});

describe('the status bar', () => {
  const status = new vscode.EventEmitter<DocumentStatus>();
  const progress = new vscode.EventEmitter<DocumentStatus>();
  const stopped = new vscode.EventEmitter<void>();
  let shown: Shown;
  let feature: vscode.Disposable;

  beforeEach(() => {
    const { createStatusBarItem } = vscode.window;
    shown = observedItem();
    vscode.window.createStatusBarItem = () => shown.item;
    feature = showStatus({ onStatus: status.event, onProgress: progress.event, onStopped: stopped.event });
    vscode.window.createStatusBarItem = createStatusBarItem;
  });

  afterEach(async () => {
    feature.dispose();
    await reset();
  });

  it('says how far a large log has been read, until it is', async () => {
    const { document } = await showSample('hillstone-stoneos/phase1-fails');
    progress.fire(statusOf(document, { progress: 0.426 }));
    assert.ok(shown.visible);
    assert.match(shown.item.text, /analysing… 42 %$/);
    assert.match(shown.item.accessibilityInformation?.label ?? '', /analysing… 42 %/);
    progress.fire(statusOf(document, { progress: 0.9999 }));
    assert.match(shown.item.text, /analysing… 99 %$/);
    status.fire(statusOf(document));
    assert.doesNotMatch(shown.item.text, /analyzing/);
  });

  it('shows product and failures of the log in the active editor, in the colour of an error', async () => {
    const { document } = await showSample('hillstone-stoneos/phase1-fails');
    status.fire(statusOf(document));
    assert.ok(shown.visible);
    assert.match(shown.item.text, /Example .*\$\(error\) 3$/);
    assert.equal((shown.item.backgroundColor as vscode.ThemeColor & { id: string }).id, 'statusBarItem.errorBackground');
    assert.equal(shown.item.command, 'vendorLogLens.showProblems');
    assert.match(shown.item.accessibilityInformation?.label ?? '', /3 failures, 1 warning, 1,900 of 2,000 lines recognised/);
  });

  it('has no colour without a failure', async () => {
    const { document } = await showSample('hillstone-stoneos/phase1-fails');
    status.fire(statusOf(document, { failures: 0 }));
    assert.match(shown.item.text, /\$\(warning\) 1$/);
    assert.equal(shown.item.backgroundColor, undefined);
  });

  it("shows a catalog's names as text", async () => {
    const { document } = await showSample('hillstone-stoneos/phase1-fails');
    status.fire(statusOf(document));
    assert.ok(shown.item.text.includes('\\$(flame)'), shown.item.text);
    const tooltip = shown.item.tooltip;
    assert.ok(tooltip instanceof vscode.MarkdownString);
    assert.notEqual(tooltip.isTrusted, true);
    assert.notEqual(tooltip.supportHtml, true);
    assert.ok(tooltip.value.includes('\\[gateway\\]'), tooltip.value);
    assert.match(tooltip.value.replaceAll('&nbsp;', ' '), /1,900 lines/);
  });

  it('goes when another file is active, when the log is no vendor log, and when the server stops', async () => {
    const { document } = await showSample('hillstone-stoneos/phase1-fails');
    status.fire(statusOf(document));
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'json', content: '{}' }));
    assert.equal(shown.visible, false);
    await vscode.window.showTextDocument(document);
    assert.equal(shown.visible, true);
    stopped.fire();
    assert.equal(shown.visible, false);
    status.fire(statusOf(document, { isVendorLog: false }));
    assert.equal(shown.visible, false);
  });

  it('tells nothing of a log that was closed', async () => {
    const other = await vscode.workspace.openTextDocument(await newLog('nothing'));
    await vscode.window.showTextDocument(other);
    status.fire(statusOf(other));
    assert.equal(shown.visible, true);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    assert.equal(shown.visible, false);
  });
});
