import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { codesOf } from '../../server/src/core/codes.js';
import { createEnvelope, readEnvelope } from '../../server/src/core/envelope/envelope.js';
import { formatTime } from '../../server/src/core/envelope/time.js';
import { reference } from './helpers.js';

interface Expected {
  readonly time?: string;
  readonly severity?: number;
  readonly host?: string;
  readonly tag?: string;
  readonly pid?: string;
  readonly text: string;
}

function envelopeOf(line: string): Expected {
  const envelope = createEnvelope();
  readEnvelope(codesOf(line), 0, line.length, reference, envelope);
  const part = (start: number, end: number): string | undefined => (start < 0 ? undefined : line.slice(start, end));
  const found = {
    time: formatTime(envelope.stamp),
    severity: envelope.severity < 0 ? undefined : envelope.severity,
    host: part(envelope.hostStart, envelope.hostEnd),
    tag: part(envelope.tagStart, envelope.tagEnd),
    pid: part(envelope.pidStart, envelope.pidEnd),
    text: line.slice(envelope.places[envelope.placeCount - 1], envelope.end),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as unknown as Expected;
}

const cases: readonly (readonly [string, Expected])[] = [
  ['bare text of a console', { text: 'bare text of a console' }],
  ['<189>pluto[12]: up', { severity: 5, tag: 'pluto', pid: '12', text: 'up' }],
  [
    '<189> Nov 22 10:00:00 gw charon: 05[IKE] up',
    { severity: 5, time: '2026-11-22T10:00:00', host: 'gw', tag: 'charon', text: '05[IKE] up' },
  ],
  ['<134>: Nov 22 10:00:00 gw : %ASA-6-1: up', { severity: 6, time: '2026-11-22T10:00:00', host: 'gw', text: '%ASA-6-1: up' }],
  ['Nov 22 2026 10:00:00 gw pppd[7]: up', { time: '2026-11-22T10:00:00', host: 'gw', tag: 'pppd', pid: '7', text: 'up' }],
  ['Nov 22 10:00:00.250 gw pppd[7]: up', { time: '2026-11-22T10:00:00.250', host: 'gw', tag: 'pppd', pid: '7', text: 'up' }],
  ['Nov 22 10:00:00 EDT: %ASA-4-1: up', { time: '2026-11-22T10:00:00', text: '%ASA-4-1: up' }],
  ['Nov 22 10:00:00 NXR pluto[1]: up', { time: '2026-11-22T10:00:00', host: 'NXR', tag: 'pluto', pid: '1', text: 'up' }],
  ['Nov 22 10:00:00 pppd[7]: no host', { time: '2026-11-22T10:00:00', tag: 'pppd', pid: '7', text: 'no host' }],
  ['Nov 22 10:00:00 2026 gw dhcpd: up', { time: '2026-11-22T10:00:00', host: 'gw', tag: 'dhcpd', text: 'up' }],
  ['2026-11-22T10:00:00.123456Z gw dhcpd: up', { time: '2026-11-22T10:00:00.123Z', host: 'gw', tag: 'dhcpd', text: 'up' }],
  ['2026-11-22T10:00:00+09:00 gw dhcpd: up', { time: '2026-11-22T10:00:00+09:00', host: 'gw', tag: 'dhcpd', text: 'up' }],
  ['2026:11:22-10:00:00 gw pluto[3]: up', { time: '2026-11-22T10:00:00', host: 'gw', tag: 'pluto', pid: '3', text: 'up' }],
  [
    '<30>1 2026-11-22T10:00:00+08:00 gw charon 15894 - [meta sequenceId="31"] up',
    { severity: 6, time: '2026-11-22T10:00:00+08:00', host: 'gw', tag: 'charon', pid: '15894', text: 'up' },
  ],
  ['<30>1 - - - - - - up', { severity: 6, text: 'up' }],
  [
    '2026-11-22 10:00:00\tLocal0.Info\t192.0.2.1\tpluto[3]: up',
    { time: '2026-11-22T10:00:00', severity: 6, host: '192.0.2.1', tag: 'pluto', pid: '3', text: 'up' },
  ],
  ['192.0.2.1:514 : local7.debug %PIX-7-1: up', { text: '192.0.2.1:514 : local7.debug %PIX-7-1: up' }],
  [' 2026-11-22 12:50:20, WARNING@MGMT: up', { time: '2026-11-22T12:50:20', text: 'WARNING@MGMT: up' }],
  [
    'Nov 22 10:00:05 relay <30>Nov 22 10:00:00 gw pppd[7]: up',
    { severity: 6, time: '2026-11-22T10:00:00', host: 'gw', tag: 'pppd', pid: '7', text: 'up' },
  ],
  ['Dec 31 23:59:59 gw pppd[7]: last year', { time: '2025-12-31T23:59:59', host: 'gw', tag: 'pppd', pid: '7', text: 'last year' }],
  ['\ufeffNov 22 10:00:00 gw pppd[7]: up^M', { time: '2026-11-22T10:00:00', host: 'gw', tag: 'pppd', pid: '7', text: 'up' }],
  ['pppd[7]: up\\012^M\u0000\r', { tag: 'pppd', pid: '7', text: 'up' }],
  ['pppd[7]: up (Message repeated 2 times)', { tag: 'pppd', pid: '7', text: 'up' }],
  ['mobile_activate[ 12 ]: up', { tag: 'mobile_activate', pid: '12', text: 'up' }],
  ['*Nov 22 10:00:00 gw pppd[7]: up', { time: '2026-11-22T10:00:00', host: 'gw', tag: 'pppd', pid: '7', text: 'up' }],
  ['9999-12-31T24:00:00Z pppd[7]: up', { text: '9999-12-31T24:00:00Z pppd[7]: up' }],
  ['2026-11-22T10:00:00-99:99 gw', { time: '2026-11-22T10:00:00', text: '-99:99 gw' }],
  ['Nov 22 10:00:00 %ASA-7-715022: up', { time: '2026-11-22T10:00:00', text: '%ASA-7-715022: up' }],
];

describe('envelope', () => {
  for (const [line, expected] of cases) {
    it(JSON.stringify(line), () => {
      assert.deepEqual(envelopeOf(line), expected);
    });
  }

  it('reads any number of brackets and stars', () => {
    for (const sign of ['[', '*', '[*']) assert.equal(envelopeOf(sign.repeat(100_000)).text.length, sign.length * 100_000);
  });
});
