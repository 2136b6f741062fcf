import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { columnsOf, laidRow } from '../../client/pages/ladder/layout.js';
import { pictureOf } from '../../client/pages/ladder/picture.js';
import { estimatedWidth } from '../../client/pages/shape.js';
import type { LadderWords } from '../../client/src/common/ladder.js';
import { readFromLadder, readLadderRequest } from '../../client/src/common/ladder.js';
import type { LadderRow, LadderView } from '../../server/src/protocol.js';
import { readXml } from './xml.js';

const row = (more: Partial<LadderRow>): LadderRow => ({
  kind: 'packet',
  at: 'left',
  label: 'Main Mode 1',
  details: [],
  tone: 'plain',
  fate: 'seen',
  decisive: false,
  ends: { left: { uri: 'file:///a.log', line: 0, time: '10:00:00' }, right: null },
  gap: '',
  sentence: 'gw sends Main Mode 1',
  ...more,
});

const view = (rows: readonly LadderRow[], title = 'west'): LadderView => ({
  title,
  details: ['failed'],
  columns: { left: { title: 'gw', details: ['initiator'] }, right: { title: 'peer', details: [] } },
  rows,
  remarks: [],
  merged: false,
});

const words: LadderWords = {
  title: 'Ladder',
  merge: '',
  separate: '',
  save: '',
  help: '',
  steps: '',
  line: 'line {0}',
  reason: 'the reason',
  gone: '',
};

const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '<', '&', '"', "'", ']', '\u0007', '漢', '\u{1f600}', '-'), maxLength: 200 });

describe('the picture of a ladder', () => {
  it('is well-formed XML that says every sentence, whatever the log holds', () => {
    fc.assert(
      fc.property(text, text, text, fc.constantFrom('packet', 'note', 'omitted'), (title, label, sentence, kind) => {
        const picture = pictureOf(
          view([row({ kind, label, details: [label], sentence, decisive: true })], title),
          800,
          words,
          'en',
          () => '#123456',
        );
        const root = readXml(picture);
        assert.equal(root.name, 'svg');
        assert.ok(root.children.some(({ name }) => name === 'desc'));
        assert.doesNotMatch(picture, /<(?!\/?(?:svg|title|desc|rect|g|text|line|path)\b|\?xml)/);
      }),
    );
  });

  it('has texts between the lifelines that are no wider than these are apart', () => {
    fc.assert(
      fc.property(text, fc.constantFrom<LadderRow['kind']>('packet', 'note'), fc.integer({ min: 200, max: 2000 }), (label, kind, width) => {
        const long = row({ kind, label, details: [label] });
        const place = columnsOf(view([long]), width);
        const laid = laidRow(long, place, '');
        for (const line of laid.label) assert.ok(estimatedWidth(line, 12) <= place.right - place.left || line.length <= 1, line);
        assert.equal(laid.label.join('').replaceAll(/\s/g, ''), label.replaceAll(/\s/g, ''));
        assert.ok(laid.height >= (laid.label.length + laid.details.length) * 15);
      }),
    );
  });
});

describe('what the page of a ladder sends and keeps', () => {
  it('is read field by field', () => {
    assert.deepEqual(readFromLadder({ kind: 'open', uri: 'file:///a', line: 3, keep: true, more: 1 }), {
      kind: 'open',
      uri: 'file:///a',
      line: 3,
      keep: true,
    });
    for (const wrong of [
      null,
      'open',
      { kind: 'open', uri: 1, line: 3, keep: true },
      { kind: 'open', uri: '', line: -1, keep: true },
      { kind: 'eval' },
    ]) {
      assert.equal(readFromLadder(wrong), undefined);
    }
    const kept = { uri: 'file:///a', line: 3, peer: { uri: 'file:///b', line: 4 } };
    assert.deepEqual(readLadderRequest({ ...kept, more: 1 }), kept);
    assert.deepEqual(readLadderRequest({ ...kept, peer: 'b' }), { uri: 'file:///a', line: 3 });
    assert.equal(readLadderRequest({ line: 3 }), undefined);
  });
});
