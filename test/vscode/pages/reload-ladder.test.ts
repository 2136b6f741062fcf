import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { showSample } from '../window.js';
import { shownPage } from './page.js';
import { labels, patience, reloaded } from './reloading.js';

const shown = (): Promise<readonly string[]> => labels(shownPage('ladder'), '.step');

describe('a window that was reloaded', function () {
  this.timeout(2 * patience * 1000);

  it('shows the ladder of the same attempt again', async () => {
    const before = await reloaded(async () => {
      const editor = await showSample('qno-router/phase1-fails');
      await vscode.commands.executeCommand('vendorLogLens.showLadder', { uri: editor.document.uri.toString(), line: 50 });
      return shown();
    });
    assert.deepEqual(await shown(), before);
  });
});
