import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { aurora, auroraCatalogs, auroraLog, loglens, parsed } from './loglens.js';
import { temporaryFolder } from '../temporary.js';

const line = 'AURORA/4302/3: [osaka] no answer after 5 tries, cookie 5f0c9a1be3d24477';

interface Copy {
  readonly folder: string;
  /** Replaces text in a file of the product. */
  readonly edit: (file: string, from: string, to: string) => void;
  readonly write: (file: string, content: string) => void;
}

/** A copy of the invented product's catalog that a test may break. */
function copy(context: TestContext, product = 'aurora-gate'): Copy {
  const folder = temporaryFolder(context);
  const base = path.join(folder, product);
  cpSync(path.join(auroraCatalogs, 'aurora-gate'), base, { recursive: true });
  const write = (file: string, content: string): void => {
    mkdirSync(path.dirname(path.join(base, file)), { recursive: true });
    writeFileSync(path.join(base, file), content);
  };
  return {
    folder,
    write,
    edit: (file, from, to) => {
      const before = readFileSync(path.join(base, file), 'utf8');
      assert.ok(before.includes(from), `${file} holds ${from}`);
      write(file, before.replace(from, to));
    },
  };
}

/** Line and column, from 1, of a text in a file of the copy. */
function positionOf(folder: string, file: string, wanted: string): string {
  const before = (readFileSync(path.join(folder, file), 'utf8').split(wanted)[0] ?? '').split('\n');
  return `${String(before.length)}:${String((before.at(-1) ?? '').length + 1)}`;
}

const product = (catalogs: string, input = line): unknown =>
  parsed(loglens(['parse', '--catalogs', catalogs, '-'], { input }).stdout)[0]?.['product'];

const problems = (catalogs: string): readonly string[] =>
  loglens(['parse', '--catalogs', catalogs, '-'], { input: line })
    .stderr.split('\n')
    .filter((text) => text !== '')
    .map((text) => text.replace('loglens: ', '').replace(`${catalogs}/`, ''));

test('a sixth product is added by data alone: recognised, explained, checked, joined into tunnels', () => {
  assert.equal(parsed(loglens(['parse', '-'], { input: line }).stdout)[0]?.['product'], null);
  assert.equal(product(auroraCatalogs), 'aurora-gate');
  assert.match(loglens(['explain', ...aurora, line]).stdout, /The peer has not answered/);
  assert.match(loglens(['check', ...aurora, auroraLog]).stdout, /error aurora-gate\/4302: No answer on osaka/);
  assert.match(loglens(['tunnels', ...aurora, auroraLog]).stdout, /osaka {2}198\.51\.100\.10 {2}failed/);
});

test('a folder is one product or holds several', () => {
  assert.equal(product(path.join(auroraCatalogs, 'aurora-gate')), 'aurora-gate');
  assert.equal(product(auroraCatalogs), 'aurora-gate');
});

test('the built-in products stay, unless the user has one of the same name', (context) => {
  const stone = '45080601 Event@VPN: initiate new phase 1 negotiation: 203.0.113.2:500 - 198.51.100.10:500.';
  assert.equal(product(auroraCatalogs, stone), 'hillstone-stoneos');
  const { folder, edit } = copy(context);
  edit('catalog.json', '"aurora-gate"', '"hillstone-stoneos"');
  assert.equal(product(folder, stone), null);
  assert.equal(product(folder), 'hillstone-stoneos');
  assert.match(loglens(['explain', '--catalogs', folder, line]).stdout, /The peer has not answered/);
});

test('the same product in two folders is taken from the first', (context) => {
  const { folder } = copy(context);
  const { status, stdout, stderr } = loglens(['parse', '--catalogs', folder, '--catalogs', auroraCatalogs, '-'], { input: line });
  assert.equal(parsed(stdout)[0]?.['product'], 'aurora-gate');
  assert.equal(status, 2);
  assert.match(stderr, /the product "aurora-gate" is in .* already\n$/);
});

