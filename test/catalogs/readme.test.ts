import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { readmeFile, readmeWithTable } from '../../server/build/readme-table.js';

describe('README.md', () => {
  it('counts the messages that the catalogs hold (npm run build:readme)', () => {
    const readme = readFileSync(readmeFile, 'utf8');
    assert.equal(readme, readmeWithTable(readme));
  });
});
