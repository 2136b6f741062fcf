import { code, isDigit, isLetter, skipBlanks, skipWord } from '../characters.js';
import type { Envelope } from './envelope.js';
import { severityOfLevel } from './level.js';

/** `Local0.Info` or `daemon.notice` as collectors write the priority; takes the severity from it. */
export function readFacilityWord(text: string, from: number, envelope: Pick<Envelope, 'end' | 'severity'>): number {
  if (!isLetter(text.charCodeAt(from))) return from;
  const wordEnd = skipWord(text, from, Math.min(envelope.end, from + 24));
  let dot = from;
  while (dot < wordEnd && (isLetter(text.charCodeAt(dot)) || isDigit(text.charCodeAt(dot)))) dot++;
  if (dot >= wordEnd || text.charCodeAt(dot) !== code.dot) return from;
  for (let pos = dot + 1; pos < wordEnd; pos++) if (!isLetter(text.charCodeAt(pos))) return from;
  const severity = severityOfLevel(text.slice(dot + 1, wordEnd));
  if (severity < 0) return from;
  envelope.severity = severity;
  return skipBlanks(text, wordEnd, envelope.end);
}
