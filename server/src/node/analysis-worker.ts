import { parentPort, workerData } from 'node:worker_threads';
import { arraysOf } from '../core/analysis/packed-tunnels.js';
import { compileCatalogs } from '../core/catalog/compile.js';
import { analyseFile } from './analyse-file.js';
import type { WorkerMessage, WorkerOrder } from './analysis-thread.js';
import { failureOf } from './file-failure.js';

/** Milliseconds between two words on how far the analysis is. */
const pause = 100;

/** Attempts that are joined: 4 KB each while they are. Behind them a note says that tunnels are not told of any more. */
const mostAttempts = 150_000;

/** What runs in a thread of its own: the analysis of one file. */
async function main(order: WorkerOrder): Promise<void> {
  const say = (message: WorkerMessage, transfer: readonly ArrayBuffer[] = []): void => parentPort?.postMessage(message, transfer);
  const catalogs = compileCatalogs(order.set);
  let last = 0;
  try {
    const { path, minimum, reference } = order;
    const { analysis, tunnels, map } = await analyseFile({ path, catalogs, minimum, reference, mostAttempts }, (progress) => {
      const now = Date.now();
      if (now - last < pause) return;
      last = now;
      say({ kind: 'progress', progress });
    });
    const { lines, attempts, phases, events, times } = analysis.columns;
    say(
      { kind: 'done', analysis, tunnels, map },
      [lines, attempts, phases, events, times, ...arraysOf(tunnels)].map(({ buffer }) => buffer as ArrayBuffer),
    );
  } catch (error) {
    say({ kind: 'failed', failure: failureOf(error) });
  }
}

void main(workerData as WorkerOrder);
