import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { boxLog, write, writeCatalog } from '../example-catalog.js';
import { observeNotifications, type Notifications } from '../notifications.js';
import { hoversAt, languageBecomes, newLog, problemsBecome, reset, show, showSample, until, workspaceFolder } from '../window.js';
import { shownPage } from './page.js';

const workbench = shownPage('workbench');

/** The tests go on in one window, as its user does, from the first log to the trust in the workspace. */
describe('a workspace that is not trusted', () => {
  let notifications: Notifications;
  let box: vscode.TextDocument;
  before(async () => {
    notifications = observeNotifications();
    assert.equal(vscode.workspace.isTrusted, false);
    await writeCatalog(vscode.Uri.joinPath(workspaceFolder(), 'own'), 'example-box');
    await write(vscode.Uri.joinPath(workspaceFolder(), '.vscode', 'settings.json'), { 'vendorLogLens.catalogs': ['own'] });
  });
  after(async () => {
    notifications.restore();
    await reset();
  });

  it('has its logs explained all the same: hover, problems, outline, tunnels', async () => {
    const { document } = await showSample('hillstone-stoneos/phase1-fails');
    await problemsBecome(document.uri, 'problems', (problems) => problems.length > 0);
    assert.match(await hoversAt(document.uri, 5, 0), /4508030b/);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri);
    assert.ok(symbols.length > 0);
    await vscode.commands.executeCommand('vendorLogLens.copyTunnels');
    assert.match(await vscode.env.clipboard.readText(), / · failed · /);
  });

  it('has its catalogs left unread, which the user is told once', async () => {
    assert.deepEqual(vscode.workspace.getConfiguration('vendorLogLens').get('catalogs'), []);
    box = (await show(await newLog(boxLog))).document;
    const { document } = await showSample('hillstone-stoneos/tunnel-up');
    await languageBecomes(document, 'vendor-log');
    assert.equal(await hoversAt(box.uri, 0, 0), '');
    assert.deepEqual(vscode.languages.getDiagnostics(box.uri), []);
    assert.deepEqual(notifications.texts, ['This workspace names folders of catalogs, which are not read as long as it is not trusted.']);
  });

  it('has them read as soon as it is trusted', async () => {
    await vscode.commands.executeCommand('workbench.trust.manage');
    const trust = '.workspace-trust-limitations.trusted .workspace-trust-buttons .monaco-button';
    await workbench.waitFor(trust);
    await workbench.click(trust);
    await until('the workspace is trusted', () => vscode.workspace.isTrusted);
    const problems = await problemsBecome(box.uri, 'two problems', (found) => found.length === 2);
    assert.equal(problems[0]?.source, 'example-box');
  });
});
