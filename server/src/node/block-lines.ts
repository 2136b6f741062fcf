import { endianness } from 'node:os';
import type { CompiledCatalogs } from '../core/catalog/compile.js';
import { code } from '../core/characters.js';
import type { Codes } from '../core/codes.js';
import type { LineScan } from '../core/match/line-scan.js';
import { openBytes, openText } from '../core/match/line-scan.js';
import { recallLine, recogniseOpen } from '../core/match/recogniser.js';
import { judgeLine } from '../core/match/judgement.js';
import type { Tally } from '../core/match/tally.js';
import { countLine } from '../core/match/tally.js';
import type { TunnelRecord } from '../core/tunnel/model.js';
import type { RecordReader } from '../core/tunnel/record-reader.js';
import type { TextBlock } from './text-block.js';

/** Makes ready to scan the lines of a block. @returns how many characters it has */
export function openBlock(scan: LineScan, block: TextBlock): number {
  if (block.ascii !== undefined) {
    openBytes(scan, block.ascii.bytes);
    return block.ascii.length;
  }
  const text = block.text();
  openText(scan, text, writeCodes);
  return text.length;
}

/**
 * Recognises the lines of what `scan` has open, one after the other. Line breaks are those of editors: LF, CRLF, CR.
 *
 * @param length how many characters that is
 * @param reference a moment (ms since 1970) that no line is later than
 * @param visit is given the line's number, from 1, and where it stands, without its break; `scan` holds what is known of it
 */
export function forEachLine(
  catalogs: CompiledCatalogs,
  length: number,
  reference: number,
  scan: LineScan,
  visit: (line: number, start: number, end: number) => void,
): void {
  const { codes } = scan;
  const hasCarriages = holdsCarriages(codes, length);
  let line = 0;
  for (let start = 0; start < length;) {
    // Where a line like others ends is found by comparing it with them.
    let end = hasCarriages ? -1 : recallLine(start, length, reference, scan);
    if (end < 0) {
      end = hasCarriages ? breakIn(codes, start, length) : codes.indexOf(code.newline, start);
      if (end < 0 || end > length) end = length;
      recogniseOpen(catalogs, start, end, reference, scan);
    }
    visit(++line, start, end);
    start = codes[end] === code.carriageReturn && codes[end + 1] === code.newline ? end + 2 : end + 1;
  }
}

/** What counting lines needs beside them. */
export interface LineCounting {
  readonly catalogs: CompiledCatalogs;
  /** A moment (ms since 1970) that no line is later than. */
  readonly reference: number;
  readonly scan: LineScan;
  /** Asks for no parameters as text: of ASCII there is none. */
  readonly readRecord: RecordReader;
}

/**
 * Counts the lines of a block.
 *
 * @param before lines before the block
 * @param take is given what they say of tunnels, each record until the next
 */
export function countLines(
  { catalogs, reference, scan, readRecord }: LineCounting,
  block: TextBlock,
  tally: Tally,
  before: number,
  take: (record: TunnelRecord) => void,
): void {
  forEachLine(catalogs, openBlock(scan, block), reference, scan, (line) => {
    countLine(tally, before + line, scan.message, judgeLine(scan).outcome);
    const record = readRecord(scan.source, scan, before + line);
    if (record !== undefined) take(record);
  });
}

/**
 * Whether there is a CR. Asked of the codes, for an engine may ask the text again for every line once it has optimised the loop over them; of
 * their bytes first, which is quicker and may find a half of another character.
 */
function holdsCarriages(codes: Codes, length: number): boolean {
  const bytes = Buffer.from(codes.buffer, codes.byteOffset, length * codes.BYTES_PER_ELEMENT);
  return bytes.includes(code.carriageReturn) && codes.subarray(0, length).includes(code.carriageReturn);
}

/** Where the next line break begins, or `length`. */
function breakIn(codes: Codes, from: number, length: number): number {
  let pos = from;
  while (pos < length && codes[pos] !== code.newline && codes[pos] !== code.carriageReturn) pos++;
  return pos;
}

/** Copies a text's code units; an eighth of the time that it takes to ask the string for one after the other. */
const writeCodes =
  endianness() === 'LE'
    ? (text: string, codes: Uint16Array): void => void Buffer.from(codes.buffer, codes.byteOffset, codes.byteLength).write(text, 'utf16le')
    : undefined;
