import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createPreparation } from '../../server/src/core/catalog/prepare.js';
import { catalogOf, family, message, read } from './helpers.js';

describe('making catalogs ready', () => {
  it('leaves nothing to be compiled for the lines that come then', () => {
    let compiled = 0;
    const counted = (id: string, template: string): ReturnType<typeof message> => ({
      ...message(id, []),
      get templates() {
        compiled++;
        return [template];
      },
    });
    const catalogs = catalogOf(
      [
        family('a', [counted('1', 'tunnel {connection} up'), counted('2', 'tunnel {connection} down')], { tags: ['exampled'] }),
        family('b', [counted('3', 'link {state}')], { prefixes: ['EX: '], bare: true }),
      ],
      { headers: [{ pattern: 'EX-{id:number}: ' }] },
    );
    const lines = ['exampled: tunnel osaka up', 'EX-2: tunnel osaka down', 'EX: link up'];
    const before = compiled;
    const step = createPreparation(catalogs);
    let steps = 1;
    while (step()) steps++;
    assert.ok(steps > 3, `${String(steps)} steps`);
    assert.equal(compiled, before + 3);
    assert.deepEqual(
      lines.map((line) => read(catalogs, line).message?.file?.id),
      ['1', '2', '3'],
    );
    assert.equal(compiled, before + 3);
    assert.equal(step(), false);
  });
});
