import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { phaseWords, tunnelsIn, tunnelWords } from './tunnel-log.js';

const charon = (time: string, text: string): string => `${time} nxr charon: ${text}`;

describe('the phases of an attempt that ends', () => {
  it('last until its end, although its last line names none', () => {
    const [tunnel] = tunnelsIn([
      '10:00:00 nxr pppd[12]: Using interface ppp0',
      '10:00:01 nxr pppd[12]: Connect: ppp0 <--> ether1',
      '10:00:02 nxr pppd[12]: CHAP authentication succeeded',
      '10:00:02 nxr pppd[12]: local  IP address 203.0.113.45',
      '10:59:02 nxr pppd[12]: Terminating connection due to lack of activity.',
    ]);
    const minutes = tunnel?.attempts[0]?.phases.map(({ start, end }) => Math.round((end - start) / 60_000));
    assert.deepEqual(minutes, [59, 59, 59]);
  });

  it('fail with the first of them where IKE_AUTH negotiates both SAs', () => {
    const [tunnel] = tunnelsIn([
      charon('10:00:00', '05[IKE] initiating IKE_SA tunnel8[4] to 203.0.113.62'),
      charon('10:00:00', '06[IKE] establishing CHILD_SA tunnel8{4}'),
      charon('10:00:01', '07[IKE] received AUTHENTICATION_FAILED notify error'),
    ]);
    assert.equal(tunnel && tunnelWords(tunnel), 'tunnel8: failed @2');
    assert.deepEqual(phaseWords(tunnel?.attempts[0]), ['ike-sa failed 0-2', 'child-sa failed 1-2']);
  });

  it('do not fail with a renewal of the first that is refused while the old one stands', () => {
    const [tunnel] = tunnelsIn([
      '10:00:00 nxr pluto[1]: "tunnel1" #1: initiating Main Mode',
      '10:00:00 nxr pluto[1]: "tunnel1" #1: ISAKMP SA established',
      '10:00:01 nxr pluto[1]: "tunnel1" #2: initiating Quick Mode PSK+ENCRYPT {using isakmp#1}',
      '10:00:01 nxr pluto[1]: "tunnel1" #2: sent QI2, IPsec SA established {ESP=>0xc1000001 <0xc2000001}',
      '10:50:00 nxr pluto[1]: "tunnel1" #3: initiating Main Mode to replace #1',
      '10:50:01 nxr pluto[1]: "tunnel1" #4: initiating Quick Mode PSK+ENCRYPT {using isakmp#1}',
      '10:51:10 nxr pluto[1]: "tunnel1" #3: max number of retransmissions (2) reached STATE_MAIN_I1',
    ]);
    assert.equal(tunnel?.state, 'established');
    assert.deepEqual(
      tunnel.attempts[0]?.phases.map(({ state }) => state),
      ['established', 'established', 'failed', 'negotiating'],
    );
  });

  it('have failed when the attempt was given up for the next one', () => {
    const [tunnel] = tunnelsIn([
      '10:00:00 nxr pluto[1]: "tunnel1" #1: initiating Main Mode',
      '10:00:20 nxr pluto[1]: "tunnel1" #2: initiating Main Mode',
    ]);
    assert.equal(tunnel && tunnelWords(tunnel), 'tunnel1: failed, negotiating');
    assert.deepEqual(phaseWords(tunnel?.attempts[0]), ['ike-sa failed 0-0']);
  });
});

