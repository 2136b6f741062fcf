/** Negotiations of each product as the lines that tell of them, behind the time: `gw-a pluto[1]: …`. */

/** How a negotiation goes, and what becomes of its attempt. */
export const endings = {
  established: 'established',
  rekeyed: 'established',
  refused: 'failed',
  timeout: 'failed',
  dead: 'down',
  phase1: 'negotiating',
} as const;

export type Ending = keyof typeof endings;

export interface Script {
  readonly host: string;
  /** The name under which the tunnel is to be found. */
  readonly tunnel: string;
  readonly ending: Ending;
  readonly lines: readonly string[];
}

type Role = 'initiator' | 'responder';

/** @param number tells tunnels of one device apart */
export type Product = (host: string, number: number, ending: Ending, role?: Role) => Script;

/** The parts of a negotiation; a script is some of them, one after the other. */
interface Parts {
  readonly begin: readonly string[];
  readonly phase1: readonly string[];
  readonly phase2: readonly string[];
  readonly rekey: readonly string[];
  readonly refused: readonly string[];
  readonly timeout: readonly string[];
  readonly dead: readonly string[];
}

function linesOf(parts: Parts, ending: Ending): readonly string[] {
  const up = [...parts.begin, ...parts.phase1, ...parts.phase2];
  switch (ending) {
    case 'established':
      return up;
    case 'rekeyed':
      return [...up, ...parts.rekey];
    case 'refused':
      return [...parts.begin, ...parts.refused];
    case 'timeout':
      return [...parts.begin, ...parts.timeout];
    case 'dead':
      return [...up, ...parts.dead];
    case 'phase1':
      return [...parts.begin, ...parts.phase1];
    default:
      return ending satisfies never;
  }
}

const script = (host: string, tunnel: string, ending: Ending, program: string, parts: Parts): Script => ({
  ...{ host, tunnel, ending },
  lines: linesOf(parts, ending).map((line) => `${host} ${program}${line}`),
});

const hex = (high: number, low: number): string => (high * 0x10000 + low).toString(16).padStart(8, '0');

/** pluto of a router: connections and numbers of states. */
const pluto: Product = (host, number, ending, role = 'initiator') => {
  const name = `tunnel${String(number)}`;
  const first = number * 10 + (role === 'initiator' ? 0 : 5);
  const [one, two, three] = [first, first + 1, first + 2].map((state) => `"${name}" #${String(state)}: `);
  const begin = role === 'initiator' ? 'initiating Main Mode' : 'responding to Main Mode';
  const last = 'max number of retransmissions (2) reached STATE_MAIN_I1.  No response (or no acceptable response) to our first IKE message';
  return script(host, name, ending, 'pluto[7]: ', {
    begin: [`${one ?? ''}${begin}`],
    phase1: [`${one ?? ''}NAT-Traversal: Result using RFC 3947: no NAT detected`, `${one ?? ''}ISAKMP SA established`],
    phase2: [
      `${two ?? ''}initiating Quick Mode PSK+ENCRYPT+TUNNEL+PFS+UP {using isakmp#${String(first)}}`,
      `${two ?? ''}sent QI2, IPsec SA established {ESP=>0x${hex(0xc000, first)} <0x${hex(0xd000, first)} DPD}`,
    ],
    rekey: [
      `${three ?? ''}initiating Quick Mode PSK+ENCRYPT+TUNNEL+PFS+UP to replace #${String(first + 1)} {using isakmp#${String(first)}}`,
      `${three ?? ''}sent QI2, IPsec SA established {ESP=>0x${hex(0xc001, first)} <0x${hex(0xd001, first)} DPD}`,
      `${two ?? ''}IPsec SA expired (superseded by #${String(first + 2)})`,
    ],
    refused: [`${one ?? ''}ignoring informational payload, type NO_PROPOSAL_CHOSEN`, `${one ?? ''}${last}`],
    timeout: [`${one ?? ''}STATE_MAIN_I1: retransmission; will wait 20s for response`, `${one ?? ''}${last}`],
    dead: [`${two ?? ''}DPD: No response from peer - declaring peer dead`],
  });
};

/** charon of a router: numbers of IKE_SA and CHILD_SA. A line without either follows the lines around it, so none is scripted. */
const charon: Product = (host, number, ending) => {
  const name = `net${String(number)}`;
  const id = String(number);
  const ends = `between 192.0.2.1[192.0.2.1]...203.0.113.${id}[b${id}.example.jp]`;
  const ts = 'TS 192.168.10.0/24 === 192.168.20.0/24';
  const marked = (text: string): string => `05[IKE] <${name}|${id}> ${text}`;
  return script(host, name, ending, 'charon: ', {
    begin: [marked(`initiating IKE_SA ${name}[${id}] to 203.0.113.${id}`)],
    phase1: [marked(`IKE_SA ${name}[${id}] established ${ends}`)],
    phase2: [marked(`CHILD_SA ${name}{${id}} established with SPIs ${hex(0xc100, number)}_i ${hex(0xd100, number)}_o and ${ts}`)],
    rekey: [
      marked(`establishing CHILD_SA ${name}{${id}}`),
      marked(`CHILD_SA ${name}{${id}} established with SPIs ${hex(0xc101, number)}_i ${hex(0xd101, number)}_o and ${ts}`),
    ],
    refused: [marked('received NO_PROPOSAL_CHOSEN notify error')],
    timeout: [marked('retransmit 1 of request with message ID 0'), marked('giving up after 5 retransmits')],
    dead: [marked(`received DELETE for IKE_SA ${name}[${id}]`), marked(`deleting IKE_SA ${name}[${id}] ${ends}`)],
  });
};

