import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { caseLines, caseNames, formatTokens, golden } from './golden';
import { loadTokenizer } from './tokenize';

const CASES = join(__dirname, 'cases');
const UPDATE = process.env['UPDATE_GOLDEN'] === '1';

for (const name of caseNames(CASES, '.log')) {
  test(`tokens of cases/${name}.log are those of its golden file`, async () => {
    const tokenizer = await loadTokenizer({ withTextLog: true });
    const lines = caseLines(CASES, name);
    const actual = formatTokens(lines, tokenizer.lines(lines));
    const expected = golden(CASES, name, actual, UPDATE);
    assert.notEqual(expected, undefined, `cases/${name}.tokens is missing: write it with UPDATE_GOLDEN=1, and read what it says`);
    assert.equal(actual, expected);
  });
}

test('every golden file has its input', () => {
  const inputs = new Set(caseNames(CASES, '.log'));
  assert.deepEqual(
    caseNames(CASES, '.tokens').filter((name) => !inputs.has(name)),
    [],
  );
});
