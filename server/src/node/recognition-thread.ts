import { parentPort, workerData } from 'node:worker_threads';
import { compileCatalogs } from '../core/catalog/compile.js';
import { createBlockRecogniser } from './block-recogniser.js';
import type { ThreadData } from './recognition-pool.js';
import type { SentBlock } from './text-block.js';
import { receivedBlock } from './text-block.js';

/** The program of a thread that recognises blocks of lines: see `recogniseInThreads`. */
if (parentPort !== null) serve(parentPort, workerData as ThreadData);

function serve(port: NonNullable<typeof parentPort>, { set, reference }: ThreadData): void {
  const recogniseBlock = createBlockRecogniser(compileCatalogs(set), reference);
  port.on('message', (sent: SentBlock) => {
    const block = recogniseBlock(receivedBlock(sent));
    const { columns, names } = block;
    port.postMessage(block, [columns.rows.buffer, columns.times.buffer, names.characters.buffer, names.ends.buffer]);
  });
}
