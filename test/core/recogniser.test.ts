import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { catalogOf, family, message, read, values } from './helpers.js';

const daemon = catalogOf([
  family(
    'daemon',
    [
      message('daemon.up', ['link {interface} up']),
      message('daemon.any', ['link {text:text}']),
      message('daemon.state', ['state {new_state:word}'], { when: [{ params: { new_state: ['FAULT'] }, outcome: 'failure' }] }),
      message('daemon.open', ['open'], { continues: true }),
    ],
    { tags: ['exampled'], prefixes: ['<{connection:word}|{ike_sa_number}> '], owns: true },
  ),
]);

describe('recognition by tag', () => {
  it('takes the most specific template', () => {
    assert.equal(read(daemon, 'Nov 22 10:00:00 gw exampled[4]: link ppp0 up').id, 'daemon.up');
    assert.equal(read(daemon, 'Nov 22 10:00:00 gw exampled[4]: link ppp0 down').id, 'daemon.any');
  });
  it('reads prefixes with the text', () => {
    assert.deepEqual(values(read(daemon, 'exampled: <site|7> link ppp0 up')), {
      connection: 'site',
      ike_sa_number: '7',
      interface: 'ppp0',
    });
  });
  it('keeps a line with a prefix of the family as an unknown message', () => {
    const record = read(daemon, 'exampled: <site|7> what is this');
    assert.deepEqual(
      [record.product?.id, record.known, record.id, values(record)],
      ['example', false, undefined, { connection: 'site', ike_sa_number: '7' }],
    );
  });
  it('leaves another program’s line alone', () => {
    assert.equal(read(daemon, 'Nov 22 10:00:00 gw otherd[4]: link ppp0 up').product, undefined);
    assert.equal(read(daemon, 'link ppp0 up').product, undefined);
  });
  it('judges by a parameter’s value', () => {
    assert.equal(read(daemon, 'exampled: state BACKUP').outcome, 'notice');
    assert.equal(read(daemon, 'exampled: state FAULT').outcome, 'failure');
  });
  it('lets an open-ended message go on', () => {
    assert.equal(read(daemon, 'exampled: open and more').id, 'daemon.open');
  });
});

const ids = catalogOf(
  [
    family('main', [message('715006', ['got {spi} from engine'], { severity: 7 }), message('45080601', ['begun'])], {
      prefixes: ['IP = {peer}, '],
    }),
  ],
  {
    headers: [
      { pattern: '%EX-[[{class:letters}-]]{severity:number}-{id:number}[[:]]', anchor: ['%EX-'] },
      { pattern: '{id:hex} {type:letters}@{module:letters}: ', digits: { minimum: 8, maximum: 8 } },
      { pattern: '{level:letters}@{module:letters}: ' },
      { pattern: '%EX-<{status:letters}>-{id:number}: ' },
    ],
  },
);

describe('recognition by id', () => {
  it('knows the id whatever the text', () => {
    const record = read(ids, '%EX-7-715006: new words');
    assert.deepEqual([record.id, record.known, values(record)], ['715006', true, {}]);
  });
  it('reads the prefix where only the id is known', () => {
    assert.deepEqual(values(read(ids, '%EX-7-715006: IP = 192.0.2.1, new words')), { peer: '192.0.2.1' });
  });
  it('takes severity from the line, else from PRI, else from the catalog', () => {
    assert.equal(read(ids, '%EX-4-715006: got 0x1 from engine').severity, 4);
    assert.equal(read(ids, '<189>fw 45080601 Event@NET: begun').severity, 5);
    assert.equal(read(ids, '2026-11-22 10:00:00, WARNING@NET: begun').severity, 4);
  });
  it('knows the envelope of an id that the catalog lacks', () => {
    const record = read(ids, 'Nov 22 10:00:00 fw : %EX-session-3-999999: x');
    assert.deepEqual([record.product?.id, record.id, record.known, record.outcome], ['example', '999999', false, undefined]);
  });
  it('finds a header behind an envelope that nobody knows', () => {
    assert.equal(read(ids, '{"message": "%EX-7-715006: got 0x1 from engine').id, '715006');
  });
  it('finds any header that begins like one that may stand anywhere', () => {
    assert.equal(read(ids, '{"message": "%EX-<Up>-715006: got 0x1 from engine').id, '715006');
  });
  it('does not take a word for an id', () => {
    assert.equal(read(ids, 'add user@host: text').id, undefined);
  });
});

