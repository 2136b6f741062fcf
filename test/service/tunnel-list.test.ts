import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mostAttempts, mostTunnels, tunnelLines, tunnelList } from '../../server/src/service/tunnel-list.js';
import { ikedDocument, uri } from './documents.js';

const document = ikedDocument([
  'north #1 203.0.113.5: phase 1 begins',
  'north #1: phase 1 stands',
  'north #2: phase 2 begins using #1',
  'north #2: phase 2 stands, SPI 0xc0de',
  'south #3 203.0.113.9: phase 1 begins',
  'south #3: no answer',
  '!link up',
  'south #4: phase 1 begins',
  'south #4: refused: no proposal chosen',
  'south #4: no answer',
  'west #5 198.51.100.7: phase 1 begins',
]);
const other = ikedDocument(['east #1 192.0.2.1: phase 1 begins', 'east #1: no answer']);

describe('the list of tunnels', () => {
  it('holds the tunnels of all documents, failed ones first, each with its device', async () => {
    const { tunnels, left } = await tunnelList([other, document]);
    assert.deepEqual(
      tunnels.map(({ title, word, device }) => `${title}, ${word}, ${device}`),
      [
        'south ↔ 203.0.113.9, failed, gw',
        'east ↔ 192.0.2.1, failed, gw',
        'west ↔ 198.51.100.7, negotiating, gw',
        'north ↔ 203.0.113.5, established, gw',
      ],
    );
    assert.equal(left, 0);
  });

  it('looks for the words of a filter among all tunnels, not among those that it would list', async () => {
    const many = ikedDocument([
      'quiet #1 203.0.113.5: phase 1 begins',
      'quiet #1: phase 1 stands',
      ...Array.from({ length: mostTunnels }, (_, at) => [
        `t${at} #${at + 2} 198.51.100.9: phase 1 begins`,
        `t${at} #${at + 2}: no answer`,
      ]).flat(),
    ]);
    const all = await tunnelList([many]);
    assert.equal(all.left, 1);
    assert.ok(!all.tunnels.some(({ title }) => title.startsWith('quiet')));
    const { tunnels, left } = await tunnelList([many], 'QUIET 203.0.113.5');
    assert.deepEqual([tunnels.map(({ title }) => title), left], [['quiet ↔ 203.0.113.5'], 0]);
    const failed = await tunnelList([many, other], 'answer');
    assert.deepEqual([failed.tunnels.length, failed.left], [mostTunnels, 1]);
  });

  it('says of a tunnel and each attempt since when, how long, why, and where', async () => {
    const [south] = (await tunnelList([document])).tunnels;
    assert.ok(south);
    const { attempts, ...tunnel } = south;
    assert.deepEqual(tunnel, {
      state: 'failed',
      word: 'failed',
      time: '2026-11-22 10:00:08',
      reason: 'the peer refused: no proposal chosen',
      line: 8,
      uri,
      firstLine: 4,
      title: 'south ↔ 203.0.113.9',
      device: 'gw',
      count: '2 attempts',
      earlier: '',
    });
    assert.deepEqual(
      attempts.map(({ label, word, time, duration, reason, line }) => [label, word, time, duration, reason, line]),
      [
        ['1st of 2 attempts', 'failed', '10:00:04', '1 s', 'the peer did not answer', 5],
        ['2nd of 2 attempts', 'failed', '10:00:07', '2 s', 'the peer refused: no proposal chosen', 8],
      ],
    );
  });

  it('leads to the first line of what did not fail', async () => {
    const { tunnels } = await tunnelList([document]);
    assert.deepEqual(
      tunnels.slice(1).map(({ line, reason, time }) => [line, reason, time]),
      [
        [10, '', '2026-11-22 10:00:10'],
        [0, '', '2026-11-22 10:00:00'],
      ],
    );
  });

  it('tells of the attempt that stands when one after it failed', async () => {
    const { tunnels } = await tunnelList([
      ikedDocument([
        'north #1 203.0.113.5: phase 1 begins',
        'north #1: phase 1 stands',
        'north #2: phase 2 begins using #1',
        'north #2: phase 2 stands, SPI 0xc0de',
        'north #3: phase 1 begins',
        'north #3: no answer',
      ]),
    ]);
    assert.deepEqual([tunnels[0]?.word, tunnels[0]?.reason, tunnels[0]?.line], ['established', '', 0]);
  });

  it('speaks the editor’s language', async () => {
    const { tunnels } = await tunnelList([ikedDocument(['east #1 192.0.2.1: phase 1 begins', 'east #1: no answer'], 'ja')]);
    assert.deepEqual([tunnels[0]?.word, tunnels[0]?.count, tunnels[0]?.attempts[0]?.label], ['失敗', '試行1回', '試行は1回のみ']);
  });

  it('shows what a name holds and does, with an end', async () => {
    const { tunnels } = await tunnelList([ikedDocument([`a\u202e\u001b[31m${'x'.repeat(5000)} #1: phase 1 begins`])]);
    const title = tunnels[0]?.title ?? '';
    assert.ok(title.startsWith('a\\u202e\\x1b[31mxxx') && title.endsWith('…') && title.length < 300, title);
  });

  it('says how many attempts and tunnels it leaves out', async () => {
    const tries = Array.from({ length: mostAttempts + 2 }, (_, at) => [
      `north #${String(at + 1)}: phase 1 begins`,
      `north #${String(at + 1)}: no answer`,
    ]).flat();
    const [north] = (await tunnelList([ikedDocument(tries)])).tunnels;
    assert.equal(north?.attempts.length, mostAttempts);
    assert.match(north.attempts[0]?.label ?? '', /^3rd of 102 /);
    assert.match(north.earlier, /^2 earlier attempts/);
    const many = Array.from({ length: mostTunnels + 3 }, (_, at) => `site${String(at)} #${String(at + 1)}: phase 1 begins`);
    const list = await tunnelList([ikedDocument(many)]);
    assert.deepEqual([list.tunnels.length, list.left], [mostTunnels, 3]);
  });
});

describe('the lines of a tunnel', () => {
  it('are those of all its attempts, whichever of them is asked for', () => {
    for (const line of [4, 8]) assert.deepEqual(tunnelLines(document, line), { lines: [4, 5, 7, 8, 9] });
  });

  it('are none for a line of no tunnel', () => {
    assert.equal(tunnelLines(document, 6), null);
    assert.equal(tunnelLines(document, 99), null);
  });
});
