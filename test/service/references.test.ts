import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lineText } from '../../server/src/core/analysis/lines.js';
import type { DocumentContext } from '../../server/src/service/document.js';
import { references } from '../../server/src/service/references.js';
import { ikedDocument, lineOf, positionOf, textIn } from './documents.js';
import { sampleDocument } from './sample-document.js';

const log = [
  'north #1 203.0.113.5: phase 1 begins',
  'south #2 203.0.113.9: phase 1 begins',
  'north #1: phase 1 stands',
  'north #3: phase 2 begins using #1',
  'south #2: no answer',
  'north #3: phase 2 stands, SPI 0xc0de',
  'north #4: phase 2 begins in place of #3',
  'SA c0de deleted',
  'south #5: phase 1 begins',
];

/** `line: text` of each reference of what the text in the line names. */
function referencesOf(document: DocumentContext, line: number, text: string, withDefinition = true): readonly string[] | null {
  const found = references(document, positionOf(document, line, text), withDefinition);
  return found?.map(({ range }) => `${String(range.start.line)}: ${textIn(document, range)}`) ?? null;
}

describe('references', () => {
  const document = ikedDocument(log);

  it('of a state number are its phase’s lines and those that mention it', () => {
    assert.deepEqual(referencesOf(document, 5, '3'), ['3: 3', '5: 3', '6: 3', '7: SA c0de deleted']);
    assert.deepEqual(referencesOf(document, 3, '#1'), ['0: 1', '2: 1', '3: 1']);
  });

  it('leave out where it began when they are asked to', () => {
    assert.deepEqual(referencesOf(document, 5, 'c0de', false), ['5: 0xc0de', '7: c0de']);
  });

  it('of a tunnel’s name are all its lines, whatever else stands between them', () => {
    assert.deepEqual(referencesOf(document, 8, 'south'), ['1: south', '4: south', '8: south']);
    assert.deepEqual(referencesOf(document, 1, '203.0.113.9'), ['1: 203.0.113.9', '4: no answer', '8: phase 1 begins']);
  });

  it('are none for what names nothing', () => {
    assert.equal(referencesOf(document, 0, 'begins'), null);
  });

  it('of a cookie are the lines of its phase 1 alone, of a peer those of the tunnel', () => {
    const sample = sampleDocument('hillstone-stoneos/interleaved.log');
    const established = lineOf(sample, /198\.51\.100\.10 cookies:428d/);
    const lines = referencesOf(sample, established, '428d3a375d65e7a3')?.map((each) => textOf(sample, each));
    assert.ok(lines !== undefined && lines.length > 2);
    for (const line of lines) assert.match(line, /428d3a375d65e7a3|phase 1 negotiation: 203\.0\.113\.2:500 - 198\.51\.100\.10/);
    const peer = referencesOf(sample, established, '198.51.100.10')?.map((each) => textOf(sample, each));
    assert.ok(peer !== undefined && peer.length > lines.length);
    assert.ok(lines.every((line) => peer.includes(line)));
    for (const line of peer) assert.match(line, /198\.51\.100\.10|428d3a375d65e7a3|7db3b4d06b34e81c/);
  });
});

const textOf = (document: DocumentContext, reference: string): string => lineText(document.analysis.lines, Number.parseInt(reference, 10));
