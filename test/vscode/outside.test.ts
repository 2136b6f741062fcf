import assert from 'node:assert/strict';
import { documentOf, iconless, uriOf } from '../../client/src/outside.js';
import { newLog, reset } from './window.js';

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

  it('makes no icon in a label', () => {
    assert.equal(iconless('a $(trash) \\$(x)'), 'a $\u2060(trash) \\$\u2060(x)');
  });
});
