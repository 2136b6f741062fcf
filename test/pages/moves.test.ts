import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { layoutRow, type Item, type LanedRow } from '../../client/pages/timeline/layout.js';
import { keyAction, movedCell, type KeyAction } from '../../client/pages/timeline/moves.js';
import { pixelsOf } from '../../client/pages/timeline/scale.js';
import { rowKey, rowsOf, type Cell } from '../../client/pages/timeline/state.js';
import { bar, mark, row, timelineOf } from './timeline-model.js';

const north = row('north', [bar(0, 4000), bar(20_000, 24_000, 'established')], [mark('rekey', 30_000)]);
const south = row('south', [bar(21_000, 25_000)]);
const east = row('east', []);
const rows = rowsOf(timelineOf([north, south, { ...east, uri: 'file:///logs/other.log' }]), '');
const layout = (laned: LanedRow): readonly Item[] => layoutRow(laned, pixelsOf(rows.whole, 1000));

const header = (of: typeof north): Cell => ({ row: rowKey(of), anchor: undefined });
const move = (cell: Cell, action: KeyAction): Cell => {
  assert.ok(action.kind === 'row' || action.kind === 'item' || action.kind === 'edge');
  return movedCell(cell, action, rows, layout);
};
const press = (key: string, more: Partial<Parameters<typeof keyAction>[0]> = {}): KeyAction | undefined =>
  keyAction({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...more });

describe('the keyboard in the timeline', () => {
  it('goes from a name to its attempts and marks in the order of time, and back', () => {
    let cell = header(north);
    const seen: (number | undefined)[] = [];
    for (let step = 0; step < 4; step++) {
      cell = move(cell, { kind: 'item', by: 1 });
      seen.push(cell.anchor?.start);
    }
    assert.deepEqual(seen, [0, 20_000, 30_000, 30_000]);
    for (let step = 0; step < 4; step++) cell = move(cell, { kind: 'item', by: -1 });
    assert.deepEqual(cell, header(north));
  });

  it('goes to what is at about the same time above and below, and to the name where there is nothing', () => {
    const second = move(move(header(north), { kind: 'item', by: 1 }), { kind: 'item', by: 1 });
    const below = move(second, { kind: 'row', by: 1 });
    assert.deepEqual([below.row, below.anchor?.start], [rowKey(south), 21_000]);
    assert.equal(move(below, { kind: 'row', by: 1 }).anchor, undefined);
    assert.deepEqual(move(below, { kind: 'row', by: -1 }), second);
    assert.deepEqual(move(header(north), { kind: 'row', by: 1 }), header(south));
    assert.deepEqual(move(header(north), { kind: 'row', by: -1 }), header(north));
  });

  it('goes to the first and the last of a row and of all', () => {
    assert.equal(move(header(north), { kind: 'edge', edge: 'last', ofGrid: false }).anchor?.start, 30_000);
    assert.equal(move(header(south), { kind: 'edge', edge: 'first', ofGrid: true }).row, rowKey(north));
    assert.equal(move(header(north), { kind: 'edge', edge: 'last', ofGrid: true }).row, rowKey({ ...east, uri: 'file:///logs/other.log' }));
  });

  it('zooms, shows all, moves through time, goes to the line', () => {
    assert.deepEqual([press('+'), press('='), press('0')], [{ kind: 'zoom', factor: 1.6 }, { kind: 'zoom', factor: 1.6 }, { kind: 'fit' }]);
    assert.equal(press('ArrowLeft')?.kind, 'item');
    assert.equal(press('ArrowLeft', { shiftKey: true })?.kind, 'pan');
    assert.deepEqual(
      [press('Enter'), press(' ')],
      [
        { kind: 'open', keep: false },
        { kind: 'open', keep: true },
      ],
    );
  });

  it('leaves the editor its own keys', () => {
    assert.equal(press('+', { ctrlKey: true }), undefined);
    assert.equal(press('ArrowLeft', { altKey: true }), undefined);
    assert.equal(press('p'), undefined);
    assert.equal(press('Tab'), undefined);
  });
});
