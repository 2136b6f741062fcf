import type { CompiledFamily, CompiledMessage } from '../catalog/compile.js';
import { skipBlanks } from '../characters.js';
import type { Program } from '../template/program.js';
import type { LineScan } from './line-scan.js';
import { nextCandidate } from './candidates.js';

/**
 * Matches the text from `from` on, with and without each family's prefixes, and leaves in `scan` what matched.
 *
 * @param message only this message's templates; undefined: all of the families'
 * @returns the message whose template matched
 */
export function matchText(
  message: CompiledMessage | undefined,
  families: readonly CompiledFamily[],
  from: number,
  scan: LineScan,
): CompiledMessage | undefined {
  let best: CompiledMessage | undefined;
  let bestWeight = -1;
  for (const family of families) {
    const prefix = matchPrefix(family, from, scan);
    if (prefix !== undefined) {
      const behind = skipBlanks(scan.codes, scan.prefixEnd, scan.end);
      const weight = matchTemplates(message, family, behind, scan, bestWeight);
      if (weight > bestWeight) {
        best = scan.candidate;
        bestWeight = weight;
        scan.prefix = prefix;
        scan.prefixStart = from;
      } else if (message !== undefined && best === undefined && scan.prefix === undefined) {
        // The id is certain: what the prefix says counts although the text is new.
        scan.prefix = prefix;
        scan.prefixStart = from;
        scan.textStart = behind;
      }
      if (bestWeight >= 0) continue;
    } else if (family.prefixRequired && message === undefined) continue;
    const weight = matchTemplates(message, family, from, scan, bestWeight);
    if (weight > bestWeight) {
      best = scan.candidate;
      bestWeight = weight;
      scan.prefix = undefined;
    }
  }
  return best;
}

/** The first of the family's prefixes that stands at `from`; `scan.prefixEnd` is the position behind it. */
export function matchPrefix(family: CompiledFamily, from: number, scan: LineScan): Program | undefined {
  const candidates = family.prefixIndex().candidates(scan.codes, from, scan.end);
  const at = nextCandidate(candidates, 0, scan, from, -1, scan.prefixMatch);
  if (at < 0) return undefined;
  scan.prefixSeen = true;
  scan.prefixEnd = scan.prefixMatch.end;
  return candidates.entries[at]?.program;
}

/** @returns the weight of the template that matched, if it is above `above`; else -1 */
function matchTemplates(message: CompiledMessage | undefined, family: CompiledFamily, from: number, scan: LineScan, above: number): number {
  const candidates = message === undefined ? family.index().candidates(scan.codes, from, scan.end) : message.candidates();
  const entry = candidates.entries[nextCandidate(candidates, 0, scan, from, above, scan.textMatch)];
  if (entry === undefined) return -1;
  scan.text = entry.program;
  scan.textStart = from;
  scan.candidate = entry.value;
  return entry.program.weight;
}