test('one language is enough; without any the line speaks for itself', (context) => {
  const { folder } = copy(context);
  const title = (): string => loglens(['check', '--catalogs', folder, '-'], { input: line }).stdout;
  rmSync(path.join(folder, 'aurora-gate/text/en'), { recursive: true });
  assert.equal(title(), '-:1:24: error aurora-gate/4302: osakaが5回の試行に応答なし\n');
  rmSync(path.join(folder, 'aurora-gate/text'), { recursive: true });
  assert.equal(title(), '-:1:24: error aurora-gate/4302: no answer after 5 tries, cookie 5f0c9a1be3d24477\n');
});

test('a catalog that is not valid is told with its place, and left out; the others work', (context) => {
  const { folder, edit } = copy(context);
  cpSync(path.join(folder, 'aurora-gate'), path.join(folder, 'borealis'), { recursive: true });
  edit('messages/vpn.json', '"outcome": "warning"', '"outcome": "disaster"');
  writeFileSync(
    path.join(folder, 'borealis/catalog.json'),
    readFileSync(path.join(folder, 'borealis/catalog.json'), 'utf8').replace('"aurora-gate"', '"borealis"'),
  );
  const { status, stdout, stderr } = loglens(['parse', '--catalogs', folder, '-'], { input: line });
  const file = path.join(folder, 'aurora-gate/messages/vpn.json');
  const place = positionOf(folder, 'aurora-gate/messages/vpn.json', '"disaster"');
  assert.equal(stderr, `loglens: ${file}:${place}: "messages.3.outcome" has to be one of failure, warning, success, progress, notice\n`);
  assert.equal(parsed(stdout)[0]?.['product'], 'borealis');
  assert.equal(status, 2);
});

test('each mistake is told at its place', (context) => {
  const cases: readonly (readonly [file: string, from: string, to: string, at: string, text: string])[] = [
    ['catalog.json', '"families": ["vpn"],', '"families": ["vpn"]', '"headers"', 'is no JSON: comma expected'],
    ['catalog.json', '"name": "Aurora Gate"', '"name": 7', '7', '"name" has to be of type string'],
    ['catalog.json', '"families"', '"familys": [], "families"', '[], "families"', 'the file has no property "familys"'],
    ['catalog.json', '"name": "Aurora Gate",', '', '{', 'the file needs "name"'],
    ['catalog.json', '"phases": ["ike-sa", "child-sa"]', '"phases": []', '[],', '"tunnels.0.phases" has to have at least 1 items'],
    ['catalog.json', '{severity:number}', '{severity:numbers}', '{severity:numbers}', 'unknown type "numbers"'],
    ['catalog.json', '["vpn"]', '["vpn", "vpn"]', '"vpn"],', '"families" has this item twice'],
    ['messages/vpn.json', 'dialling {peer}', 'dialling {peer', '{peer, cookie', '"peer, cookie {initiator_cookie" is no parameter name'],
    [
      'messages/vpn.json',
      'no answer after {tries}',
      'no answer after {trys}',
      '{trys}',
      'the parameter "trys" is not in the vocabulary and states no type',
    ],
    ['messages/vpn.json', '"[{connection:name}] "', '"{connection:nam}"', '{connection:nam}', 'unknown type "nam"'],
    ['messages/vpn.json', '"id": "4303"', '"id": "4301"', '"4301",\n      "templates": ["tunnel', 'the id "4301" is used twice'],
    [
      'messages/vpn.json',
      '"kind": "ike", "phase": "child-sa"',
      '"kind": "gre", "phase": "child-sa"',
      '"gre"',
      'catalog.json has no tunnels of the kind "gre"',
    ],
    ['messages/vpn.json', '"family": "vpn"', '"family": "vpns"', '"vpns"', 'the family has to be "vpn", as the file is called'],
  ];
  for (const [file, from, to, at, text] of cases) {
    const { folder, edit } = copy(context);
    edit(file, from, to);
    const place = positionOf(folder, `aurora-gate/${file}`, at);
    assert.deepEqual(problems(folder), [`aurora-gate/${file}:${place}: ${text}`]);
    assert.equal(product(folder), null);
  }
});

