import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { codesOf } from '../../server/src/core/codes.js';
import { TemplateError } from '../../server/src/core/template/parse.js';
import { compileTemplate } from '../../server/src/core/template/program.js';
import { createMatch, runProgram } from '../../server/src/core/template/run.js';
import { counted } from './counted.js';
import { vocabulary } from './helpers.js';

/** The parameters of a text by a template, or undefined where it does not match as a whole. */
function match(template: string, text: string): Record<string, string> | undefined {
  const matched = createMatch();
  for (const program of compileTemplate(template, (name) => vocabulary[name]?.type)) {
    if (runProgram(program, codesOf(text), 0, text.length, true, matched) < 0) continue;
    return Object.fromEntries(program.names.map((name, at) => [name, text.slice(matched.starts[at], matched.ends[at])]));
  }
  return undefined;
}

describe('template', () => {
  const cases: readonly (readonly [string, string, Record<string, string> | undefined])[] = [
    ['initiating {mode:Main|Aggressive} Mode', 'initiating Main Mode', { mode: 'Main' }],
    ['initiating {mode:Main|Aggressive} Mode', 'initiating Quick Mode', undefined],
    ['one  blank', 'one \t blank', {}],
    ['"{connection}"[[[{instance}]]] #{state_number}:', '"tunnel1"[3] #12:', { connection: 'tunnel1', instance: '3', state_number: '12' }],
    ['"{connection}"[[[{instance}]]] #{state_number}:', '"tunnel1" #12:', { connection: 'tunnel1', state_number: '12' }],
    ['to {peer}[[:{peer_port}]]', 'to 192.0.2.1:500', { peer: '192.0.2.1', peer_port: '500' }],
    ['to {peer}[[:{peer_port}]]', 'to 2001:db8::1', { peer: '2001:db8::1' }],
    ['to {peer} closed', 'to 192.x.x.x closed', { peer: '192.x.x.x' }],
    ['{local}{-}{peer}', '192.0.2.1 – 198.51.100.1', { local: '192.0.2.1', peer: '198.51.100.1' }],
    ['{local}{-}{peer}', '192.0.2.1--198.51.100.1', { local: '192.0.2.1', peer: '198.51.100.1' }],
    ['{local}{:}{local_port}', '192.0.2.1：500', { local: '192.0.2.1', local_port: '500' }],
    ['trying... again', 'trying… again', {}],
    ["user '{user:text?}' left", "user '' left", { user: '' }],
    ['{reason:text} ({code:number})', 'timeout (rx) (12)', { reason: 'timeout (rx)', code: '12' }],
    ['\\{using isakmp#{parent_state_number}\\}', '{using isakmp#3}', { parent_state_number: '3' }],
    [
      'TS {local_network} === {remote_network}',
      'TS 10.0.0.0/8|/0 === 10.1.0.0/16',
      { local_network: '10.0.0.0/8|/0', remote_network: '10.1.0.0/16' },
    ],
    ['spi={spi} ok', 'spi=0x363c3bbb ok', { spi: '0x363c3bbb' }],
    ['from {mac} via {interface}', 'from 00:00:5e:00:53:01 via eth0', { mac: '00:00:5e:00:53:01', interface: 'eth0' }],
    ['cookies={cookies}', 'cookies=5f0c9a1be3d24477:0000000000000000', { cookies: '5f0c9a1be3d24477:0000000000000000' }],
  ];
  for (const [template, text, expected] of cases) {
    it(`${template} on ${text}`, () => {
      assert.deepEqual(match(template, text), expected);
    });
  }

  for (const [template, reason] of [
    ['{mode', /without "\}"/],
    ['mode}', /without "\{"/],
    ['[[mode', /without "\]\]"/],
    ['{nobody-knows}', /no parameter name/],
    ['{nobody_knows}', /vocabulary/],
    ['{mode:gibberish}', /unknown type/],
    ['a'.repeat(2001), /longer/],
    ['{a:word} '.repeat(49), /more than 48 parameters/],
  ] as const) {
    it(`refuses ${template.slice(0, 40)}`, () => {
      assert.throws(
        () => compileTemplate(template, (name) => vocabulary[name]?.type),
        (error) => error instanceof TemplateError && reason.test(error.message),
      );
    });
  }

  it('survives any text, and finds what was rendered from it', () => {
    const words = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(fc.string(), words, fc.nat(99999), (noise, word, number) => {
        match('begin {reason:text} at {name:name} #{count}', noise);
        assert.deepEqual(match('begin {reason:text} at {name:name} #{count}', `begin ${word} x at ${word} #${String(number)}`), {
          reason: `${word} x`,
          name: word,
          count: String(number),
        });
      }),
    );
  });

  it('takes time that grows with the length alone, whatever repeats', () => {
    // Each place where the closing words stand is tried a bounded number of times.
    const [program] = compileTemplate('{reason:text} (a) {cause:text} (b) end', (name) => vocabulary[name]?.type);
    assert.ok(program !== undefined);
    const readsFor = (length: number): number => {
      const text = ' (a) (b)'.repeat(length);
      const reads = { count: 0 };
      assert.equal(runProgram(program, counted(codesOf(text), reads), 0, text.length, true, createMatch()), -1);
      return reads.count;
    };
    const small = readsFor(1000);
    const large = readsFor(10_000);
    assert.ok(large / small < 12, `${String(small)} reads for 1000 repetitions, ${String(large)} for 10000`);
  });
});
