import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CompiledCatalogs } from '../../../server/src/core/catalog/compile.js';
import { workload } from '../../bench/workload/workload.js';
import { builtInCatalogs } from '../../service/built-in.js';
import { catalogOf, family, message } from '../helpers.js';
import { createRecall } from './recall.js';

/** Whether a line is known by the one before, after which it has to say what it says in any case. */
function isLike(catalogs: CompiledCatalogs, first: string, second: string): boolean {
  const recall = createRecall(catalogs);
  recall.learn(first);
  const known = recall.isKnown(second);
  assert.deepEqual(recall.remembered(second), recall.recognised(second));
  return known;
}

const builtIn = builtInCatalogs();
const like = (first: string, second: string): boolean => isLike(builtIn, first, second);

describe('the memory of lines', () => {
  it('knows a line again that has other times, addresses and numbers', () => {
    const pluto = 'pluto[1432]: "tunnel34" #129: ';
    assert.ok(
      like(`Nov 22 10:00:00 gw1 ${pluto}initiating Main Mode`, 'Nov  3 23:59:59 gw1 pluto[2001]: "tunnel77" #90: initiating Main Mode'),
    );
    assert.ok(
      like(
        '<167>Nov 22 2026 10:00:00: %ASA-7-715047: IP = 203.0.113.54, processing SA payload',
        '<167>Nov 22 2026 10:00:01: %ASA-7-715047: IP = 192.0.2.1, processing SA payload',
      ),
    );
    assert.ok(
      like(
        'Nov 22 10:00:00 gw1 pluto[431]: "a" #91: IPsec SA established {ESP=>0x3fa9c1d2 <0x11ab2c3d}',
        'Nov 22 10:00:00 gw1 pluto[999]: "a" #77: IPsec SA established {ESP=>0xdeafc0d2 <0x99ab2c3f}',
      ),
    );
  });

  it('takes no id and no number of a template for another', () => {
    assert.ok(!like('Nov 22 10:00:00 gw1 : %ASA-7-715047: x', 'Nov 22 10:00:00 gw1 : %ASA-7-715048: x'));
    const main = 'Nov 22 10:00:00 gw1 pluto[1432]: "tunnel34" #129: initiating Main Mode';
    assert.ok(!like(`<29>${main}`, `<30>${main}`));
    const pluto = 'Nov 22 10:00:00 gw1 pluto[1]: "a" #9: ';
    assert.ok(!like(`${pluto}Dead Peer Detection (RFC 3706): enabled`, `${pluto}Dead Peer Detection (RFC 3707): enabled`));
  });

  it('takes nothing for a time that is none', () => {
    assert.ok(!like('2026-11-22 10:00:00 gw1 sshd[1]: x', '2026-13-22 10:00:00 gw1 sshd[1]: x'));
    assert.ok(!like('2026-13-22 10:00:00 gw1 sshd[1]: x', '2026-11-22 10:00:00 gw1 sshd[1]: x'));
    assert.ok(!like('gw1 sshd[1]: at 2026', 'gw1 sshd[1]: at 10:00'));
  });

  it('takes no number at the beginning for another with which it would be a time', () => {
    const catalogs = catalogOf([family('daemon', [message('day', ['{day:number}/05/07 10:00:00 {rest:text}'], { bare: true })])]);
    const text = '/05/07 10:00:00 of the last week and then some more';
    assert.ok(!isLike(catalogs, `12${text}`, `2026${text}`));
  });

  it('takes no piece of a hardware address for one of another length', () => {
    const catalogs = catalogOf([
      family(
        'daemon',
        [message('mac', ['station {mac:mac} has joined the network']), message('text', ['station {rest:text} has joined the network'])],
        {
          tags: ['exampled'],
        },
      ),
    ]);
    const line = (first: string): string => `Nov 22 10:00:00 gw1 exampled[7]: station ${first}:22:33:44:55:66 has joined the network`;
    assert.ok(!isLike(catalogs, line('2'), line('22')));
  });

  it('takes no line for another in which a header stands further left', () => {
    const line = (address: string): string =>
      `Nov 22 10:00:00 gw1 x: ${'y'.repeat(230)} ${`${address} `.repeat(3)}%ASA-7-715047: IP = 203.0.113.54, processing SA payload`;
    assert.ok(!like(line('192.168.100.200'), line('192.0.2.1')));
  });

  it('does not keep lines of many thousands of characters', () => {
    const line = `Nov 22 10:00:00 gw1 pluto[1432]: "tunnel34" #129: initiating Main Mode ${'x'.repeat(70_000)}`;
    assert.ok(!like(line, line));
    assert.ok(!like(line, line.slice(0, 4464)));
  });

  it('knows nearly all lines of a long log, and says of each what recognising it says', () => {
    const recall = createRecall(builtIn);
    for (const line of workload(20_000)) assert.deepEqual(recall.remembered(line), recall.recognised(line));
    const { asked, known } = recall.counts();
    assert.ok(known / asked > 0.9, `${String(known)} of ${String(asked)}`);
  });
});

