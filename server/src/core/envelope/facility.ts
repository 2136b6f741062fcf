import { code, isDigit, isLetter, skipBlanks, skipWord } from '../characters.js';
import type { Codes } from '../codes.js';
import { textOf } from '../codes.js';
import type { Envelope } from './envelope.js';
import { severityOfLevel } from './level.js';

/** `Local0.Info` or `daemon.notice` as collectors write the priority; takes the severity from it. */
export function readFacilityWord(codes: Codes, from: number, envelope: Pick<Envelope, 'end' | 'severity'>): number {
  if (!isLetter(codes[from] ?? 0)) return from;
  const wordEnd = skipWord(codes, from, Math.min(envelope.end, from + 24));
  let dot = from;
  while (dot < wordEnd && (isLetter(codes[dot] ?? 0) || isDigit(codes[dot] ?? 0))) dot++;
  if (dot >= wordEnd || (codes[dot] ?? 0) !== code.dot) return from;
  for (let pos = dot + 1; pos < wordEnd; pos++) if (!isLetter(codes[pos] ?? 0)) return from;
  const severity = severityOfLevel(textOf(codes, dot + 1, wordEnd));
  if (severity < 0) return from;
  envelope.severity = severity;
  return skipBlanks(codes, wordEnd, envelope.end);
}
