import type { Codes } from '../codes.js';

/**
 * Which ASCII characters a text holds, as bits: tells in a few operations that a template cannot match, because a character of its fixed
 * words is nowhere in the line.
 */
export interface Presence {
  /** Letters of lower case, and `{` to `~` in the bits behind them. */
  lower: number;
  /** Everything else; capitals and punctuation share bits with others. */
  other: number;
}

export const createPresence = (): Presence => ({ lower: 0, other: 0 });

/** Characters that hold no news: most lines have them, and blanks and dots may be missing at a line's end. */
const isCommon = (c: number): boolean => c <= 32 || c === 46 || c === 127;

const lowerBits = Int32Array.from({ length: 256 }, (_, c) => (c >= 128 ? -1 : c >= 96 && !isCommon(c) ? 1 << (c & 31) : 0));
const otherBits = Int32Array.from({ length: 256 }, (_, c) => (c >= 128 ? -1 : c < 96 && !isCommon(c) ? 1 << (c & 31) : 0));

/** Reads the characters of a stretch. A text with others than ASCII may hold any character in another form: all bits are set. */
export function readPresence(codes: Codes, from: number, end: number, presence: Presence): void {
  let lower = 0;
  let other = 0;
  let all = 0;
  for (let pos = from; pos < end; pos++) {
    const c = codes[pos] ?? 0;
    all |= c;
    lower |= lowerBits[c & 255] ?? 0;
    other |= otherBits[c & 255] ?? 0;
  }
  presence.lower = all < 128 ? lower : -1;
  presence.other = all < 128 ? other : -1;
}

/** The characters that fixed words need. */
export function neededBy(words: string): Presence {
  const needed = createPresence();
  for (let at = 0; at < words.length; at++) {
    const c = words.charCodeAt(at);
    if (c >= 128) continue;
    needed.lower |= lowerBits[c] ?? 0;
    needed.other |= otherBits[c] ?? 0;
  }
  return needed;
}

/** The characters that all of them need. */
export function neededByAll(needs: readonly Presence[]): Presence {
  if (needs.length === 0) return createPresence();
  return needs.reduce((all, { lower, other }) => ({ lower: all.lower & lower, other: all.other & other }), { lower: -1, other: -1 });
}

export const mayHold = (text: Presence, needed: Presence): boolean => ((needed.lower & ~text.lower) | (needed.other & ~text.other)) === 0;
