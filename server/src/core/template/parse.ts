import type { SlotType } from '../catalog/model.js';
import { slotTypes } from '../catalog/model.js';

/** One step of a template. */
export type Part =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'punctuation'; readonly character: string }
  | {
      readonly kind: 'slot';
      readonly name: string;
      readonly type: SlotType | 'choice';
      readonly choices: readonly string[];
      readonly mayBeEmpty: boolean;
    };

/** A mistake in a template, with the offset at which it stands. */
export class TemplateError extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
    this.name = 'TemplateError';
  }
}

/** `[[ ]]` doubles the number of alternatives each time; more than this is a template that nobody can read. */
const maximumAlternatives = 32;

/** Nobody writes a longer one, and to read it takes time by the square of its length. */
const maximumLength = 2000;

/** Parameters of one alternative that there is room for. */
export const maximumParameters = 48;

const punctuation = '-:,=.;';

/**
 * Reads a template such as `initiating {mode:Main|Aggressive} Mode[[ to {peer}]]`.
 *
 * @param typeOf the type of a parameter that is named without one
 * @returns the alternatives that the optional parts expand to, each a list of parts; the fullest first
 * @throws TemplateError for an unbalanced brace, an unknown type or parameter, and more than anybody can read
 */
export function parseTemplate(template: string, typeOf: (name: string) => SlotType | undefined): readonly (readonly Part[])[] {
  if (template.length > maximumLength) throw new TemplateError(`longer than ${String(maximumLength)} characters`, 0);
  const { alternatives } = parseSequence(template, 0, false, typeOf);
  if (alternatives.some((parts) => parts.filter(({ kind }) => kind === 'slot').length > maximumParameters)) {
    throw new TemplateError(`more than ${String(maximumParameters)} parameters`, 0);
  }
  return alternatives.map((parts) => withoutTrailingDots(joinLiterals(parts)));
}

interface Sequence {
  readonly alternatives: readonly (readonly Part[])[];
  readonly next: number;
}

function parseSequence(template: string, from: number, nested: boolean, typeOf: (name: string) => SlotType | undefined): Sequence {
  let alternatives: readonly (readonly Part[])[] = [[]];
  const append = (part: Part): void => {
    alternatives = alternatives.map((parts) => [...parts, part]);
  };
  let pos = from;
  while (pos < template.length) {
    const character = template.charAt(pos);
    if (character === '\\' && pos + 1 < template.length) {
      const escaped = template.startsWith('[[', pos + 1) || template.startsWith(']]', pos + 1) ? 2 : 1;
      append({ kind: 'literal', text: template.slice(pos + 1, pos + 1 + escaped) });
      pos += 1 + escaped;
    } else if (template.startsWith('[[', pos)) {
      const inner = parseSequence(template, pos + 2, true, typeOf);
      if (!template.startsWith(']]', inner.next)) throw new TemplateError('"[[" without "]]"', pos);
      alternatives = alternatives.flatMap((parts) => [...inner.alternatives.map((more) => [...parts, ...more]), parts]);
      if (alternatives.length > maximumAlternatives) throw new TemplateError('too many optional parts', pos);
      pos = inner.next + 2;
    } else if (nested && template.startsWith(']]', pos) && closingBrackets(template, pos) % 2 === 0) {
      // In `[[[{instance}]]]` the optional part is `[{instance}]`: of an odd number of brackets the first is a character.
      return { alternatives, next: pos };
    } else if (character === '{') {
      const close = template.indexOf('}', pos);
      if (close < 0) throw new TemplateError('"{" without "}"', pos);
      append(parseSlot(template.slice(pos + 1, close), pos, typeOf));
      pos = close + 1;
    } else if (character === '}') {
      throw new TemplateError('"}" without "{"; write "\\}" for the character', pos);
    } else {
      append({ kind: 'literal', text: character });
      pos++;
    }
  }
  return { alternatives, next: pos };
}

function closingBrackets(template: string, from: number): number {
  let pos = from;
  while (template.charAt(pos) === ']') pos++;
  return pos - from;
}

function parseSlot(inside: string, offset: number, typeOf: (name: string) => SlotType | undefined): Part {
  if (inside.length === 1 && punctuation.includes(inside)) return { kind: 'punctuation', character: inside };
  const colon = inside.indexOf(':');
  const mayBeEmpty = inside.endsWith('?');
  const trimmed = mayBeEmpty ? inside.slice(0, -1) : inside;
  const name = colon < 0 ? trimmed : trimmed.slice(0, colon);
  if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new TemplateError(`"${inside}" is no parameter name`, offset);
  const stated = colon < 0 ? undefined : trimmed.slice(colon + 1);
  if (stated?.includes('|')) {
    // Longest first: of `AM|AM_DONE` the second must not be cut short.
    const choices = stated.split('|').sort((a, b) => b.length - a.length);
    return { kind: 'slot', name, type: 'choice', choices, mayBeEmpty };
  }
  const type = stated === undefined ? typeOf(name) : slotTypes.find((known) => known === stated);
  if (type === undefined) {
    throw new TemplateError(
      stated === undefined ? `the parameter "${name}" is not in the vocabulary and states no type` : `unknown type "${stated}"`,
      offset,
    );
  }
  return { kind: 'slot', name, type, choices: [], mayBeEmpty };
}

function joinLiterals(parts: readonly Part[]): readonly Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.kind === 'literal' && last?.kind === 'literal') joined[joined.length - 1] = { kind: 'literal', text: last.text + part.text };
    else joined.push(part);
  }
  return joined.map((part) => (part.kind === 'literal' ? { kind: 'literal', text: part.text.replace(/[ \t]+/g, ' ') } : part));
}

/** Dots and blanks at a line's end carry nothing, and differ between versions: "established." and "established". */
function withoutTrailingDots(parts: readonly Part[]): readonly Part[] {
  const last = parts.at(-1);
  if (last?.kind !== 'literal') return parts;
  const text = last.text.replace(/[ .…。]+$/u, '');
  return text === '' ? parts.slice(0, -1) : [...parts.slice(0, -1), { kind: 'literal', text }];
}
