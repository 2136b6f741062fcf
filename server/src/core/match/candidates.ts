import type { Program } from '../template/program.js';
import type { Match } from '../template/run.js';
import { sharedSteps } from '../template/program.js';
import { runProgram } from '../template/run.js';
import type { Presence } from '../template/presence.js';
import { mayHold, neededByAll, readPresence } from '../template/presence.js';
import type { LineScan } from './line-scan.js';

/** A template that may match, with what it stands for. */
export interface Entry<T> {
  readonly program: Program;
  readonly value: T;
  /** Entries of a higher rank are asked first, whatever their weight. */
  readonly rank: number;
  /** Whether it has to reach the text's end. */
  readonly whole: boolean;
}

/** Templates that may match a text, the most specific first. */
export interface Candidates<T> {
  readonly entries: readonly Entry<T>[];
  /** How many steps each begins with in common with the one before it. */
  readonly shared: readonly number[];
  /** The characters without which none of them matches. */
  readonly needed: Presence;
}

export function createCandidates<T>(entries: readonly Entry<T>[]): Candidates<T> {
  const shared = entries.map(({ program }, at) => {
    const before = entries[at - 1]?.program;
    return before === undefined ? 0 : sharedSteps(before, program);
  });
  return { entries, shared, needed: neededByAll(entries.map(({ program }) => program.needed)) };
}

/** So many are tried before the line's characters are read. */
const few = 2;

/** Whether the line has the characters without which nothing matches. */
export function mayMatch(scan: LineScan, needed: Presence): boolean {
  if (!scan.presenceKnown) {
    readPresence(scan.codes, scan.start, scan.envelope.end, scan.presence);
    scan.presenceKnown = true;
  }
  return mayHold(scan.presence, needed);
}

/**
 * The place of the first candidate, from the place `first` on, that matches the line from `from` on; -1 if none does.
 *
 * @param above only templates of a larger weight
 * @param match receives where the parameters stand, and in `match.end` the position behind
 */
export function nextCandidate(
  { entries, shared, needed }: Candidates<unknown>,
  first: number,
  scan: LineScan,
  from: number,
  above: number,
  match: Match,
): number {
  const { length } = entries;
  // What the candidate has in common with the one that was tried last.
  let common = 0;
  let tried: Program | undefined;
  if (first > 0) {
    tried = entries[first - 1]?.program;
    common = match.tried === tried && match.from === from ? Number.MAX_SAFE_INTEGER : 0;
  }
  for (let at = first; at < length; at++) {
    const entry = entries[at];
    if (entry === undefined) break;
    common = Math.min(common, shared[at] ?? 0);
    const { program } = entry;
    if (program.weight <= above) continue;
    if (at - first >= few || scan.presenceKnown) {
      if (at - first === few && !mayMatch(scan, needed)) return -1;
      if (!mayMatch(scan, program.needed)) continue;
    }
    const end = runProgram(program, scan.codes, from, scan.end, entry.whole, match, common);
    if (end >= 0) {
      match.end = end;
      return at;
    }
    common = Number.MAX_SAFE_INTEGER;
  }
  return -1;
}
