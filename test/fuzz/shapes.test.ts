import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { workload } from '../bench/workload/workload.js';
import { otherLine } from '../core/shape/other-line.js';
import { createRecall } from '../core/shape/recall.js';
import { catalogOf, family, message } from '../core/helpers.js';
import { builtInCatalogs } from '../service/built-in.js';
import { hostileLine, knownLines } from './hostile.js';
import { check } from './runs.js';

/** Behind an envelope of each form: what is remembered begins with it. */
const envelopes = [
  '',
  '<189>',
  'Nov 22 10:00:00 gw1 ',
  '<30>1 2026-11-22T10:00:00+08:00 gw1 charon 15894 - - ',
  '<134>Nov 22 10:00:00 192.0.2.9 Nov 22 2026 10:00:00 gw1 : ',
  '2026-11-22 10:00:00\tLocal0.Info\t192.0.2.7\t',
  '[2026-11-22 10:00:00] ',
];
const noise = [...workload(400)];

const anyLine = fc.oneof(
  fc.tuple(fc.constantFrom(...envelopes), fc.constantFrom(...knownLines)).map(([envelope, { line }]) => envelope + line),
  fc.constantFrom(...knownLines).map(({ line }) => line),
  fc.constantFrom(...noise),
);

describe('a line that is remembered by its shape', () => {
  it('says what recognising it would say, whatever its numbers, addresses and words are', () => {
    // One memory for all the runs: what one line has taught is asked by others.
    const recall = createRecall(builtInCatalogs());
    check(
      3000,
      fc.property(anyLine, fc.infiniteStream(fc.nat()), (line, choices) => {
        recall.learn(line);
        for (let times = 0; times < 4; times++) {
          const other = otherLine(line, (limit) => choices.next().value % limit);
          assert.deepEqual(recall.remembered(other), recall.recognised(other), other);
        }
      }),
    );
    const { asked, known } = recall.counts();
    assert.ok(known * 5 > asked, `only ${String(known)} of ${String(asked)} lines were known`);
  });

  it('says so of hostile lines, too', () => {
    const recall = createRecall(builtInCatalogs());
    check(
      500,
      fc.property(hostileLine(), fc.infiniteStream(fc.nat()), (line, choices) => {
        recall.learn(line);
        const other = otherLine(line, (limit) => choices.next().value % limit);
        for (const each of [line, other]) assert.deepEqual(recall.remembered(each), recall.recognised(each), each);
      }),
    );
  });
});

describe('lines of any catalog', () => {
  /** Fixed words, and some that look like parts of values; values that look like parts of words. */
  const plainWords = [': ', ' - ', ' of ', '#', '(', ') ', ' is gone', ' peer ', ', '];
  const oddWords = ['port 5', ' 12 ', 'dead', 'd of ', 'be ', ' ad', 'a1b2c3', ' add1e5 ', '10.0.', 'v2', '0x', 'Phase 1 ', '-7-'];
  const types = ['number', 'port', 'hex', 'hex', 'word', 'text', 'letters', 'name', 'ip', 'host', 'network', 'mac', 'cookies'];
  const values = [
    ...[
      '5',
      '17',
      '12',
      '500',
      '123456',
      '12d',
      'dead',
      'dead12',
      '12dead',
      'a1b2c3',
      'a1b2c3d4',
      '1add2',
      'abe1',
      'be12',
      '12be',
      'add1e5',
      '0x1f2e',
    ],
    ...['10.0.0.1', '192.0.2.7', '192.0.2.0/24', 'eth0', 'x', '00:00:5e:00:53:01', '2001:db8::1'],
  ];
  const piece = fc.oneof(
    fc
      .oneof({ weight: 4, arbitrary: fc.constantFrom(...plainWords) }, fc.constantFrom(...oddWords))
      .map((word) => ({ template: word, choices: [word] })),
    fc.constantFrom(...types).map((type) => ({ template: `{a:${type}}`, choices: values })),
    fc.constantFrom('5|12|dead', 'up|down', '1|2|17').map((choices) => ({ template: `{a:${choices}}`, choices: choices.split('|') })),
    fc.constantFrom('{-}', '{:}', '{=}').map((template) => ({ template, choices: [template.charAt(1), ` ${template.charAt(1)} `] })),
  );
  const template = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => ({
    // Each parameter has a name of its own.
    text: pieces.map((each, at) => each.template.replace('{a:', `{p${String(at)}:`)).join(''),
    choices: pieces.map((each) => each.choices),
  }));
  const settings = fc.record({
    templates: fc.array(template, { minLength: 1, maxLength: 5 }),
    continues: fc.boolean(),
    prefixes: fc.constantFrom<readonly string[]>([], ['"{connection}" #{state_number}: '], ['{code:number} ']),
    header: fc.constantFrom('', '%ACME-{severity:number}-{id:number}: ', 'ACME {id:hex}'),
    status: fc.constantFrom('5', '12', 'dead12', '17'),
  });

  it('are remembered as what they are, or not at all', () => {
    let asked = 0;
    let known = 0;
    check(
      1500,
      fc.property(settings, fc.infiniteStream(fc.nat()), ({ templates, continues, prefixes, header, status }, choices) => {
        const choose = (limit: number): number => choices.next().value % limit;
        const messages = templates.map(({ text }, at) =>
          message(header === '' ? `m${String(at)}` : String(715_000 + at), [text], {
            continues,
            when: [{ params: { p0: [status] }, outcome: 'failure' }],
          }),
        );
        const catalogs = catalogOf([family('daemon', messages, { tags: ['acmed'], prefixes })], {
          ...(header === '' ? {} : { headers: [{ pattern: header, digits: { minimum: 6, maximum: 6 } }] }),
        });
        const recall = createRecall(catalogs);
        for (let times = 0; times < 8; times++) {
          const at = choose(templates.length);
          const text = (templates[at]?.choices ?? []).map((of) => of[choose(of.length)] ?? '').join('');
          const before = ['', '"gw" #12: ', '7 ', `%ACME-5-71500${String(at)}: `, `ACME 71500${String(at)}`][choose(5)] ?? '';
          const line = `Nov 22 10:00:00 gw1 acmed[${String(choose(900))}]: ${before}${text}`;
          for (const each of [line, otherLine(line, choose), otherLine(line, choose)])
            assert.deepEqual(recall.remembered(each), recall.recognised(each), each);
        }
        asked += recall.counts().asked;
        known += recall.counts().known;
      }),
    );
    assert.ok(known * 20 > asked, `only ${String(known)} of ${String(asked)} lines were known`);
  });
});
