import type { Random } from './random.js';
import type { Scenario } from './scenario.js';
import { peer } from './scenario.js';

const heads = [
  (id: string) => `<167>{cisco}: %ASA-${id}: `,
  (id: string) => `{syslog} asa1.example.com %ASA-${id}: `,
  (id: string) => `<167>{iso} fw1 : %FTD-${id}: `,
] as const;

/** An IKEv1 tunnel with the debug lines that an administrator turns on; one of five fails. */
const ike: Scenario = function* (random) {
  const head = random.pick(heads);
  const address = peer(random);
  const by = `IP = ${address}, `;
  const named = `Group = ${address}, IP = ${address}, `;
  yield `${head('7-715047')}${by}processing SA payload`;
  yield `${head('7-715049')}${by}Received NAT-Traversal ver 02 VID`;
  yield `${head('7-715049')}${by}Received Fragmentation VID`;
  yield `${head('7-715028')}${by}IKE SA Proposal # 1, Transform # ${random.below(4) + 1} acceptable  Matches global IKE entry # 2`;
  yield `${head('7-715046')}${by}constructing ISAKMP SA payload`;
  yield `${head('7-715048')}${by}Send IOS VID`;
  yield `${head('7-715038')}${by}Processing IOS/PIX Vendor ID payload (version: 1.0.0, capabilities: 00000025)`;
  if (random.chance(20)) {
    yield `${head('7-715065')}Group = DefaultRAGroup, IP = ${address}, IKE MM Responder FSM error history (struct &0x${random.hex(6)})  <state>, <event>:  MM_DONE, EV_ERROR-->MM_WAIT_MSG3, EV_TIMEOUT-->MM_WAIT_MSG3, NullEvent-->MM_SND_MSG2, EV_SND_MSG`;
    return;
  }
  yield `${head('5-713119')}${named}PHASE 1 COMPLETED`;
  yield `${head('7-715080')}${named}Starting P1 rekey timer: 82080 seconds.`;
  yield `${head('7-715027')}${named}IPSec SA Proposal # 1, Transform # 1 acceptable  Matches global IPSec SA entry # 10`;
  yield `${head('7-715006')}${named}IKE got SPI from key engine: SPI = 0x${random.hex(8)}`;
  yield `${head('7-715001')}${named}constructing proxy ID`;
  yield `${head('7-715046')}${named}constructing IPSec nonce payload`;
  yield `${head('7-715007')}${named}IKE got a KEY_ADD msg for SA: SPI = 0x${random.hex(8)}`;
  yield `${head('7-715080')}${named}Starting P2 rekey timer: 27360 seconds.`;
  yield `${head('7-713236')}${by}IKE_DECODE RECEIVED Message (msgid=${random.hex(8)}) with payloads : HDR + HASH (8) + NOTIFY (11) + NONE (0) total length : 84`;
  for (let times = random.below(6); times > 0; times--) {
    const number = random.hex(8);
    yield `${head('7-715036')}${named}Sending keep-alive of type DPD R-U-THERE (seq number 0x${number})`;
    yield `${head('7-715046')}${named}constructing blank hash payload`;
    yield `${head('7-715075')}${named}Received keep-alive of type DPD R-U-THERE-ACK (seq number 0x${number})`;
  }
  if (random.chance(40)) yield `${head('7-715009')}${named}IKE Deleting SA: Remote Proxy 10.20.0.0, Local Proxy 10.10.0.0`;
};

const sslVpn: Scenario = function* (random) {
  const head = random.pick(heads);
  const by = `Group <SSL-STAFF> User <user${String(random.below(80))}> IP <${peer(random)}> `;
  if (random.chance(12)) {
    yield `${head('6-716023')}${by}Session could not be established: session limit of 250 reached.`;
    return;
  }
  yield `${head('6-716001')}${by}WebVPN session started.`;
  for (let times = random.below(5); times > 0; times--) {
    yield `${head('6-716003')}${by}WebVPN access GRANTED: https://intra.example.com/wiki/${random.hex(6)}`;
    yield `${head('7-716014')}${by}View file //fs1.example.com/projects/plan${String(random.below(99))}.xlsx.`;
  }
  yield `${head('6-716002')}${by}WebVPN session terminated: User Requested.`;
};

/** The other lines of a firewall: of its catalog's product, but of none of its messages. */
const traffic: Scenario = function* (random: Random) {
  const head = random.pick(heads);
  for (let times = random.below(6) + 2; times > 0; times--) {
    const connection = String(1_000_000 + random.below(9_000_000));
    const port = String(1024 + random.below(60_000));
    yield `${head('6-302013')}Built outbound TCP connection ${connection} for outside:${peer(random)}/443 (${peer(random)}/443) to inside:10.1.4.${String(random.below(250))}/${port} (192.0.2.1/${port})`;
    yield `${head('6-302014')}Teardown TCP connection ${connection} for outside:${peer(random)}/443 to inside:10.1.4.9/${port} duration 0:00:30 bytes ${String(random.below(90_000))} TCP FINs`;
  }
};

export const cisco = [ike, sslVpn, traffic] as const;
