import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { logOfView } from '../../client/src/follow-view.js';
import { documentOf, iconless, uriOf } from '../../client/src/outside.js';
import { followScheme } from '../../server/src/protocol.js';
import { newLog, reset, show } from './window.js';

describe('what comes from outside', () => {
  afterEach(reset);

  it('is a URI or is none', () => {
    assert.equal(uriOf('file:///logs/gateway.log')?.path, '/logs/gateway.log');
    for (const text of ['', 'gateway.log', 'a b:c', '//host/x', '%', 'x:////a']) assert.equal(uriOf(text), undefined, text);
  });

  it('is a document or is none', async () => {
    const uri = await newLog('a line\n');
    assert.equal((await documentOf(uri.toString()))?.getText(), 'a line\n');
    for (const text of ['file:///nowhere/gateway.log', 'command:workbench.action.quit', 'a b:c', '']) {
      assert.equal(await documentOf(text), undefined, text);
    }
  });

  it('leads to the end of a log, or to no log, which Follow Log takes like any other document', async () => {
    const view = (query: string): vscode.Uri => vscode.Uri.from({ scheme: followScheme, path: '/x.log', query });
    assert.equal(logOfView(view('file:///logs/gateway.log')), 'file:///logs/gateway.log');
    for (const query of ['', 'a b:c', 'gateway.log']) {
      assert.equal(logOfView(view(query)), undefined, query);
      const { document } = await show(view(query));
      assert.equal(document.getText(), '');
      await vscode.commands.executeCommand('vendorLogLens.followLog');
      await vscode.commands.executeCommand('vendorLogLens.stopFollowing');
    }
  });

  it('makes no icon in a label', () => {
    assert.equal(iconless('a $(trash) \\$(x)'), 'a $\u2060(trash) \\$\u2060(x)');
  });
});