describe('a catalog', () => {
  const lineOf = (text: string): string => `Nov 22 10:00:00 gw1 exampled[7]: ${text}`;
  const of = (templates: readonly string[]): CompiledCatalogs =>
    catalogOf([
      family(
        'daemon',
        templates.map((template, at) => message(`m${String(at)}`, [template])),
        { tags: ['exampled'] },
      ),
    ]);

  it('with a number that touches a parameter is never remembered', () => {
    assert.ok(!isLike(of(['port {port:number} of 5{rest:text}']), lineOf('port 17 of 5th'), lineOf('port 17 of 5th')));
  });

  it('with a piece of an address has its addresses compared as they are', () => {
    const catalogs = of(['route to 10.0.{rest:text} is there now', 'route to {peer:word} is there now']);
    assert.ok(!isLike(catalogs, lineOf('route to 192.0.2.7 is there now'), lineOf('route to 10.0.2.7 is there now')));
  });

  it('with a piece of an address in front of a parameter has its addresses compared as they are', () => {
    const catalogs = of(['route to 10.{rest:text} is there now again', 'route to {peer:word} is there now again']);
    assert.ok(!isLike(catalogs, lineOf('route to 192.0.2.7 is there now again'), lineOf('route to 10.0.2.7 is there now again')));
  });

  it('with words that a hexadecimal one may end with has these compared as they are', () => {
    const catalogs = of(['the value {spi:hex} has been seen', 'the value {count:number}dead has been seen']);
    assert.ok(!isLike(catalogs, lineOf('the value a1b2c3 has been seen'), lineOf('the value 12dead has been seen')));
  });

  it('with a number at the open end of a template has hexadecimal words compared as they are', () => {
    const catalogs = catalogOf([
      family('daemon', [message('any', ['{what:word} {rest:text}']), message('number', ['value {count:number}'], { continues: true })], {
        tags: ['exampled'],
      }),
    ]);
    assert.ok(!isLike(catalogs, lineOf('value a1b2c3 has been seen here'), lineOf('value 12dead has been seen here')));
  });

  it('with words that a hexadecimal one may begin with has these compared as they are', () => {
    const catalogs = of(['peer {spi:hex} of the tunnel is gone for good', 'peer dead{rest:text} of the tunnel is gone for good']);
    assert.ok(
      !isLike(catalogs, lineOf('peer a1b2c3d4 of the tunnel is gone for good'), lineOf('peer dead12c4 of the tunnel is gone for good')),
    );
    assert.ok(
      isLike(catalogs, lineOf('peer a1b2c3d4 of the tunnel is gone for good'), lineOf('peer 0e12c3d4 of the tunnel is gone for good')),
    );
  });

  it('with a condition on a number has that number compared as it is', () => {
    const catalogs = catalogOf([
      family(
        'daemon',
        [
          message('m', ['exit status {status:number} of the helper program'], {
            when: [{ params: { status: ['77'] }, outcome: 'failure' }],
          }),
        ],
        {
          tags: ['exampled'],
        },
      ),
    ]);
    assert.ok(!isLike(catalogs, lineOf('exit status 3 of the helper program'), lineOf('exit status 77 of the helper program')));
    assert.ok(isLike(catalogs, lineOf('exit status 33 of the helper program'), lineOf('exit status 78 of the helper program')));
  });
});
