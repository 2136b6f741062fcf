import type { Language, PacketExchange } from '../core/catalog/model.js';
import type { ClockOffset, Fate, PacketStep, Role } from './ladder-model.js';

/** The words around a ladder's steps. The names of exchanges are those of RFC 2409 and RFC 7296 in every language. */
export interface LadderWords {
  readonly roles: Readonly<Record<Role, string>>;
  readonly thisDevice: string;
  readonly peer: string;
  readonly fates: Readonly<Record<Exclude<Fate, 'seen'>, string>>;
  /** How often a packet was sent or received, or a line says the same. */
  readonly times: (count: number, until: string) => string;
  readonly omitted: (count: number) => string;
  readonly noPackets: string;
  readonly merged: (peer: string, offset: string) => string;
  /** What the offset rests on. */
  readonly by: Readonly<Record<ClockOffset['by'], (pairs: number) => string>>;
  readonly sends: (from: string, to: string, packet: string) => string;
  readonly reason: string;
  /** `at` is a line from 1. */
  readonly line: (at: number, log: string) => string;
}

const en: LadderWords = {
  roles: { initiator: 'initiator', responder: 'responder' },
  thisDevice: 'this device',
  peer: 'peer',
  fates: { unanswered: 'no answer in this log', lost: "lost: not in the peer's log" },
  times: (count, until) => (until === '' ? `${String(count)} times` : `${String(count)} times until ${until}`),
  omitted: (count) => `${String(count)} steps are not shown`,
  noPackets: 'This log shows no packets of the attempt, only what came of them.',
  merged: (peer, offset) => `Both logs, merged. Clock of ${peer}: ${offset}`,
  by: {
    packets: (pairs) => (pairs === 1 ? 'by 1 packet that both logs have' : `by ${String(pairs)} packets that both logs have`),
    marks: (pairs) => (pairs === 1 ? 'by 1 SPI that both logs have' : `by ${String(pairs)} SPIs that both logs have`),
  },
  sends: (from, to, packet) => `${from} sends ${packet} to ${to}`,
  reason: 'This is why it failed.',
  line: (at, log) => (log === '' ? `line ${String(at)}` : `line ${String(at)} of ${log}`),
};

const ja: LadderWords = {
  roles: { initiator: 'イニシエーター', responder: 'レスポンダー' },
  thisDevice: 'この装置',
  peer: '対向',
  fates: { unanswered: 'このログに応答なし', lost: '未着（対向のログに記録なし）' },
  times: (count, until) => (until === '' ? `${String(count)}回` : `${until}までに${String(count)}回`),
  omitted: (count) => `${String(count)}件を省略`,
  noPackets: 'このログには試行のパケットの記録がなく、結果だけが残っています。',
  merged: (peer, offset) => `双方のログを統合。${peer}の時計: ${offset}`,
  by: {
    packets: (pairs) => `双方に記録のあるメッセージ${String(pairs)}件から算出`,
    marks: (pairs) => `双方に記録のあるSPI ${String(pairs)}件から算出`,
  },
  sends: (from, to, packet) => `${from}が${to}に${packet}を送信`,
  reason: 'これが失敗の理由です。',
  line: (at, log) => (log === '' ? `${String(at)}行目` : `${log}の${String(at)}行目`),
};

const zh: LadderWords = {
  roles: { initiator: '发起方', responder: '响应方' },
  thisDevice: '本设备',
  peer: '对端',
  fates: { unanswered: '本日志中没有应答', lost: '丢失（对端日志中没有）' },
  times: (count, until) => (until === '' ? `${String(count)} 次` : `到 ${until} 共 ${String(count)} 次`),
  omitted: (count) => `省略 ${String(count)} 步`,
  noPackets: '本日志没有记录这次尝试的报文，只有结果。',
  merged: (peer, offset) => `已合并两端日志。${peer} 的时钟：${offset}`,
  by: {
    packets: (pairs) => `依据两端都有记录的 ${String(pairs)} 个报文`,
    marks: (pairs) => `依据两端都有记录的 ${String(pairs)} 个 SPI`,
  },
  sends: (from, to, packet) => `${from} 向 ${to} 发送 ${packet}`,
  reason: '这就是失败的原因。',
  line: (at, log) => (log === '' ? `第 ${String(at)} 行` : `${log} 第 ${String(at)} 行`),
};

export const ladderWords: Readonly<Record<Language, LadderWords>> = { en, ja, 'zh-cn': zh };

const ordered: Readonly<Partial<Record<PacketExchange, string>>> = {
  main: 'Main Mode',
  aggressive: 'Aggressive Mode',
  quick: 'Quick Mode',
};

const asked: Readonly<Partial<Record<PacketExchange, string>>> = {
  'ike-sa-init': 'IKE_SA_INIT',
  'ike-auth': 'IKE_AUTH',
  'create-child-sa': 'CREATE_CHILD_SA',
  informational: 'INFORMATIONAL',
};

/** draft-ietf-ipsec-isakmp-xauth: request, reply, status, acknowledgement. */
const xauth = ['request', 'reply', 'status', 'ack'] as const;

/** `Main Mode 3`, `IKE_AUTH request`, `Informational`. */
export function packetLabel({ exchange, number }: Pick<PacketStep, 'exchange' | 'number'>): string {
  const name = ordered[exchange];
  if (name !== undefined) return number === undefined ? name : `${name} ${String(number)}`;
  if (exchange === 'xauth') return ['XAUTH', xauth[(number ?? 0) - 1]].filter((part) => part !== undefined).join(' ');
  if (exchange === 'mode-config') return 'Mode Config';
  // RFC 2409 has one Informational message, RFC 7296 a request and its response.
  if (number === undefined) return exchange === 'informational' ? 'Informational' : (asked[exchange] ?? exchange);
  return `${asked[exchange] ?? exchange} ${number % 2 === 1 ? 'request' : 'response'}`;
}