/** StoneOS: address pairs, cookies, indexes. */
const stoneos: Product = (host, number, ending, role = 'initiator') => {
  const peer = `198.51.100.${String(number)}`;
  const pair = `203.0.113.2:500 - ${peer}:500`;
  const cookies = (half: number): string =>
    `${hex(0xaa00 + half, number)}00000001:${hex(0xbb00 + half, number)}0000000${role === 'initiator' ? '1' : '2'}`;
  const own = role === 'initiator' ? cookies(1) : cookies(2);
  const line = (id: string, text: string): string => `${id} Event@VPN: ${text}.`;
  // The product tells of no refusal: what the peer does not accept runs into the time-out.
  const unanswered = [
    line('45080602', `ISAKMP-SA established, 203.0.113.2 - ${peer} cookies:${own}`),
    line('45080604', `initiate new phase 2 negotiation: ${pair}`),
    line('4508030c', `phase2 negotiation failed due to time up. ${own}:${hex(0xcc00, number)}`),
  ];
  return script(host, peer, ending, '', {
    begin: [
      role === 'initiator'
        ? line('45080601', `initiate new phase 1 negotiation: ${pair}`)
        : line('45080603', `responded new phase 1 negotiation: ${pair}`),
    ],
    phase1: [line('45080602', `ISAKMP-SA established, 203.0.113.2 - ${peer} cookies:${own}`)],
    phase2: [
      line('45080604', `initiate new phase 2 negotiation: ${pair}`),
      line('4508063a', `Phase 2 ISAKMP SA has established ${pair}, ISAKMP SA index=${String(number)}`),
    ],
    rekey: [
      line('4508063d', `Phase2 ISAKMP-SA has expired, 203.0.113.2 - ${peer}`),
      line('45080605', `responded new phase 2 negotiation: ${pair}`),
      line('4508063a', `Phase 2 ISAKMP SA has established ${pair}, ISAKMP SA index=${String(number + 500)}`),
    ],
    refused: unanswered,
    timeout: unanswered,
    dead: [line('4508063d', `Phase2 ISAKMP-SA has expired, 203.0.113.2 - ${peer}`), line('45080607', `Purge ISAKMP-SA, cookies=${own}`)],
  });
};

/** cOS Stream: pairs of SPIs, interfaces. */
const clavister: Product = (host, number, ending, role = 'initiator') => {
  const name = `to-site${String(number)}`;
  const peer = `198.51.100.${String(number)}`;
  const side = role === 'initiator' ? 1 : 2;
  const ikeSpis = `localikespi=0x${hex(0x1a00 + side, number)}00000000 remoteikespi=0x${hex(0x2a00 + side, number)}00000000`;
  const ends = `localip=192.0.2.70 remoteip=${peer} iface=${name}`;
  const spis = (turn: number): string =>
    `inboundspi=0x${hex(0xc200 + turn * 16 + side, number)} outboundspi=0x${hex(0xd200 + turn * 16 + side, number)}`;
  const line = (id: string, text: string): string => `EFW: IKE: prio=2 id=${id} rev=1 ${text}`;
  return script(host, name, ending, '', {
    begin: [line('00530', `event=successfully_established_ike_sa ${ends} ${ikeSpis}`)],
    phase1: [],
    phase2: [line('00155', `event=successfully_created_ipsec_sa ${ends} ${ikeSpis} ${spis(0)}`)],
    rekey: [
      line(
        '00628',
        `event=successfully_rekeyed_ipsec_sa ${ends} ${ikeSpis} ${spis(1)} oldinboundspi=0x${hex(0xc200 + side, number)} oldoutboundspi=0x${hex(0xd200 + side, number)}`,
      ),
      line('00183', `event=successfully_deleted_ipsec_sa ${ends} ${ikeSpis} ${spis(0)}`),
    ],
    refused: [line('00556', `event=failed_to_create_ipsec_sa ${ends} ${ikeSpis} reason=no_proposal_chosen`)],
    timeout: [line('00556', `event=failed_to_create_ipsec_sa ${ends} ${ikeSpis} reason=timeout`)],
    dead: [line('00803', `event=peer_is_dead ${ends} ${ikeSpis}`)],
  });
};

