import { open } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import type { PackedTunnels } from '../core/analysis/packed-tunnels.js';
import { storedTunnels } from '../core/analysis/stored-tunnels.js';
import type { CatalogSet } from '../core/catalog/model.js';
import type { AnalysedFile, FileFailure, FileJob, FileOutcome, FileProgress } from '../lsp/file-runtime.js';
import { FileError } from '../lsp/file-runtime.js';
import type { Settings } from '../protocol.js';
import { errorWords } from '../service/error-words.js';
import type { FileAnalysis } from '../service/stored-log.js';
import { failureOf } from './file-failure.js';
import type { FileMap } from './file-map.js';
import { lookAt, readLines } from './file-map.js';
import { pathOf } from './file-path.js';

/** What a thread is started with. */
export interface WorkerOrder {
  readonly path: string;
  readonly set: CatalogSet;
  readonly minimum: Settings['problems']['minimum'];
  readonly reference: number;
}

/** What a thread says. Its last word is `done` or `failed`. */
export type WorkerMessage =
  | { readonly kind: 'progress'; readonly progress: FileProgress }
  | { readonly kind: 'done'; readonly analysis: FileAnalysis; readonly tunnels: PackedTunnels; readonly map: FileMap }
  | { readonly kind: 'failed'; readonly failure: FileFailure };

/** Megabytes that an analysis may take. The editor's machine is the user's, who has other plans for its memory. */
const mostMemory = 1536;

/**
 * Analyses a file in a thread of its own. A thread that dies is an answer like any other.
 * @param worker the bundle that the thread runs
 * @param memory megabytes that it may take
 */
export function analyseInThread(
  worker: string,
  job: FileJob,
  progress: (progress: FileProgress) => void,
  signal: AbortSignal,
  memory = mostMemory,
): Promise<FileOutcome> {
  const path = pathOf(job.uri);
  if (path === undefined) return Promise.resolve({ kind: 'failed', failure: { problem: 'not-on-disk', detail: '' } });
  if (signal.aborted) return Promise.resolve({ kind: 'cancelled' });
  const order: WorkerOrder = { path, set: job.set, minimum: job.minimum, reference: job.reference };
  return new Promise((resolve) => {
    const thread = new Worker(worker, { workerData: order, resourceLimits: { maxOldGenerationSizeMb: memory } });
    const end = (outcome: FileOutcome): void => {
      signal.removeEventListener('abort', cancel);
      resolve(outcome);
      void thread.terminate();
    };
    const cancel = (): void => end({ kind: 'cancelled' });
    signal.addEventListener('abort', cancel);
    thread.on('message', (message: WorkerMessage) => {
      switch (message.kind) {
        case 'progress':
          progress(message.progress);
          return;
        case 'done': {
          const { analysis, tunnels, map } = message;
          end({ kind: 'analysed', analysis, tunnels: storedTunnels(tunnels, job.catalogs), file: analysedFile(map) });
          return;
        }
        case 'failed':
          end({ kind: 'failed', failure: message.failure });
          return;
        default:
          message satisfies never;
      }
    });
    thread.on('error', (error: unknown) => {
      const isMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      const detail = errorWords(error);
      end({ kind: 'failed', failure: isMemory ? { problem: 'memory', detail: '' } : { problem: 'stopped', detail } });
    });
    thread.on('exit', (code) => {
      end({ kind: 'failed', failure: { problem: 'stopped', detail: `exit code ${String(code)}` } });
    });
  });
}

const analysedFile = (map: FileMap): AnalysedFile => ({
  size: map.size,
  readLines: (lines) => told(() => readLines(map, lines)),
  look: () =>
    told(async () => {
      const file = await open(map.path, 'r');
      try {
        return await lookAt(file, map);
      } finally {
        await file.close();
      }
    }),
});

/** With errors as callers know them. */
async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new FileError(failureOf(error));
  }
}
