import { parentPort, workerData } from 'node:worker_threads';
import { compileCatalogs } from '../core/catalog/compile.js';
import { createBlockRecogniser } from './block-recogniser.js';
import type { ThreadData, ThreadRequest } from './recognition-pool.js';

/** The program of a thread that recognises blocks of lines: see `recogniseInThreads`. */
if (parentPort !== null) serve(parentPort, workerData as ThreadData);

function serve(port: NonNullable<typeof parentPort>, { set, reference }: ThreadData): void {
  const recogniseBlock = createBlockRecogniser(compileCatalogs(set), reference);
  port.on('message', ({ text }: ThreadRequest) => {
    const block = recogniseBlock(text);
    const { columns, names } = block;
    port.postMessage(block, [columns.rows.buffer, columns.times.buffer, names.characters.buffer, names.ends.buffer]);
  });
}
