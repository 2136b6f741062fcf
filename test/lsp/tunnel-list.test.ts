import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Hover, SymbolInformation } from 'vscode-languageserver-protocol';
import type { TunnelLines, TunnelList } from '../../server/src/protocol.js';
import { excerptScheme, protocol } from '../../server/src/protocol.js';
import type { ServerProcess } from './server-process.js';
import { startServerProcess } from './server-process.js';

const uri = 'file:///logs/tunnels.log';
const excerpt = `${excerptScheme}:/tunnels.log`;
const lines = [
  'Nov 22 09:10:11 gw kernel: eth0: link up',
  '<140>Nov 22 09:10:12 hq-gw VPN Log: (g2gips1) #44: [Tunnel Negotiation Info] >>> Responder Send Main Mode 2nd packet',
  '<140>Nov 22 09:10:16 hq-gw VPN Log: (g2gips1) 198.51.100.21 #44: [Tunnel Negotiation Fail] DPD: No response from peer - declaring peer dead',
];

describe('tunnels over stdio', () => {
  let server: ServerProcess;
  before(async () => {
    server = await startServerProcess();
  });
  after(async () => {
    assert.equal(await server.stop(), 0);
  });

  it('are none while no log is open', async () => {
    assert.deepEqual(await server.request<TunnelList>(protocol.tunnels, {}), { tunnels: [], left: 0 });
    assert.equal(await server.request(protocol.tunnelLines, { uri, line: 1 }), null);
  });

  it('are listed with the lines of each, and counted in the status', async () => {
    const status = await server.statusAfter(uri, async () => {
      await server.open(uri, lines.join('\n'));
    });
    const { tunnels } = await server.request<TunnelList>(protocol.tunnels, {});
    assert.deepEqual(
      tunnels.map((tunnel) => [tunnel.uri, tunnel.title, tunnel.device]),
      [[uri, 'g2gips1 ↔ 198.51.100.21', 'hq-gw']],
    );
    assert.equal(status.failedTunnels, tunnels.filter(({ state }) => state === 'failed').length);
    assert.deepEqual(await server.request<TunnelLines>(protocol.tunnelLines, { uri, line: 2 }), { lines: [1, 2] });
    assert.equal(await server.request(protocol.tunnelLines, { uri, line: 0 }), null);
  });

  it('of an excerpt have hovers, and neither problems nor a place in lists', async () => {
    const published: string[] = [];
    const opened = server.statusAfter(excerpt, () =>
      server.notify('textDocument/didOpen', {
        textDocument: { uri: excerpt, languageId: 'vendor-log', version: 1, text: lines.slice(1).join('\n') },
      }),
    );
    void server.problemsAfter(excerpt, () => Promise.resolve()).then(() => published.push(excerpt));
    assert.equal((await opened).recognisedLines, 2);
    const position = { line: 1, character: 40 };
    assert.ok(await server.request<Hover | null>('textDocument/hover', { textDocument: { uri: excerpt }, position }));
    assert.equal((await server.request<TunnelList>(protocol.tunnels, {})).tunnels.length, 1);
    assert.equal((await server.request<SymbolInformation[]>('workspace/symbol', { query: 'g2g' })).length, 1);
    // Problems of the log itself come after those that the excerpt would have had.
    await server.problemsAfter(uri, () => server.configure({ problems: { minimum: 'failure' } }));
    assert.deepEqual(published, []);
  });
});
