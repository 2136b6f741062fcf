import type { SlotType } from '../catalog/model.js';
import { code, isBlank, isDigit, isHexDigit, isLetter, skipDigits, skipWord } from '../characters.js';

/**
 * Where a value of the type that begins at `from` ends, by its own characters alone; `from` itself if none begins there.
 * `text` has no end of its own and takes everything.
 */
export function slotEnd(type: SlotType, text: string, from: number, end: number): number {
  switch (type) {
    case 'text':
      return end;
    case 'word':
      return skipWord(text, from, end);
    case 'letters':
      return run(text, from, end, (c) => isLetter(c) || c === code.underscore);
    case 'name':
      return trimBack(text, from, run(text, from, end, isNameCharacter));
    case 'number':
      return numberEnd(text, from, end);
    case 'port':
      return skipDigits(text, from, end);
    case 'hex':
      return hexEnd(text, from, end);
    case 'ip':
      return ipEnd(text, from, end);
    case 'host':
      return trimBack(text, from, run(text, from, end, isHostCharacter));
    case 'network':
      return networkEnd(text, from, end);
    case 'mac':
      return macEnd(text, from, end);
    case 'cookies':
      return cookiesEnd(text, from, end);
    default:
      return unknownType(type);
  }
}

function unknownType(type: never): never {
  throw new Error(`no such slot type: ${String(type)}`);
}

/** Types whose end is found by the words that follow, not by their own characters alone. */
export const endsByContext = (type: SlotType): boolean => type === 'text' || type === 'word' || type === 'name' || type === 'host';

function run(text: string, from: number, end: number, belongs: (c: number) => boolean): number {
  let pos = from;
  while (pos < end && belongs(text.charCodeAt(pos))) pos++;
  return pos;
}

const isNameCharacter = (c: number): boolean =>
  isLetter(c) ||
  isDigit(c) ||
  c === code.dot ||
  c === code.underscore ||
  c === code.dash ||
  c === code.at ||
  c === code.slash ||
  c === 36 || // $
  c > 0xff;

const isHostCharacter = (c: number): boolean =>
  isLetter(c) ||
  isDigit(c) ||
  c === code.dot ||
  c === code.dash ||
  c === code.underscore ||
  c === code.colon ||
  c === code.percent ||
  c === code.star;

/** A name at the end of a sentence does not take the sentence's punctuation with it. */
function trimBack(text: string, from: number, to: number): number {
  let pos = to;
  while (pos > from) {
    const c = text.charCodeAt(pos - 1);
    if (c !== code.dot && c !== code.dash && c !== code.colon) break;
    // `2001:db8::` ends in a colon that belongs to it.
    if (c === code.colon && pos - 2 > from && text.charCodeAt(pos - 2) === code.colon) break;
    pos--;
  }
  return pos;
}

function numberEnd(text: string, from: number, end: number): number {
  let pos = from;
  const sign = text.charCodeAt(pos);
  if (pos < end && (sign === code.dash || sign === code.plus)) pos++;
  const digits = skipDigits(text, pos, end);
  if (digits === pos) return from;
  if (digits + 1 < end && text.charCodeAt(digits) === code.dot && isDigit(text.charCodeAt(digits + 1))) {
    return skipDigits(text, digits + 1, end);
  }
  return digits;
}

function hexEnd(text: string, from: number, end: number): number {
  const second = text.charCodeAt(from + 1);
  const prefixed = text.charCodeAt(from) === code.zero && (second === 120 || second === 88) && from + 2 < end;
  const start = prefixed ? from + 2 : from;
  const to = run(text, start, end, isHexDigit);
  return to === start ? from : to;
}

/** `192.0.2.1`, `2001:db8::1%eth0`, and what privacy makes of them: `192.x.x.x`, `192.0.*.*`. */
function ipEnd(text: string, from: number, end: number): number {
  const v4 = ipv4End(text, from, end);
  if (v4 > from) {
    // `::ffff:192.0.2.1` is read by the IPv6 branch; `192.0.2.1` stops here.
    return v4;
  }
  return ipv6End(text, from, end);
}

