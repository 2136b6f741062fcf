import type { LineScan } from '../core/match/line-scan.js';
import { createLineScan } from '../core/match/line-scan.js';
import { createLineMemory } from '../core/shape/line-memory.js';
import { readValues } from '../core/match/record.js';
import type { Params } from '../core/tunnel/model.js';
import { forEachLine, openBlock } from '../node/block-lines.js';
import { detached, shortestPart } from '../node/detached.js';
import type { Input } from '../node/input.js';
import { InputError, openInput } from '../node/input.js';
import type { Run } from './run.js';
import { plain } from './terminal.js';

/** A recognised line. Valid until the visitor returns. */
export interface ScannedLine {
  /** A block of the file that holds the line at `[start, end)`. */
  readonly text: string;
  readonly start: number;
  /** Without the line break. */
  readonly end: number;
  /** Line number from 1. */
  readonly number: number;
  readonly scan: LineScan;
}

export type Visit = (line: ScannedLine) => void;

/**
 * Recognises the lines of a file one after the other; no more of it is in memory than a block. What cannot be read is reported.
 * @param file a path, or `-` for standard input
 * @param scan for those who read each line in full one without a memory
 * @returns whether it was read to its end
 */
export const scanFile = (run: Run, file: string, visit: Visit, scan = createLineScan(createLineMemory(run.catalogs))): Promise<boolean> =>
  readFile(run, file, (input) => scanInput(run, file, input, scan, visit));

/** Reads a file, or standard input for `-`. What cannot be read is reported. @returns whether it was read to its end */
export async function readFile(run: Run, file: string, read: (input: Input) => Promise<void>): Promise<boolean> {
  let whole = true;
  try {
    await read(await openInput(file, run.standardInput));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    whole = false;
    run.fail(run.words.inputProblem(error.problem, plain(nameOf(run, file)), plain(error.detail)));
  }
  await run.output.flush();
  return whole;
}

const nameOf = (run: Run, file: string): string => (file === '-' ? run.words.standardInput : file);

/** A moment that no line of the input is later than, in milliseconds since 1970. */
export const referenceOf = (run: Run, input: Pick<Input, 'modified'>): number => run.options.reference ?? input.modified ?? run.now();

async function scanInput(run: Run, file: string, input: Input, scan: LineScan, visit: Visit): Promise<void> {
  const reference = referenceOf(run, input);
  const line = { text: '', start: 0, end: 0, number: 0, scan };
  for await (const block of input.blocks()) {
    line.text = block.text();
    forEachLine(run.catalogs, openBlock(scan, block), reference, scan, (_, start, end) => {
      line.start = start;
      line.end = end;
      line.number++;
      visit(line);
    });
    // What is known of a pipe that stays open is shown at once.
    await run.output.flush();
    showProgress(run, file, input);
  }
  run.progress.clear();
}

/** Shows how much of the file has been read. */
export function showProgress(run: Run, file: string, input: Input): void {
  run.progress.show(plain(nameOf(run, file)), input.size === undefined ? undefined : input.position() / Math.max(1, input.size));
}

/** The parameters of a line, in strings of their own: a part of a block's text would keep the whole block in memory. */
export function detachedParams(text: string, scan: LineScan): Params {
  return detachedValues(readValues(text, scan));
}

/** Values that keep no block in memory. */
export function detachedValues(params: Params): Params {
  // Most lines have short values alone.
  if (!Object.values(params).some((value) => value.length >= shortestPart)) return params;
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, detached(value)]));
}
