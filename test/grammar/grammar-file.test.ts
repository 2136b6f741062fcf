import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readGrammarFile } from './grammar-file';

/** What each class of text is called, so that a theme colours it. `meta` is for tests and tools: themes leave it alone. */
const SCOPE_ROOTS: readonly string[] = [
  'comment.line', // envelope, keys where a theme leaves variables plain, noise: what recedes
  'support.type', // program, module, message id: who speaks
  'support.function', // tunnel, its states, group and user: of whom
  'constant.language', // addresses, ports, host names, SPIs, cookies: where
  'storage.type', // interfaces
  'constant.numeric', // quantities
  'support.variable', // keys
  'string.quoted',
  'strong', // bold where the theme knows it, so that an outcome does not hang on colour alone
  'token.error-token', // editors add the token.* colours to themes that lack them
  'token.warn-token',
  'token.info-token', // beneath markup.inserted, for themes without a colour for that
  'markup.inserted',
  'meta',
];

test('every scope is of a class that themes know, and carries the suffix of this language', () => {
  const unknown = readGrammarFile().scopes.filter(
    (scope) => !scope.endsWith('.vendor-log') || !SCOPE_ROOTS.some((root) => scope.startsWith(`${root}.`)),
  );
  assert.deepEqual(unknown, []);
});

test('every rule that is included exists, and every rule is included', () => {
  const { includes, repository } = readGrammarFile();
  const rules = new Set(repository.map((name) => `#${name}`));
  const used = new Set(includes);
  assert.deepEqual(
    includes.filter((include) => !rules.has(include) && include !== 'text.log'),
    [],
  );
  assert.deepEqual(
    [...rules].filter((rule) => !used.has(rule)),
    [],
  );
});

test('no search repeats without an upper bound', () => {
  const unbounded = readGrammarFile().regexes.filter((regex) => /[*+]|\{\d*,\}/.test(withoutLiterals(regex)));
  assert.deepEqual(unbounded, []);
});

/** A `*` in a class or behind a backslash stands for itself. */
function withoutLiterals(regex: string): string {
  return regex.replace(/\\./g, '').replace(/\[[^\]]*\]/g, '');
}
