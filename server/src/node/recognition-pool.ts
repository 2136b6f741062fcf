import { Worker } from 'node:worker_threads';
import type { CatalogSet } from '../core/catalog/model.js';
import type { TextBlock } from './text-block.js';
import { sentBlock } from './text-block.js';
import type { RecognisedBlock } from './block-recogniser.js';

/** What a thread is started with. */
export interface ThreadData {
  readonly set: CatalogSet;
  /** A moment (ms since 1970) that no line is later than. */
  readonly reference: number;
}

export interface PoolOptions extends ThreadData {
  /** The threads' program. */
  readonly program: string;
  readonly threads: number;
}

/** Blocks that a thread has to do beside the one that it is doing: it never waits, and few are in memory. */
const waitingBlocks = 1;

/** Blocks that wait for the one that is the next, at most. */
const mostTurns = (threads: number): number => 2 + threads * (1 + waitingBlocks);

/** A block whose turn has not come. */
interface Turn {
  block: RecognisedBlock | undefined;
}

/**
 * Recognises blocks in several threads.
 *
 * @param visit is given the blocks in their order
 * @throws Error where a thread cannot be started or dies
 */
export async function recogniseInThreads(
  { program, threads, set, reference }: PoolOptions,
  blocks: AsyncIterable<TextBlock>,
  visit: (block: RecognisedBlock) => void,
): Promise<void> {
  const data: ThreadData = { set, reference };
  const workers = Array.from(
    { length: threads },
    () => new Worker(program, { workerData: data, resourceLimits: { maxYoungGenerationSizeMb: 8 } }),
  );
  /** What each thread has to do, oldest first. */
  const queues = workers.map((): Turn[] => []);
  const turns: Turn[] = [];
  let failure: Error | undefined;
  let wake = (): void => undefined;
  workers.forEach((worker, thread) => {
    const fail = (error: Error): void => {
      failure ??= error;
      wake();
    };
    worker.on('message', (block: RecognisedBlock) => {
      const turn = queues[thread]?.shift();
      if (turn !== undefined) turn.block = block;
      wake();
    });
    worker.on('error', fail);
    worker.on('exit', (code) => {
      fail(new Error(`a thread ended with ${String(code)}`));
    });
  });
  /** Visits what has been done, up to the first block that has not. */
  const visitDone = (): void => {
    if (failure !== undefined) throw failure;
    for (let turn = turns[0]; turn?.block !== undefined; turn = turns[0]) {
      turns.shift();
      visit(turn.block);
    }
  };
  /** Waits for the next answer, and visits what can be visited then. */
  const visitNext = async (): Promise<void> => {
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
    visitDone();
  };
  const freeThread = (): number => queues.findIndex((queue) => queue.length <= waitingBlocks);
  try {
    for await (const block of blocks) {
      visitDone();
      while (freeThread() < 0 || turns.length >= mostTurns(threads)) await visitNext();
      const thread = freeThread();
      const turn: Turn = { block: undefined };
      turns.push(turn);
      queues[thread]?.push(turn);
      const sent = sentBlock(block);
      workers[thread]?.postMessage(sent.block, sent.memory);
    }
    visitDone();
    while (turns.length > 0) await visitNext();
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
