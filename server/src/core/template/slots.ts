import type { SlotType } from '../catalog/model.js';
import { code, isBlank, isDigit, isHexDigit, isKind, isLetter, kind, skipDigits, skipKind, skipWord } from '../characters.js';
import type { Codes } from '../codes.js';

/**
 * Where a value of the type that begins at `from` ends, by its own characters alone; `from` itself if none begins there.
 * `text` has no end of its own and takes everything.
 */
export function slotEnd(type: SlotType, codes: Codes, from: number, end: number): number {
  switch (type) {
    case 'text':
      return end;
    case 'word':
      return skipWord(codes, from, end);
    case 'letters':
      return skipKind(codes, from, end, kind.letters);
    case 'name':
      return trimBack(codes, from, skipKind(codes, from, end, kind.name));
    case 'number':
      return numberEnd(codes, from, end);
    case 'port':
      return skipDigits(codes, from, end);
    case 'hex':
      return hexEnd(codes, from, end);
    case 'ip':
      return ipEnd(codes, from, end);
    case 'host':
      return trimBack(codes, from, skipKind(codes, from, end, kind.host));
    case 'network':
      return networkEnd(codes, from, end);
    case 'mac':
      return macEnd(codes, from, end);
    case 'cookies':
      return cookiesEnd(codes, from, end);
    default:
      return unknownType(type);
  }
}

function unknownType(type: never): never {
  throw new Error(`no such slot type: ${String(type)}`);
}

/** Whether a value of the type may begin with the ASCII character. */
export function mayBeginSlot(type: SlotType, character: number): boolean {
  switch (type) {
    case 'text':
      return true;
    case 'word':
      return !isBlank(character);
    case 'letters':
      return isKind(character, kind.letters);
    case 'name':
      return isKind(character, kind.name);
    case 'host':
      return isKind(character, kind.host);
    case 'number':
      return isDigit(character) || character === code.dash || character === code.plus;
    case 'port':
      return isDigit(character);
    case 'hex':
    case 'mac':
    case 'cookies':
      return isHexDigit(character);
    case 'ip':
    case 'network':
      return isHexDigit(character) || character === code.colon;
    default:
      return unknownType(type);
  }
}

/** Types whose end is found by the words that follow, not by their own characters alone. */
export const endsByContext = (type: SlotType): boolean => type === 'text' || type === 'word' || type === 'name' || type === 'host';

/** A name at the end of a sentence does not take the sentence's punctuation with it. */
function trimBack(codes: Codes, from: number, to: number): number {
  let pos = to;
  while (pos > from) {
    const c = codes[pos - 1] ?? 0;
    if (c !== code.dot && c !== code.dash && c !== code.colon) break;
    // `2001:db8::` ends in a colon that belongs to it.
    if (c === code.colon && pos - 2 > from && (codes[pos - 2] ?? 0) === code.colon) break;
    pos--;
  }
  return pos;
}

function numberEnd(codes: Codes, from: number, end: number): number {
  let pos = from;
  const sign = codes[pos] ?? 0;
  if (pos < end && (sign === code.dash || sign === code.plus)) pos++;
  const digits = skipDigits(codes, pos, end);
  if (digits === pos) return from;
  if (digits + 1 < end && (codes[digits] ?? 0) === code.dot && isDigit(codes[digits + 1] ?? 0)) {
    return skipDigits(codes, digits + 1, end);
  }
  return digits;
}

function hexEnd(codes: Codes, from: number, end: number): number {
  const second = codes[from + 1] ?? 0;
  const prefixed = (codes[from] ?? 0) === code.zero && (second === 120 || second === 88) && from + 2 < end;
  const start = prefixed ? from + 2 : from;
  const to = skipKind(codes, start, end, kind.hexDigit);
  return to === start ? from : to;
}

/** `192.0.2.1`, `2001:db8::1%eth0`, and what privacy makes of them: `192.x.x.x`, `192.0.*.*`. */
function ipEnd(codes: Codes, from: number, end: number): number {
  const v4 = ipv4End(codes, from, end);
  if (v4 > from) {
    // `::ffff:192.0.2.1` is read by the IPv6 branch; `192.0.2.1` stops here.
    return v4;
  }
  return ipv6End(codes, from, end);
}

