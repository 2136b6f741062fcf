import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { boxLog, write, writeCatalog } from './example-catalog.js';
import type { Notifications } from './notifications.js';
import { observeNotifications } from './notifications.js';
import { hoversAt, languageBecomes, newLog, problemsBecome, reset, set, show, showSample, until, workspaceFolder } from './window.js';

describe('settings', () => {
  let notifications: Notifications;
  beforeEach(() => (notifications = observeNotifications()));
  afterEach(async () => {
    notifications.restore();
    await reset();
  });

  it('that are wrong are named, and everything goes on', async () => {
    await set('problems.mute', 5);
    await set('problems.maximum', 'x');
    const { document } = await showSample('hillstone-stoneos/phase1-fails');
    await problemsBecome(document.uri, 'problems in spite of wrong settings', (problems) => problems.length > 0);
    await until('the wrong settings are named', () => {
      const told = notifications.texts.join('\n');
      return told.includes('vendorLogLens.problems.mute') && told.includes('vendorLogLens.problems.maximum');
    });
    assert.match(await hoversAt(document.uri, 5, 0), /4508030b/);
  });

  it('add a folder of catalogs without reload, and take it away', async () => {
    const { document } = await showSample('hillstone-stoneos/phase1-fails');
    const box = await show(await newLog(boxLog));
    await writeCatalog(vscode.Uri.joinPath(workspaceFolder(), 'own'), 'example-box');
    await set('catalogs', ['own']);
    await languageBecomes(box.document, 'vendor-log');
    assert.deepEqual(notifications.texts, []);
    const [problem] = await problemsBecome(box.document.uri, 'two problems', (problems) => problems.length === 2);
    assert.equal(problem?.source, 'example-box');
    assert.equal(problem.message, 'Tunnel oslo was lost');
    assert.match(await hoversAt(box.document.uri, 0, 0), /The roof/);
    assert.match(await hoversAt(document.uri, 5, 0), /4508030b/);
    await set('catalogs', undefined);
    await problemsBecome(box.document.uri, 'no problems without the catalog', (problems) => problems.length === 0);
  });

  it('name a folder with a broken catalog: it is told with its place, the others go on', async () => {
    const folder = vscode.Uri.joinPath(workspaceFolder(), 'half-broken');
    await writeCatalog(folder, 'example-box');
    await write(vscode.Uri.joinPath(folder, 'broken-box', 'catalog.json'), '{\n  "product": "broken-box",\n  "families": 7\n}');
    const box = await show(await newLog(boxLog));
    await set('catalogs', [folder.fsPath]);
    await until('the broken file is named', () => notifications.texts.some((text) => /broken-box[\\/]catalog\.json:\d+:\d+/.test(text)));
    await problemsBecome(box.document.uri, "the other product's problems", (problems) => problems.length === 2);
    const { document } = await showSample('hillstone-stoneos/phase1-fails');
    assert.match(await hoversAt(document.uri, 5, 0), /4508030b/);
  });

  it('name a folder that does not exist: it is told, the rest goes on', async () => {
    await set('catalogs', ['no-such-folder']);
    await until('the folder is named', () => notifications.texts.some((text) => text.includes('no-such-folder')));
    const { document } = await showSample('hillstone-stoneos/phase1-fails');
    await problemsBecome(document.uri, 'problems', (problems) => problems.length > 0);
  });
});
