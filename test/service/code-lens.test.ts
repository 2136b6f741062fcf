import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { codeLenses, mostLenses } from '../../server/src/service/code-lens.js';
import type { DocumentContext } from '../../server/src/service/document.js';
import { ikedDocument, uri } from './documents.js';
import { sampleDocument } from './sample-document.js';

/** `line: text` of each lens. */
async function lensesOf(document: DocumentContext): Promise<readonly string[]> {
  const lenses = await codeLenses(document);
  assert.ok(lenses.every(({ command }) => command?.command === ''));
  return lenses.map(({ range, command }) => `${String(range.start.line)}: ${command?.title ?? ''}`);
}

const tries = [
  'north #1 203.0.113.5: phase 1 begins',
  'north #1: phase 1 stands',
  'north #2: phase 2 begins using #1',
  'north #2: phase 2 refused',
  '!link up',
  'north #3: phase 1 begins',
  'north #3: refused: no proposal chosen',
  'north #3: no answer',
];

describe('a lens', () => {
  it('stands above the first line of each attempt, with the course of its phases and why it failed', async () => {
    assert.deepEqual(await lensesOf(ikedDocument(tries)), [
      '0: ✗ north ↔ 203.0.113.5 · phase 1 ✓ 1 s · phase 2 ✗ the peer refused phase 2 · 1st of 2 attempts',
      '5: ✗ north ↔ 203.0.113.5 · phase 1 ✗ the peer refused: no proposal chosen · 2nd of 2 attempts',
    ]);
  });

  it('leads to the ladder of its attempt where the editor can show one', async () => {
    const lenses = await codeLenses(ikedDocument(tries), 'show.ladder');
    assert.deepEqual(
      lenses.map(({ command }) => [command?.command, command?.arguments]),
      [0, 5].map((line) => ['show.ladder', [{ uri, line }]]),
    );
  });

  it('speaks the editor’s language', async () => {
    const [first] = await lensesOf(ikedDocument(tries.slice(0, 3), 'ja'));
    assert.equal(first, '0: … north ↔ 203.0.113.5 · フェーズ1 ✓ 1秒 · フェーズ2 …');
  });

  it('tells of the SA that stands after a rekey, and counts rekeys', async () => {
    const lenses = await lensesOf(sampleDocument('qno-router/rekey.log'));
    assert.equal(lenses.length, 2);
    assert.match(lenses[0] ?? '', /^0: ↓ g2gips2 · phase 1 ↓ · phase 2 ↓ 23:49:31 .*expired.* · 1 rekey · 1st of 2 attempts$/);
    assert.match(lenses[1] ?? '', /^34: ✓ g2gips2 · phase 1 ✓ · phase 2 ✓ /);
  });

  it('shows what a name holds and does with a long one', async () => {
    const name = `$(check)\u202e\u001b[31m${'x'.repeat(5000)}`;
    const [lens = ''] = await lensesOf(ikedDocument([`${name} #1: phase 1 begins`]));
    assert.ok(lens.startsWith('0: … \\$(check)\\u202e\\x1b[31mxxx'), lens);
    assert.ok(lens.length < 300 && lens.includes('…'));
  });

  it('says how many attempts have none because there are too many', async () => {
    const lines = Array.from({ length: mostLenses + 2 }, (_, at) => [
      `north #${String(at + 1)}: phase 1 begins`,
      `north #${String(at + 1)}: no answer`,
    ]).flat();
    const lenses = await lensesOf(ikedDocument(lines));
    assert.equal(lenses.length, mostLenses);
    assert.match(lenses[0] ?? '', /^4: .* · 3rd of 1002 attempts · 2 earlier attempts: see the outline$/);
    assert.doesNotMatch(lenses[1] ?? '', /earlier/);
  });
});
