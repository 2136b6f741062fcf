import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { showSample } from '../window.js';
import { shownPage } from './page.js';
import { labels, patience, reloaded } from './reloading.js';

const shown = (): Promise<readonly string[]> => labels(shownPage('timeline'), '[role="rowheader"]');

describe('a window that was reloaded', function () {
  this.timeout(2 * patience * 1000);

  it('shows the timeline again', async () => {
    const before = await reloaded(async () => {
      await showSample('qno-router/phase1-fails');
      await vscode.commands.executeCommand('vendorLogLens.showTimeline');
      return shown();
    });
    assert.deepEqual(await shown(), before);
  });
});
