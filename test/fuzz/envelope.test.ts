import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { codesOf } from '../../server/src/core/codes.js';
import { createEnvelope, readEnvelope } from '../../server/src/core/envelope/envelope.js';
import { formatTime } from '../../server/src/core/envelope/time.js';
import { counted } from '../core/counted.js';
import { reference } from '../core/helpers.js';
import { hostileLine, hostileText } from './hostile.js';
import { check } from './runs.js';

const pieces = fc.constantFrom(
  ...[
    '<30>',
    '<999>',
    '<',
    '1 ',
    'Nov 22 ',
    'Feb 31 ',
    'Sun, ',
    '10:00:00',
    '24:59:60',
    '.123456789',
    '2026-11-22',
    '9999-12-31',
    '0000-00-00',
  ],
  ...[
    'T',
    'Z',
    '+09:00',
    '-99:99',
    ' UTC ',
    ' JST: ',
    ' gw',
    ' 2001:db8::1 ',
    ': ',
    '[12]',
    '[ 12 ]',
    '[',
    '*',
    '\t',
    'local7.debug',
    'pluto',
  ],
  ...['\u0000', '^M', '\\012', '#015', '(Message repeated 2 times)', '- - - ', '[a b="]"]', '(', '…', '\ufeff', '\u3000', '\ud800'],
);

const lines = fc.oneof(
  fc.array(pieces, { maxLength: 20 }).map((parts) => parts.join('')),
  fc.tuple(pieces, fc.nat(20_000), pieces).map(([piece, times, last]) => piece.repeat(times) + last),
  hostileLine(),
  hostileText,
);

/** Moments from before to after what a `Date` can hold. */
const references = fc.oneof(fc.constant(reference), fc.double({ min: -8.64e15, max: 8.64e15, noNaN: true }).map(Math.trunc));

describe('the envelope of any line', () => {
  it('is read, with all positions in the line and places in ascending order', () => {
    check(
      300,
      fc.property(lines, references, (line, now) => {
        const envelope = createEnvelope();
        readEnvelope(codesOf(line), 0, line.length, now, envelope);
        const places = [...envelope.places.slice(0, envelope.placeCount)];
        assert.ok(envelope.placeCount > 0 && envelope.end >= 0 && envelope.end <= line.length);
        assert.deepEqual(
          places,
          [...places].sort((a, b) => a - b),
        );
        assert.ok(places.every((place) => place >= 0 && place <= line.length));
        for (const [start, end] of [
          [envelope.timeStart, envelope.timeEnd],
          [envelope.hostStart, envelope.hostEnd],
          [envelope.tagStart, envelope.tagEnd],
          [envelope.pidStart, envelope.pidEnd],
        ] as const) {
          assert.ok(start === -1 ? end === -1 : 0 <= start && start <= end && end <= line.length, `${String(start)} to ${String(end)}`);
        }
        assert.ok(envelope.severity >= -1 && envelope.severity <= 7);
        const time = formatTime(envelope.stamp);
        assert.ok(time === undefined || /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?(?:Z|[+-]\d\d:\d\d)?$/.test(time), time);
      }),
    );
  });

  it('takes work in proportion to its length, whatever repeats', () => {
    const repeated = fc.oneof(
      pieces,
      fc.array(pieces, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('')),
      hostileText,
    );
    check(
      40,
      fc.property(pieces, repeated, (first, part) => {
        const readsFor = (times: number): number => {
          const line = first + part.repeat(times);
          const reads = { count: 0 };
          readEnvelope(counted(codesOf(line), reads), 0, line.length, reference, createEnvelope());
          return reads.count;
        };
        const few = readsFor(50);
        const many = readsFor(500);
        assert.ok(many <= few * 12 + 500, `${String(few)} characters read for 50 repetitions, ${String(many)} for 500`);
      }),
    );
  });
});
