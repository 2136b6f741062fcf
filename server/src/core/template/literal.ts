import { code, isBlank, skipBlanks } from '../characters.js';
import type { Codes } from '../codes.js';

/**
 * Compares fixed words with a line, tolerant of what collectors, editors and blogs do to them: runs of blanks,
 * `…` for `...`, `–` for `-` or `--`, full-width punctuation, typographic quotes.
 *
 * @param words code units that hold the words at `[first, last)`, without the margin of a text's codes
 * @returns the position behind the words, or -1
 */
export function matchLiteral(codes: Codes, from: number, end: number, words: Codes, first: number, last: number): number {
  let pos = from;
  let at = first;
  let found = 0;
  let wanted = 0;
  while (at < last && pos < end) {
    found = codes[pos] ?? 0;
    wanted = words[at] ?? 0;
    if (found !== wanted) break;
    at++;
    pos++;
  }
  if (at === last) return wanted === code.blank ? skipBlanks(codes, pos, end) : pos;
  // Most comparisons fail here, at characters that stand for nothing but themselves.
  if (pos < end && found < 0x80 && wanted < 0x80 && wanted !== code.blank && !(found <= code.blank && isBlank(found))) return -1;
  return matchLoosely(codes, from, end, words, first, last);
}

function matchLoosely(codes: Codes, from: number, end: number, words: Codes, first: number, last: number): number {
  let pos = from;
  let at = first;
  while (at < last) {
    const wanted = words[at] ?? 0;
    if (wanted === code.blank) {
      const next = skipBlanks(codes, pos, end);
      // A blank at the template's end may be missing where the line ends.
      if (next === pos && !(pos >= end && at === last - 1)) return -1;
      pos = next;
      at++;
      continue;
    }
    if (pos >= end) return -1;
    const found = codes[pos] ?? 0;
    if (found === wanted) {
      pos++;
      at++;
      continue;
    }
    if (found < 0x80 && wanted < 0x80) return -1;
    const taken = foldedLength(found, words, at, last);
    if (taken === 0) return -1;
    pos++;
    at += taken;
  }
  return pos;
}

/** How many of the words' characters, from `at` on, the character `found` of a line stands for; 0 for none. */
function foldedLength(found: number, words: Codes, at: number, last: number): number {
  const wanted = words[at];
  switch (found) {
    case code.ellipsis:
      return at + 2 < last && wanted === code.dot && words[at + 1] === code.dot && words[at + 2] === code.dot ? 3 : 0;
    case 0x3002: // 。
      return wanted === code.dot ? 1 : 0;
    case 0x2010: // ‐
    case 0x2011:
    case 0x2013: // –
    case 0x2014: // —
    case 0x2212: // −
      if (wanted !== code.dash) return 0;
      return at + 1 < last && words[at + 1] === code.dash ? 2 : 1;
    case 0x2018: // ‘
    case 0x2019: // ’
      return wanted === code.apostrophe ? 1 : 0;
    case 0x201c: // “
    case 0x201d: // ”
      return wanted === code.quote ? 1 : 0;
    default:
      return isFoldedTo(found, wanted ?? 0) ? 1 : 0;
  }
}

/** Full-width forms of ASCII: ： （ ） ， ． ＝ ０–９ */
const isFoldedTo = (found: number, wanted: number): boolean =>
  (found >= 0xff01 && found <= 0xff5e && wanted === found - 0xfee0) || (wanted >= 0xff01 && wanted <= 0xff5e && found === wanted - 0xfee0);

/**
 * The first place from `from` on where the words stand.
 *
 * @param words code units that hold the words at `[first, last)`
 * @returns the place, with the position behind the words in `found.next`; -1 if they do not stand there
 */
export function findLiteral(
  codes: Codes,
  from: number,
  end: number,
  words: Codes,
  first: number,
  last: number,
  found: { next: number },
): number {
  const begins = words[first] ?? 0;
  for (let pos = from; pos <= end; pos++) {
    const c = pos < end ? (codes[pos] ?? 0) : code.blank;
    if (c !== begins && c < 0x80 && !(begins === code.blank && isBlank(c))) continue;
    const next = matchLiteral(codes, pos, end, words, first, last);
    if (next >= 0) {
      found.next = next;
      return pos;
    }
    // Each blank of a run would fail for the same reason; reading the run again for each of them would be quadratic.
    if (begins === code.blank && isBlank(c)) pos = Math.max(pos, skipBlanks(codes, pos, end) - 1);
  }
  return -1;
}

/** Punctuation with or without blanks around it, ASCII or not: `192.0.2.1 – 198.51.100.1`, `a：b`. @returns the position behind, or -1 */
export function matchPunctuation(codes: Codes, from: number, end: number, wanted: number): number {
  let pos = skipBlanks(codes, from, end);
  if (pos >= end) return -1;
  const found = codes[pos] ?? 0;
  if (found !== wanted && !(found >= 0x80 && isPunctuationFor(found, wanted))) return -1;
  pos++;
  // `--` is one dash.
  if (wanted === code.dash && codes[pos] === code.dash && pos < end) pos++;
  return skipBlanks(codes, pos, end);
}

function isPunctuationFor(found: number, wanted: number): boolean {
  // The ideographic comma 、
  if (found === 0x3001) return wanted === code.comma;
  switch (found) {
    case 0x3002: // 。
      return wanted === code.dot;
    case 0x2010:
    case 0x2011:
    case 0x2013:
    case 0x2014:
    case 0x2212:
      return wanted === code.dash;
    default:
      return isFoldedTo(found, wanted);
  }
}
