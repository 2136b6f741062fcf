import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { codesOf } from '../../server/src/core/codes.js';
import { createLineScan } from '../../server/src/core/match/line-scan.js';
import { recognise } from '../../server/src/core/match/recogniser.js';
import type { LogRecord } from '../../server/src/core/match/record.js';
import { readRecord, readValues } from '../../server/src/core/match/record.js';
import { paramsOf } from '../../server/src/service/explanation.js';
import { counted } from '../core/counted.js';
import { reference } from '../core/helpers.js';
import { builtInCatalogs } from '../service/built-in.js';
import { hostileLine, hostileText, knownLines, mutatedLine } from './hostile.js';
import { check } from './runs.js';

const scan = createLineScan();

function read(line: string): LogRecord {
  recognise(builtInCatalogs(), line, 0, line.length, reference, scan);
  return readRecord(line, scan);
}

const isWithin = ({ start, end }: { readonly start: number; readonly end: number }, line: string): boolean =>
  0 <= start && start <= end && end <= line.length;

describe('any line', () => {
  it('is recognised or not, with spans that lie in it and values that stand there', () => {
    check(
      500,
      fc.property(hostileLine(), (line) => {
        const record = read(line);
        assert.ok(isWithin(record.text, line) && (record.idSpan === undefined || isWithin(record.idSpan, line)));
        for (const param of [...record.params, ...record.envelope.fields]) {
          assert.ok(isWithin(param, line), JSON.stringify(param));
          assert.equal(line.slice(param.start, param.end), param.value);
        }
        const names = record.params.map(({ name }) => name);
        assert.equal(new Set(names).size, names.length);
        assert.deepEqual({ ...readValues(line, scan) }, { ...paramsOf(record.params) });
        assert.equal(record.known, record.message?.file !== undefined);
        assert.deepEqual(Object.keys(Object.prototype), [], 'a name of a log has changed what all objects inherit');
      }),
    );
  });

  it('is recognised the same within a text as alone', () => {
    check(
      150,
      fc.property(hostileLine(), hostileLine(), hostileLine(), (before, line, behind) => {
        const alone = read(line);
        recognise(builtInCatalogs(), before + line + behind, before.length, before.length + line.length, reference, scan);
        const within = readRecord(before + line + behind, scan);
        assert.deepEqual([within.id, within.params, within.text], [alone.id, alone.params, alone.text]);
      }),
    );
  });

  it('of 200 kB is survived', () => {
    check(
      15,
      fc.property(
        mutatedLine(),
        fc.oneof(hostileText, fc.constantFrom('a=b ', '[', '*', '=', ' x', '(a) ', '"', 'k=[v ')),
        (line, part) => {
          const times = Math.ceil(200_000 / Math.max(1, part.length));
          const long = line + part.repeat(times);
          assert.ok(isWithin(read(long).text, long));
          const inside = part.repeat(times) + line;
          assert.ok(isWithin(read(inside).text, inside));
        },
      ),
    );
  });

  it('costs work in proportion to its length, whatever repeats', () => {
    const readsFor = (line: string): number => {
      const reads = { count: 0 };
      const counting = { ...createLineScan(), source: line, codes: counted(codesOf(line), reads) };
      recognise(builtInCatalogs(), line, 0, line.length, reference, counting);
      readRecord(line, counting);
      return reads.count;
    };
    check(
      15,
      fc.property(fc.nat(knownLines.length - 1), fc.nat(200), fc.oneof(hostileText, fc.nat(60)), (number, at, part) => {
        const line = knownLines[number]?.line ?? '';
        const repeated = typeof part === 'string' ? part : line.slice(part, part + 12);
        const long = (times: number): string => line.slice(0, at) + repeated.repeat(times) + line.slice(at);
        const few = readsFor(long(500));
        const many = readsFor(long(5000));
        assert.ok(many <= few * 12, `${String(few)} characters read for 500 repetitions, ${String(many)} for 5000`);
      }),
    );
  });
});
