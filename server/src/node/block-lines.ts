import { endianness } from 'node:os';
import type { CompiledCatalogs } from '../core/catalog/compile.js';
import type { Codes } from '../core/codes.js';
import type { LineScan } from '../core/match/line-scan.js';
import { openText } from '../core/match/line-scan.js';
import { recognise } from '../core/match/recogniser.js';

/**
 * Recognises the lines of a block, one after the other. Line breaks are those of editors: LF, CRLF, CR.
 *
 * @param reference a moment (ms since 1970) that no line is later than
 * @param visit is given the line's number, from 1, and where it stands, without its break; `scan` holds what is known of it
 * @returns the number of lines
 */
export function forEachLine(
  catalogs: CompiledCatalogs,
  text: string,
  reference: number,
  scan: LineScan,
  visit: (line: number, start: number, end: number) => void,
): number {
  openText(scan, text, writeCodes);
  let line = 0;
  let feed = text.indexOf('\n');
  let carriage = text.indexOf('\r');
  for (let start = 0; start < text.length;) {
    if (feed >= 0 && feed < start) feed = text.indexOf('\n', start);
    if (carriage >= 0 && carriage < start) carriage = text.indexOf('\r', start);
    const isCarriage = carriage >= 0 && (feed < 0 || carriage < feed);
    const end = isCarriage ? carriage : feed < 0 ? text.length : feed;
    recognise(catalogs, text, start, end, reference, scan);
    visit(++line, start, end);
    start = isCarriage && carriage + 1 === feed ? feed + 1 : end + 1;
  }
  return line;
}

/** Copies a text's code units; an eighth of the time that it takes to ask the string for one after the other. */
const writeCodes =
  endianness() === 'LE'
    ? (text: string, codes: Codes): void => void Buffer.from(codes.buffer, codes.byteOffset, codes.byteLength).write(text, 'utf16le')
    : undefined;
