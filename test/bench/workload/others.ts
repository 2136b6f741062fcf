import type { Random } from './random.js';
import type { Scenario } from './scenario.js';
import { branchOf, peer } from './scenario.js';

/** Hillstone StoneOS: ids in hexadecimal behind a serial number. */
const hillstone: Scenario = function* (random, serial) {
  const address = peer(random);
  const head = `<190>{syslog} 2603714000218365(root) `;
  const ends = `203.0.113.2:500 - ${address}:500`;
  const cookies = `${random.hex(16)}:${random.hex(16)}`;
  yield `${head}45080601 Event@VPN: initiate new phase 1 negotiation: ${ends}.`;
  yield `${head}45086611 Network@VPN: Phase1(main mode/initiator): ISAKMP peer to-${String(branchOf(address))} send the first message.`;
  if (random.chance(20)) {
    yield `${head}4508030b Event@VPN: phase1 negotiation failed due to time up. ${random.hex(16)}:0000000000000000.`;
    return;
  }
  yield `${head}45080602 Event@VPN: ISAKMP-SA established, 203.0.113.2 - ${address} cookies:${cookies}.`;
  yield `${head}45080604 Event@VPN: initiate new phase 2 negotiation: ${ends}.`;
  yield `${head}4508063a Event@VPN: Phase 2 ISAKMP SA has established ${ends}, ISAKMP SA index=${String(serial)}.`;
  yield `${head}4424363e Traffic@FLOW: SESSION: 10.1.4.9:${String(1024 + random.below(60_000))}(ethernet0/3)->${address}:443(ethernet0/1), policy 11, session start`;
  if (random.chance(30)) yield `${head}4508063d Event@VPN: Phase2 ISAKMP-SA has expired, 203.0.113.2 - ${address}.`;
};

/** Clavister cOS Stream: pairs. */
const clavister: Scenario = function* (random) {
  const address = peer(random);
  const ends = `localip=192.0.2.1 localport=500 remoteip=${address} remoteport=500`;
  const spis = `localikespi=0x${random.hex(16)} remoteikespi=0x${random.hex(16)}`;
  const tail = `initiator=yes iface=to-${String(branchOf(address))} recviface=wan1`;
  const head = `<133>[{date}] EFW: `;
  if (random.chance(20)) {
    yield `${head}IKE: prio=3 id=00642 rev=1 event=ike_negotiation_failed ${ends} reason="no answer" ${tail}`;
    return;
  }
  yield `${head}IKE: prio=2 id=00530 rev=1 event=successfully_established_ike_sa ${ends} localid=gw-tokyo.example.jp remoteid=gw-osaka.example.jp ${spis} algorithms=AES-CBC-256/HMAC-SHA2-256-128/PRF-HMAC-SHA2-256/MODP-2048 rekeytime=28000 reauthtime=0 ikeversion=2 ${tail}`;
  yield `${head}IPSEC: prio=2 id=00155 rev=1 event=successfully_created_ipsec_sa localip=192.0.2.1 remoteip=${address} inboundspi=0x${random.hex(8)} outboundspi=0x${random.hex(8)} proto=ESP localts=10.1.0.0/16 remotets=172.16.8.0/22 lifetime=3600 ${spis} ${tail}`;
  if (random.chance(30)) yield `${head}IKE: prio=2 id=00803 rev=1 event=peer_is_dead ${ends} ${spis} ${tail}`;
};

/** Qno routers: a patched pluto. */
const qno: Scenario = function* (random, serial) {
  const address = peer(random);
  const head = `<140>{syslog} hq-gw VPN Log: (g2gips${String(branchOf(address))}) `;
  const main = `${head}#${String(serial * 2)}: `;
  const quick = `${head}#${String(serial * 2 + 1)}: `;
  const info = '[Tunnel Negotiation Info] ';
  yield `${main}initiating Main Mode`;
  yield `${main}${info}>>> Initiator Send Main Mode 1st packet`;
  if (random.chance(20)) {
    yield `${main}max number of retransmissions (2) reached STATE_MAIN_I1.  No response (or no acceptable response) to our first IKE message`;
    return;
  }
  yield `${main}${info}Received Vendor ID payload [Dead Peer Detection]`;
  yield `${main}${info}<<< Initiator Received Main Mode 2nd packet`;
  yield `${main}${info}>>> Initiator send Main Mode 3rd packet`;
  yield `${main}${info}Peer ID is ID_IPV4_ADDR: '${address}'`;
  yield `${main}[Tunnel Established] ISAKMP SA established`;
  yield `${quick}initiating Quick Mode PSK+ENCRYPT+TUNNEL+PFS+UP {using isakmp#${String(serial * 2)}}`;
  yield `${quick}${info}Inbound  SPI value = ${random.hex(8)}`;
  yield `${quick}${info}Outbound SPI value = ${random.hex(8)}`;
  yield `${quick}[Tunnel Established] IPsec SA established {ESP=>0x${random.hex(8)} < 0x${random.hex(8)} DPD}`;
};

/** Other programs and devices, of which no catalog knows. */
const noise: Scenario = function* (random: Random) {
  const port = String(1024 + random.below(60_000));
  const pid = String(random.below(30_000));
  const texts = [
    `{syslog} host1 kernel: [12345.${String(random.below(999_999))}] IN=eth0 OUT= MAC=00:00:5e:00:53:01 SRC=${peer(random)} DST=192.0.2.1 LEN=60 PROTO=TCP SPT=${port} DPT=22`,
    `{syslog} host1 sshd[${pid}]: Failed password for invalid user admin from ${peer(random)} port ${port} ssh2`,
    `{syslog} host1 CRON[${pid}]: (root) CMD (run-parts /etc/cron.hourly)`,
    `{syslog} host1 systemd[1]: Started Session ${pid} of user alice.`,
    `{iso} app1 api[${pid}]: level=info method=GET path=/v1/items/${pid} status=200 duration_ms=${String(random.below(900))}`,
    `${peer(random)} - - "GET /index.html HTTP/1.1" 200 ${pid} "-" "curl/8.5.0"`,
    `<134>{syslog} switch7 2026 %LINK-3-UPDOWN: Interface GigabitEthernet0/${String(random.below(48))}, changed state to up`,
  ] as const;
  for (let times = random.below(6) + 1; times > 0; times--) yield random.pick(texts);
};

export const others = [hillstone, clavister, qno, noise] as const;
