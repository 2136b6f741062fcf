import { parentPort, workerData } from 'node:worker_threads';
import { compileCatalogs } from '../core/catalog/compile.js';
import { createLineScan } from '../core/match/line-scan.js';
import { createTally } from '../core/match/tally.js';
import { createRecordColumns } from '../core/tunnel/record-columns.js';
import { createRecordReader, readNothing } from '../core/tunnel/record-reader.js';
import { createValues } from '../core/tunnel/values.js';
import type { RecognisedBlock, ThreadData, ThreadRequest } from './recognition-pool.js';
import { countLines } from './block-lines.js';

/** The program of a thread that recognises blocks of lines: see `recogniseInThreads`. */
if (parentPort !== null) serve(parentPort, workerData as ThreadData);

function serve(port: NonNullable<typeof parentPort>, { set, reference }: ThreadData): void {
  const catalogs = compileCatalogs(set);
  const values = createValues();
  const counting = { catalogs, reference, scan: createLineScan(), readRecord: createRecordReader(values, readNothing) };
  const columns = createRecordColumns();
  let told = values.count();
  port.on('message', ({ text }: ThreadRequest) => {
    const tally = createTally(catalogs);
    countLines(counting, text, tally, 0, columns.append);
    const { rows, times } = columns.take();
    const names: string[] = [];
    for (; told < values.count(); told++) names.push(values.text(told));
    const answer: RecognisedBlock = { tally, columns: { rows, times }, names };
    port.postMessage(answer, [rows.buffer, times.buffer]);
  });
}
