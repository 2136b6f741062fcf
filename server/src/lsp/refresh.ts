import type { OpenDocument } from './documents.js';
import type { Runtime } from './runtime.js';
import type { Worker } from './worker.js';

/** What takes longer (ms) is worth telling of while it lasts. */
const patience = 1000;
/** When it is looked at whether a document will take longer, and how often, in the end, the user hears how far it has got (ms). */
const firstLook = 100;
const interval = 500;

/**
 * Tells what was found in a document as soon as it has been analysed; of a large one while it is being read, too.
 * @param tell is given the share of the document that has been read; 1 is the last
 */
export async function refreshDocument(
  document: OpenDocument,
  runtime: Runtime,
  worker: Worker,
  tell: (progress: number) => Promise<void>,
): Promise<void> {
  const began = runtime.now();
  const finished = worker.finish(document);
  for (let wait = firstLook; ; wait = Math.min(2 * wait, interval)) {
    const isFinished = await Promise.race([finished, later(runtime, wait)]);
    // A newer version has its own refresh coming.
    if (isFinished === false) return;
    const progress = isFinished === true ? 1 : (document.live?.progress() ?? 0);
    if (isFinished === true) return tell(1);
    if (progress < 1 && (runtime.now() - began) / progress > patience) await tell(progress);
  }
}

const later = (runtime: Runtime, milliseconds: number): Promise<undefined> =>
  new Promise((resolve) => {
    runtime.later(() => {
      resolve(undefined);
    }, milliseconds);
  });