const pairs = catalogOf([family('main', [message('642', ['Negotiation failed']), message('803', ['Peer is dead'])])], {
  headers: [{ pattern: 'EX: ' }],
  pairs: { id: ['id'], idMaximum: 99_999, text: ['event', 'name'], severity: ['level'], names: { remoteip: 'peer' } },
});

describe('recognition by pairs', () => {
  for (const line of [
    'EX: id=642 remoteip=192.0.2.1 reason=no answer',
    'EX: reason="no answer" remoteip=192.0.2.1 id=00642',
    'EX: [message=x id=642 [remoteip=192.0.2.1] reason=no answer]',
    'EX: event=negotiation_failed remoteip=192.0.2.1 reason=no answer',
    'EX: Negotiation failed. remoteip=192.0.2.1 reason=no answer',
    'Negotiation failed. remoteip=192.0.2.1 reason=no answer',
  ]) {
    it(line, () => {
      const record = read(pairs, line);
      if (line.startsWith('Negotiation')) assert.equal(record.product, undefined, 'without a header only a message declared bare counts');
      else {
        assert.equal(record.id, '642');
        const { peer, reason } = values(record);
        assert.deepEqual([peer, reason], ['192.0.2.1', 'no answer']);
      }
    });
  }
  it('keeps a sister product’s id apart', () => {
    const record = read(pairs, 'EX: id=01800906 event=negotiation_failed');
    assert.deepEqual([record.product?.id, record.known], ['example', false]);
  });
});

describe('conditions', () => {
  const session = (reason: string, type: string): string => `exampled: session of type ${type} ended: ${reason}`;
  const conditions = catalogOf(
    [
      family(
        'main',
        [
          message('ended', ['session of type {type:word} ended: {reason}'], {
            tunnel: { kind: 'ike', event: 'progress' },
            when: [
              { params: { type: ['ipsec'], reason: ['lost'] }, tunnel: { kind: 'ike', event: 'dead' } },
              { params: { type: ['ipsec'] }, tunnel: { kind: 'ike', event: 'down' } },
              { params: { reason: ['lost', 'late'] }, outcome: 'warning', tunnel: { kind: 'ike', event: 'timeout' } },
            ],
          }),
        ],
        { tags: ['exampled'] },
      ),
    ],
    { tunnels: [{ kind: 'ike', identity: [['type']], phases: ['ike-sa'] }] },
  );
  const judged = (reason: string, type: string): readonly unknown[] => {
    const { outcome, tunnelEvent } = read(conditions, session(reason, type));
    return [outcome, tunnelEvent?.event];
  };

  it('apply when all of their parameters have one of the values', () => {
    assert.deepEqual(judged('lost', 'IPsec'), ['warning', 'dead']);
    assert.deepEqual(judged('request', 'ipsec'), ['notice', 'down']);
    assert.deepEqual(judged('request', 'ssl'), ['notice', 'progress']);
  });
  it('give outcome and tunnel event each by the first that states it', () => {
    assert.deepEqual(judged('late', 'ipsec'), ['warning', 'down']);
    assert.deepEqual(judged('late', 'ssl'), ['warning', 'timeout']);
  });
});

describe('any line', () => {
  it('is survived, with spans that lie in it', () => {
    const pieces = fc.constantFrom(
      '%EX-7-',
      '715006',
      ': ',
      'IP = ',
      '192.0.2.1',
      ', ',
      'EX: ',
      'id=',
      '642 ',
      '[',
      ']',
      '"',
      'exampled: ',
      '<a|1> ',
      'link ',
    );
    const lines = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(lines, (line) => {
        for (const catalogs of [daemon, ids, pairs]) {
          const record = read(catalogs, line);
          assert.ok(record.text.start >= 0 && record.text.start <= record.text.end && record.text.end <= line.length);
          for (const param of record.params) assert.equal(line.slice(param.start, param.end), param.value);
        }
      }),
    );
  });
});
