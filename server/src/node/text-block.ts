import { code } from '../core/characters.js';
import { margin } from '../core/codes.js';

/** Whole lines of a text. */
export interface TextBlock {
  /** All of them as bytes, if they are ASCII. */
  readonly ascii: AsciiText | undefined;
  /** The same as a string. Of ASCII few want it, and it is made when it is asked for. */
  readonly text: () => string;
}

/** A text of ASCII. */
export interface AsciiText {
  /** The text, and as many bytes behind it as somebody who reads it may look ahead. */
  readonly bytes: Uint8Array;
  readonly length: number;
}

/** A block as one thread sends it to another. */
export type SentBlock = { readonly ascii: AsciiText } | { readonly ascii: undefined; readonly text: string };

/** @param lines what stands behind them in their memory is left alone */
export const asciiBlock = (lines: Uint8Array): TextBlock => blockOf({ bytes: withMargin(lines), length: lines.length });

export const textBlock = (text: string): TextBlock => ({ ascii: undefined, text: () => text });

const blockOf = (ascii: AsciiText): TextBlock => ({
  ascii,
  text: () => Buffer.from(ascii.bytes.buffer, ascii.bytes.byteOffset, ascii.length).toString('latin1'),
});

/** The text with bytes behind it. Behind a line break it does not matter which; else they are NULs. */
function withMargin(lines: Uint8Array): Uint8Array {
  const { buffer, byteOffset, length } = lines;
  if (lines[length - 1] === code.newline && byteOffset + length + margin <= buffer.byteLength)
    return new Uint8Array(buffer, byteOffset, length + margin);
  const bytes = new Uint8Array(length + margin);
  bytes.set(lines);
  return bytes;
}

/** What another thread needs of a block, with the memory that is handed over to it. */
export function sentBlock({ ascii, text }: TextBlock): { readonly block: SentBlock; readonly memory: readonly ArrayBuffer[] } {
  if (ascii === undefined) return { block: { ascii, text: text() }, memory: [] };
  const bytes = ascii.bytes.slice();
  return { block: { ascii: { bytes, length: ascii.length } }, memory: [bytes.buffer] };
}

export const receivedBlock = (block: SentBlock): TextBlock => (block.ascii === undefined ? textBlock(block.text) : blockOf(block.ascii));
