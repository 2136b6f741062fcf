import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { reset, showSample } from './window.js';

const outlineOf = (uri: vscode.Uri): Thenable<vscode.DocumentSymbol[]> =>
  vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', uri);

describe('outline and folding', () => {
  afterEach(reset);

  it('shows each tunnel with its attempts and their phases', async () => {
    const { document } = await showSample('hillstone-stoneos/tunnel-up');
    const tunnels = await outlineOf(document.uri);
    const tunnel = tunnels.find(({ name }) => name.includes('198.51.100.10'));
    assert.ok(tunnel, tunnels.map(({ name }) => name).join('\n'));
    const [attempt] = tunnel.children;
    assert.ok(attempt);
    assert.deepEqual(
      attempt.children.map(({ name }) => name),
      ['✓ Phase 1 (IKE SA)', '✓ Phase 2 (IPsec SA)'],
    );
    for (const child of [attempt, ...attempt.children]) assert.ok(tunnel.range.contains(child.range), child.name);
  });

  it('says of a failed attempt why', async () => {
    const { document } = await showSample('hillstone-stoneos/phase1-fails');
    const tunnels = await outlineOf(document.uri);
    const failed = tunnels.flatMap(({ children }) => children).filter(({ name }) => name.startsWith('✗'));
    assert.ok(failed.length > 0);
    for (const { name } of failed) assert.match(name, /^✗ [^:]+: .{10,}/);
  });

  it('folds the lines of an attempt', async () => {
    const { document } = await showSample('hillstone-stoneos/tunnel-up');
    const ranges = await vscode.commands.executeCommand<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', document.uri);
    assert.ok(
      ranges.some(({ start, end, kind }) => kind === vscode.FoldingRangeKind.Region && start >= 5 && end > start),
      JSON.stringify(ranges),
    );
  });
});
