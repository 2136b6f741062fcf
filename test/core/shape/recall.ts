import type { CompiledCatalogs } from '../../../server/src/core/catalog/compile.js';
import { judgeLine } from '../../../server/src/core/match/judgement.js';
import type { LineScan } from '../../../server/src/core/match/line-scan.js';
import { createLineScan } from '../../../server/src/core/match/line-scan.js';
import { recognise, severityOf } from '../../../server/src/core/match/recogniser.js';
import { readRecord, readValues } from '../../../server/src/core/match/record.js';
import { createLineMemory } from '../../../server/src/core/shape/line-memory.js';
import { createRecordReader, readNothing } from '../../../server/src/core/tunnel/record-reader.js';
import { createValues } from '../../../server/src/core/tunnel/values.js';
import { reference } from '../helpers.js';

/** Asks the same of lines with and without a memory. */
export interface Recall {
  readonly learn: (line: string) => void;
  /** What is said of a line by what has been learned, if it is known. */
  readonly remembered: (line: string) => unknown;
  /** What is said of it by those who remember nothing. */
  readonly recognised: (line: string) => unknown;
  readonly isKnown: (line: string) => boolean;
  readonly counts: () => { readonly asked: number; readonly known: number };
}

export function createRecall(catalogs: CompiledCatalogs): Recall {
  const scan = createLineScan(createLineMemory(catalogs));
  const other = createLineScan();
  const values = createValues();
  const readers = new Map([scan, other].map((each) => [each, createRecordReader(values, readNothing)]));
  let asked = 0;
  let known = 0;
  const say = (line: string, by: LineScan): unknown => {
    recognise(catalogs, line, 0, line.length, reference, by);
    if (by === scan) {
      asked++;
      if (by.isKnown) known++;
    }
    const { message, envelope } = by;
    const record = readers.get(by)?.(line, by, 0);
    const said = {
      message: message?.index,
      outcome: judgeLine(by).outcome,
      severity: message === undefined ? undefined : severityOf(by),
      stamp: { ...envelope.stamp, inferredDay: undefined, statedDay: undefined },
      tunnel: record === undefined ? undefined : [record.time, record.host, record.event, record.plan.kind.kind, ...record.values],
      values: message === undefined ? undefined : { ...readValues(line, by) },
    };
    const { id, params, text, idSpan, envelope: read } = readRecord(line, by);
    return { ...said, id, params, text, idSpan, read };
  };
  return {
    learn: (line) => {
      recognise(catalogs, line, 0, line.length, reference, scan);
    },
    remembered: (line) => say(line, scan),
    recognised: (line) => say(line, other),
    isKnown: (line) => {
      recognise(catalogs, line, 0, line.length, reference, scan);
      return scan.isKnown;
    },
    counts: () => ({ asked, known }),
  };
}
