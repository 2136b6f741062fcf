import type { LiveAnalysis } from '../core/analysis/live-analysis.js';
import type { OpenDocument } from './documents.js';
import type { Runtime } from './runtime.js';

/** Milliseconds of work before others have their turn: nobody notices a request that waits so long. */
export const slice = 2;

/** For so long (ms) work stops for requests that are being answered. */
const patience = 50;

/** Analyses documents a few milliseconds at a time, so that requests are answered meanwhile. */
export interface Worker {
  /**
   * Analyses a document to its end.
   * @returns whether it came to that: false where the document was changed or closed meanwhile
   */
  readonly finish: (document: OpenDocument) => Promise<boolean>;
  /** Does nothing until a request that need not wait for the analysis has been answered: each of its awaits would cost it a slice. */
  readonly giveWay: (answered: Promise<void>) => void;
  /**
   * Does work that nobody waits for, in the place of what was given before: only while there is no document to be analysed.
   * @param step does some of it; answers false when nothing was left
   */
  readonly whenIdle: (step: () => boolean) => void;
  /** Tells those who wait that the document is not what it was. */
  readonly changed: (document: OpenDocument) => void;
}

interface Job {
  readonly document: OpenDocument;
  readonly done: Promise<boolean>;
  readonly end: (isFinished: boolean) => void;
  readonly fail: (reason: unknown) => void;
}

function createJob(document: OpenDocument): Job {
  let end: Job['end'] = () => undefined;
  let fail: Job['fail'] = () => undefined;
  const done = new Promise<boolean>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  return { document, done, end, fail };
}

/** @param live the analysis of a document */
export function createWorker(runtime: Runtime, live: (document: OpenDocument) => LiveAnalysis): Worker {
  const jobs = new Map<OpenDocument, Job>();
  let isRunning = false;
  let urgent = 0;
  let idle: (() => boolean) | undefined;

  const run = async (): Promise<void> => {
    isRunning = true;
    for (;;) {
      const [job] = jobs.values();
      if (job !== undefined) workOn(job);
      else if (idle === undefined) break;
      else if (!hasMoreSpare(idle)) idle = undefined;
      const paused = runtime.now();
      do await runtime.breathe();
      while (urgent > 0 && runtime.now() - paused < patience);
    }
    isRunning = false;
  };

  const workOn = (job: Job): void => {
    jobs.delete(job.document);
    try {
      // Behind the other documents, which have their turn first.
      if (hasMore(live(job.document).step)) jobs.set(job.document, job);
      else job.end(true);
    } catch (error) {
      job.fail(error);
    }
  };

  /** Works for a slice. @returns whether there is more to do */
  const hasMore = (step: () => boolean): boolean => {
    const end = runtime.now() + slice;
    while (step()) if (runtime.now() >= end) return true;
    return false;
  };

  const hasMoreSpare = (step: () => boolean): boolean => {
    try {
      return hasMore(step);
    } catch {
      // It fails again where somebody wants what it does, and is told of there.
      return false;
    }
  };

  return {
    finish: (document) => {
      const known = jobs.get(document);
      if (known !== undefined) return known.done;
      if (live(document).remaining() === 0) return Promise.resolve(true);
      const job = createJob(document);
      jobs.set(document, job);
      if (!isRunning) void run();
      return job.done;
    },
    giveWay: (answered) => {
      urgent++;
      void answered.then(async () => {
        // The answer is written after this, and a queue leads there.
        await runtime.breathe();
        await runtime.breathe();
        urgent--;
      });
    },
    whenIdle: (step) => {
      idle = step;
      if (!isRunning) void run();
    },
    changed: (document) => {
      jobs.get(document)?.end(false);
      jobs.delete(document);
    },
  };
}
