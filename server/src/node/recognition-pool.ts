import { Worker } from 'node:worker_threads';
import type { CatalogSet } from '../core/catalog/model.js';
import type { Tally } from '../core/match/tally.js';
import type { RecordColumns } from '../core/tunnel/record-columns.js';

/** What a thread is started with. */
export interface ThreadData {
  readonly set: CatalogSet;
  /** A moment (ms since 1970) that no line is later than. */
  readonly reference: number;
}

/** A block of whole lines. */
export interface ThreadRequest {
  readonly text: string;
}

/** What a thread says of a block, whose lines count from 1. */
export interface RecognisedBlock {
  readonly tally: Tally;
  readonly columns: RecordColumns;
  /** Texts of the values that the thread has met for the first time, in the order of their numbers. */
  readonly names: readonly string[];
}

export interface PoolOptions extends ThreadData {
  /** The threads' program. */
  readonly program: string;
  readonly threads: number;
}

/** Blocks that a thread has to do beside the one that it is doing: it never waits, and few are in memory. */
const waitingBlocks = 1;

/**
 * Recognises blocks in several threads.
 *
 * @param visit is given the blocks in their order, with the number of the thread that did it
 * @throws Error where a thread cannot be started or dies
 */
export async function recogniseInThreads(
  { program, threads, set, reference }: PoolOptions,
  blocks: AsyncIterable<string>,
  visit: (block: RecognisedBlock, thread: number) => void,
): Promise<void> {
  const data: ThreadData = { set, reference };
  const workers = Array.from(
    { length: threads },
    () => new Worker(program, { workerData: data, resourceLimits: { maxYoungGenerationSizeMb: 8 } }),
  );
  /** For each thread what waits for its answers, oldest first. */
  const waiting = workers.map((): ((block: RecognisedBlock) => void)[] => []);
  const died = new Promise<never>((_, reject) => {
    workers.forEach((worker, thread) => {
      worker.on('message', (block: RecognisedBlock) => waiting[thread]?.shift()?.(block));
      worker.on('error', reject);
      worker.on('exit', (code) => {
        reject(new Error(`a thread ended with ${String(code)}`));
      });
    });
  });
  // A death that nobody waits for any more is no news.
  died.catch(() => undefined);
  const answers: Promise<RecognisedBlock>[] = [];
  let next = 0;
  const visitNext = async (): Promise<void> => {
    const answer = answers.shift();
    if (answer === undefined) return;
    visit(await Promise.race([answer, died]), next++ % threads);
  };
  try {
    let sent = 0;
    for await (const text of blocks) {
      const thread = sent++ % threads;
      const request: ThreadRequest = { text };
      answers.push(new Promise((resolve) => waiting[thread]?.push(resolve)));
      workers[thread]?.postMessage(request);
      if (answers.length >= threads * (1 + waitingBlocks)) await visitNext();
    }
    while (answers.length > 0) await visitNext();
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
