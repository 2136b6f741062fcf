import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createLineScan } from '../../server/src/core/match/line-scan.js';
import { recognise } from '../../server/src/core/match/recogniser.js';
import { createCorrelator, createStateCounter } from '../../server/src/core/tunnel/correlator.js';
import type { Tunnel, TunnelState } from '../../server/src/core/tunnel/model.js';
import type { RecordColumns } from '../../server/src/core/tunnel/record-columns.js';
import { createRecordColumns, forEachRecord } from '../../server/src/core/tunnel/record-columns.js';
import { createRecordReader, readNothing } from '../../server/src/core/tunnel/record-reader.js';
import type { Values } from '../../server/src/core/tunnel/values.js';
import { createValues } from '../../server/src/core/tunnel/values.js';
import { builtInCatalogs, builtInSet } from '../service/built-in.js';
import { reference } from './helpers.js';

/** The products' own samples of lines that tell of tunnels, with the values that tell one tunnel from another. */
const samples = builtInSet.catalogs.map(({ families }) =>
  families.flatMap(({ messages }) =>
    messages
      .filter(({ tunnel, when }) => tunnel !== undefined || when?.some((condition) => condition.tunnel !== undefined))
      .flatMap((message) => message.samples ?? [])
      .map(({ line, params }) => ({ line, numbers: Object.values(params).filter((value) => /^(?:0x)?[\da-f.]*\d$/.test(value)) })),
  ),
);

/** A sample of one product, at a time and of a device, with a number changed so that lines meet and part. */
const lineOf = (product: number): fc.Arbitrary<string> => {
  const own = samples[product] ?? [];
  return fc
    .tuple(fc.nat(own.length - 1), fc.nat(86_399), fc.constantFrom('gw-a', 'gw-b'), fc.nat(9), fc.nat(3))
    .map(([at, second, host, which, digit]) => {
      const { line, numbers } = own[at] ?? { line: '', numbers: [] };
      const number = numbers[which];
      const text = line.replace(/^(?:<\d+>)?[A-Z][a-z]{2} +\d+ [\d:]+ \S+ /, '');
      const changed = number === undefined ? text : text.replaceAll(number, () => number.slice(0, -1) + String(digit));
      return `Nov 22 ${new Date(second * 1000).toISOString().slice(11, 19)} ${host} ${changed}`;
    });
};

const logs = fc.nat(samples.length - 1).chain((product) => fc.array(lineOf(product), { minLength: 1, maxLength: 150 }));

/** What the lines say of tunnels. */
function recordsOf(lines: readonly string[], values: Values): RecordColumns {
  const columns = createRecordColumns();
  const readRecord = createRecordReader(values, readNothing);
  const scan = createLineScan();
  lines.forEach((line, number) => {
    recognise(builtInCatalogs(), line, 0, line.length, reference, scan);
    const record = readRecord(line, scan, number);
    if (record !== undefined) columns.append(record);
  });
  return columns.take();
}

function countTold(tunnels: readonly Tunnel[]): Readonly<Record<TunnelState, number>> {
  const counts = { failed: 0, down: 0, negotiating: 0, established: 0 };
  for (const { state } of tunnels) counts[state]++;
  return counts;
}

describe('counting the states of tunnels', () => {
  it('gives after each line what telling of the tunnels gives', () => {
    fc.assert(
      fc.property(logs, (lines) => {
        const values = createValues();
        const records = recordsOf(lines, values);
        const correlator = createCorrelator(values);
        const counter = createStateCounter(values);
        forEachRecord(
          records,
          builtInCatalogs(),
          0,
          (value) => value,
          (record) => {
            correlator.add(record);
            counter.add(record);
            assert.deepEqual(counter.states(), correlator.states());
          },
        );
        assert.deepEqual(counter.states(), countTold(correlator.tunnels()));
      }),
      { numRuns: 200 },
    );
  });
});
