import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Lines } from '../../server/src/core/analysis/lines.js';
import { createLineCutter, createLines, lineText, replaceText, textOfLines } from '../../server/src/core/analysis/lines.js';

const split = (text: string): readonly string[] => text.split(/\r\n|\r|\n/);
const all = (lines: Lines): readonly string[] => Array.from({ length: lines.lineCount }, (_, line) => lineText(lines, line));

describe('lines', () => {
  it('are those of LSP: LF, CRLF and CR', () => {
    assert.deepEqual(all(createLines('a\nb\r\nc\rd\n')), ['a', 'b', 'c', 'd', '']);
    assert.deepEqual(all(createLines('')), ['']);
  });

  it('are changed between two places in either order, and at places that they do not have', () => {
    const lines = createLines('one\ntwo\nthree');
    const [early, late] = [
      { line: 0, character: 1 },
      { line: 2, character: 2 },
    ];
    assert.equal(textOfLines(replaceText(lines, late, early, '-')), 'o-ree');
    assert.equal(textOfLines(replaceText(lines, { line: -5, character: 99 }, early, '-')), '-ne\ntwo\nthree');
    assert.equal(textOfLines(replaceText(lines, { line: 99, character: 0 }, { line: 99, character: 0 }, '-')), 'one\ntwo\nthree-');
  });

  it('leave untouched chunks as they are when a line in the middle changes', () => {
    const lines = createLines('a line of some length\n'.repeat(50_000));
    assert.ok(lines.chunks.length > 10);
    const edited = replaceText(lines, { line: 25_000, character: 2 }, { line: 25_000, character: 6 }, 'text');
    assert.equal(lineText(edited, 25_000), 'a text of some length');
    const same = edited.chunks.filter((chunk) => lines.chunks.includes(chunk)).length;
    assert.ok(same >= lines.chunks.length - 3, `${String(same)} of ${String(lines.chunks.length)} chunks kept`);
  });

  it('are the same when their text comes in pieces, wherever it is cut', () => {
    const piece = fc.oneof(
      fc.constantFrom('', '\n', '\r', '\r\n', 'x'),
      fc.constant('y'.repeat(30_000)),
      fc.constant('line\n'.repeat(2_000)),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const cutter = createLineCutter();
        pieces.forEach(cutter.take);
        const lines = cutter.end();
        assert.equal(textOfLines(lines), pieces.join(''));
        assert.deepEqual(all(lines), split(pieces.join('')));
      }),
    );
  });

  it('stay the same as fresh ones through any edits', () => {
    const piece = fc.oneof(fc.constantFrom('\n', '\r', '\r\n', 'x'), fc.constant('y'.repeat(30_000)), fc.constant('line\n'.repeat(5_000)));
    const text = fc.array(piece, { maxLength: 8 }).map((parts) => parts.join(''));
    const edit = fc.record({ from: fc.nat(), to: fc.nat(), fromCharacter: fc.nat(40_000), toCharacter: fc.nat(40_000), text });
    fc.assert(
      fc.property(text, fc.array(edit, { maxLength: 5 }), (start, edits) => {
        let lines = createLines(start);
        let plain = start;
        for (const each of edits) {
          const at = (line: number, character: number): { line: number; character: number } => {
            const number = line % lines.lineCount;
            return { line: number, character: Math.min(character, lineText(lines, number).length) };
          };
          const places = [at(each.from, each.fromCharacter), at(each.to, each.toCharacter)].sort(
            (a, b) => a.line - b.line || a.character - b.character,
          );
          const [first, last] = places;
          assert.ok(first !== undefined && last !== undefined);
          plain = plain.slice(0, offset(plain, first)) + each.text + plain.slice(offset(plain, last));
          lines = replaceText(lines, first, last, each.text);
          assert.equal(textOfLines(lines), plain);
          assert.deepEqual(all(lines), split(plain));
        }
      }),
      { numRuns: 60 },
    );
  });
});

function offset(text: string, place: { readonly line: number; readonly character: number }): number {
  const breaks = /\r\n|\r|\n/g;
  let start = 0;
  for (let line = 0; line < place.line; line++) {
    breaks.exec(text);
    start = breaks.lastIndex;
  }
  return start + place.character;
}