describe('the end of an IKE SA', () => {
  const child = (number: string, spi: string): string =>
    `CHILD_SA tunnel1{${number}} established with SPIs ${spi}_i 0a1b2c3d_o and TS 192.168.10.0/24 === 192.168.30.0/24`;
  const lines = [
    charon('10:00:00', '05[IKE] initiating IKE_SA tunnel1[1] to 203.0.113.5'),
    charon('10:00:01', '06[IKE] IKE_SA tunnel1[1] established between 192.0.2.1[192.0.2.1]...203.0.113.5[branch.example.jp]'),
    charon('10:00:01', `06[IKE] ${child('1', 'c1d2e3f4')}`),
  ];
  const deleted = [
    charon('11:00:00', '08[IKE] deleting IKE_SA tunnel1[1] between 192.0.2.1[192.0.2.1]...203.0.113.5[branch.example.jp]'),
    charon('11:00:00', '08[IKE] IKE_SA deleted'),
  ];

  it('ends the IPsec SAs that were negotiated with it (RFC 7296, 1.4.1)', () => {
    const [tunnel] = tunnelsIn([...lines, ...deleted]);
    assert.equal(tunnel && tunnelWords(tunnel), 'tunnel1: down @3');
    assert.deepEqual(phaseWords(tunnel?.attempts[0]), ['ike-sa down 0-4', 'child-sa down 2-3']);
  });

  it('leaves those that its successor has taken over (RFC 7296, 2.8)', () => {
    const rekeyed = charon('10:59:59', '07[IKE] IKE_SA tunnel1[2] rekeyed between 192.0.2.1[192.0.2.1]...203.0.113.5[branch.example.jp]');
    const [tunnel] = tunnelsIn([...lines, rekeyed, ...deleted]);
    assert.equal(tunnel && tunnelWords(tunnel), 'tunnel1: established');
    assert.deepEqual(phaseWords(tunnel?.attempts[0]), ['ike-sa down 0-5', 'child-sa established 2-2', 'ike-sa established 3-3']);
  });
});

describe('a device that does not log success', () => {
  const begin = '10:00:00 nxr l2tpv3[7]: tunnel-setup auto start Remote-ID 192.0.2.9 (ppp0 up)';
  const end = '11:00:00 nxr l2tpv3[7]: tunnel-setup auto stop Remote-ID 192.0.2.9 (ppp0 down)';

  it('has a tunnel that is down when it ends and nothing went wrong before', () => {
    const [tunnel] = tunnelsIn([begin, end]);
    assert.equal(tunnel && tunnelWords(tunnel), '192.0.2.9: down @1');
  });

  it('has one that failed when something did', () => {
    const [tunnel] = tunnelsIn([begin, '10:01:03 nxr l2tpv3[7]: Error: Peer Authentication fail for create a tunnel', end]);
    assert.equal(tunnel && tunnelWords(tunnel), '192.0.2.9: failed @1');
  });

  it('has one that stands once the session was negotiated', () => {
    const mtu = '10:00:02 nxr l2tpv3[7]: Error: L2 Circuit MTU mismatch -- should be same MTU. You may have serious connection problems.';
    const [tunnel] = tunnelsIn([begin, mtu]);
    assert.equal(tunnel?.state, 'established');
  });
});

describe('a start of the device', () => {
  const lines = [
    '10:00:00 nxr pppd[12]: Using interface ppp0',
    '10:00:01 nxr pppd[12]: local  IP address 203.0.113.45',
    '10:00:02 nxr pluto[1]: "tunnel1" #1: initiating Main Mode',
    '10:00:02 other pluto[1]: "tunnel1" #1: initiating Main Mode',
    '10:00:09 nxr init: Entering runlevel: 2',
  ];

  it('closes its tunnels of every kind, and no other device’s', () => {
    assert.deepEqual(
      tunnelsIn(lines).map((tunnel) => `${tunnel.host} ${tunnelWords(tunnel)}`),
      ['nxr ppp0: down @4', 'nxr tunnel1: failed @4', 'other tunnel1: negotiating'],
    );
  });

  it('makes the numbers of before mean nothing', () => {
    const [, tunnel] = tunnelsIn([...lines.slice(0, 3), ...lines.slice(4), '10:00:30 nxr pluto[1]: "tunnel1" #1: initiating Main Mode']);
    assert.equal(tunnel && tunnelWords(tunnel), 'tunnel1: failed @3, negotiating');
  });
});
