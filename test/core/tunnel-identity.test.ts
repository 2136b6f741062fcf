import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { logOf, tunnelsIn, tunnelWords } from './tunnel-log.js';

describe('what names a tunnel', () => {
  it('joins a process with the interface that it uses', () => {
    const tunnels = tunnelsIn([
      '10:00:00 nxr pppd[12]: Using interface ppp0',
      '10:00:01 nxr pppd[12]: local  IP address 203.0.113.45',
      '10:00:08 nxr pppd[12]: Connection terminated.',
      '10:01:00 nxr pppd[14]: Timeout waiting for PADO packets',
      '10:02:00 nxr pppd[14]: Using interface ppp0',
      '10:02:01 nxr pppd[14]: local  IP address 203.0.113.46',
      '10:03:00 nxr pppd[15]: Using interface ppp1',
    ]);
    assert.deepEqual(tunnels.map(tunnelWords), ['ppp0: down @2, established', 'ppp1: negotiating']);
    assert.equal(tunnels[0]?.attempts[1]?.firstLine, 3);
  });

  it('is not a masked user where a line says more', () => {
    const [tunnel] = tunnelsIn([
      '10:00:00 fw %ASA-4-113019: Group = RA, Username = *****, IP = 203.0.113.199, Session disconnected. Session Type: SSL, Duration: 0h:00m:04s, Bytes xmt: 0, Bytes rcv: 0, Reason: User Requested',
    ]);
    assert.equal(tunnel?.name, '203.0.113.199');
  });

  it('is that of a negotiation without a number where a line names nothing but the ids that were agreed upon', () => {
    const tunnels = tunnelsIn([
      '10:00:00 nxr l2tpv3[7]: tunnel-setup auto start Remote-ID 192.0.2.9 (ppp0 up)',
      '10:00:01 nxr l2tpv3[7]: tunnel-setup auto start Remote-ID 192.0.2.10 (ppp0 up)',
      '10:01:03 nxr l2tpv3[7]: Error: Too many retransmissions on tunnel 1021/4711; closing down',
    ]);
    assert.deepEqual(tunnels.map(tunnelWords), ['192.0.2.9: failed @2', '192.0.2.10: negotiating']);
  });
});

describe('lines that came to a tunnel by their order', () => {
  const lines = [
    '10:00:00 qno VPN Log: (g2gips1) #7: [Tunnel Negotiation Info] >>> Initiator Send Main Mode 1st packet',
    '10:00:30 qno VPN Log: packet from 203.0.113.5:500: [Tunnel Negotiation Info] <<< Responder Received Main Mode 1st packet',
    '10:00:30 qno VPN Log: (g2gips1) #8: [Tunnel Negotiation Info] >>> Responder Send Main Mode 2nd packet',
    '10:00:31 qno VPN Log: (g2gips1) #8: [Tunnel Negotiation Info] <<< Responder Received Main Mode 3rd packet',
  ];

  it('are marked as inferred, those that name it are not', () => {
    const index = logOf(lines).tunnels();
    const marks = lines.map((_, line) => {
      const place = index.at(line);
      return place === undefined ? '-' : `${place.tunnel.name} ${place.inferred ? 'inferred' : 'certain'}`;
    });
    assert.deepEqual(marks, ['g2gips1 certain', 'g2gips1 inferred', 'g2gips1 certain', 'g2gips1 certain']);
    assert.deepEqual(
      index.tunnels.flatMap(({ attempts }) => attempts.map(({ inferredLines }) => inferredLines)),
      [0, 1],
    );
  });
});