function ipv4End(codes: Codes, from: number, end: number): number {
  let pos = from;
  for (let octet = 0; octet < 4; octet++) {
    const start = pos;
    while (pos < end && pos - start < 3 && isDigit(codes[pos] ?? 0)) pos++;
    if (pos === start && octet > 0) while (pos < end && pos - start < 3 && isMask(codes[pos] ?? 0)) pos++;
    if (pos === start) return from;
    if (octet < 3) {
      if (pos >= end || (codes[pos] ?? 0) !== code.dot) return from;
      pos++;
    }
  }
  // `1.2.3.4.5` and `1.2.3.4x` are no addresses.
  if (pos < end) {
    const c = codes[pos] ?? 0;
    if (isDigit(c) || isLetter(c)) return from;
  }
  return pos;
}

const isMask = (c: number): boolean => c === 120 || c === 88 || c === code.star;

function ipv6End(codes: Codes, from: number, end: number): number {
  let pos = from;
  let colons = 0;
  let double = false;
  while (pos < end && pos - from < 45) {
    const c = codes[pos] ?? 0;
    if (c === code.colon) {
      colons++;
      if (pos > from && (codes[pos - 1] ?? 0) === code.colon) double = true;
    } else if (!isHexDigit(c) && !(c === code.dot && double)) break;
    pos++;
  }
  if (colons < 2 || (!double && colons < 7)) return from;
  // A separator after the address is not of it: `2001:db8::1: text`, but `2001:db8::` is.
  while (pos > from && (codes[pos - 1] ?? 0) === code.dot) pos--;
  if ((codes[pos - 1] ?? 0) === code.colon && (codes[pos - 2] ?? 0) !== code.colon) pos--;
  if (pos < end && (codes[pos] ?? 0) === code.percent) {
    const zone = skipKind(codes, pos + 1, end, kind.zone);
    if (zone > pos + 1) return trimBack(codes, from, zone);
  }
  return pos;
}

/** `192.0.2.0/24`, `192.0.2.0/255.255.255.0`, `2001:db8::/32`, with the `|/0` that newer daemons print after it. */
function networkEnd(codes: Codes, from: number, end: number): number {
  const address = ipEnd(codes, from, end);
  if (address === from) return from;
  let pos = address;
  if (pos + 1 < end && (codes[pos] ?? 0) === code.slash && isDigit(codes[pos + 1] ?? 0)) {
    const mask = ipv4End(codes, pos + 1, end);
    pos = mask > pos + 1 ? mask : skipDigits(codes, pos + 1, end);
  }
  if (pos + 2 < end && (codes[pos] ?? 0) === code.pipe && (codes[pos + 1] ?? 0) === code.slash) {
    const length = skipDigits(codes, pos + 2, end);
    if (length > pos + 2) return length;
  }
  return pos;
}

/** `00:00:5e:00:53:01`, `00-00-5E-00-53-01`, `0000.5e00.5301` */
function macEnd(codes: Codes, from: number, end: number): number {
  let pos = from;
  let digits = 0;
  while (pos < end && pos - from < 17) {
    const c = codes[pos] ?? 0;
    if (isHexDigit(c)) digits++;
    else if (c !== code.colon && c !== code.dash && c !== code.dot) break;
    pos++;
  }
  return digits === 12 && !isSeparator(codes[pos - 1] ?? 0) ? pos : from;
}

const isSeparator = (c: number): boolean => c === code.colon || c === code.dash || c === code.dot;

/** `5f0c9a1be3d24477:0000000000000000`; one cookie alone is accepted, as some lines print only the initiator's. */
function cookiesEnd(codes: Codes, from: number, end: number): number {
  const first = hexEnd(codes, from, end);
  if (first === from) return from;
  let pos = first;
  if (pos < end && ((codes[pos] ?? 0) === code.colon || (codes[pos] ?? 0) === code.dash) && !isBlank(codes[pos + 1] ?? 0)) {
    const second = hexEnd(codes, pos + 1, end);
    if (second > pos + 1) pos = second;
  }
  return pos;
}
