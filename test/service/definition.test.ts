import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { definition } from '../../server/src/service/definition.js';
import type { DocumentContext } from '../../server/src/service/document.js';
import { ikedDocument, lineOf, positionOf, textIn, uri } from './documents.js';
import { sampleDocument } from './sample-document.js';

const log = [
  '!link up',
  'north #1 203.0.113.5: phase 1 begins',
  'south #2 203.0.113.9: phase 1 begins',
  'north #1: phase 1 stands',
  'north #3: phase 2 begins using #1',
  'north #3: phase 2 stands, SPI 0x0000c0de',
  'north #4: phase 2 begins in place of #3',
  'north #4: phase 2 stands, SPI 0xbeef',
  'SA c0de deleted',
  'blocked packets of 203.0.113.9',
  'blocked packets of 198.51.100.7',
];

/** `line: text` of the definition of what the text in the line names. */
function definitionOf(document: DocumentContext, line: number, text: string, offset = 0): string | null {
  const found = definition(document, positionOf(document, line, text, offset));
  assert.ok(found === null || found.uri === uri);
  return found === null ? null : `${String(found.range.start.line)}: ${textIn(document, found.range)}`;
}

describe('the definition', () => {
  const document = ikedDocument(log);

  it('of a state number is where that negotiation began', () => {
    assert.equal(definitionOf(document, 5, '3'), '4: 3');
    assert.equal(definitionOf(document, 3, '1: '), '1: 1');
  });

  it('is found on the sign before the number and behind it', () => {
    assert.equal(definitionOf(document, 5, '#3'), '4: 3');
    assert.equal(definitionOf(document, 5, '#3', 2), '4: 3');
  });

  it('of a number that names the parent is where the parent began', () => {
    assert.equal(definitionOf(document, 4, '#1', 1), '1: 1');
  });

  it('of the number of a replaced SA is where that SA’s negotiation began', () => {
    assert.equal(definitionOf(document, 6, '#3', 1), '4: 3');
  });

  it('of an SPI is where its phase began, however the SPI is written', () => {
    assert.equal(definitionOf(document, 5, '0x0000c0de'), '4: phase 2 begins using #1');
    assert.equal(definitionOf(document, 8, 'c0de'), '4: phase 2 begins using #1');
  });

  it('of a name or a peer is where the tunnel began', () => {
    assert.equal(definitionOf(document, 7, 'north'), '1: north');
    assert.equal(definitionOf(document, 2, '203.0.113.9'), '2: 203.0.113.9');
  });

  it('of a peer on a line of no tunnel is where the tunnel of that peer began', () => {
    assert.equal(definitionOf(document, 9, '203.0.113.9'), '2: 203.0.113.9');
    assert.equal(definitionOf(document, 10, '198.51.100.7'), null);
  });

  it('is none for text, for other programs’ lines and behind the document', () => {
    assert.equal(definitionOf(document, 3, 'stands'), null);
    assert.equal(definitionOf(document, 0, 'link'), null);
    assert.equal(definition(document, { line: 99, character: 3 }), null);
  });

  it('of a key whose beginning the log does not tell is its first mention', () => {
    const late = ikedDocument(['north #8: phase 2 begins in place of #7', 'north #8: phase 2 stands, SPI 0xaa']);
    assert.equal(definitionOf(late, 0, '7'), '0: 7');
  });

  it('of an SPI of a rekeyed tunnel is the Quick Mode that made it', () => {
    const sample = sampleDocument('qno-router/rekey.log');
    const established = lineOf(sample, /#7: .*IPsec SA established/);
    assert.equal(definitionOf(sample, established, 'd7241685'), `${String(lineOf(sample, /#7: initiating/))}: ${quickMode}`);
  });
});

const quickMode = 'initiating Quick Mode PSK+ENCRYPT+TUNNEL+PFS+UP to replace #6 {using isakmp#5}';
