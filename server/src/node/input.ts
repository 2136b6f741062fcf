import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { errorWords } from '../service/error-words.js';
import { createDecoder, looksBinary } from './encoding.js';
import { logBlocks } from './log-blocks.js';
import type { TextBlock } from './text-block.js';
import { asciiBlock, textBlock } from './text-block.js';

/** Why an input cannot be read. */
export type InputProblem = 'missing' | 'directory' | 'permission' | 'binary' | 'damaged' | 'long-line' | 'unreadable';

/** An input that cannot be read, or not to its end. */
export class InputError extends Error {
  constructor(
    readonly problem: InputProblem,
    /** What the system says, for problems that have no name of ours. */
    readonly detail = '',
  ) {
    super(detail === '' ? problem : detail);
    this.name = 'InputError';
  }
}

export interface Input {
  /** Milliseconds since 1970 at which the file was last written; undefined for standard input. */
  readonly modified: number | undefined;
  /** Bytes on disk; undefined where that is not known. */
  readonly size: number | undefined;
  /** Bytes of `size` that have been read. */
  readonly position: () => number;
  /**
   * The text in blocks of whole lines: each ends behind a line break (LF, CRLF or CR), the last one perhaps without.
   * @throws InputError
   */
  readonly blocks: () => AsyncIterable<TextBlock>;
}

/** Bytes that are read at once. */
const blockLength = 1 << 20;

/**
 * Opens a file, or standard input for `-`. What is packed with gzip is unpacked, whatever its name.
 * @throws InputError
 */
export async function openInput(file: string, standardInput: NodeJS.ReadStream): Promise<Input> {
  if (file === '-') return inputOf(standardInput, undefined, undefined);
  const found = await stat(file).catch((error: unknown) => {
    throw inputError(error);
  });
  if (found.isDirectory()) throw new InputError('directory');
  const size = found.isFile() ? found.size : undefined;
  return inputOf(createReadStream(file, { highWaterMark: blockLength }), found.mtimeMs, size);
}

function inputOf(stream: Readable, modified: number | undefined, size: number | undefined): Input {
  let position = 0;
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      position += chunk.length;
      yield chunk;
    }
  }
  return { modified, size, position: () => position, blocks: () => textBlocks(unpacked(bytes())) };
}

/** Unpacks bytes that begin as gzip does. */
async function* unpacked(bytes: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    const first = await beginning(bytes);
    const all = prepend(first, bytes);
    if (!isGzip(first)) {
      yield* all;
      return;
    }
    yield* gunzipped(Readable.from(all), blockLength);
  } catch (error) {
    throw inputError(error);
  }
}

export const isGzip = (beginning: Uint8Array): boolean => beginning[0] === 0x1f && beginning[1] === 0x8b;

/** The unpacked bytes, in pieces of at most so many. An error of the stream is one of theirs. */
export function gunzipped(packed: Readable, pieceLength: number): AsyncIterable<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: pieceLength });
  packed.on('error', (error) => gunzip.destroy(error));
  return packed.pipe(gunzip);
}

/** The first bytes, at least two where there are as many: a pipe may bring them one by one. */
async function beginning(bytes: AsyncGenerator<Uint8Array>): Promise<Uint8Array> {
  let first: Uint8Array = new Uint8Array();
  while (first.length < 2) {
    const next = await bytes.next();
    if (next.done === true) break;
    first = first.length === 0 ? next.value : Buffer.concat([first, next.value]);
  }
  return first;
}

async function* prepend(first: Uint8Array, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (first.length > 0) yield first;
  yield* rest;
}

async function* textBlocks(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<TextBlock> {
  const decoder = createDecoder();
  for await (const { bytes, offset } of logBlocks(pieces)) {
    if (offset === 0 && looksBinary(bytes)) throw new InputError('binary');
    yield decoder.isPlain(bytes) ? asciiBlock(bytes) : textBlock(decoder.decode(bytes));
  }
  const last = decoder.end();
  if (last !== '') yield textBlock(last);
}

const problems: Readonly<Record<string, InputProblem>> = {
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  EISDIR: 'directory',
  EACCES: 'permission',
  EPERM: 'permission',
  Z_DATA_ERROR: 'damaged',
  Z_BUF_ERROR: 'damaged',
};

export function inputError(error: unknown): InputError {
  if (error instanceof InputError) return error;
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  const problem = Object.hasOwn(problems, code) ? problems[code] : undefined;
  return new InputError(problem ?? 'unreadable', errorWords(error));
}
