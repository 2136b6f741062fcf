import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { hoversAt, reset, showSample } from './window.js';

describe('hover', () => {
  afterEach(reset);

  it('explains the line: what it means, likely causes, what to check', async () => {
    const { document } = await showSample('hillstone-stoneos/phase1-fails');
    const text = await hoversAt(document.uri, 5, document.lineAt(5).text.indexOf('phase1'));
    assert.match(text, /Failure: /);
    assert.match(text, /\*\*Likely causes\*\*\n\n- /);
    assert.match(text, /\*\*What to check\*\*\n\n- /);
    assert.match(text, /hillstone-stoneos\/4508030b/);
  });

  it('shows on a parameter that parameter first', async () => {
    const { document } = await showSample('hillstone-stoneos/phase1-fails');
    const line = document.lineAt(3).text;
    const text = await hoversAt(document.uri, 3, line.indexOf('198.51.100.10') + 2);
    assert.match(text, /^\*\*[^*]+\*\* `198\.51\.100\.10`/);
  });

  it('names the tunnel and leads to where its attempt began', async () => {
    const { document } = await showSample('clavister-cos-stream/phase2-fails');
    const text = await hoversAt(document.uri, 3, 120);
    const target = /\*\*Tunnel\*\*: \[[^\]]+\]\((?<target>[^)]+)\)/.exec(text)?.groups?.['target'];
    assert.ok(target, text);
    const [file, line] = target.split('#L');
    assert.equal(vscode.Uri.parse(file ?? '', true).toString(), document.uri.toString());
    assert.ok(Number(line) >= 1 && Number(line) <= 4, target);
  });

  it('is silent on a line that no catalog knows', async () => {
    const { document } = await showSample('hillstone-stoneos/noise');
    const line = document
      .getText()
      .split(/\r?\n/)
      .findIndex((text) => text.includes('systemd[1]'));
    assert.ok(line > 0);
    assert.equal(await hoversAt(document.uri, line, 30), '');
  });
});
