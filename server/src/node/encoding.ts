import { isAscii } from 'node:buffer';

/** How a log's bytes become text. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'shift_jis';

/** Turns the bytes of one file into text, block after block; characters may be cut by the blocks' borders. */
export interface Decoder {
  readonly decode: (bytes: Uint8Array) => string;
  /** Whether the file's next bytes, whole lines, are ASCII, each byte a character: they need no decoding. */
  readonly isPlain: (bytes: Uint8Array) => boolean;
  /** What the last bytes still owe: a replacement character for one that the file cuts off. */
  readonly end: () => string;
  /** What was decided for; undefined as long as every encoding reads the bytes alike. */
  readonly encoding: () => Encoding | undefined;
}

/**
 * A decoder that decides for an encoding by a byte order mark or by the first block that holds anything but ASCII. What the encoding
 * cannot read becomes U+FFFD.
 * @param known what was decided for elsewhere: the bytes are not a file's from its beginning
 */
export function createDecoder(known?: Encoding): Decoder {
  let decoder = known === undefined ? undefined : new TextDecoder(known);
  let encoding = known;
  let first = true;
  return {
    decode: (bytes) => {
      if (decoder === undefined) {
        // So far every encoding in question reads the bytes alike; this way is the quickest.
        if (isAscii(bytes)) {
          first &&= bytes.length === 0;
          return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
        }
        encoding = (first ? byteOrderMark(bytes) : undefined) ?? guessEncoding(bytes) ?? 'utf-8';
        first &&= bytes.length === 0;
        decoder = new TextDecoder(encoding);
      }
      return decoder.decode(bytes, { stream: true });
    },
    isPlain: (bytes) => {
      // UTF-16 has NULs among its letters, which are ASCII as well.
      if (encoding === 'utf-16le' || encoding === 'utf-16be' || !isAscii(bytes)) return false;
      first &&= bytes.length === 0;
      return true;
    },
    end: () => decoder?.decode() ?? '',
    encoding: () => encoding,
  };
}

function byteOrderMark(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  return undefined;
}

/** Bytes that are looked at. Counting them all would read every file twice. */
const sampleLength = 1 << 18;

/** Whether the beginning of a file is no text: NULs in most of it, or more control characters than any log has. */
export function looksBinary(bytes: Uint8Array): boolean {
  if (byteOrderMark(bytes) !== undefined) return false;
  const length = Math.min(bytes.length, sampleLength);
  let nuls = 0;
  let controls = 0;
  for (let at = 0; at < length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === 0) nuls++;
    // Escape begins a terminal's colours, which logs do hold.
    else if (byte < 32 && !(byte >= 9 && byte <= 13) && byte !== 27) controls++;
  }
  return nuls * 2 > length || (controls >= 64 && controls * 12 > length);
}

/** @returns undefined for ASCII */
function guessEncoding(bytes: Uint8Array): Encoding | undefined {
  const from = bytes.findIndex((byte) => byte >= 0x80);
  if (from < 0) return undefined;
  const sample = bytes.subarray(from, from + sampleLength);
  const { valid, invalid } = countUtf8(sample);
  if (invalid === 0 || valid > invalid) return 'utf-8';
  const han = commonHan();
  const chinese = plausibility(
    new TextDecoder('gb18030').decode(sample),
    sample,
    (character) => han.has(character) || isCjkPunctuation(character),
  );
  const japanese = plausibility(new TextDecoder('shift_jis').decode(sample), sample, isCommonInShiftJis);
  const best = Math.max(chinese, japanese);
  // Neither: a log in UTF-8 or ASCII with some broken bytes.
  if (best < 0.6) return 'utf-8';
  return japanese > chinese ? 'shift_jis' : 'gb18030';
}

/** Sequences of UTF-8 for characters beyond ASCII, and bytes that are part of none. A sequence that the end cuts off is neither. */
function countUtf8(bytes: Uint8Array): { readonly valid: number; readonly invalid: number } {
  let valid = 0;
  let invalid = 0;
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0;
    const length =
      lead < 0x80 ? 1 : lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
    let seen = 1;
    while (seen < length && ((bytes[at + seen] ?? 0) & 0xc0) === 0x80) seen++;
    if (length === 0 || (seen < length && at + seen < bytes.length)) invalid++;
    else if (length > 1 && seen === length) valid++;
    at += seen;
  }
  return { valid, invalid };
}

/** The share of common characters among those beyond ASCII, 0 to 1; characters that could not be read count against it twice. */
function plausibility(text: string, sample: Uint8Array, isCommon: (character: number) => boolean): number {
  let common = 0;
  let all = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (character < 0x80) continue;
    // The sample's end may cut a character.
    if (character === 0xfffd && at === text.length - 1 && sample.length === sampleLength) continue;
    all += character === 0xfffd ? 2 : 1;
    if (isCommon(character)) common++;
  }
  return all === 0 ? 0 : common / all;
}

const isCjkPunctuation = (character: number): boolean =>
  (character >= 0x3000 && character <= 0x3015) || (character >= 0xff01 && character <= 0xff5e);

const isHan = (character: number): boolean => character >= 0x4e00 && character <= 0x9fff;

/** Kana, which every Japanese message holds, and Han; not the half-width kana that Chinese bytes look like. */
const isCommonInShiftJis = (character: number): boolean =>
  (character >= 0x3041 && character <= 0x30fe) || isCjkPunctuation(character) || isHan(character);

/** The characters of GB 2312's first level: what the texts of Chinese devices are written with. */
function commonHan(): ReadonlySet<number> {
  const bytes: number[] = [];
  for (let lead = 0xb0; lead <= 0xd7; lead++) for (let trail = 0xa1; trail <= 0xfe; trail++) bytes.push(lead, trail);
  const characters = new TextDecoder('gb18030').decode(Uint8Array.from(bytes));
  return new Set(Array.from(characters, (character) => character.charCodeAt(0)));
}
