import { createReadStream } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { gunzipped, InputError, inputError } from './input.js';

/** Bytes that are read at once: also how finely a line is found again. */
const blockLength = 1 << 18;

/** Bytes of a line. A text beyond has no lines: it would have to be held in memory whole. */
const maximumLine = 64 << 20;

/** Whole lines of a file, as bytes. */
export interface LogBlock {
  readonly bytes: Uint8Array;
  /** Where the block begins in the unpacked file. */
  readonly offset: number;
}

/** How wide the units of a text are in which a line break is one: 2 for UTF-16, whose line feeds are `0a 00` or `00 0a`. */
export type UnitWidth = { readonly width: 1 } | { readonly width: 2; readonly littleEndian: boolean };

/** @param beginning of a file: a byte order mark says so; a text in UTF-16 without one is not looked for */
export function unitWidth(beginning: Uint8Array): UnitWidth {
  if (beginning[0] === 0xff && beginning[1] === 0xfe) return { width: 2, littleEndian: true };
  if (beginning[0] === 0xfe && beginning[1] === 0xff) return { width: 2, littleEndian: false };
  return { width: 1 };
}

const feed = 0x0a;
const carriage = 0x0d;

/**
 * How many bytes from the beginning are whole lines. None of the encodings that are read has a line feed's byte within another character,
 * UTF-16 apart. Where lines end in CR alone, a CR at the very end may still get its LF and does not count.
 */
export function wholeLinesEnd(bytes: Uint8Array, unit: UnitWidth): number {
  if (unit.width === 1) {
    const end = bytes.lastIndexOf(feed) + 1;
    return end > 0 ? end : bytes.length === 0 ? 0 : bytes.lastIndexOf(carriage, bytes.length - 2) + 1;
  }
  for (const wanted of [feed, carriage]) {
    const last = bytes.length - (bytes.length % 2) - (wanted === feed ? 2 : 4);
    for (let at = last; at >= 0; at -= 2) {
      const [low, high] = unit.littleEndian ? [bytes[at], bytes[at + 1]] : [bytes[at + 1], bytes[at]];
      if (low === wanted && high === 0) return at + 2;
    }
  }
  return 0;
}

/**
 * Cuts bytes behind line breaks; the last block may end without one.
 * @param offset where the bytes begin
 * @throws InputError for a line without end
 */
export async function* logBlocks(pieces: AsyncIterable<Uint8Array>, offset = 0): AsyncGenerator<LogBlock> {
  let at = offset;
  let rest: Uint8Array = new Uint8Array();
  let unit: UnitWidth | undefined;
  for await (const piece of pieces) {
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    if (bytes.length < 2) {
      rest = bytes;
      continue;
    }
    unit ??= at === 0 ? unitWidth(bytes) : { width: 1 };
    const end = wholeLinesEnd(bytes, unit);
    if (end > 0) yield { bytes: bytes.subarray(0, end), offset: at };
    at += end;
    rest = bytes.subarray(end);
    if (rest.length > maximumLine) throw new InputError('long-line');
  }
  if (rest.length > 0) yield { bytes: rest, offset: at };
}

/** The bytes of an open file from `from` to `to` (exclusive), in pieces; fewer where the file was cut. */
export async function* fileBytes(file: FileHandle, from: number, to: number): AsyncGenerator<Uint8Array> {
  for (let at = from; at < to;) {
    // What was handed out may still be held: each piece has memory of its own.
    const buffer = Buffer.allocUnsafeSlow(Math.min(blockLength, to - at));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, at).catch((error: unknown) => {
      throw inputError(error);
    });
    if (bytesRead === 0) return;
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

/**
 * The bytes that gzip packed into a file.
 * @param progress is told how many packed bytes have been read
 * @throws InputError
 */
export async function* unpackedBytes(path: string, progress: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const packed = createReadStream(path, { highWaterMark: blockLength });
  try {
    for await (const piece of gunzipped(packed, blockLength)) {
      progress(packed.bytesRead);
      yield piece;
    }
  } catch (error) {
    throw inputError(error);
  } finally {
    packed.destroy();
  }
}
