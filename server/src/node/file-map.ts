import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { createLines, lineText } from '../core/analysis/lines.js';
import { lowerBound } from '../core/analysis/growing.js';
import type { Encoding } from './encoding.js';
import { ChangedError } from './file-failure.js';
import { inputError } from './input.js';
import { fileBytes, unpackedBytes } from './log-blocks.js';

/** Which file was read, and how. */
export interface FileIdentity {
  readonly path: string;
  readonly inode: number;
  /** Bytes that were read; the file may have grown since. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
  readonly gzip: boolean;
  /** Undefined for ASCII. */
  readonly encoding: Encoding | undefined;
}

/** Where the lines of a file are: enough to read any of them again. Plain data. */
export interface FileMap extends FileIdentity {
  /** First line (from 0) of each block, and where the block begins in the unpacked file. */
  readonly firstLines: Int32Array;
  readonly offsets: Float64Array;
}

export interface MapWriter {
  readonly add: (firstLine: number, offset: number) => void;
  readonly finish: (identity: FileIdentity) => FileMap;
}

export function createMapWriter(): MapWriter {
  const firstLines: number[] = [];
  const offsets: number[] = [];
  return {
    add: (firstLine, offset) => {
      firstLines.push(firstLine);
      offsets.push(offset);
    },
    finish: (identity) => ({ ...identity, firstLines: Int32Array.from(firstLines), offsets: Float64Array.from(offsets) }),
  };
}

/** Whether the file on disk is still the one that was analysed. */
export async function lookAt(file: FileHandle, map: FileMap): Promise<'same' | 'grown' | 'other'> {
  const { ino, size, mtimeMs } = await file.stat();
  if (ino !== map.inode || size < map.size) return 'other';
  if (size === map.size) return mtimeMs === map.modified ? 'same' : 'other';
  // More behind what gzip has packed is another member of the file; a log that grows is not packed.
  return map.gzip ? 'other' : 'grown';
}

/**
 * Reads lines of the file again.
 * @param lines from 0, ascending
 * @throws InputError, ChangedError
 */
export async function readLines(map: FileMap, lines: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const file = await open(map.path, 'r').catch((error: unknown) => {
    throw inputError(error);
  });
  try {
    if ((await lookAt(file, map)) === 'other') throw new ChangedError();
    const found = new Map<number, string>();
    const wanted = Int32Array.from(lines);
    if (map.gzip) await readPacked(map, wanted, found);
    else await readBlocks(file, map, wanted, found);
    return found;
  } finally {
    await file.close();
  }
}

async function readBlocks(file: FileHandle, map: FileMap, lines: Int32Array, found: Map<number, string>): Promise<void> {
  for (let block = blockOf(map, lines); block !== undefined; block = blockOf(map, block.rest)) {
    const pieces: Uint8Array[] = [];
    for await (const piece of fileBytes(file, block.from, Math.min(block.to, map.size))) pieces.push(piece);
    pickLines(map, Buffer.concat(pieces), block, found);
  }
}

/** What is packed can only be read from its beginning. */
async function readPacked(map: FileMap, lines: Int32Array, found: Map<number, string>): Promise<void> {
  let block = blockOf(map, lines);
  let pieces: Uint8Array[] = [];
  let at = 0;
  for await (const piece of unpackedBytes(map.path, () => undefined)) {
    const end = at + piece.length;
    while (block !== undefined && block.from < end) {
      pieces.push(piece.subarray(Math.max(0, block.from - at), Math.min(piece.length, block.to - at)));
      if (block.to > end) break;
      pickLines(map, Buffer.concat(pieces), block, found);
      pieces = [];
      block = blockOf(map, block.rest);
    }
    if (block === undefined) return;
    at = end;
  }
  if (block !== undefined) pickLines(map, Buffer.concat(pieces), block, found);
}

/** A block that holds wanted lines. */
interface WantedBlock {
  /** Where it lies in the unpacked file; the last one has no end. */
  readonly from: number;
  readonly to: number;
  readonly firstLine: number;
  readonly lines: Int32Array;
  /** The wanted lines behind the block. */
  readonly rest: Int32Array;
}

/** The block that holds the first of the lines. */
function blockOf({ firstLines, offsets }: FileMap, lines: Int32Array): WantedBlock | undefined {
  const [first] = lines;
  if (first === undefined || offsets.length === 0) return undefined;
  const at = Math.max(0, lowerBound(firstLines, first + 1) - 1);
  const count = lowerBound(lines, firstLines[at + 1] ?? Number.POSITIVE_INFINITY);
  return {
    from: offsets[at] ?? 0,
    to: offsets[at + 1] ?? Number.POSITIVE_INFINITY,
    firstLine: firstLines[at] ?? 0,
    lines: lines.subarray(0, count),
    rest: lines.subarray(count),
  };
}

function pickLines(
  { encoding }: FileMap,
  bytes: Uint8Array,
  { from, firstLine, lines: wanted }: WantedBlock,
  found: Map<number, string>,
): void {
  const text =
    encoding === undefined
      ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
      : // A byte order mark stands at the very beginning alone.
        new TextDecoder(encoding, { ignoreBOM: from > 0 }).decode(bytes);
  const lines = createLines(text);
  for (const line of wanted) if (line - firstLine < lines.lineCount) found.set(line, lineText(lines, line - firstLine));
}
