import assert from 'node:assert/strict';
import path from 'node:path';
import * as vscode from 'vscode';
import { closeLogs, languageBecomes, newLog, problemsBecome, reset, show, until, workspaceFolder } from '../window.js';
import { shownPage } from './page.js';

const workbench = shownPage('workbench');

/** A tunnel's name that would be a link, an image and an icon if it were read as more than text. */
const hostile = '[x](command:workbench.action.quit)<img/src=x/onerror=alert(1)>$(trash)**b**';

/** What stands in the file on which the window looks, and what the user sees of it without our own word joiners. */
const seen = (texts: readonly string[]): string => texts.join('\n').replaceAll('\u2060', '').replaceAll('\u00a0', ' ');

/** What the attack would have made in the window. */
const made = 'img[src="x"], a[href*="workbench.action.quit"], a[data-href*="workbench.action.quit"]';

const line = (second: number, text: string): string => `Nov 22 10:00:0${second} nxr pluto[1]: "${hostile}" #1: ${text}`;
const lines = [
  line(1, 'initiating Main Mode'),
  line(9, 'max number of retransmissions (2) reached STATE_MAIN_I1.  No response (or no acceptable response) to our first IKE message'),
];

describe('a hostile log in the window', () => {
  let editor: vscode.TextEditor;
  before(async () => {
    await closeLogs();
    editor = await show(await newLog(lines.join('\n')));
    await languageBecomes(editor.document, 'vendor-log');
    await problemsBecome(editor.document.uri, 'the problem', (problems) => problems.length > 0);
  });
  after(async () => {
    await vscode.commands.executeCommand('vendorLogLens.clearTunnelFilter');
    await vscode.commands.executeCommand('workbench.view.explorer');
    await reset();
    await closeLogs();
  });
  afterEach(async () => {
    assert.deepEqual(await workbench.read(made), []);
  });

  /** Waits until the name stands there as text, and no icon beside our own. */
  const isText = async (place: string, name = hostile): Promise<void> => {
    await until(`${place} shows the name`, async () => seen(await workbench.read(place)).includes(name));
    assert.deepEqual(await workbench.read(`${place} .codicon-trash`), []);
  };

  it('is text in the view of tunnels, and so is a filter that was pasted', async () => {
    await vscode.commands.executeCommand('vendorLogLens.tunnels.focus');
    await isText('.customview-tree .monaco-list-row');
    await vscode.commands.executeCommand('vendorLogLens.filterTunnels', hostile);
    await isText('.tree-explorer-viewlet-tree-view .message', `Filter: ${hostile}`);
    assert.deepEqual(await workbench.read('.tree-explorer-viewlet-tree-view .message :is(a, .monaco-button)'), []);
    await vscode.commands.executeCommand('vendorLogLens.clearTunnelFilter');
  });

  it('is text in Problems', async () => {
    await vscode.commands.executeCommand('workbench.panel.markers.view.focus');
    await isText('.markers-panel .monaco-list-row');
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });

  it('is text in the outline', async () => {
    await vscode.commands.executeCommand('outline.focus');
    await isText('.outline-tree .monaco-list-row');
  });

  it('is text in the lens', async () => {
    // VS Code draws lenses of the editor that is looked at, not while a view has the focus.
    await vscode.window.showTextDocument(editor.document);
    await isText('.codelens-decoration');
  });

  it('is text in the hover', async () => {
    await vscode.window.showTextDocument(editor.document);
    editor.selection = new vscode.Selection(1, 60, 1, 60);
    await vscode.commands.executeCommand('editor.action.showHover');
    await isText('.monaco-hover:not(.hidden) .hover-contents');
    assert.deepEqual(await workbench.read('.monaco-hover:not(.hidden) .hover-contents img'), []);
  });

  it('is text where a log’s name is offered for choice', async () => {
    const file = vscode.Uri.joinPath(workspaceFolder(), 'logs', `${hostile.replaceAll('/', '')}.log`);
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(lines.join('\n')));
    await vscode.commands.executeCommand('vendorLogLens.analyzeLargeLog', file, [file]);
    const chosen = vscode.commands.executeCommand('vendorLogLens.forgetLargeLog');
    await isText('.quick-input-list .monaco-list-row', path.posix.basename(file.path));
    await workbench.press('Escape');
    await chosen;
    await vscode.commands.executeCommand('vendorLogLens.forgetLargeLog', file);
    await isText('.notification-toast', path.posix.basename(file.path).replace('](', '] ('));
    await vscode.commands.executeCommand('notifications.clearAll');
  });
});
