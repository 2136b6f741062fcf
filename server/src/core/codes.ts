/**
 * A text's UTF-16 code units in an array. Recognition looks at every character of a log several times, and reading an array costs a
 * third of `charCodeAt`. Of ASCII, bytes are the same.
 */
export type Codes = Uint16Array | Uint8Array;

/** NULs behind the text: a look a few characters ahead needs no test for the end. */
export const margin = 64;

export const createCodes = (length: number): Uint16Array => new Uint16Array(length + margin);

/**
 * Copies a text's code units to the array, or to a larger one where they do not fit.
 * @param write does it
 */
export function readCodes(text: string, codes: Uint16Array, write = writeCodes): Uint16Array {
  const { length } = text;
  // Blocks are of about one length: a little more than is needed serves for the next ones too.
  const target = length + margin <= codes.length ? codes : createCodes(length + (length >> 3));
  write(text, target);
  return target.fill(0, length, length + margin);
}

function writeCodes(text: string, codes: Uint16Array): void {
  for (let pos = 0; pos < text.length; pos++) codes[pos] = text.charCodeAt(pos);
}

export const codesOf = (text: string): Uint16Array => readCodes(text, createCodes(text.length));

/** Fixed words, without a margin. */
export function literalOf(text: string): Uint16Array {
  const codes = new Uint16Array(text.length);
  writeCodes(text, codes);
  return codes;
}

/** A short stretch as a string. */
export function textOf(codes: Codes, from: number, to: number): string {
  let text = '';
  for (let pos = from; pos < to; pos++) text += String.fromCharCode(codes[pos] ?? 0);
  return text;
}
