import { endianness } from 'node:os';
import type { Codes } from '../core/codes.js';
import type { LineScan } from '../core/match/line-scan.js';
import { createLineScan, openText } from '../core/match/line-scan.js';
import { recognise } from '../core/match/recogniser.js';
import { readValues } from '../core/match/record.js';
import type { Params } from '../core/tunnel/model.js';
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
 */
export async function scanFile(run: Run, file: string, visit: Visit): Promise<void> {
  try {
    const input = await openInput(file, run.standardInput);
    await scanInput(run, file, input, visit);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    run.fail(run.words.inputProblem(error.problem, plain(nameOf(run, file)), plain(error.detail)));
  }
  await run.output.flush();
}

const nameOf = (run: Run, file: string): string => (file === '-' ? run.words.standardInput : file);

/** A moment that no line of the input is later than, in milliseconds since 1970. */
export const referenceOf = (run: Run, input: Pick<Input, 'modified'>): number => run.options.reference ?? input.modified ?? run.now();

async function scanInput(run: Run, file: string, input: Input, visit: Visit): Promise<void> {
  const scan = createLineScan();
  const reference = referenceOf(run, input);
  const line = { text: '', start: 0, end: 0, number: 0, scan };
  for await (const text of input.blocks()) {
    line.text = text;
    openText(scan, text, writeCodes);
    const breaks = { next: 0, feed: text.indexOf('\n'), carriage: text.indexOf('\r') };
    while (breaks.next < text.length) {
      line.start = breaks.next;
      line.end = lineEnd(text, breaks);
      line.number++;
      recognise(run.catalogs, text, line.start, line.end, reference, scan);
      visit(line);
      if (run.output.isFull()) await run.output.flush();
    }
    // What is known of a pipe that stays open is shown at once.
    await run.output.flush();
    run.progress.show(plain(nameOf(run, file)), input.size === undefined ? undefined : input.position() / Math.max(1, input.size));
  }
  run.progress.clear();
}

/** Copies a text's code units; an eighth of the time that it takes to ask the string for one after the other. */
const writeCodes =
  endianness() === 'LE'
    ? (text: string, codes: Codes): void => void Buffer.from(codes.buffer, codes.byteOffset, codes.byteLength).write(text, 'utf16le')
    : undefined;

/** The next line of a block and the next breaks behind its start, which are looked for only once they have been passed. */
interface Breaks {
  next: number;
  feed: number;
  carriage: number;
}

/** The end of the line that begins at `breaks.next`, which moves on to the next line. Line breaks are those of editors: LF, CRLF, CR. */
function lineEnd(text: string, breaks: Breaks): number {
  const start = breaks.next;
  if (breaks.feed >= 0 && breaks.feed < start) breaks.feed = text.indexOf('\n', start);
  if (breaks.carriage >= 0 && breaks.carriage < start) breaks.carriage = text.indexOf('\r', start);
  const { feed, carriage } = breaks;
  const end = feed < 0 ? text.length : feed;
  if (carriage < 0 || carriage > end) {
    breaks.next = end + 1;
    return end;
  }
  breaks.next = carriage + 1 === feed ? feed + 1 : carriage + 1;
  return carriage;
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

/** Below this length V8 copies the part of a string instead of pointing into the whole. */
const shortestPart = 13;

const detached = (value: string): string => (value.length < shortestPart ? value : Buffer.from(value, 'utf16le').toString('utf16le'));