function ipv4End(text: string, from: number, end: number): number {
  let pos = from;
  for (let octet = 0; octet < 4; octet++) {
    const start = pos;
    while (pos < end && pos - start < 3 && isDigit(text.charCodeAt(pos))) pos++;
    if (pos === start && octet > 0) while (pos < end && pos - start < 3 && isMask(text.charCodeAt(pos))) pos++;
    if (pos === start) return from;
    if (octet < 3) {
      if (pos >= end || text.charCodeAt(pos) !== code.dot) return from;
      pos++;
    }
  }
  // `1.2.3.4.5` and `1.2.3.4x` are no addresses.
  if (pos < end) {
    const c = text.charCodeAt(pos);
    if (isDigit(c) || isLetter(c)) return from;
  }
  return pos;
}

const isMask = (c: number): boolean => c === 120 || c === 88 || c === code.star;

function ipv6End(text: string, from: number, end: number): number {
  let pos = from;
  let colons = 0;
  let double = false;
  while (pos < end && pos - from < 45) {
    const c = text.charCodeAt(pos);
    if (c === code.colon) {
      colons++;
      if (pos > from && text.charCodeAt(pos - 1) === code.colon) double = true;
    } else if (!isHexDigit(c) && !(c === code.dot && double)) break;
    pos++;
  }
  if (colons < 2 || (!double && colons < 7)) return from;
  // A separator after the address is not of it: `2001:db8::1: text`, but `2001:db8::` is.
  while (pos > from && text.charCodeAt(pos - 1) === code.dot) pos--;
  if (text.charCodeAt(pos - 1) === code.colon && text.charCodeAt(pos - 2) !== code.colon) pos--;
  if (pos < end && text.charCodeAt(pos) === code.percent) {
    const zone = run(text, pos + 1, end, (c) => isLetter(c) || isDigit(c) || c === code.dot || c === code.dash || c === code.underscore);
    if (zone > pos + 1) return trimBack(text, from, zone);
  }
  return pos;
}

/** `192.0.2.0/24`, `192.0.2.0/255.255.255.0`, `2001:db8::/32`, with the `|/0` that newer daemons print after it. */
function networkEnd(text: string, from: number, end: number): number {
  const address = ipEnd(text, from, end);
  if (address === from) return from;
  let pos = address;
  if (pos + 1 < end && text.charCodeAt(pos) === code.slash && isDigit(text.charCodeAt(pos + 1))) {
    const mask = ipv4End(text, pos + 1, end);
    pos = mask > pos + 1 ? mask : skipDigits(text, pos + 1, end);
  }
  if (pos + 2 < end && text.charCodeAt(pos) === code.pipe && text.charCodeAt(pos + 1) === code.slash) {
    const length = skipDigits(text, pos + 2, end);
    if (length > pos + 2) return length;
  }
  return pos;
}

/** `00:00:5e:00:53:01`, `00-00-5E-00-53-01`, `0000.5e00.5301` */
function macEnd(text: string, from: number, end: number): number {
  let pos = from;
  let digits = 0;
  while (pos < end && pos - from < 17) {
    const c = text.charCodeAt(pos);
    if (isHexDigit(c)) digits++;
    else if (c !== code.colon && c !== code.dash && c !== code.dot) break;
    pos++;
  }
  return digits === 12 && !isSeparator(text.charCodeAt(pos - 1)) ? pos : from;
}

const isSeparator = (c: number): boolean => c === code.colon || c === code.dash || c === code.dot;

/** `5f0c9a1be3d24477:0000000000000000`; one cookie alone is accepted, as some lines print only the initiator's. */
function cookiesEnd(text: string, from: number, end: number): number {
  const first = hexEnd(text, from, end);
  if (first === from) return from;
  let pos = first;
  if (pos < end && (text.charCodeAt(pos) === code.colon || text.charCodeAt(pos) === code.dash) && !isBlank(text.charCodeAt(pos + 1))) {
    const second = hexEnd(text, pos + 1, end);
    if (second > pos + 1) pos = second;
  }
  return pos;
}
