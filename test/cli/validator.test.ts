import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { validatorFile, validatorSource } from '../../server/build/validator.js';

test('the generated validators are those of the schema as it stands', async () => {
  assert.equal(
    readFileSync(validatorFile, 'utf8'),
    await validatorSource(),
    'The schema has changed: run npx tsx server/build/validator.ts',
  );
});
