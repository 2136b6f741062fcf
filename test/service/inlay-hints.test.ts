import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DocumentContext } from '../../server/src/service/document.js';
import { inlayHints } from '../../server/src/service/inlay-hints.js';
import { ikedDocument, lineOf, positionOf } from './documents.js';
import { sampleDocument } from './sample-document.js';

const log = [
  'north #1 203.0.113.5: phase 1 begins',
  'south #2 203.0.113.9: phase 1 begins',
  '!link up',
  'north #1: phase 1 stands',
  'north #3: phase 2 begins using #1',
  'south #2: no answer',
];

/** `line: text` of each hint in lines `first` to `last`. */
function hintsOf(document: DocumentContext, first: number, last: number): readonly string[] {
  return inlayHints(document, { start: { line: first, character: 0 }, end: { line: last, character: 0 } }).map(({ position, label }) => {
    assert.ok(typeof label !== 'string');
    return `${String(position.line)}: ${label.map(({ value }) => value).join('')}`;
  });
}

describe('inlay hints', () => {
  const document = ikedDocument(log);

  it('tell the time since the line before of the same tunnel', () => {
    assert.deepEqual(hintsOf(document, 0, 5), ['3: +3 s', '4: +1 s', '5: +4 s']);
  });

  it('answer for the lines that are asked for, and look back beyond them', () => {
    assert.deepEqual(hintsOf(document, 5, 99), ['5: +4 s']);
    assert.deepEqual(hintsOf(document, 1, 2), []);
  });

  it('stand in front of the text, name the line before and lead to it', () => {
    const [hint] = inlayHints(document, { start: { line: 3, character: 0 }, end: { line: 3, character: 9 } });
    assert.ok(hint !== undefined);
    assert.deepEqual(hint.position, positionOf(document, 3, 'phase 1 stands'));
    assert.equal(hint.tooltip, 'since line 1 of the same tunnel');
    assert.ok(typeof hint.label !== 'string');
    assert.equal(hint.label[0]?.location?.range.start.line, 0);
  });

  it('tell tenths of seconds where the log does, and nothing where no time has passed', () => {
    const sample = sampleDocument('qno-router/interleaved.log');
    const answered = lineOf(sample, /#203: .*Received Main Mode 4th packet/);
    assert.deepEqual(hintsOf(sample, answered, answered), [`${String(answered)}: +0.8 s`]);
    const coarse = sampleDocument('qno-router/rekey.log');
    assert.deepEqual(hintsOf(coarse, 0, lineOf(coarse, /replacing stale/)), [`${String(lineOf(coarse, /replacing stale/))}: +49 min 27 s`]);
  });
});
