import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse } from '../../server/src/core/analysis/analysis.js';
import { createLines } from '../../server/src/core/analysis/lines.js';
import type { DocumentContext } from '../../server/src/service/document.js';
import { documentContext } from '../../server/src/service/document.js';
import { failureLines } from '../../server/src/service/failure-lines.js';
import { documentStatus } from '../../server/src/service/status.js';
import { createTexts } from '../../server/src/service/texts.js';
import { catalogOf, family, message, reference } from '../core/helpers.js';

const catalogs = catalogOf([
  family(
    'iked',
    [message('refused', ['{connection:word}: refused: {reason}'], { outcome: 'failure' }), message('slow', ['{connection:word}: slow'])],
    { tags: ['iked'] },
  ),
]);
const texts = createTexts(() => Promise.resolve(undefined));
const failing = ['iked: north: slow', 'iked: north: refused: no proposal', 'something else'];

const documentOf = (lines: readonly string[]): DocumentContext =>
  documentContext(
    'file:///a.log',
    analyse(catalogs, createLines(lines.map((line) => `Nov 22 10:00:00 gw ${line}\n`).join('')), reference),
    'en',
    texts,
  );

test('the failures from a line on are named, as many as the status counts in all', () => {
  const document = documentOf([...failing, ...failing, ...failing]);
  assert.deepEqual(failureLines(document, [], 0), { count: 3, lines: [1, 4, 7] });
  assert.equal(documentStatus(document, 1, []).failures, 3);
  assert.deepEqual(failureLines(document, [], 4), { count: 2, lines: [4, 7] });
  assert.deepEqual(failureLines(document, [], 8), { count: 0, lines: [] });
  assert.deepEqual(failureLines(document, [], 1000), { count: 0, lines: [] });
});

test('what is muted is no failure', () => {
  const document = documentOf(failing);
  const name = `${document.analysis.catalogs.products[0]?.id ?? ''}/refused`;
  assert.deepEqual(failureLines(document, [name], 0), { count: 0, lines: [] });
});

test('of very many, all are counted and the last are named, in documents of many chunks', () => {
  const document = documentOf(Array.from({ length: 1500 }, () => failing).flat());
  assert.ok(document.analysis.chunks.length > 1);
  const { count, lines } = failureLines(document, [], 4);
  assert.equal(count, 1499);
  assert.deepEqual([lines.length, lines.at(-1)], [1000, 4498]);
});
