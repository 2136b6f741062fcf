import { readFileSync } from 'node:fs';
import { GRAMMAR_PATH } from './tokenize';

/** The grammar file seen as text: what its rules search for, how they name it, and how they refer to one another. */
export interface GrammarFile {
  readonly regexes: readonly string[];
  /** Single scopes: a `name` that holds several is split. */
  readonly scopes: readonly string[];
  readonly includes: readonly string[];
  readonly repository: readonly string[];
}

const REGEX_KEYS = new Set(['match', 'begin', 'end', 'while']);

export function readGrammarFile(): GrammarFile {
  const grammar: unknown = JSON.parse(readFileSync(GRAMMAR_PATH, 'utf8'));
  const strings = [...stringProperties(grammar)];
  const of = (wanted: (key: string) => boolean): readonly string[] => strings.filter(({ key }) => wanted(key)).map(({ value }) => value);
  const { repository, ...rest } = asRecord(grammar);
  return {
    regexes: of((key) => REGEX_KEYS.has(key)),
    // The top-level `name` is what people read in a menu.
    scopes: of((key) => key === 'name')
      .filter((name) => name !== rest['name'])
      .flatMap((name) => name.split(' ')),
    includes: of((key) => key === 'include'),
    repository: Object.keys(asRecord(repository)),
  };
}

function* stringProperties(value: unknown): Generator<{ readonly key: string; readonly value: string }> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value) as readonly (readonly [string, unknown])[]) {
    if (typeof child === 'string') yield { key, value: child };
    else yield* stringProperties(child);
  }
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) throw new TypeError('an object was expected');
  return Object.fromEntries(Object.entries(value));
}
