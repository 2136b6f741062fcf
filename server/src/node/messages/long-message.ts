import { StringDecoder } from 'node:string_decoder';
import type { LineCutter, Lines } from '../../core/analysis/lines.js';
import { createLineCutter, textOfLines } from '../../core/analysis/lines.js';
import type { SentText } from '../../lsp/sent-text.js';
import { cutLines } from '../../lsp/sent-text.js';

/**
 * A message of many megabytes, such as that of a long document that is opened. Its texts are read and cut into lines while it arrives: who
 * waits for its end, and then turns all of it into strings and lines, lets the first answer wait for that.
 */
export interface LongMessage {
  /** Takes the next bytes of the message. */
  readonly take: (bytes: Uint8Array) => void;
  /**
   * The message when all has come. A long text has its lines beside it, and is put together only if somebody reads it: see `SentText`.
   * @throws SyntaxError for what is no JSON
   */
  readonly end: () => unknown;
}

/** So many characters (as JSON) of a long text are read at once: about those of a chunk of lines. */
const pieceLength = 1 << 14;

/** A text that goes on for so many characters is a long one. */
const longLength = 1 << 16;

/** What stands before a text, `"text":"`. Within a string of JSON, there would be a backslash before each quotation mark. */
const textKey = /(?<!\\)"text"\s*:\s*"/;
/** No longer than this, as anybody writes it. */
const longestKey = 32;

export function createLongMessage(): LongMessage {
  const decoder = new StringDecoder('utf8');
  /** The JSON, with the number of a long text in its place. */
  const outside: string[] = [];
  const texts: Lines[] = [];
  /** What has come and not been read. Within a text, it begins with no part of an escape. */
  let json = '';
  /** Takes the text in which the reader is; undefined outside of long texts. */
  let cutter: LineCutter | undefined;
  let failure: Error | undefined;

  const put = (end: number): void => {
    outside.push(json.slice(0, end));
    json = json.slice(end);
  };

  /** Reads on to the next text. @returns whether there may be more to read */
  const readOutside = (): boolean => {
    const key = textKey.exec(json);
    if (key === null) {
      put(Math.max(0, json.length - longestKey));
      return false;
    }
    const start = key.index + key[0].length;
    const end = endOfText(json, start);
    if (end >= 0) {
      put(end + 1);
      return true;
    }
    if (json.length - start < longLength) return false;
    put(start - 1);
    json = json.slice(1);
    outside.push(String(texts.length));
    cutter = createLineCutter();
    return true;
  };

  /** Reads on in a text. @returns whether there may be more to read */
  const readText = (text: LineCutter): boolean => {
    const end = endOfText(json, 0);
    const most = end < 0 ? json.length : end;
    let from = 0;
    while (most - from >= 2 * pieceLength) {
      const to = placeToCut(json, from + pieceLength);
      text.take(decoded(json.slice(from, to)));
      from = to;
    }
    if (end < 0) {
      json = json.slice(from);
      return false;
    }
    text.take(decoded(json.slice(from, end)));
    texts.push(text.end());
    cutter = undefined;
    json = json.slice(end + 1);
    return true;
  };

  const read = (): void => {
    while (cutter === undefined ? readOutside() : readText(cutter));
  };

  return {
    take: (bytes) => {
      if (failure !== undefined) return;
      json += decoder.write(bytes);
      // Much at a time: what has been read without success is read again.
      if (json.length < longLength) return;
      try {
        read();
      } catch (error) {
        // The message is read to its end all the same: the next one follows it.
        failure = error instanceof Error ? error : new Error(String(error));
      }
    },
    end: () => {
      if (failure !== undefined) throw failure;
      json += decoder.end();
      read();
      return JSON.parse(outside.join('') + json, (_, value: unknown) => withLines(value, texts)) as unknown;
    },
  };
}

/** The text as JSON holds it is decoded by itself: a line break in it is `\n`. */
const decoded = (json: string): string => JSON.parse(`"${json}"`) as string;

/** Where the quotation mark stands that ends a text; -1 where it has not come. */
function endOfText(json: string, from: number): number {
  let end = json.indexOf('"', from);
  while (end >= 0 && isEscaped(json, end, from)) end = json.indexOf('"', end + 1);
  return end;
}

/** Whether what stands there belongs to a backslash before it. @param from where the text begins */
function isEscaped(json: string, at: number, from: number): boolean {
  let first = at;
  while (first > from && json[first - 1] === '\\') first--;
  return (at - first) % 2 === 1;
}

/** A place at which a text can be cut: behind the next line break, or where `at` is in no escape. */
function placeToCut(json: string, at: number): number {
  for (let feed = json.indexOf('\\n', at); feed >= 0 && feed < at + pieceLength - 2; feed = json.indexOf('\\n', feed + 1)) {
    if (!isEscaped(json, feed, 0)) return feed + 2;
  }
  const last = json.lastIndexOf('\\', at - 1);
  if (last < 0 || isEscaped(json, last, 0)) return at;
  const length = json[last + 1] === 'u' ? 6 : 2;
  return last + length > at ? last : at;
}

/** Puts the lines to their text, in whose place their number stands. */
function withLines(value: unknown, texts: readonly Lines[]): unknown {
  if (typeof value !== 'object' || value === null || !('text' in value) || typeof value.text !== 'number') return value;
  const lines = texts[value.text];
  if (lines === undefined) return value;
  const sent: SentText = {
    ...value,
    get text() {
      return textOfLines(lines);
    },
    [cutLines]: lines,
  };
  return sent;
}
