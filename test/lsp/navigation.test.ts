import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CodeLens, DocumentHighlight, InlayHint, Location, SymbolInformation } from 'vscode-languageserver-protocol';
import type { ServerProcess } from './server-process.js';
import { startServerProcess } from './server-process.js';

const uri = 'file:///logs/navigation.log';
const peer = '198.51.100.21';
const lines = [
  `<140>Nov 22 09:10:12 hq-gw VPN Log: packet from ${peer}:500: [Tunnel Negotiation Info] <<< Responder Received Main Mode 1st packet`,
  `<140>Nov 22 09:10:12 hq-gw VPN Log: (g2gips1) #44: [Tunnel Negotiation Info] >>> Responder Send Main Mode 2nd packet`,
  `Nov 22 09:10:14 gw kernel: eth0: link up`,
  `<140>Nov 22 09:10:16 hq-gw VPN Log: (g2gips1) ${peer} #44: [Tunnel Negotiation Fail] DPD: No response from peer - declaring peer dead`,
];
const dead = 3;
const position = { line: dead, character: lines[dead]?.indexOf('#44') ?? -1 };
const whole = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };

describe('navigation over stdio', () => {
  let server: ServerProcess;
  before(async () => {
    server = await startServerProcess();
    await server.open(uri, lines.join('\n'));
  });
  after(async () => {
    assert.equal(await server.stop(), 0);
  });

  it('leads from a number to where its negotiation began, to its lines, and marks them', async () => {
    const definition = await server.request<Location>('textDocument/definition', { textDocument: { uri }, position });
    assert.deepEqual([definition.uri, definition.range.start.line], [uri, 0]);
    const references = await server.request<Location[]>('textDocument/references', {
      textDocument: { uri },
      position,
      context: { includeDeclaration: true },
    });
    assert.deepEqual(
      references.map(({ range }) => range.start.line),
      [0, 1, 3],
    );
    const highlights = await server.request<DocumentHighlight[]>('textDocument/documentHighlight', { textDocument: { uri }, position });
    assert.deepEqual(
      highlights.map(({ range }) => range.start.line),
      [1, 3],
    );
  });

  it('leads nowhere from text', async () => {
    const text = { textDocument: { uri }, position: { line: 2, character: 20 } };
    assert.equal(await server.request('textDocument/definition', text), null);
    assert.equal(await server.request('textDocument/references', { ...text, context: { includeDeclaration: true } }), null);
    assert.equal(await server.request('textDocument/documentHighlight', text), null);
  });

  it('finds tunnels of the open logs', async () => {
    const [symbol, ...more] = await server.request<SymbolInformation[]>('workspace/symbol', { query: 'g2g' });
    assert.equal(more.length, 0);
    assert.match(symbol?.name ?? '', /g2gips1 ↔ 198\.51\.100\.21/);
    assert.deepEqual(await server.request('workspace/symbol', { query: 'no such tunnel' }), []);
  });

  it('shows lenses unless the setting says not to', async () => {
    const [lens] = await server.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
    assert.equal(lens?.range.start.line, 0);
    assert.match(lens.command?.title ?? '', /g2gips1 .*phase 1/);
    await server.problemsAfter(uri, () => server.configure({ codeLens: { enabled: false } }));
    assert.deepEqual(await server.request('textDocument/codeLens', { textDocument: { uri } }), []);
  });

  it('asks an editor that can to request lenses and hints again when a setting changes, and no other', async () => {
    const able = await startServerProcess({
      capabilities: { workspace: { configuration: true, codeLens: { refreshSupport: true }, inlayHint: { refreshSupport: true } } },
    });
    await able.open(uri, lines.join('\n'));
    const asked = Promise.all([able.refreshed('workspace/codeLens/refresh'), able.refreshed('workspace/inlayHint/refresh')]);
    await able.configure({ codeLens: { enabled: false } });
    await asked;
    assert.equal(await able.stop(), 0);
    assert.deepEqual(server.refreshes, []);
  });

  it('shows the time between lines when the setting asks for it', async () => {
    const ask = (): Promise<InlayHint[]> => server.request('textDocument/inlayHint', { textDocument: { uri }, range: whole });
    assert.deepEqual(await ask(), []);
    await server.problemsAfter(uri, () => server.configure({ inlayHints: { enabled: true } }));
    assert.deepEqual(
      (await ask()).map((hint) => hint.position.line),
      [dead],
    );
  });
});
