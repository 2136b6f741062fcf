import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';

const root = path.resolve(import.meta.dirname, '../..');

describe('the recipe of CONTRIBUTING.md', () => {
  it('is the catalog that the tests of the server and the command line use', () => {
    const blocks = [...readFileSync(path.join(root, 'CONTRIBUTING.md'), 'utf8').matchAll(/```json\n(.*?)```/gs)].map(
      ([, json]) => JSON.parse(json ?? '') as unknown,
    );
    const files = ['catalog.json', 'messages/vpn.json', 'text/en/vpn.json'].map(
      (file) => JSON.parse(readFileSync(path.join(root, 'test/lsp/fixtures/acme-gate', file), 'utf8')) as unknown,
    );
    assert.deepEqual(blocks, files);
  });
});
