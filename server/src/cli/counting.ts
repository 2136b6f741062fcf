import { availableParallelism } from 'node:os';
import path from 'node:path';
import { createLineScan } from '../core/match/line-scan.js';
import { createLineMemory } from '../core/shape/line-memory.js';
import type { Tally } from '../core/match/tally.js';
import { addTally, createTally } from '../core/match/tally.js';
import type { StateCounter } from '../core/tunnel/correlator.js';
import { createStateCounter } from '../core/tunnel/correlator.js';
import type { TunnelState } from '../core/tunnel/model.js';
import { forEachRecord } from '../core/tunnel/record-columns.js';
import { createRecordReader, readNothing } from '../core/tunnel/record-reader.js';
import type { Values } from '../core/tunnel/values.js';
import { createValues } from '../core/tunnel/values.js';
import { countLines } from '../node/block-lines.js';
import type { Input } from '../node/input.js';
import { InputError } from '../node/input.js';
import { recogniseInThreads } from '../node/recognition-pool.js';
import type { Run } from './run.js';
import { readFile, referenceOf, showProgress } from './scan.js';

/** What a file holds. */
export interface FileCounts {
  readonly tally: Tally;
  readonly tunnels: Readonly<Record<TunnelState, number>>;
}

/** Bytes from which on it pays to start threads. */
const large = 24 << 20;
/** More would wait for the one that joins the tunnels. */
const mostThreads = 4;

interface Counting {
  readonly tally: Tally;
  readonly values: Values;
  readonly correlator: StateCounter;
}

function createCounting(run: Run): Counting {
  const values = createValues();
  return { tally: createTally(run.catalogs), values, correlator: createStateCounter(values) };
}

/** Counts a file's lines and tunnels, in threads if it is large. What cannot be read is reported. */
export async function countFile(run: Run, file: string): Promise<FileCounts> {
  let counting = createCounting(run);
  await readFile(run, file, async (input) => {
    // One core is left to what joins the tunnels.
    const threads = Math.min(availableParallelism() - 1, mostThreads);
    if (file === '-' || (input.size ?? 0) < large || threads < 1) return countHere(run, file, input, counting);
    try {
      await countInThreads(run, file, input, threads, counting);
    } catch (error) {
      if (error instanceof InputError) throw error;
      // A thread that cannot be started or has died is no reason to leave the user without an answer.
      counting = createCounting(run);
      await readFile(run, file, (again) => countHere(run, file, again, counting));
    }
  });
  run.progress.clear();
  return { tally: counting.tally, tunnels: counting.correlator.states() };
}

async function countHere(run: Run, file: string, input: Input, { tally, values, correlator }: Counting): Promise<void> {
  const readRecord = createRecordReader(values, readNothing);
  const counted = {
    catalogs: run.catalogs,
    reference: referenceOf(run, input),
    scan: createLineScan(createLineMemory(run.catalogs)),
    readRecord,
  };
  for await (const block of input.blocks()) {
    countLines(counted, block, tally, tally.lines, correlator.add);
    showProgress(run, file, input);
  }
}

async function countInThreads(run: Run, file: string, input: Input, threads: number, counting: Counting): Promise<void> {
  const { tally, values, correlator } = counting;
  const program = path.join(run.folder, 'recognition-thread.js');
  const reference = referenceOf(run, input);
  await recogniseInThreads({ program, threads, set: run.set, reference }, input.blocks(), (block) => {
    const known = [0, ...values.ofTexts(block.names)];
    forEachRecord(block.columns, run.catalogs, tally.lines, (value) => known[value] ?? 0, correlator.add);
    addTally(tally, block.tally, tally.lines);
    showProgress(run, file, input);
  });
}
