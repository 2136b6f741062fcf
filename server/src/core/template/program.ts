import type { SlotType } from '../catalog/model.js';
import { isBlank, skipBlanks } from '../characters.js';
import { findLiteral, matchLiteral, matchPunctuation } from './literal.js';
import type { Part } from './parse.js';
import { parseTemplate } from './parse.js';
import type { Presence } from './presence.js';
import { neededBy } from './presence.js';
import { endsByContext, slotEnd } from './slots.js';

type Slot = Extract<Part, { kind: 'slot' }>;

/** A compiled alternative of a template. */
export interface Program {
  readonly parts: readonly Part[];
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
}

const maximumParameters = 48;

export const createMatch = (): Match => ({ starts: new Int32Array(maximumParameters), ends: new Int32Array(maximumParameters) });

/**
 * Compiles a template.
 * @throws TemplateError where the template is wrong
 */
export function compileTemplate(template: string, typeOf: (name: string) => SlotType | undefined): readonly Program[] {
  return parseTemplate(template, typeOf).map(compileParts);
}

function compileParts(parts: readonly Part[]): Program {
  const slots = parts.filter((part): part is Slot => part.kind === 'slot');
  const first = parts[0];
  return {
    parts,
    names: slots.map((slot) => slot.name),
    types: slots.map((slot) => slot.type),
    weight: parts.reduce((sum, part) => sum + (part.kind === 'literal' ? part.text.length : part.kind === 'punctuation' ? 1 : 0), 0),
    lead: first?.kind === 'literal' ? first.text : '',
    needed: neededBy(
      parts.map((part) => (part.kind === 'literal' ? part.text : part.kind === 'punctuation' ? part.character : '')).join(''),
    ),
  };
}

/**
 * After a failure behind a `text` slot, the slot tries the next place where its closing words stand. This many times, so that
 * the time for a line stays linear in its length whatever it holds.
 */
const maximumRetries = 24;

/**
 * Matches a program against `text` from `from` up to `end`.
 *
 * @param whole whether the program has to reach `end`
 * @param match receives where each parameter stands
 * @returns the position behind what matched, or -1
 */
export function runProgram(program: Program, text: string, from: number, end: number, whole: boolean, match: Match): number {
  const { parts } = program;
  const found = { next: from };
  let pos = from;
  let slot = 0;
  let retries = 0;
  // The last `text` slot that ended at its closing words: where to go on looking for them.
  let retryPart = -1;
  let retryFrom = 0;
  let retrySlot = 0;
  let index = 0;
  for (;;) {
    if (index === parts.length) {
      if (!whole || pos === end) return pos;
    } else {
      const part = parts[index];
      if (part === undefined) return -1;
      const next = stepOver(part, parts[index + 1], text, pos, end, slot, match, found);
      if (next >= 0) {
        if (part.kind === 'slot') {
          if (part.type === 'text' && parts[index + 1]?.kind === 'literal') {
            retryPart = index;
            retrySlot = slot;
            retryFrom = next + 1;
          }
          slot++;
        }
        pos = next;
        index++;
        continue;
      }
    }
    // Failed. Let the last text slot reach further.
    const closing = retryPart < 0 ? undefined : parts[retryPart + 1];
    if (closing?.kind !== 'literal' || ++retries > maximumRetries) return -1;
    const at = findLiteral(text, retryFrom, end, closing.text, found);
    if (at < 0) return -1;
    match.ends[retrySlot] = at;
    retryFrom = at + 1;
    pos = found.next;
    slot = retrySlot + 1;
    index = retryPart + 2;
  }
}

function stepOver(
  part: Part,
  following: Part | undefined,
  text: string,
  pos: number,
  end: number,
  slot: number,
  match: Match,
  found: { next: number },
): number {
  switch (part.kind) {
    case 'literal':
      return matchLiteral(text, pos, end, part.text);
    case 'punctuation':
      return matchPunctuation(text, pos, end, part.character);
    case 'slot': {
      const to = valueEnd(part, following, text, pos, end, found);
      if (to < pos || (to === pos && !part.mayBeEmpty)) return -1;
      match.starts[slot] = pos;
      match.ends[slot] = to;
      return to;
    }
    default:
      return part satisfies never;
  }
}

/** Where the slot's value ends, or -1. */
function valueEnd(slot: Slot, following: Part | undefined, text: string, pos: number, end: number, found: { next: number }): number {
  if (slot.type === 'choice') {
    for (const choice of slot.choices) {
      const next = matchLiteral(text, pos, end, choice);
      if (next >= 0) return next;
    }
    return slot.mayBeEmpty ? pos : -1;
  }
  const own = slotEnd(slot.type, text, pos, end);
  if (!endsByContext(slot.type) || following === undefined) return own;
  const closing = following.kind === 'literal' ? following.text : undefined;
  if (slot.type === 'text') {
    if (closing !== undefined) return findLiteral(text, slot.mayBeEmpty ? pos : pos + 1, end, closing, found);
    if (following.kind === 'punctuation') return punctuationAt(text, pos + 1, end, following.character);
    return own;
  }
  if (own === pos) return own;
  // The closing words decide where they stand right behind; else they may begin inside: `"tunnel1"`, `(VI_1)`.
  if (closing !== undefined) {
    if (matchLiteral(text, own, end, closing) >= 0) return own;
    const at = findLiteral(text, pos + 1, Math.min(end, own + closing.length), closing, found);
    return at >= 0 && at <= own ? at : own;
  }
  if (following.kind === 'punctuation' && matchPunctuation(text, own, end, following.character) < 0) {
    const at = punctuationAt(text, pos + 1, own, following.character);
    return at >= 0 ? at : own;
  }
  return own;
}

function punctuationAt(text: string, from: number, end: number, character: string): number {
  for (let pos = from; pos < end; pos++) {
    if (matchPunctuation(text, pos, end, character) >= 0) return pos;
    // The blanks of a run share their fate.
    if (isBlank(text.charCodeAt(pos))) pos = skipBlanks(text, pos, end) - 1;
  }
  return -1;
}
