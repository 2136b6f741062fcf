import type { Codes } from '../codes.js';

/**
 * Which ASCII characters a text holds, as bits: tells in a few operations that a template cannot match, because a character of its fixed
 * words is nowhere in the line.
 */
export interface Presence {
  /** Characters 32–63, 64–95 and 96–127. */
  low: number;
  middle: number;
  high: number;
}

export const createPresence = (): Presence => ({ low: 0, middle: 0, high: 0 });

/** Reads the characters of a stretch. A text with others than ASCII may hold any character in another form: all bits are set. */
export function readPresence(codes: Codes, from: number, end: number, presence: Presence): void {
  let low = 0;
  let middle = 0;
  let high = 0;
  for (let pos = from; pos < end; pos++) {
    const c = codes[pos] ?? 0;
    if (c < 64) low |= 1 << (c & 31);
    else if (c < 96) middle |= 1 << (c & 31);
    else if (c < 128) high |= 1 << (c & 31);
    else {
      low = middle = high = -1;
      break;
    }
  }
  presence.low = low;
  presence.middle = middle;
  presence.high = high;
}

/** The characters that fixed words need. Blanks and dots may be missing at a line's end. */
export function neededBy(words: string): Presence {
  const needed = createPresence();
  for (let at = 0; at < words.length; at++) {
    const c = words.charCodeAt(at);
    if (c <= 32 || c > 127 || c === 46) continue;
    if (c < 64) needed.low |= 1 << (c & 31);
    else if (c < 96) needed.middle |= 1 << (c & 31);
    else needed.high |= 1 << (c & 31);
  }
  return needed;
}

/** The characters that all of them need. */
export function neededByAll(needs: readonly Presence[]): Presence {
  if (needs.length === 0) return createPresence();
  return needs.reduce((all, { low, middle, high }) => ({ low: all.low & low, middle: all.middle & middle, high: all.high & high }), {
    low: -1,
    middle: -1,
    high: -1,
  });
}

export const mayHold = (text: Presence, needed: Presence): boolean =>
  ((needed.low & ~text.low) | (needed.middle & ~text.middle) | (needed.high & ~text.high)) === 0;
