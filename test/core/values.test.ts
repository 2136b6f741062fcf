import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { codesOf } from '../../server/src/core/codes.js';
import { comparable } from '../../server/src/core/tunnel/comparable.js';
import { createValues } from '../../server/src/core/tunnel/values.js';

/** Texts as lines hold them: digits of several forms, names, signs. */
const text = fc.oneof(
  fc.stringMatching(/^(0x)?[0-9a-fA-F]{1,8}([:-][0-9a-fA-F]{0,4})?$/),
  fc.stringMatching(/^[0*<>()x.:-]{0,6}$/),
  fc.string({ maxLength: 12 }),
  fc.array(fc.nat(0xffff), { maxLength: 6 }).map((codes) => String.fromCharCode(...codes)),
);

describe('numbers of values', () => {
  it('are equal for equal texts, and give the texts back', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 200 }), (texts) => {
        const values = createValues();
        const numbers = texts.map((each) => values.ofText(each));
        assert.deepEqual(
          numbers.map((number) => values.text(number)),
          texts,
        );
        assert.equal(new Set(numbers).size, new Set(texts).size);
      }),
    );
  });

  it('are found again from texts that another has sent', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 60 }), fc.array(text, { maxLength: 60 }), (told, more) => {
        const there = createValues();
        const here = createValues();
        for (const texts of [told, more]) {
          for (const each of texts) there.ofText(each);
          const wanted = Array.from({ length: there.count() - 1 }, (_, at) => there.text(at + 1));
          // What was taken is forgotten: numbers begin anew.
          const numbers = here.ofTexts(there.take());
          assert.deepEqual(
            numbers.map((number) => here.text(number)),
            wanted,
          );
          assert.deepEqual([...new Set(wanted)], wanted);
        }
      }),
    );
  });

  it('are compared in the form that the texts are', () => {
    fc.assert(
      fc.property(text, (each) => {
        const values = createValues();
        const found = values.comparable(values.ofText(each));
        assert.equal(found === 0 ? undefined : values.text(found), comparable(each));
        assert.equal(values.ofComparable(codesOf(each), 0, each.length), found);
      }),
      { numRuns: 2000 },
    );
  });

  it('are many for many texts, whatever their hashes', () => {
    const values = createValues();
    const numbers = Array.from({ length: 50_000 }, (_, at) => values.ofText(`192.0.2.${String(at)}`));
    assert.equal(new Set(numbers).size, numbers.length);
    assert.equal(values.text(numbers[49_999] ?? 0), '192.0.2.49999');
    assert.equal(values.count(), 50_001);
  });
});
