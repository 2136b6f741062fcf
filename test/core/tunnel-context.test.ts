import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { logOf, tunnelsIn, tunnelWords } from './tunnel-log.js';

const charon = (time: string, text: string): string => `${time} nxr charon: ${text}`;

const standing = [
  charon('09:00:00', '08[IKE] initiating IKE_SA tunnel1[1] to 203.0.113.5'),
  charon('09:00:01', '08[IKE] IKE_SA tunnel1[1] established between 192.0.2.1[192.0.2.1]...203.0.113.5[branch.example.jp]'),
  charon('09:00:01', '08[IKE] CHILD_SA tunnel1{1} established with SPIs c1d2e3f4_i 0a1b2c3d_o and TS 192.168.10.0/24 === 192.168.30.0/24'),
];

/** `tunnel1, inferred` for each line that belongs to a tunnel. */
function placesOf(lines: readonly string[]): readonly string[] {
  const index = logOf(lines).tunnels();
  return lines.map((_, line) => {
    const place = index.at(line);
    return place === undefined ? 'none' : `${place.tunnel.name}, ${place.inferred ? 'inferred' : 'named'}`;
  });
}

describe('a line that names nothing', () => {
  it('belongs to what its thread has just named', () => {
    const places = placesOf([
      ...standing,
      charon('10:00:00', '05[IKE] initiating IKE_SA tunnel2[2] to 203.0.113.6'),
      charon('10:00:00', '06[IKE] deleting IKE_SA tunnel1[1] between 192.0.2.1[192.0.2.1]...203.0.113.5[branch.example.jp]'),
      charon('10:00:00', '05[IKE] retransmit 1 of request with message ID 0'),
    ]);
    assert.deepEqual(places.slice(3), ['tunnel2, named', 'tunnel1, named', 'tunnel2, inferred']);
  });

  it('belongs to the negotiation that waits for an answer, not to what its thread named long ago', () => {
    const lines = [
      ...standing,
      charon('10:00:00', '05[IKE] initiating IKE_SA tunnel2[2] to 203.0.113.6'),
      charon('10:00:04', '08[IKE] retransmit 1 of request with message ID 0'),
      charon('10:02:45', '08[IKE] giving up after 5 retransmits'),
    ];
    assert.deepEqual(placesOf(lines).slice(3), ['tunnel2, named', 'tunnel2, inferred', 'tunnel2, inferred']);
    assert.deepEqual(tunnelsIn(lines).map(tunnelWords), ['tunnel1: established', 'tunnel2: failed @5']);
  });

  it('belongs to what its thread named last where nothing waits', () => {
    const places = placesOf([...standing, charon('10:00:04', '08[IKE] retransmit 1 of request with message ID 7')]);
    assert.equal(places.at(-1), 'tunnel1, inferred');
  });

  it('goes to the side of two attempts at once that has no answer yet', () => {
    const [tunnel] = tunnelsIn([
      charon('10:00:00', '05[IKE] initiating IKE_SA tunnel1[1] to 203.0.113.5'),
      charon('10:00:00', '06[IKE] 203.0.113.5 is initiating an IKE_SA'),
      charon('10:00:01', "07[CFG] selected peer config 'tunnel1'"),
      charon('10:00:01', '07[IKE] IKE_SA tunnel1[2] established between 192.0.2.1[192.0.2.1]...203.0.113.5[branch.example.jp]'),
      standing[2]?.replace('09:00:01', '10:00:01').replace('08[', '07[').replace('{1}', '{2}') ?? '',
      charon('10:02:45', '13[IKE] giving up after 5 retransmits'),
    ]);
    assert.equal(tunnel && tunnelWords(tunnel), 'tunnel1: failed @5, established');
  });

  it('belongs to no tunnel where the log has told of none for a while', () => {
    const stoneos = (time: string, text: string): string => `${time} 2603714000218365(root) ${text}`;
    const places = placesOf([
      stoneos('10:00:00', '45080601 Event@VPN: initiate new phase 1 negotiation: 203.0.113.2:500 - 198.51.100.10:500.'),
      stoneos('10:00:00', '45086611 Event@VPN: Phase 1(main mode/initiator): ISAKMP peer to-osaka sends the first message.'),
      stoneos('10:00:09', '45086611 Event@VPN: Phase 1(main mode/initiator): ISAKMP peer to-kobe sends the first message.'),
    ]);
    assert.deepEqual(places, ['198.51.100.10, named', '198.51.100.10, inferred', 'none']);
  });
});

describe('numbers of two attempts that no line has named', () => {
  const stoneos = (time: string, text: string): string => `${time} 2603714000218365(root) ${text}.`;

  it('go to the older one first', () => {
    const [tunnel] = tunnelsIn([
      stoneos('10:00:00', '45080601 Event@VPN: initiate new phase 1 negotiation: 203.0.113.2:500 - 198.51.100.10:500'),
      stoneos('10:00:00', '45080603 Event@VPN: responded new phase 1 negotiation: 203.0.113.2:500 - 198.51.100.10:500'),
      stoneos(
        '10:00:01',
        '45080602 Event@VPN: ISAKMP-SA established, 203.0.113.2 - 198.51.100.10 cookies:1111aaaa2222bbbb:3333cccc4444dddd',
      ),
      stoneos(
        '10:00:01',
        '45080602 Event@VPN: ISAKMP-SA established, 203.0.113.2 - 198.51.100.10 cookies:5555aaaa6666bbbb:7777cccc8888dddd',
      ),
      stoneos('10:00:31', '45080607 Event@VPN: Purge ISAKMP-SA, cookies=1111aaaa2222bbbb:3333cccc4444dddd'),
    ]);
    assert.equal(tunnel && tunnelWords(tunnel), '198.51.100.10: failed @4, negotiating');
  });

  it('are not of a negotiation that the log has forgotten', () => {
    const tunnels = tunnelsIn([
      stoneos('10:00:00', '45080601 Event@VPN: initiate new phase 1 negotiation: 203.0.113.2:500 - 198.51.100.10:500'),
      stoneos('10:20:00', '45080601 Event@VPN: initiate new phase 1 negotiation: 203.0.113.2:500 - 192.0.2.99:500'),
      stoneos('10:20:30', '4508030b Event@VPN: phase1 negotiation failed due to time up. 0a0b0c0d01020304:0000000000000000'),
    ]);
    assert.deepEqual(tunnels.map(tunnelWords), ['198.51.100.10: negotiating', '192.0.2.99: failed @2']);
  });
});

describe('states that follow each other', () => {
  it('are phases of their own', () => {
    const vrrp = (time: string, text: string): string => `${time} nxr Keepalived_vrrp: VRRP_Instance(VI_1) ${text}`;
    const [tunnel] = tunnelsIn([
      vrrp('10:00:00', 'Entering BACKUP STATE'),
      vrrp('10:00:04', 'Transition to MASTER STATE'),
      vrrp('10:00:05', 'Entering MASTER STATE'),
      vrrp('11:00:00', 'Entering BACKUP STATE'),
    ]);
    assert.deepEqual(
      tunnel?.attempts.map(({ state, phases }) => [
        state,
        phases.map((phase) => [phase.state, phase.firstLine, phase.lastLine, phase.decision?.params['state']]),
      ]),
      [
        [
          'established',
          [
            ['down', 0, 2, 'BACKUP'],
            ['down', 2, 3, 'MASTER'],
            ['established', 3, 3, 'BACKUP'],
          ],
        ],
      ],
    );
  });
});