test('a text that is not valid is told, and the messages are recognised all the same', (context) => {
  const { folder, edit } = copy(context);
  edit('text/en/vpn.json', '"title": "Dialling {peer}", ', '');
  const place = positionOf(folder, 'aurora-gate/text/en/vpn.json', '{ "meaning": "The gate sends');
  assert.deepEqual(problems(folder), [`aurora-gate/text/en/vpn.json:${place}: "messages.4301" needs "title"`]);
  assert.equal(product(folder), 'aurora-gate');
});

test('of many problems in a file the first are told, and how many there are more', (context) => {
  const { folder, write } = copy(context);
  const messages = Array.from({ length: 30 }, (_, at) => ({ id: `A${String(at)}` }));
  write('messages/vpn.json', JSON.stringify({ family: 'vpn', messages }));
  const told = problems(folder);
  assert.equal(told.length, 21);
  assert.match(told[20] ?? '', /^aurora-gate\/messages\/vpn\.json:1:\d+: 130 more problems in this file$/);
});

test('what is not there is told', (context) => {
  const { folder } = copy(context);
  assert.deepEqual(problems(path.join(folder, 'nowhere')), [`${path.join(folder, 'nowhere')}:1:1: there is no such folder`]);
  const empty = temporaryFolder(context);
  assert.deepEqual(problems(empty), [`${empty}:1:1: holds no catalog: neither catalog.json nor folders with one`]);
  rmSync(path.join(folder, 'aurora-gate/messages/vpn.json'));
  assert.deepEqual(problems(folder), ['aurora-gate/messages/vpn.json:1:1: the file is missing']);
});

test('the name of a family is no path', (context) => {
  const { folder, edit, write } = copy(context);
  edit('catalog.json', '["vpn"]', '["../../secret"]');
  write('../secret.json', '{}');
  assert.deepEqual(problems(folder), [
    `aurora-gate/catalog.json:${positionOf(folder, 'aurora-gate/catalog.json', '"../../secret"')}: "families.0" does not match ^[a-z0-9][a-z0-9-]*$`,
  ]);
});

test("names that JavaScript's objects have are names like any other", (context) => {
  const { folder, edit } = copy(context);
  edit('text/en/vpn.json', '"messages": {', '"messages": { "__proto__": { "title": "Polluted", "meaning": "Whatever this may mean." },');
  edit(
    'text/en/vpn.json',
    '"values": { "status": {',
    '"values": { "constructor": { "__proto__": "polluted" }, "status": { "__proto__": "polluted",',
  );
  edit(
    'messages/vpn.json',
    '"parameters": {',
    '"parameters": { "constructor": { "type": "word", "label": { "en": "c", "ja": "c", "zh-cn": "c" } },',
  );
  edit('messages/vpn.json', 'state is {status:word}', 'state is {constructor}');
  assert.deepEqual(problems(folder), []);
  const { status, stdout } = loglens(['explain', '--catalogs', folder, 'AURORA/4305/5: state is idle']);
  assert.equal(status, 0);
  assert.doesNotMatch(stdout, /olluted/);
  assert.match(stdout, / {2}c {2}idle\n/);
});

test('a parameter name that no pattern allows is refused', (context) => {
  const { folder, edit } = copy(context);
  edit(
    'messages/vpn.json',
    '"parameters": {',
    '"parameters": { "__proto__": { "type": "word", "label": { "en": "c", "ja": "c", "zh-cn": "c" } },',
  );
  assert.match(problems(folder).join('\n'), /cannot have the name "__proto__"/);
  assert.equal(product(folder), null);
});

test('nothing that nests without end brings the program down', (context) => {
  const deep = copy(context);
  deep.write('catalog.json', '['.repeat(200_000));
  assert.deepEqual(problems(deep.folder), ['aurora-gate/catalog.json:1:1: nests too deeply']);
  const template = copy(context);
  template.edit('messages/vpn.json', '"tunnel is up"', JSON.stringify('[['.repeat(200_000)));
  assert.match(problems(template.folder).join('\n'), /^aurora-gate\/messages\/vpn\.json:\d+:\d+: longer than 2000 characters$/);
});
