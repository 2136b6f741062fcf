import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DocumentContext } from '../../server/src/service/document.js';
import { documentHighlights, highlightReach } from '../../server/src/service/document-highlight.js';
import { ikedDocument, positionOf, textIn } from './documents.js';

const log = [
  'north #1 203.0.113.5: phase 1 begins',
  'south #2 203.0.113.5: phase 1 begins',
  'north #1: phase 1 stands',
  'north #3: phase 2 begins using #1',
  'north #3: phase 2 stands, SPI 0xc0de',
  'SA c0de deleted',
  'blocked packets of 203.0.113.5',
];

function highlighted(document: DocumentContext, line: number, text: string): readonly string[] | null {
  const found = documentHighlights(document, positionOf(document, line, text));
  return found?.map(({ range }) => `${String(range.start.line)}: ${textIn(document, range)}`) ?? null;
}

describe('highlights', () => {
  const document = ikedDocument(log);

  it('mark a key wherever it stands in the attempt, as whatever it stands there', () => {
    assert.deepEqual(highlighted(document, 2, '#1'), ['0: 1', '2: 1', '3: 1']);
    assert.deepEqual(highlighted(document, 4, 'c0de'), ['4: 0xc0de', '5: c0de']);
  });

  it('mark a name in the lines of its tunnel alone', () => {
    assert.deepEqual(highlighted(document, 3, 'north'), ['0: north', '2: north', '3: north', '4: north']);
    assert.deepEqual(highlighted(document, 1, '203.0.113.5'), ['1: 203.0.113.5']);
  });

  it('mark a peer on a line of no tunnel, and in the tunnel', () => {
    assert.deepEqual(highlighted(document, 6, '203.0.113.5'), ['0: 203.0.113.5', '6: 203.0.113.5']);
  });

  it('leave words to the editor', () => {
    assert.equal(highlighted(document, 2, 'stands'), null);
  });

  it('stay near the cursor', () => {
    const long = ikedDocument(Array.from({ length: 3 * highlightReach }, () => 'north #1: no answer'));
    const line = highlightReach + 100;
    const lines = documentHighlights(long, positionOf(long, line, 'north'))?.map(({ range }) => range.start.line) ?? [];
    assert.deepEqual([Math.min(...lines), Math.max(...lines)], [line - highlightReach, line + highlightReach]);
  });
});
