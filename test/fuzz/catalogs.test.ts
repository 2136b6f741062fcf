import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { compileCatalogs } from '../../server/src/core/catalog/compile.js';
import { createLineScan } from '../../server/src/core/match/line-scan.js';
import { recognise } from '../../server/src/core/match/recogniser.js';
import { readRecord } from '../../server/src/core/match/record.js';
import { readUserCatalogs } from '../../server/src/node/user-catalogs.js';
import { explain } from '../../server/src/service/explanation.js';
import { createTexts } from '../../server/src/service/texts.js';
import { reference, vocabulary } from '../core/helpers.js';
import { hostileText } from './hostile.js';
import { checkAsync } from './runs.js';

const fixtures = path.resolve(import.meta.dirname, '../cli/fixtures/catalogs/aurora-gate');
const files = ['catalog.json', 'messages/vpn.json', 'text/en/vpn.json'] as const;
const line = 'AURORA/4302/3: [osaka] no answer after 5 tries, cookie 5f0c9a1be3d24477';

const names = fc.constantFrom(
  '__proto__',
  'constructor',
  'toString',
  'id',
  'kind',
  'templates',
  'messages',
  'product',
  'x',
  '',
  '0',
  '../..',
);

const template = fc.oneof(
  fc
    .array(fc.constantFrom('{', '}', '[[', ']]', 'peer', '{peer}', '{x:text}', '{a:A|B}', '\\', ' ', '.'), { maxLength: 12 })
    .map((parts) => parts.join('')),
  fc.tuple(fc.constantFrom('{peer}', '[[', '[[a]]', 'a', '{x:text} ', ']', '\\{'), fc.nat(3000)).map(([part, times]) => part.repeat(times)),
);

const value = fc.oneof(fc.jsonValue({ maxDepth: 3 }), hostileText, template, names, fc.constantFrom(-1, 1e300, 2 ** 53, null, [], {}));

/** Changes of a file: a value somewhere in it, a name with a value, or its text. */
const change = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('value' as const), at: fc.nat(5000), value }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('name' as const), at: fc.nat(5000), name: names, value }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('text' as const), at: fc.nat(9000), text: fc.oneof(hostileText, fc.json()) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('deep' as const),
      part: fc.constantFrom('[', '{"a":', '[{"__proto__":'),
      times: fc.nat(30_000),
    }),
  },
);

type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

/** Places in JSON text at which a value stands: `[from, to)`. */
function valuesIn(text: string): readonly (readonly [number, number])[] {
  return [...text.matchAll(/"(?:[^"\\]|\\.)*"(?!\s*:)|-?\d+(?:\.\d+)?|\btrue\b|\bfalse\b/g)].map((match) => [
    match.index,
    match.index + match[0].length,
  ]);
}

function changed(text: string, each: Change): string {
  switch (each.kind) {
    case 'value': {
      const values = valuesIn(text);
      const [from, to] = values[each.at % Math.max(1, values.length)] ?? [0, 0];
      return text.slice(0, from) + JSON.stringify(each.value) + text.slice(to);
    }
    case 'name': {
      const braces = [...text.matchAll(/\{(?=\s*")/g)];
      const brace = braces[each.at % Math.max(1, braces.length)]?.index ?? 0;
      return `${text.slice(0, brace + 1)} ${JSON.stringify(each.name)}: ${JSON.stringify(each.value)},${text.slice(brace + 1)}`;
    }
    case 'text':
      return text.slice(0, each.at) + each.text + text.slice(each.at);
    case 'deep':
      return each.part.repeat(each.times);
    default:
      return each satisfies never;
  }
}

describe('catalogs of any shape', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'fuzz-'));
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('work, or are told with file and place; others work beside them', async () => {
    const changes = fc.array(fc.record({ file: fc.constantFrom(...files), change }), { minLength: 1, maxLength: 3 });
    cpSync(fixtures, path.join(folder, 'sound'), { recursive: true });
    writeFileSync(
      path.join(folder, 'sound/catalog.json'),
      readFileSync(path.join(fixtures, 'catalog.json'), 'utf8').replace('"aurora-gate"', '"sound-gate"').replaceAll('AURORA/', 'SOUND/'),
    );
    await checkAsync(
      50,
      fc.asyncProperty(changes, async (each) => {
        for (const file of files) {
          mkdirSync(path.dirname(path.join(folder, 'broken', file)), { recursive: true });
          const own = each.filter((one) => one.file === file);
          const text = own.reduce((before, one) => changed(before, one.change), readFileSync(path.join(fixtures, file), 'utf8'));
          writeFileSync(path.join(folder, 'broken', file), text);
        }
        const user = await readUserCatalogs([folder], vocabulary);
        const compiled = compileCatalogs({ catalogs: user.catalogs, vocabulary });
        const scan = createLineScan();
        for (const text of [line, line.replace('AURORA/', 'SOUND/'), 'AURORA/__proto__/constructor: x', '']) {
          recognise(compiled, text, 0, text.length, reference, scan);
          const record = readRecord(text, scan);
          const texts = await createTexts(user.texts).of('en', record.product?.id ?? '');
          explain(record, texts, 'en', vocabulary, undefined);
          if (text.startsWith('SOUND')) assert.deepEqual([record.product?.id, record.id], ['sound-gate', '4302']);
        }
        for (const { file, line: row, column, text } of user.problems) {
          assert.ok(file.startsWith(folder) && row >= 1 && column >= 1 && text !== '');
        }
        const isThere = user.catalogs.some(({ file }) => file.product !== 'sound-gate');
        assert.ok(isThere || user.problems.length > 0, 'a catalog that is left out is told of');
        assert.deepEqual(Object.keys(Object.prototype), []);
        assert.equal(Object.getPrototypeOf({}), Object.prototype);
      }),
    );
  });

  it('may be large: a file beyond the limit is told and not read', async () => {
    rmSync(path.join(folder, 'broken'), { recursive: true, force: true });
    mkdirSync(path.join(folder, 'broken'));
    writeFileSync(path.join(folder, 'broken/catalog.json'), Buffer.alloc((16 << 20) + 1, ' '));
    const { problems } = await readUserCatalogs([folder], vocabulary);
    assert.deepEqual(
      problems.map(({ file, text }) => [path.relative(folder, file), text]),
      [[path.join('broken', 'catalog.json'), 'is larger than 16 MB']],
    );
  });
});
