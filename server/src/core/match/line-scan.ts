import type { CompiledHeader, CompiledMessage } from '../catalog/compile.js';
import type { Envelope } from '../envelope/envelope.js';
import { createEnvelope } from '../envelope/envelope.js';
import type { Match, Program } from '../template/program.js';
import type { Presence } from '../template/presence.js';
import { createPresence } from '../template/presence.js';
import { createMatch } from '../template/program.js';
import type { Pair } from './pairs.js';

/**
 * What recognising a line leaves behind: which message it is and what matched where. One object serves line after line; what is to
 * outlive the next line is copied out of it (`readRecord`).
 */
export interface LineScan {
  readonly envelope: Envelope;
  /** Offset at which the line begins. */
  start: number;
  /** Where the text ends, without trailing dots. */
  end: number;
  /** Which characters the line holds. */
  readonly presence: Presence;
  /** The recognised message, a product's stand-in for unknown ones, or undefined. */
  message: CompiledMessage | undefined;
  /** Where the message's text begins, -1 unless recognised. */
  textStart: number;
  header: CompiledHeader | undefined;
  headerStart: number;
  /** 0–7, or -1 where the header states none. */
  headerSeverity: number;
  idStart: number;
  idEnd: number;
  prefix: Program | undefined;
  prefixStart: number;
  /** The alternative of a template that matched; undefined where only the id is known. */
  text: Program | undefined;
  /** The pairs of a line whose product writes its parameters so. */
  pairs: readonly Pair[] | undefined;
  /** The pair among them that holds the message's text. */
  textPair: Pair | undefined;
  /** Scratch: the message of the template that matched last. */
  candidate: CompiledMessage | undefined;
  readonly found: { next: number };
  readonly headerMatch: Match;
  readonly prefixMatch: Match;
  readonly textMatch: Match;
}

export const createLineScan = (): LineScan => ({
  envelope: createEnvelope(),
  start: 0,
  end: 0,
  presence: createPresence(),
  message: undefined,
  textStart: -1,
  header: undefined,
  headerStart: -1,
  headerSeverity: -1,
  idStart: -1,
  idEnd: -1,
  prefix: undefined,
  prefixStart: -1,
  text: undefined,
  pairs: undefined,
  textPair: undefined,
  candidate: undefined,
  found: { next: 0 },
  headerMatch: createMatch(),
  prefixMatch: createMatch(),
  textMatch: createMatch(),
});

export function beginScan(scan: LineScan, start: number): void {
  scan.start = start;
  scan.message = undefined;
  scan.textStart = -1;
  scan.header = undefined;
  scan.headerStart = -1;
  scan.headerSeverity = -1;
  scan.idStart = scan.idEnd = -1;
  scan.prefix = undefined;
  scan.prefixStart = -1;
  scan.text = undefined;
  scan.pairs = undefined;
  scan.textPair = undefined;
  scan.candidate = undefined;
}
