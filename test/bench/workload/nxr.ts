import type { Scenario } from './scenario.js';
import { branchOf, peer } from './scenario.js';

/** IKEv1: Main Mode, Quick Mode; one of five finds nobody. */
const pluto: Scenario = function* (random, serial) {
  const address = peer(random);
  const tunnel = `tunnel${String(branchOf(address))}`;
  const head = `<28>{syslog} nxr-center pluto[1432]: `;
  const main = `${head}"${tunnel}" #${String(serial * 2)}: `;
  const quick = `${head}"${tunnel}" #${String(serial * 2 + 1)}: `;
  yield `${main}initiating Main Mode`;
  if (random.chance(20)) {
    yield `${main}ERROR: asynchronous network error report on ppp0 for message to ${address} port 500, complainant 192.0.2.1: No route to host [errno 113, origin ICMP type 3 code 1 (not authenticated)]`;
    yield `${main}max number of retransmissions (2) reached STATE_MAIN_I1.  No response (or no acceptable response) to our first IKE message`;
    return;
  }
  yield `${main}received Vendor ID payload [RFC 3947]`;
  yield `${main}received Vendor ID payload [Dead Peer Detection]`;
  yield `${main}NAT-Traversal: Result using RFC 3947: no NAT detected`;
  yield `${main}Peer ID is ID_IPV4_ADDR: '${address}'`;
  yield `${main}ISAKMP SA established`;
  yield `${quick}initiating Quick Mode PSK+ENCRYPT+TUNNEL+PFS+UP {using isakmp#${String(serial * 2)}}`;
  yield `${quick}Dead Peer Detection (RFC 3706): enabled`;
  yield `${quick}sent QI2, IPsec SA established {ESP=>0x${random.hex(8)} <0x${random.hex(8)} DPD}`;
  if (random.chance(30)) {
    yield `${main}received Delete SA payload: deleting ISAKMP State #${String(serial * 2)}`;
    yield `${head}"${tunnel}": deleting connection`;
  }
};

/** IKEv2. */
const charon: Scenario = function* (random, serial) {
  const address = peer(random);
  const name = `tunnel${String(branchOf(address))}`;
  const thread = String(random.below(16)).padStart(2, '0');
  const head = `<30>{isoZone} nxr-branch charon: ${thread}`;
  const number = String(serial);
  yield `${head}[IKE] initiating IKE_SA ${name}[${number}] to ${address}`;
  yield `${head}[ENC] generating IKE_SA_INIT request 0 [ SA KE No N(NATD_S_IP) N(NATD_D_IP) ]`;
  yield `${head}[NET] sending packet: from 192.0.2.1[500] to ${address}[500]`;
  if (random.chance(25)) {
    for (let times = 1; times <= 5; times++) yield `${head}[IKE] retransmit ${String(times)} of request with message ID 0`;
    yield `${head}[IKE] giving up after 5 retransmits`;
    return;
  }
  yield `${head}[NET] received packet: from ${address}[500] to 192.0.2.1[500]`;
  yield `${head}[ENC] parsed IKE_SA_INIT response 0 [ SA KE No N(NATD_S_IP) N(NATD_D_IP) ]`;
  yield `${head}[CFG] selected peer config '${name}'`;
  yield `${head}[IKE] IKE_SA ${name}[${number}] established between 192.0.2.1[192.0.2.1]...${address}[branch.example.jp]`;
  yield `${head}[IKE] CHILD_SA ${name}{${number}} established with SPIs ${random.hex(8)}_i ${random.hex(8)}_o and TS 192.168.10.0/24 === 192.168.30.0/24`;
  for (let times = random.below(4); times > 0; times--) {
    yield `${head}[ENC] generating INFORMATIONAL request ${String(times)} [ ]`;
    yield `${head}[NET] sending packet: from 192.0.2.1[500] to ${address}[500]`;
  }
  if (random.chance(30))
    yield `${head}[IKE] deleting IKE_SA ${name}[${number}] between 192.0.2.1[192.0.2.1]...${address}[branch.example.jp]`;
};

const pppd: Scenario = function* (random, serial) {
  const head = `{syslog} nxr-branch pppd[${String(1000 + (serial % 20_000))}]: `;
  yield `${head}Using interface ppp0`;
  yield `${head}Connect: ppp0 <--> ether1`;
  if (random.chance(25)) {
    yield `${head}Remote message: Login incorrect`;
    yield `${head}CHAP authentication failed`;
    yield `${head}Connection terminated.`;
    return;
  }
  yield `${head}CHAP authentication succeeded`;
  yield `${head}local  IP address 203.0.113.${String(random.below(250))}`;
  yield `${head}remote IP address 203.0.113.254`;
  if (random.chance(50)) {
    yield `${head}No response to 3 echo-requests`;
    yield `${head}Connect time ${String(random.below(2000))}.7 minutes.`;
    yield `${head}Connection terminated.`;
  }
};

export const nxr = [pluto, charon, pppd] as const;
