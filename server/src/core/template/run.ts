import { slotTypes } from '../catalog/model.js';
import { isBlank, skipBlanks } from '../characters.js';
import type { Codes } from '../codes.js';
import { findLiteral, matchLiteral, matchPunctuation } from './literal.js';
import { maximumParameters } from './parse.js';
import type { Program } from './program.js';
import { slotEnd } from './slots.js';
import { flag, maximumShared, operation, stepLength } from './steps.js';

/** Where a program's parameters stand. One object is reused for many matches, so that a line costs no allocation. */
export interface Match {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Scratch: the position behind the words that were found last. */
  next: number;
  /** Whose parameters `starts` and `ends` hold, and where it matched; undefined behind a failure. */
  program: Program | undefined;
  from: number;
  /** The position behind what matched. */
  end: number;
  /** The program that was run last, where each of its steps began, and the step that failed: see `sharedSteps`. */
  tried: Program | undefined;
  readonly positions: Int32Array;
  failed: number;
}

export const createMatch = (): Match => ({
  starts: new Int32Array(maximumParameters),
  ends: new Int32Array(maximumParameters),
  next: 0,
  program: undefined,
  from: 0,
  end: 0,
  tried: undefined,
  positions: new Int32Array(maximumShared + 1),
  failed: 0,
});

/**
 * After a failure behind a `text` slot, the slot tries the next place where its closing words stand. This many times, so that
 * the time for a line stays linear in its length whatever it holds.
 */
const maximumRetries = 24;

/**
 * Matches a program against a text's codes from `from` up to `end`.
 *
 * @param whole whether the program has to reach `end`
 * @param match receives where each parameter stands
 * @param shared how many of its steps the program that `match` tried last, at the same place, began with as well
 * @returns the position behind what matched, or -1
 */
export function runProgram(program: Program, codes: Codes, from: number, end: number, whole: boolean, match: Match, shared = 0): number {
  match.program = undefined;
  match.tried = program;
  match.from = from;
  // The same steps fail again.
  if (shared > match.failed) return -1;
  const next = runSteps(program, codes, shared === 0 ? from : (match.positions[shared] ?? from), end, whole, match, shared);
  if (next >= 0) match.program = program;
  return next;
}

function runSteps(program: Program, codes: Codes, from: number, end: number, whole: boolean, match: Match, firstStep: number): number {
  const { steps, words } = program;
  const { starts, ends, positions } = match;
  let pos = from;
  let slot = firstStep === 0 ? 0 : (program.slotsBefore[firstStep] ?? 0);
  let retries = 0;
  // The last `text` slot that ended at its closing words: where to go on looking for them.
  let retryStep = -1;
  let retryFrom = 0;
  let retrySlot = 0;
  let step = firstStep;
  // Behind a `text` slot positions are no longer certain.
  let certain = true;
  for (;;) {
    const at = step * stepLength;
    if (certain && step <= maximumShared) {
      positions[step] = pos;
      match.failed = step;
    }
    let next = -1;
    switch (steps[at]) {
      case operation.literal:
        next = matchLiteral(codes, pos, end, words, steps[at + 1] ?? 0, steps[at + 2] ?? 0);
        break;
      case operation.punctuation:
        next = matchPunctuation(codes, pos, end, steps[at + 1] ?? 0);
        break;
      case operation.end:
        if (!whole || pos === end) return pos;
        break;
      case operation.choice:
        next = choiceEnd(program, at, codes, pos, end);
        if (next >= 0) {
          starts[slot] = pos;
          ends[slot] = next;
          slot++;
        }
        break;
      default: {
        next = valueEnd(program, at, codes, pos, end, match);
        const flags = steps[at + 3] ?? 0;
        if ((flags & flag.text) !== 0) certain = false;
        if (next < pos || (next === pos && (flags & flag.mayBeEmpty) === 0)) {
          next = -1;
          break;
        }
        starts[slot] = pos;
        ends[slot] = next;
        if ((flags & flag.text) !== 0 && steps[at + stepLength] === operation.literal) {
          retryStep = step;
          retrySlot = slot;
          retryFrom = next + 1;
        }
        slot++;
      }
    }
    if (next >= 0) {
      pos = next;
      step++;
      continue;
    }
    // Failed. Let the last text slot reach further.
    if (retryStep < 0 || ++retries > maximumRetries) return -1;
    const closing = (retryStep + 1) * stepLength;
    const found = findLiteral(codes, retryFrom, end, words, steps[closing + 1] ?? 0, steps[closing + 2] ?? 0, match);
    if (found < 0) return -1;
    ends[retrySlot] = found;
    retryFrom = found + 1;
    pos = match.next;
    slot = retrySlot + 1;
    step = retryStep + 2;
  }
}

/** Where the first of the choices ends that stands at `pos`, or -1. */
function choiceEnd({ steps, choices }: Program, at: number, codes: Codes, pos: number, end: number): number {
  for (let choice = steps[at + 1] ?? 0; choice < (steps[at + 2] ?? 0); choice++) {
    const words = choices[choice];
    const next = words === undefined ? -1 : matchLiteral(codes, pos, end, words, 0, words.length);
    if (next > pos) return next;
  }
  return ((steps[at + 3] ?? 0) & flag.mayBeEmpty) === 0 ? -1 : pos;
}

/** Where the slot's value ends, or -1. */
function valueEnd({ steps, words }: Program, at: number, codes: Codes, pos: number, end: number, match: Match): number {
  const flags = steps[at + 3] ?? 0;
  const following = steps[at + stepLength];
  // What closes the value, where that is known: two numbers of the step behind.
  const first = steps[at + stepLength + 1] ?? 0;
  const last = steps[at + stepLength + 2] ?? 0;
  if ((flags & flag.text) !== 0) {
    const from = (flags & flag.mayBeEmpty) === 0 || following === operation.punctuation ? pos + 1 : pos;
    if (following === operation.literal) return findLiteral(codes, from, end, words, first, last, match);
    return following === operation.punctuation ? punctuationAt(codes, from, end, first) : end;
  }
  const own = slotEnd(slotTypes[steps[at + 1] ?? 0] ?? 'text', codes, pos, end);
  if (own === pos || (flags & flag.byContext) === 0) return own;
  // The closing words decide where they stand right behind; else they may begin inside: `"tunnel1"`, `(VI_1)`.
  if (following === operation.literal) {
    if (matchLiteral(codes, own, end, words, first, last) >= 0) return own;
    const found = findLiteral(codes, pos + 1, Math.min(end, own + last - first), words, first, last, match);
    return found >= 0 && found <= own ? found : own;
  }
  if (following === operation.punctuation && matchPunctuation(codes, own, end, first) < 0) {
    const found = punctuationAt(codes, pos + 1, own, first);
    return found >= 0 ? found : own;
  }
  return own;
}

function punctuationAt(codes: Codes, from: number, end: number, character: number): number {
  for (let pos = from; pos < end; pos++) {
    if (matchPunctuation(codes, pos, end, character) >= 0) return pos;
    // The blanks of a run share their fate.
    if (isBlank(codes[pos] ?? 0)) pos = skipBlanks(codes, pos, end) - 1;
  }
  return -1;
}
