import type { CompiledFamily, CompiledMessage } from '../catalog/compile.js';
import { skipBlanks } from '../characters.js';
import type { Program } from '../template/program.js';
import { runProgram } from '../template/program.js';
import { mayHold } from '../template/presence.js';
import type { LineScan } from './line-scan.js';

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
    } else if (family.file.prefix === 'required' && message === undefined) continue;
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
  const { entries, needed } = family.prefixIndex().candidates(scan.codes, from, scan.end);
  if (entries.length === 0 || !mayHold(scan.presence, needed)) return undefined;
  for (const { program } of entries) {
    if (!mayHold(scan.presence, program.needed)) continue;
    const next = runProgram(program, scan.codes, from, scan.end, false, scan.prefixMatch);
    if (next < 0) continue;
    scan.prefixEnd = next;
    return program;
  }
  return undefined;
}

/** @returns the weight of the template that matched, if it is above `above`; else -1 */
function matchTemplates(message: CompiledMessage | undefined, family: CompiledFamily, from: number, scan: LineScan, above: number): number {
  if (message !== undefined) {
    for (const program of message.programs()) {
      const weight = matchProgram(message, program, from, scan, above);
      if (weight >= 0) return weight;
    }
    return -1;
  }
  const { entries, needed } = family.index().candidates(scan.codes, from, scan.end);
  if (entries.length === 0 || !mayHold(scan.presence, needed)) return -1;
  for (const { program, value } of entries) {
    const weight = matchProgram(value, program, from, scan, above);
    if (weight >= 0) return weight;
  }
  return -1;
}

function matchProgram(message: CompiledMessage, program: Program, from: number, scan: LineScan, above: number): number {
  if (program.weight <= above || !mayHold(scan.presence, program.needed)) return -1;
  if (runProgram(program, scan.codes, from, scan.end, isWhole(message), scan.textMatch) < 0) return -1;
  scan.text = program;
  scan.textStart = from;
  scan.candidate = message;
  return program.weight;
}

/** Whether a template of the message has to reach the line's end. */
export const isWhole = (message: CompiledMessage): boolean => message.file?.continues !== true && message.product.pairs === undefined;
