import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { slotTypes } from '../../server/src/core/catalog/model.js';
import { codesOf } from '../../server/src/core/codes.js';
import { TemplateError } from '../../server/src/core/template/parse.js';
import type { Program } from '../../server/src/core/template/program.js';
import { compileTemplate } from '../../server/src/core/template/program.js';
import { createMatch, runProgram } from '../../server/src/core/template/run.js';
import { counted } from '../core/counted.js';
import { hostileText } from './hostile.js';
import { check } from './runs.js';

/** A piece of a template, with texts that it might stand for. */
interface Piece {
  readonly template: string;
  readonly text: string;
}

const escaped = (text: string): string => text.replace(/[\\{}]|\[\[|\]\]/g, '\\$&');

const words = fc
  .oneof(
    fc.constantFrom(' ', '.', ' (', ') ', '"', ' #', ': ', '...', ' a', 'a ', ' to ', '[', ']', '{', '}', '\\', '--', '：'),
    fc.stringMatching(/^[a-z ]{1,5}$/),
  )
  .map((text): Piece => ({ template: escaped(text), text }));

const punctuation = fc
  .tuple(fc.constantFrom('-', ':', ',', '=', '.', ';'), fc.constantFrom('', ' ', '  '))
  .map(([sign, blank]): Piece => ({ template: `{${sign}}`, text: blank + sign + blank }));

const values = fc.constantFrom(
  ...[
    '192.0.2.1',
    '2001:db8::1',
    '192.x.x.x',
    '10.0.0.0/8|/0',
    '12',
    '-1',
    '0x1f',
    'a',
    'a b',
    'gw.example',
    '00:00:5e:00:53:01',
    'a:b',
    '',
  ],
  ...['5f0c9a1be3d24477:0', '....', '::', ' ', '名前', 'a" #'],
);

const slot = fc
  .tuple(
    fc.constantFrom('a', 'b', 'toString', 'constructor'.toLowerCase(), 'x1_'),
    fc.constantFrom(...slotTypes, 'A|AB', 'x|'),
    fc.boolean(),
    values,
  )
  .map(([name, type, empty, text]): Piece => ({ template: `{${name.toLowerCase()}:${type}${empty ? '?' : ''}}`, text }));

const piece = fc.oneof({ weight: 3, arbitrary: words }, { weight: 1, arbitrary: punctuation }, { weight: 3, arbitrary: slot });

const joined = (pieces: readonly Piece[]): Piece => ({
  template: pieces.map(({ template }) => template).join(''),
  text: pieces.map(({ text }) => text).join(''),
});

const optional = fc
  .tuple(fc.array(piece, { maxLength: 3 }), fc.boolean())
  .map(([pieces, there]): Piece => ({ template: `[[${joined(pieces).template}]]`, text: there ? joined(pieces).text : '' }));

const template = fc
  .array(fc.oneof({ weight: 6, arbitrary: piece }, { weight: 1, arbitrary: optional }), { minLength: 1, maxLength: 9 })
  .map(joined);

/** Texts near to what the template describes. */
const near = (text: string): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constant(text),
    fc.tuple(fc.nat(text.length), hostileText).map(([at, foreign]) => text.slice(0, at) + foreign + text.slice(at)),
    fc.tuple(fc.nat(text.length), fc.nat(text.length)).map(([from, to]) => text.slice(0, from) + text.slice(to)),
    hostileText,
  );

/** The alternatives of a template, none of one that is refused with a reason. */
function programsOf(text: string): readonly Program[] {
  try {
    return compileTemplate(text, () => 'word');
  } catch (error) {
    assert.ok(error instanceof TemplateError, String(error));
    assert.ok(error.offset >= 0 && error.offset <= text.length && error.message !== '');
    return [];
  }
}

describe('any template', () => {
  it('is compiled, or refused with a reason and its place', () => {
    const signs = fc.constantFrom('{', '}', '[[', ']]', '[', ']', '\\', ':', '|', '?', '-', 'a', 'text', 'number', ' ', '.', '名');
    const soup = fc.array(signs, { maxLength: 30 }).map((parts) => parts.join(''));
    check(
      300,
      fc.property(fc.oneof(soup, hostileText), (text) => {
        programsOf(text);
      }),
    );
  });

  it('matches any text or does not, with parameters that lie in it one behind the other', () => {
    check(
      600,
      fc.property(
        template.chain((each) => fc.tuple(fc.constant(each.template), near(each.text))),
        fc.boolean(),
        ([pattern, text], whole) => {
          const match = createMatch();
          for (const program of programsOf(pattern)) {
            const next = runProgram(program, codesOf(text), 0, text.length, whole, match);
            if (next < 0) continue;
            assert.ok(next <= text.length && (!whole || next === text.length));
            let last = 0;
            program.names.forEach((_, at) => {
              const start = match.starts[at] ?? -1;
              const end = match.ends[at] ?? -1;
              assert.ok(last <= start && start <= end && end <= next, `${String(start)} to ${String(end)} behind ${String(last)}`);
              last = end;
            });
          }
        },
      ),
    );
  });

  it('takes work in proportion to the text’s length, whatever repeats', () => {
    check(
      60,
      fc.property(template, fc.array(piece, { minLength: 1, maxLength: 4 }), fc.boolean(), (each, parts, whole) => {
        const part = joined(parts).text;
        const readsFor = (program: Program, times: number): number => {
          const text = each.text + part.repeat(times) + each.text;
          const reads = { count: 0 };
          runProgram(program, counted(codesOf(text), reads), 0, text.length, whole, createMatch());
          return reads.count;
        };
        for (const program of programsOf(each.template).slice(0, 4)) {
          const few = readsFor(program, 60);
          const many = readsFor(program, 600);
          assert.ok(many <= few * 12 + 600 * (part.length + 1), `${String(few)} reads for 60 repetitions, ${String(many)} for 600`);
        }
      }),
    );
  });
});
