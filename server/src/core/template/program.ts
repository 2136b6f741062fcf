import type { SlotType } from '../catalog/model.js';
import { isBlank, skipBlanks } from '../characters.js';
import type { Codes } from '../codes.js';
import { literalOf } from '../codes.js';
import { findLiteral, matchLiteral, matchPunctuation } from './literal.js';
import type { Part } from './parse.js';
import { parseTemplate } from './parse.js';
import type { Presence } from './presence.js';
import { neededBy } from './presence.js';
import { endsByContext, slotEnd } from './slots.js';

/**
 * A part of a template ready to be matched. All have the same shape, whatever they are: the loop over them is the innermost of all, and is
 * fast only as long as the engine meets one kind of object there.
 */
interface Step {
  readonly kind: Part['kind'];
  /** The fixed words; none for the others. */
  readonly words: Codes;
  /** The punctuation character; 0 for the others. */
  readonly character: number;
  readonly type: SlotType | 'choice';
  readonly choices: readonly Codes[];
  readonly mayBeEmpty: boolean;
  readonly byContext: boolean;
}

/** A compiled alternative of a template. */
export interface Program {
  readonly parts: readonly Part[];
  readonly steps: readonly Step[];
  /** Names of the parameters, in the order of `Match.starts`. */
  readonly names: readonly string[];
  readonly types: readonly (SlotType | 'choice')[];
  /** Number of fixed characters: the more of them a template has, the more specific it is. */
  readonly weight: number;
  /** The words that it begins with; empty when it begins with a slot. */
  readonly lead: string;
  /** The characters that a text must hold to match. */
  readonly needed: Presence;
}

/** Where a program's parameters stand. One object is reused for many matches, so that a line costs no allocation. */
export interface Match {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Scratch: the position behind the words that were found last. */
  next: number;
  /** Whose parameters `starts` and `ends` hold, and where it matched; undefined behind a failure. */
  program: Program | undefined;
  from: number;
}

const maximumParameters = 48;

export const createMatch = (): Match => ({
  starts: new Int32Array(maximumParameters),
  ends: new Int32Array(maximumParameters),
  next: 0,
  program: undefined,
  from: 0,
});

/**
 * Compiles a template.
 * @throws TemplateError where the template is wrong
 */
export function compileTemplate(template: string, typeOf: (name: string) => SlotType | undefined): readonly Program[] {
  return parseTemplate(template, typeOf).map(compileParts);
}

function compileParts(parts: readonly Part[]): Program {
  const slots = parts.filter((part) => part.kind === 'slot');
  const first = parts[0];
  const fixed = parts.map((part) => (part.kind === 'literal' ? part.text : part.kind === 'punctuation' ? part.character : ''));
  return {
    parts,
    steps: parts.map(compilePart),
    names: slots.map((slot) => slot.name),
    types: slots.map((slot) => slot.type),
    weight: fixed.reduce((sum, words) => sum + words.length, 0),
    lead: first?.kind === 'literal' ? first.text : '',
    needed: neededBy(fixed.join('')),
  };
}

const noWords = literalOf('');

const compilePart = (part: Part): Step => ({
  kind: part.kind,
  words: part.kind === 'literal' ? literalOf(part.text) : noWords,
  character: part.kind === 'punctuation' ? part.character.charCodeAt(0) : 0,
  type: part.kind === 'slot' ? part.type : 'text',
  choices: part.kind === 'slot' ? part.choices.map(literalOf) : [],
  mayBeEmpty: part.kind === 'slot' && part.mayBeEmpty,
  byContext: part.kind === 'slot' && part.type !== 'choice' && endsByContext(part.type),
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
 * @returns the position behind what matched, or -1
 */
export function runProgram(program: Program, codes: Codes, from: number, end: number, whole: boolean, match: Match): number {
  match.program = undefined;
  const next = runSteps(program.steps, codes, from, end, whole, match);
  if (next < 0) return -1;
  match.program = program;
  match.from = from;
  return next;
}

function runSteps(steps: readonly Step[], codes: Codes, from: number, end: number, whole: boolean, match: Match): number {
  const { length } = steps;
  let pos = from;
  let slot = 0;
  let retries = 0;
  // The last `text` slot that ended at its closing words: where to go on looking for them.
  let retryStep = -1;
  let retryFrom = 0;
  let retrySlot = 0;
  let index = 0;
  for (;;) {
    const step = steps[index];
    let next = -1;
    if (step === undefined) {
      if (!whole || pos === end) return pos;
    } else if (step.kind === 'literal') next = matchLiteral(codes, pos, end, step.words);
    else if (step.kind === 'punctuation') next = matchPunctuation(codes, pos, end, step.character);
    else {
      const following = index + 1 < length ? steps[index + 1] : undefined;
      next = valueEnd(step, following, codes, pos, end, match);
      if (next < pos || (next === pos && !step.mayBeEmpty)) next = -1;
      else {
        match.starts[slot] = pos;
        match.ends[slot] = next;
        if (step.type === 'text' && following?.kind === 'literal') {
          retryStep = index;
          retrySlot = slot;
          retryFrom = next + 1;
        }
        slot++;
      }
    }
    if (next >= 0) {
      pos = next;
      index++;
      continue;
    }
    // Failed. Let the last text slot reach further.
    const closing = retryStep < 0 ? undefined : steps[retryStep + 1];
    if (closing === undefined || ++retries > maximumRetries) return -1;
    const at = findLiteral(codes, retryFrom, end, closing.words, match);
    if (at < 0) return -1;
    match.ends[retrySlot] = at;
    retryFrom = at + 1;
    pos = match.next;
    slot = retrySlot + 1;
    index = retryStep + 2;
  }
}

/** Where the slot's value ends, or -1. */
function valueEnd(slot: Step, following: Step | undefined, codes: Codes, pos: number, end: number, match: Match): number {
  if (slot.type === 'choice') {
    for (const choice of slot.choices) {
      const next = matchLiteral(codes, pos, end, choice);
      if (next >= 0) return next;
    }
    return slot.mayBeEmpty ? pos : -1;
  }
  const own = slotEnd(slot.type, codes, pos, end);
  if (!slot.byContext || following === undefined) return own;
  const closing = following.kind === 'literal' ? following.words : undefined;
  if (slot.type === 'text') {
    if (closing !== undefined) return findLiteral(codes, slot.mayBeEmpty ? pos : pos + 1, end, closing, match);
    if (following.kind === 'punctuation') return punctuationAt(codes, pos + 1, end, following.character);
    return own;
  }
  if (own === pos) return own;
  // The closing words decide where they stand right behind; else they may begin inside: `"tunnel1"`, `(VI_1)`.
  if (closing !== undefined) {
    if (matchLiteral(codes, own, end, closing) >= 0) return own;
    const at = findLiteral(codes, pos + 1, Math.min(end, own + closing.length), closing, match);
    return at >= 0 && at <= own ? at : own;
  }
  if (following.kind === 'punctuation' && matchPunctuation(codes, own, end, following.character) < 0) {
    const at = punctuationAt(codes, pos + 1, own, following.character);
    return at >= 0 ? at : own;
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