/** pluto of another router, in round brackets. */
const qno: Product = (host, number, ending, role = 'initiator') => {
  const name = `g2gips${String(number)}`;
  const first = number * 10 + (role === 'initiator' ? 0 : 5);
  const of = (offset: number): string => `(${name}) #${String(first + offset)}: `;
  const last = 'max number of retransmissions (2) reached STATE_MAIN_I1.  No response (or no acceptable response) to our first IKE message';
  return script(host, name, ending, 'VPN Log: ', {
    begin: [`${of(0)}${role === 'initiator' ? 'initiating Main Mode' : 'responding to Main Mode'}`],
    phase1: [`${of(0)}[Tunnel Established] ISAKMP SA established`],
    phase2: [
      `${of(1)}initiating Quick Mode PSK+ENCRYPT+TUNNEL+PFS+UP {using isakmp#${String(first)}}`,
      `${of(1)}[Tunnel Established] IPsec SA established {ESP=>0x${hex(0xc300, first)} < 0x${hex(0xd300, first)} DPD}`,
    ],
    rekey: [
      `${of(2)}initiating Quick Mode PSK+ENCRYPT+TUNNEL+PFS+UP to replace #${String(first + 1)} {using isakmp#${String(first)}}`,
      `${of(2)}[Tunnel Established] IPsec SA established {ESP=>0x${hex(0xc301, first)} < 0x${hex(0xd301, first)} DPD}`,
      `${of(1)}IPsec SA expired (superseded by #${String(first + 2)})`,
    ],
    refused: [`${of(0)}ignoring informational payload, type NO_PROPOSAL_CHOSEN`, `${of(0)}${last}`],
    timeout: [`${of(0)}${last}`],
    dead: [`${of(1)}DPD: No response from peer - declaring peer dead`],
  });
};

/** ASA: group and address, message ids, SPIs. */
const asa: Product = (host, number, ending) => {
  const peer = `203.0.113.${String(number)}`;
  const own = `Group = ${peer}, IP = ${peer}, `;
  const line = (id: string, text: string): string => `%ASA-5-${id}: ${text}`;
  const second = (turn: number): readonly string[] => [
    line(
      '713049',
      `${own}Security negotiation complete for LAN-to-LAN Group (${peer})  Initiator, Inbound SPI = 0x${hex(0xa000 + turn, number)}, Outbound SPI = 0x${hex(0xb000 + turn, number)}`,
    ),
    line('713120', `${own}PHASE 2 COMPLETED (msgid=${hex(0x5a00 + turn, number)})`),
  ];
  const map = `Intf inside, IKE Peer ${peer}  local Proxy Address 10.10.0.0, remote Proxy Address 10.20.0.0,  Crypto map (outside_map)`;
  return script(host, peer, ending, '', {
    begin: [line('713041', `IP = ${peer}, IKE Initiator: New Phase 1, ${map}`)],
    phase1: [line('713119', `${own}PHASE 1 COMPLETED`)],
    phase2: second(0),
    rekey: [line('713041', `${own}IKE Initiator: Rekeying Phase 2, ${map}`), ...second(1)],
    refused: [
      line('713119', `${own}PHASE 1 COMPLETED`),
      line('713061', `${own}Tunnel rejected: Crypto Map Policy not found for Src:10.20.0.0, Dst: 10.11.0.0!`),
    ],
    timeout: [
      line(
        '715065',
        `IP = ${peer}, IKE MM Initiator FSM error history (struct &0xcf2a3b10)  <state>, <event>:  MM_DONE, EV_ERROR-->MM_WAIT_MSG2, EV_RETRY-->MM_WAIT_MSG2, EV_TIMEOUT-->MM_WAIT_MSG2, NullEvent`,
      ),
    ],
    dead: [line('713123', `${own}IKE lost contact with remote peer, deleting connection (keepalive type: DPD)`)],
  });
};

export const products = { pluto, charon, stoneos, clavister, qno, asa } as const;

export type ProductName = keyof typeof products;

/** Those whose lines tell the two sides of one negotiation apart from the beginning. */
export const simultaneous: readonly ProductName[] = ['pluto', 'qno'];

/** The line by which a daemon says that it starts or stops. */
export const restarts: readonly { readonly product: ProductName; readonly line: string }[] = [
  { product: 'pluto', line: 'pluto[7]: shutting down' },
  { product: 'charon', line: 'charon: 00[DMN] signal of type SIGTERM received. Shutting down' },
  { product: 'qno', line: 'VPN Log: shutting down' },
  {
    product: 'clavister',
    line: 'EFW: IKE: prio=4 id=00770 rev=1 event=ike_thread_watchdog_triggered._was_not_able_to_process_jobs_for_30s._ike_daemon_will_be_restarted',
  },
  { product: 'pluto', line: 'init: Entering runlevel: 2' },
];
