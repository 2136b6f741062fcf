import type { CompiledFamily, CompiledHeader, CompiledMessage } from '../catalog/compile.js';
import type { Codes } from '../codes.js';
import { createCodes, readCodes } from '../codes.js';
import type { Envelope } from '../envelope/envelope.js';
import { createEnvelope } from '../envelope/envelope.js';
import type { Program } from '../template/program.js';
import type { Match } from '../template/run.js';
import type { Presence } from '../template/presence.js';
import { createPresence } from '../template/presence.js';
import { createMatch } from '../template/run.js';
import type { Pair } from './pairs.js';
import type { Judgement } from './judgement.js';
import type { LineMemory } from '../shape/line-memory.js';

/**
 * What recognising a line leaves behind: which message it is and what matched where. One object serves line after line; what is to
 * outlive the next line is copied out of it (`readRecord`).
 */
export interface LineScan {
  /** The string that holds the line, perhaps among others; empty where bytes were opened. */
  source: string;
  /** The codes of the string, or the bytes. */
  codes: Codes;
  /** Room for the codes of strings. */
  room: Uint16Array;
  readonly envelope: Envelope;
  /** Offset at which the line begins. */
  start: number;
  /** Where the text ends, without trailing dots. */
  end: number;
  /** Which characters the line holds: read when many templates may match, see `nextCandidate`. */
  readonly presence: Presence;
  presenceKnown: boolean;
  /** The recognised message, a product's stand-in for unknown ones, or undefined. */
  message: CompiledMessage | undefined;
  /** Where the message's text begins, -1 unless recognised. */
  textStart: number;
  header: CompiledHeader | undefined;
  headerStart: number;
  /** 0–7, or -1 where the header states none. */
  headerSeverity: number;
  /** The level that the header or a pair states in digits, -1 where none does. */
  severityStart: number;
  severityEnd: number;
  idStart: number;
  idEnd: number;
  prefix: Program | undefined;
  prefixStart: number;
  /** Scratch: the position behind the prefix that matched last. */
  prefixEnd: number;
  /** Scratch: whether any prefix has matched. */
  prefixSeen: boolean;
  /** The alternative of a template that matched; undefined where only the id is known. */
  text: Program | undefined;
  /** For a message that is known by its id: the families to look for its text and prefix in, which nobody has wanted yet. See `readText`. */
  unread: readonly CompiledFamily[] | undefined;
  /** What the message means here, where conditions decide it and somebody has asked. See `judgeLine`. */
  judgement: Judgement | undefined;
  /** The pairs of a line whose product writes its parameters so. */
  pairs: readonly Pair[] | undefined;
  /** The pair among them that holds the message's text. */
  textPair: Pair | undefined;
  /** Scratch: the message of the template that matched last. */
  candidate: CompiledMessage | undefined;
  /** Lines that have been recognised before; undefined where few lines are read. */
  readonly memory: LineMemory | undefined;
  /** Whether a line like this one was remembered. Of all that is said above only message, judgement, host, time and levels hold then: see `readText`. */
  isKnown: boolean;
  readonly headerMatch: Match;
  readonly prefixMatch: Match;
  readonly textMatch: Match;
}

export const createLineScan = (memory?: LineMemory): LineScan => ({
  source: '',
  codes: createCodes(0),
  room: createCodes(0),
  envelope: createEnvelope(),
  start: 0,
  end: 0,
  presence: createPresence(),
  presenceKnown: false,
  message: undefined,
  textStart: -1,
  header: undefined,
  headerStart: -1,
  headerSeverity: -1,
  severityStart: -1,
  severityEnd: -1,
  idStart: -1,
  idEnd: -1,
  prefix: undefined,
  prefixStart: -1,
  prefixEnd: -1,
  prefixSeen: false,
  text: undefined,
  unread: undefined,
  judgement: undefined,
  pairs: undefined,
  textPair: undefined,
  candidate: undefined,
  memory,
  isKnown: false,
  headerMatch: createMatch(),
  prefixMatch: createMatch(),
  textMatch: createMatch(),
});

/**
 * Makes ready to scan lines of a text. Costs nothing for the text that was scanned last.
 * @param write writes a text's code units to the array: a platform may have a quicker way than ours
 */
export function openText(scan: LineScan, text: string, write?: (text: string, codes: Uint16Array) => void): void {
  if (scan.source === text) return;
  scan.codes = scan.room = readCodes(text, scan.room, write);
  scan.source = text;
}

/** Makes ready to scan lines of ASCII. @param bytes with NULs behind the text: see `margin` */
export function openBytes(scan: LineScan, bytes: Uint8Array): void {
  scan.codes = bytes;
  scan.source = '';
}

export function beginScan(scan: LineScan, start: number): void {
  scan.start = start;
  scan.presenceKnown = false;
  scan.message = undefined;
  scan.textStart = -1;
  scan.header = undefined;
  scan.headerStart = -1;
  scan.headerSeverity = -1;
  scan.severityStart = scan.severityEnd = -1;
  scan.idStart = scan.idEnd = -1;
  scan.prefix = undefined;
  scan.prefixStart = -1;
  scan.prefixSeen = false;
  scan.text = undefined;
  scan.unread = undefined;
  scan.judgement = undefined;
  scan.pairs = undefined;
  scan.textPair = undefined;
  scan.candidate = undefined;
  scan.isKnown = false;
}
