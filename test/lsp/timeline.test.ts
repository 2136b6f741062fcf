import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Timeline } from '../../server/src/protocol.js';
import { excerptScheme, protocol } from '../../server/src/protocol.js';
import type { ServerProcess } from './server-process.js';
import { startServerProcess } from './server-process.js';

const uri = 'file:///logs/timeline.log';
const lines = [
  '<140>Nov 22 09:10:12 hq-gw VPN Log: (g2gips1) #44: [Tunnel Negotiation Info] >>> Responder Send Main Mode 2nd packet',
  '<140>Nov 22 09:10:16 hq-gw VPN Log: (g2gips1) 198.51.100.21 #44: [Tunnel Negotiation Fail] DPD: No response from peer - declaring peer dead',
];

describe('the timeline over stdio', () => {
  let server: ServerProcess;
  before(async () => {
    server = await startServerProcess();
  });
  after(async () => {
    assert.equal(await server.stop(), 0);
  });

  it('is that of all open logs, and not of their excerpts', async () => {
    assert.deepEqual((await server.request<Timeline>(protocol.timeline, {})).rows, []);
    await server.open(uri, lines.join('\n'));
    const excerpt = { uri: `${excerptScheme}:/timeline.log`, languageId: 'vendor-log', version: 1, text: lines.join('\n') };
    await server.statusAfter(excerpt.uri, () => server.notify('textDocument/didOpen', { textDocument: excerpt }));
    const { axis, rows, start, end } = await server.request<Timeline>(protocol.timeline, {});
    assert.deepEqual([axis, end - start], ['time', 4000]);
    assert.deepEqual(
      rows.map(({ title, bars, marks }) => [title, bars.length, marks.map(({ kind, line }) => `${kind} ${String(line)}`)]),
      [['g2gips1 ↔ 198.51.100.21', 1, ['dead 1']]],
    );
  });
});
