import type { CompiledCatalogs } from '../core/catalog/compile.js';
import { createLineScan } from '../core/match/line-scan.js';
import { createLineMemory } from '../core/shape/line-memory.js';
import type { Tally } from '../core/match/tally.js';
import { createTally } from '../core/match/tally.js';
import type { RecordColumns } from '../core/tunnel/record-columns.js';
import { createRecordColumns } from '../core/tunnel/record-columns.js';
import { createRecordReader, readNothing } from '../core/tunnel/record-reader.js';
import type { ValueTexts } from '../core/tunnel/values.js';
import { createValues } from '../core/tunnel/values.js';
import { countLines } from './block-lines.js';
import type { TextBlock } from './text-block.js';

/** What is known of a block of whole lines, which count from 1. */
export interface RecognisedBlock {
  readonly tally: Tally;
  readonly columns: RecordColumns;
  /** The values of its records, in the order of their numbers from 1 on. */
  readonly names: ValueTexts;
}

export type BlockRecogniser = (block: TextBlock) => RecognisedBlock;

/** @param reference a moment (ms since 1970) that no line is later than */
export function createBlockRecogniser(catalogs: CompiledCatalogs, reference: number): BlockRecogniser {
  const values = createValues();
  const counting = {
    catalogs,
    reference,
    scan: createLineScan(createLineMemory(catalogs)),
    readRecord: createRecordReader(values, readNothing),
  };
  const columns = createRecordColumns();
  return (block) => {
    const tally = createTally(catalogs);
    countLines(counting, block, tally, 0, columns.append);
    return { tally, columns: columns.take(), names: values.take() };
  };
}
