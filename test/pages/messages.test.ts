import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readFromTimeline, readToTimeline } from '../../client/src/common/timeline.js';

describe('the messages of the timeline', () => {
  it('of the page are read field by field', () => {
    const open = { kind: 'open', uri: 'file:///a.log', line: 3, keep: true };
    assert.deepEqual(readFromTimeline({ ...open, more: 1 }), open);
    for (const wrong of [{ line: -1 }, { line: 1.5 }, { line: '3' }, { uri: 3 }, { keep: 'yes' }]) {
      assert.equal(readFromTimeline({ ...open, ...wrong }), undefined);
    }
    assert.deepEqual(readFromTimeline({ kind: 'ready' }), { kind: 'ready' });
    assert.deepEqual(readFromTimeline({ kind: 'filter', filter: 'north' }), { kind: 'filter', filter: 'north' });
    assert.equal(readFromTimeline({ kind: 'drawing', svg: 7 }), undefined);
  });

  it('that nobody sends are none', () => {
    for (const other of [null, undefined, 'ready', 7, [], {}, { kind: 'other' }, { kind: 'show' }, { kind: 'reveal', uri: 'a' }]) {
      assert.equal(readFromTimeline(other), undefined);
      assert.equal(readToTimeline(other), undefined);
    }
  });
});
