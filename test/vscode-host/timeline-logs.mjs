// Logs of our own making, by which one sees whether the timeline can be read: a year of eight tunnels, and one second of many attempts.

/** A generator that gives the same numbers each time. @returns {() => number} from 0 to below 1 */
function random() {
  let state = 20261122;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state / 2 ** 32;
  };
}

/** @typedef {{ at: number, text: string }} Line `at` in milliseconds since 1970 */

const by = (peer) => `Group = ${peer}, IP = ${peer}, `;
const messageId = (number) => (0x10000000 + number).toString(16);
const hex = (number) => `0x${(0xa0000000 + number).toString(16)}`;

/** @returns {Line[]} a tunnel comes up */
function up(at, peer, number) {
  return [
    [
      0,
      `7-713236: IP = ${peer}, IKE_DECODE RECEIVED Message (msgid=0) with payloads : HDR + SA (1) + VENDOR (13) + NONE (0) total length : 124`,
    ],
    [31, `5-713119: ${by(peer)}PHASE 1 COMPLETED`],
    [
      48,
      `5-713049: ${by(peer)}Security negotiation complete for LAN-to-LAN Group (${peer})  Initiator, Inbound SPI = ${hex(number)}, Outbound SPI = ${hex(number + 1)}`,
    ],
    [52, `5-713120: ${by(peer)}PHASE 2 COMPLETED (msgid=${messageId(number)})`],
  ].map(([after, text]) => ({ at: at + after, text }));
}

/** @returns {Line[]} new keys for a tunnel that stands; the old ones go half a minute later */
function rekey(at, peer, number) {
  return [
    [
      0,
      `5-713041: ${by(peer)}IKE Initiator: Rekeying Phase 2, Intf outside, IKE Peer ${peer}  local Proxy Address 10.10.0.0, remote Proxy Address 10.20.0.0,  Crypto map (outside_map)`,
    ],
    [
      60,
      `5-713049: ${by(peer)}Security negotiation complete for LAN-to-LAN Group (${peer})  Initiator, Inbound SPI = ${hex(number + 2)}, Outbound SPI = ${hex(number + 3)}`,
    ],
    [70, `5-713120: ${by(peer)}PHASE 2 COMPLETED (msgid=${messageId(number + 1)})`],
    [
      30_000,
      `6-602304: IPSEC: An inbound LAN-to-LAN SA (SPI= ${hex(number)}) between 192.0.2.1 and ${peer} (user= ${peer}) has been deleted.`,
    ],
  ].map(([after, text]) => ({ at: at + after, text }));
}

/** @returns {Line[]} the peer stops answering */
function dead(at, peer) {
  return [
    { at, text: `3-713123: ${by(peer)}IKE lost contact with remote peer, deleting connection (keepalive type: DPD)` },
    {
      at: at + 300,
      text: `4-113019: Group = ${peer}, Username = ${peer}, IP = ${peer}, Session disconnected. Session Type: LAN-to-LAN, Duration: 0h:10m:00s, Bytes xmt: 1200, Bytes rcv: 900, Reason: Lost Service`,
    },
  ];
}

/** @returns {Line[]} an attempt without an answer; `scale` stretches its 32 seconds */
function unanswered(at, peer, scale = 1) {
  const resend = `7-713236: IP = ${peer}, IKE_DECODE RESENDING Message (msgid=0) with payloads : HDR + SA (1) + VENDOR (13) + NONE (0) total length : 168`;
  return [
    [
      0,
      `5-713041: IP = ${peer}, IKE Initiator: New Phase 1, Intf inside, IKE Peer ${peer}  local Proxy Address 10.10.0.0, remote Proxy Address 10.20.0.0,  Crypto map (outside_map)`,
    ],
    [8000, resend],
    [16_000, resend],
    [
      32_000,
      `7-715065: IP = ${peer}, IKE MM Initiator FSM error history (struct &0xcb1f0a90)  <state>, <event>:  MM_DONE, EV_ERROR-->MM_WAIT_MSG2, EV_RETRY-->MM_WAIT_MSG2, EV_TIMEOUT`,
    ],
  ].map(([after, text]) => ({ at: Math.round(at + after * scale), text }));
}

/** @param {readonly Line[]} lines @param {string} host */
const logOf = (lines, host) =>
  lines
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, text }) => `${new Date(at).toISOString()} ${host} %FTD-${text}\n`)
    .join('');

const day = 86_400_000;

/** @returns {string} eight tunnels of a year that stand for weeks, are rekeyed, get lost and come back; one fails each night of a week */
export function yearLog() {
  const next = random();
  const begin = Date.UTC(2025, 10, 20);
  const lines = [];
  for (let peer = 1; peer <= 8; peer++) {
    const address = `203.0.113.${peer * 10}`;
    let at = begin + next() * 20 * day;
    let number = peer * 10_000;
    while (at < begin + 365 * day) {
      lines.push(...up(at, address, number));
      const stands = (10 + next() * 90) * day;
      for (let key = at + 8 * day; key < Math.min(at + stands, begin + 365 * day); key += 8 * day) {
        lines.push(...rekey(key, address, number));
        number += 2;
      }
      at += stands;
      if (at > begin + 365 * day) break;
      lines.push(...dead(at, address));
      for (let tries = Math.floor(next() * 12); tries > 0; tries--) {
        at += (0.02 + next() * 0.4) * day;
        lines.push(...unanswered(at, address));
      }
      at += (0.1 + next() * 3) * day;
      number += 100;
    }
  }
  return logOf(
    lines.filter(({ at }) => at < begin + 365 * day),
    'fw-tokyo.example.jp',
  );
}

/** @returns {string} twelve peers that try again and again within one second, after a line was cut */
export function burstLog() {
  const next = random();
  const begin = Date.UTC(2026, 10, 22, 9, 15, 2);
  const lines = [];
  for (let peer = 1; peer <= 12; peer++) {
    const address = `198.51.100.${peer * 7}`;
    let at = begin + next() * 60;
    for (let tries = 2 + Math.floor(next() * 5); tries > 0; tries--) {
      const scale = 0.002 + next() * 0.004;
      lines.push(...unanswered(at, address, scale));
      at += 32_000 * scale + next() * 40;
    }
    if (next() < 0.5) lines.push(...up(at, address, peer * 100));
  }
  return logOf(lines, 'fw-osaka.example.jp');
}
