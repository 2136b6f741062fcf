import { code, isBlank, skipBlanks } from '../characters.js';

/**
 * Compares fixed words with a line, tolerant of what collectors, editors and blogs do to them: runs of blanks,
 * `…` for `...`, `–` for `-` or `--`, full-width punctuation, typographic quotes.
 *
 * @returns the position behind the words, or -1
 */
export function matchLiteral(text: string, from: number, end: number, literal: string): number {
  const length = literal.length;
  if (from + length <= end && text.startsWith(literal, from)) {
    const next = from + length;
    return literal.charCodeAt(length - 1) === code.blank ? skipBlanks(text, next, end) : next;
  }
  return matchLoosely(text, from, end, literal);
}

function matchLoosely(text: string, from: number, end: number, literal: string): number {
  let pos = from;
  let at = 0;
  while (at < literal.length) {
    const wanted = literal.charCodeAt(at);
    if (wanted === code.blank) {
      const next = skipBlanks(text, pos, end);
      // A blank at the template's end may be missing where the line ends.
      if (next === pos && !(pos >= end && at === literal.length - 1)) return -1;
      pos = next;
      at++;
      continue;
    }
    if (pos >= end) return -1;
    const found = text.charCodeAt(pos);
    if (found === wanted) {
      pos++;
      at++;
      continue;
    }
    if (found < 0x80 && wanted < 0x80) return -1;
    const taken = foldedLength(found, literal, at);
    if (taken === 0) return -1;
    pos++;
    at += taken;
  }
  return pos;
}

/** How many characters of the literal, from `at` on, the character `found` of a line stands for; 0 for none. */
function foldedLength(found: number, literal: string, at: number): number {
  switch (found) {
    case code.ellipsis:
      return literal.startsWith('...', at) ? 3 : 0;
    case 0x3002: // 。
      return literal.startsWith('.', at) ? 1 : 0;
    case 0x2010: // ‐
    case 0x2011:
    case 0x2013: // –
    case 0x2014: // —
    case 0x2212: // −
      return literal.startsWith('--', at) ? 2 : literal.startsWith('-', at) ? 1 : 0;
    case 0x2018: // ‘
    case 0x2019: // ’
      return literal.startsWith("'", at) ? 1 : 0;
    case 0x201c: // “
    case 0x201d: // ”
      return literal.startsWith('"', at) ? 1 : 0;
    default:
      break;
  }
  // Full-width forms of ASCII: ： （ ） ， ． ＝ ０–９
  if (found >= 0xff01 && found <= 0xff5e && literal.charCodeAt(at) === found - 0xfee0) return 1;
  const wanted = literal.charCodeAt(at);
  return wanted >= 0xff01 && wanted <= 0xff5e && found === wanted - 0xfee0 ? 1 : 0;
}

/**
 * The first place from `from` on where the words stand.
 *
 * @returns the place, with the position behind the words in `found.next`; -1 if they do not stand there
 */
export function findLiteral(text: string, from: number, end: number, literal: string, found: { next: number }): number {
  const first = literal.charCodeAt(0);
  for (let pos = from; pos <= end; pos++) {
    const c = pos < end ? text.charCodeAt(pos) : code.blank;
    if (c !== first && c < 0x80 && !(first === code.blank && isBlank(c))) continue;
    const next = matchLiteral(text, pos, end, literal);
    if (next >= 0) {
      found.next = next;
      return pos;
    }
    // Each blank of a run would fail for the same reason; reading the run again for each of them would be quadratic.
    if (first === code.blank && isBlank(c)) pos = Math.max(pos, skipBlanks(text, pos, end) - 1);
  }
  return -1;
}

/** Punctuation with or without blanks around it, ASCII or not: `192.0.2.1 – 198.51.100.1`, `a：b`. @returns the position behind, or -1 */
export function matchPunctuation(text: string, from: number, end: number, character: string): number {
  let pos = skipBlanks(text, from, end);
  if (pos >= end) return -1;
  const found = text.charCodeAt(pos);
  const wanted = character.charCodeAt(0);
  if (found !== wanted && foldedLength(found, character + character, 0) === 0 && !(wanted === code.comma && found === 0x3001)) return -1;
  pos++;
  // `--` is one dash.
  if (wanted === code.dash && text.charCodeAt(pos) === code.dash && pos < end) pos++;
  return skipBlanks(text, pos, end);
}
