import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createLineScan } from '../../server/src/core/match/line-scan.js';
import { createTally } from '../../server/src/core/match/tally.js';
import { createLineMemory } from '../../server/src/core/shape/line-memory.js';
import { createRecordReader, readNothing } from '../../server/src/core/tunnel/record-reader.js';
import { createValues } from '../../server/src/core/tunnel/values.js';
import { countLines } from '../../server/src/node/block-lines.js';
import type { TextBlock } from '../../server/src/node/text-block.js';
import { asciiBlock, receivedBlock, sentBlock, textBlock } from '../../server/src/node/text-block.js';
import { workload } from '../bench/workload/workload.js';
import { reference } from '../core/helpers.js';
import { builtInCatalogs } from '../service/built-in.js';

/** What is counted of blocks, and what their lines say of tunnels. */
function counted(blocks: readonly TextBlock[], remembers: boolean): unknown {
  const catalogs = builtInCatalogs();
  const values = createValues();
  const scan = createLineScan(remembers ? createLineMemory(catalogs) : undefined);
  const counting = { catalogs, reference, scan, readRecord: createRecordReader(values, readNothing) };
  const tally = createTally(catalogs);
  const records: unknown[] = [];
  for (const block of blocks) {
    countLines(counting, block, tally, tally.lines, ({ line, time, host, event, plan, values: stated }) =>
      records.push([line, time, values.text(host), event.event, ...plan.names.map((name, at) => [name, values.text(stated[at] ?? 0)])]),
    );
  }
  return { tally, records };
}

const lines = [...workload(3000)];
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

describe('lines of ASCII', () => {
  for (const [name, lineBreak] of [
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ] as const) {
    it(`that end in ${name} are counted as bytes like as text`, () => {
      const text = lines.map((line) => line + lineBreak).join('');
      const expected = counted([textBlock(text)], false);
      assert.deepEqual(counted([textBlock(text)], true), expected);
      assert.deepEqual(counted([asciiBlock(bytesOf(text))], false), expected);
      assert.deepEqual(counted([asciiBlock(bytesOf(text))], true), expected);
    });
  }

  it('are the same in blocks, of which the last has no line break, and behind texts that are not ASCII', () => {
    const texts = [lines.slice(0, 1000), ['接続 Nov 22 10:00:00 gw1 pluto[1]: x'], lines.slice(1000, 2000), lines.slice(2000)].map(
      (part, at) => part.join('\n') + (at < 3 ? '\n' : ''),
    );
    const expected = counted([textBlock(texts.join(''))], false);
    const blocks = texts.map((text, at) => (at === 1 ? textBlock(text) : asciiBlock(bytesOf(text))));
    assert.deepEqual(counted(blocks, true), expected);
    const sent = blocks.map((block) => receivedBlock(structuredClone(sentBlock(block).block)));
    assert.deepEqual(counted(sent, true), expected);
  });

  it('are not looked at beyond their end, whatever follows in memory', () => {
    const [line = ''] = lines;
    const memory = bytesOf(`${line}${line.slice(-3)}${'0'.repeat(100)}`);
    assert.deepEqual(counted([asciiBlock(memory.subarray(0, line.length))], true), counted([textBlock(line)], true));
  });
});
