import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { workspaceSymbols } from '../../server/src/service/workspace-symbols.js';
import { ikedDocument, uri } from './documents.js';

const document = ikedDocument([
  'north #1 203.0.113.5: phase 1 begins',
  'north #1: phase 1 stands',
  'north #2: phase 2 begins using #1',
  'north #2: phase 2 stands, SPI 0xc0de',
  'south #3 203.0.113.9: phase 1 begins',
  'south #3: no answer',
  'south #4: phase 1 begins',
  'south #4: refused: no proposal chosen',
  'south #4: no answer',
  'west #5 198.51.100.7: phase 1 begins',
]);
const other = ikedDocument(['east #1 192.0.2.1: phase 1 begins', 'east #1: no answer', '!later', '!and later']);

const names = async (query: string, documents = [document]): Promise<readonly string[]> =>
  (await workspaceSymbols(documents, query)).map(({ name }) => name);

describe('workspace symbols', () => {
  it('are the tunnels of all documents, failed ones first, and of those the one that spoke last', async () => {
    assert.deepEqual(await names('', [other, document]), [
      '✗ south ↔ 203.0.113.9, failed',
      '✗ east ↔ 192.0.2.1, failed',
      '… west ↔ 198.51.100.7, negotiating',
      '✓ north ↔ 203.0.113.5, established',
    ]);
  });

  it('lead to the beginning of the last attempt, and say why it failed', async () => {
    const [symbol] = await workspaceSymbols([document], 'south');
    assert.equal(symbol?.location.uri, uri);
    assert.equal(symbol.location.range.start.line, 6);
    assert.equal(symbol.containerName, '2 attempts · the peer refused: no proposal chosen');
  });

  it('are found by name, peer and state, in any case, by characters in their order', async () => {
    assert.deepEqual(await names('NORTH'), ['✓ north ↔ 203.0.113.5, established']);
    assert.deepEqual(await names('198.51'), ['… west ↔ 198.51.100.7, negotiating']);
    assert.deepEqual(await names('nrth'), ['✓ north ↔ 203.0.113.5, established']);
    assert.deepEqual(await names('failed'), ['✗ south ↔ 203.0.113.9, failed']);
    assert.deepEqual(await names('south negotiating'), []);
  });

  it('are found by the state in the editor’s language and in English', async () => {
    const japanese = ikedDocument(['east #1 192.0.2.1: phase 1 begins', 'east #1: no answer'], 'ja');
    assert.deepEqual(await names('失敗', [japanese]), ['✗ east ↔ 192.0.2.1, 失敗']);
    assert.deepEqual(await names('failed', [japanese]), ['✗ east ↔ 192.0.2.1, 失敗']);
  });

  it('show what a name holds and does', async () => {
    assert.deepEqual(await names('', [ikedDocument(['a\u202e$(check) #1: phase 1 begins'])]), ['… a\\u202e\\$(check), negotiating']);
  });
});
