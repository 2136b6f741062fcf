import type { SlotType } from '../catalog/model.js';
import { slotTypes } from '../catalog/model.js';
import { isBlank } from '../characters.js';
import type { Codes } from '../codes.js';
import { literalOf } from '../codes.js';
import type { Part } from './parse.js';
import { parseTemplate } from './parse.js';
import type { Presence } from './presence.js';
import { neededBy } from './presence.js';
import { endsByContext, mayBeginSlot } from './slots.js';
import { flag, maximumShared, operation, stepLength } from './steps.js';

/** A compiled alternative of a template. */
export interface Program {
  readonly parts: readonly Part[];
  /**
   * The steps, each of `stepLength` numbers, and one that ends them:
   * - literal: where its words begin in `words`, and end
   * - punctuation: the character
   * - choice: where its alternatives begin in `choices`, and end; flags
   * - slot: the type's place in `slotTypes`; 0; flags
   */
  readonly steps: Int32Array;
  /** The fixed words of all literals. */
  readonly words: Codes;
  readonly choices: readonly Codes[];
  /** By step: how many parameters the steps before it hold. */
  readonly slotsBefore: readonly number[];
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
  const steps = new Int32Array((parts.length + 1) * stepLength);
  let words = '';
  const choices: Codes[] = [];
  parts.forEach((part, index) => {
    const at = index * stepLength;
    switch (part.kind) {
      case 'literal':
        steps.set([operation.literal, words.length, words.length + part.text.length], at);
        words += part.text;
        break;
      case 'punctuation':
        steps.set([operation.punctuation, part.character.charCodeAt(0)], at);
        break;
      case 'slot': {
        const empty = part.mayBeEmpty ? flag.mayBeEmpty : 0;
        if (part.type === 'choice') {
          steps.set([operation.choice, choices.length, choices.length + part.choices.length, empty], at);
          choices.push(...part.choices.map(literalOf));
        } else {
          const context = endsByContext(part.type) ? flag.byContext : 0;
          steps.set([operation.slot, slotTypes.indexOf(part.type), 0, empty | context | (part.type === 'text' ? flag.text : 0)], at);
        }
        break;
      }
      default:
        part satisfies never;
    }
  });
  steps[parts.length * stepLength] = operation.end;
  return {
    parts,
    steps,
    words: literalOf(words),
    choices,
    slotsBefore: parts.map((_, index) => parts.slice(0, index).filter(({ kind }) => kind === 'slot').length),
    names: slots.map((slot) => slot.name),
    types: slots.map((slot) => slot.type),
    weight: fixed.reduce((sum, text) => sum + text.length, 0),
    lead: first?.kind === 'literal' ? first.text : '',
    needed: neededBy(fixed.join('')),
  };
}

/** Whether a text that begins with the ASCII character may match. */
export function mayBeginWith({ parts }: Program, character: number): boolean {
  const first = parts[0];
  if (first === undefined) return true;
  switch (first.kind) {
    case 'literal':
      return first.text.charCodeAt(0) === character || isBlank(first.text.charCodeAt(0));
    case 'punctuation':
      return first.character.charCodeAt(0) === character || isBlank(character);
    case 'slot':
      if (first.mayBeEmpty) return true;
      if (first.type === 'choice') return first.choices.some((choice) => choice === '' || choice.charCodeAt(0) === character);
      return mayBeginSlot(first.type, character);
    default:
      return first satisfies never;
  }
}

/**
 * How many steps two programs begin with that do the same in any text. What the first has found out about them holds for the second:
 * `({connection}) #{state}: ` and `({connection}): ` read the connection once.
 */
export function sharedSteps(a: Program, b: Program): number {
  let step = 0;
  while (step < maximumShared && isSameStep(a, b, step)) {
    const flags = a.steps[step * stepLength + 3] ?? 0;
    const operationOfBoth = a.steps[step * stepLength];
    // A `text` slot may be tried again, and leaves no certain position behind.
    if (operationOfBoth === operation.end || (flags & flag.text) !== 0) break;
    // What follows decides where such a value ends.
    if (operationOfBoth === operation.slot && (flags & flag.byContext) !== 0 && !isSameStep(a, b, step + 1)) break;
    step++;
  }
  return step;
}

function isSameStep(a: Program, b: Program, step: number): boolean {
  const at = step * stepLength;
  const kind = a.steps[at];
  if (kind !== b.steps[at] || a.steps[at + 3] !== b.steps[at + 3]) return false;
  const length = (a.steps[at + 2] ?? 0) - (a.steps[at + 1] ?? 0);
  if (kind !== operation.literal && kind !== operation.choice) return a.steps[at + 1] === b.steps[at + 1];
  if ((b.steps[at + 2] ?? 0) - (b.steps[at + 1] ?? 0) !== length) return false;
  for (let place = 0; place < length; place++) {
    const first = (a.steps[at + 1] ?? 0) + place;
    const second = (b.steps[at + 1] ?? 0) + place;
    const same = kind === operation.literal ? a.words[first] === b.words[second] : isSameText(a.choices[first], b.choices[second]);
    if (!same) return false;
  }
  return true;
}

const isSameText = (a: Codes | undefined, b: Codes | undefined): boolean =>
  a !== undefined && b !== undefined && a.length === b.length && a.every((c, at) => c === b[at]);
