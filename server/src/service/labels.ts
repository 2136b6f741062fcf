import type { Language, Outcome, PhaseName } from '../core/catalog/model.js';
import type { TunnelState } from '../core/tunnel/model.js';
import type { TimelineMarkKind } from '../protocol.js';

/** The words that features put around texts and values, in each language. */
export interface Labels {
  readonly outcomes: Readonly<Record<Outcome, string>>;
  readonly states: Readonly<Record<TunnelState, string>>;
  readonly phases: Readonly<Record<PhaseName, string>>;
  /** The phases' names where room is short. */
  readonly shortPhases: Readonly<Record<PhaseName, string>>;
  /** Names of the severities 0–7 (RFC 5424). */
  readonly severities: readonly [string, string, string, string, string, string, string, string];
  readonly causes: string;
  readonly checks: string;
  readonly parameter: string;
  /** Of parameters that are not listed. */
  readonly moreParameters: (count: number) => string;
  readonly value: string;
  readonly severity: string;
  readonly catalogSeverity: string;
  readonly tunnel: string;
  readonly source: string;
  readonly related: string;
  readonly inferred: string;
  readonly unknownId: (product: string, id: string) => string;
  readonly unknownText: (product: string) => string;
  readonly attempt: (number: number, count: number) => string;
  readonly attempts: (count: number) => string;
  readonly attemptBegan: string;
  readonly noReason: string;
  readonly folded: (count: number, first: number, last: number) => string;
  readonly problemsFolded: (total: number, maximum: number) => string;
  readonly problemsCut: (left: number) => string;
  readonly unrecognised: (count: number) => string;
  readonly muteAction: (message: string) => string;
  /** Lengths of time, and what stands between two of them: `2 min 5 s`. */
  readonly days: (count: number) => string;
  readonly hours: (count: number) => string;
  readonly minutes: (count: number) => string;
  readonly seconds: (count: number) => string;
  readonly betweenTimes: string;
  readonly rekeys: (count: number) => string;
  /** Of attempts above which no lens stands. */
  readonly earlierAttempts: (count: number) => string;
  /** Of attempts that an outline does not tell of one by one. */
  readonly attemptsBefore: (count: number) => string;
  readonly phasesBefore: (count: number) => string;
  readonly tunnelsWithoutAttempts: (count: number) => string;
  readonly tunnelsLeft: (count: number) => string;
  readonly sinceLine: (line: number) => string;
  readonly attemptLines: (count: number) => string;
  readonly previousLine: (line: number) => string;
  readonly nextLine: (line: number) => string;
  /** From one time or line to another. */
  readonly between: (start: string, end: string) => string;
  readonly line: (line: number) => string;
  readonly marks: Readonly<Record<TimelineMarkKind, (count: number) => string>>;
  /** Of attempts that a picture against time cannot show. */
  readonly attemptsWithoutTime: (count: number) => string;
}

export type LabelSet = Readonly<Record<Language, Labels>>;

const ordinal = (number: number): string => {
  const tens = number % 100;
  const suffix = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${String(number)}${suffix}`;
};

const en: Labels = {
  outcomes: { failure: 'Failure', warning: 'Warning', success: 'Success', progress: 'Progress', notice: 'Notice' },
  states: { negotiating: 'negotiating', established: 'established', failed: 'failed', down: 'down' },
  phases: {
    'ike-sa': 'Phase 1 (IKE SA)',
    xauth: 'XAUTH',
    configuration: 'Address and configuration',
    'child-sa': 'Phase 2 (IPsec SA)',
    link: 'Link (LCP)',
    authentication: 'Authentication',
    network: 'Network (IPCP)',
    'host-check': 'Host check',
    session: 'Session',
  },
  shortPhases: {
    'ike-sa': 'phase 1',
    xauth: 'XAUTH',
    configuration: 'configuration',
    'child-sa': 'phase 2',
    link: 'link',
    authentication: 'authentication',
    network: 'network',
    'host-check': 'host check',
    session: 'session',
  },
  severities: ['emergency', 'alert', 'critical', 'error', 'warning', 'notice', 'informational', 'debug'],
  causes: 'Likely causes',
  checks: 'What to check',
  parameter: 'Parameter',
  moreParameters: (count) => (count === 1 ? '1 more parameter is not listed' : `${String(count)} more parameters are not listed`),
  value: 'Value',
  severity: 'Device severity',
  catalogSeverity: 'default',
  tunnel: 'Tunnel',
  source: 'Source',
  related: 'Often seen with',
  inferred: 'assigned by context',
  unknownId: (product, id) => `A line of ${product}. Its envelope is known, but the id ${id} is not in the catalog.`,
  unknownText: (product) => `A line of ${product}. Its envelope is known, but this message is not in the catalog.`,
  attempt: (number, count) => (count === 1 ? 'only attempt' : `${ordinal(number)} of ${String(count)} attempts`),
  attempts: (count) => (count === 1 ? '1 attempt' : `${String(count)} attempts`),
  attemptBegan: 'The attempt began here',
  noReason: 'the log names no reason',
  folded: (count, first, last) => `${String(count)} times, lines ${String(first)} to ${String(last)}`,
  problemsFolded: (total, maximum) =>
    `${String(total)} problems are more than ${String(maximum)} (vendorLogLens.problems.maximum): those alike are shown once, with their count`,
  problemsCut: (left) => `${String(left)} more kinds of problems are not shown; raise vendorLogLens.problems.maximum to see them`,
  unrecognised: (count) => `${String(count)} other lines`,
  muteAction: (message) => `Mute ${message} in Problems`,
  days: (count) => `${String(count)} d`,
  hours: (count) => `${String(count)} h`,
  minutes: (count) => `${String(count)} min`,
  seconds: (count) => `${String(count)} s`,
  betweenTimes: ' ',
  rekeys: (count) => (count === 1 ? '1 rekey' : `${String(count)} rekeys`),
  earlierAttempts: (count) => (count === 1 ? '1 earlier attempt: see the outline' : `${String(count)} earlier attempts: see the outline`),
  attemptsBefore: (count) => (count === 1 ? '1 earlier attempt' : `${String(count)} earlier attempts`),
  phasesBefore: (count) => (count === 1 ? '1 earlier phase' : `${String(count)} earlier phases`),
  tunnelsWithoutAttempts: (count) => `Long log: ${String(count)} tunnels are listed without their attempts, the most urgent ones with them`,
  tunnelsLeft: (count) => `Long log: ${String(count)} more tunnels are not listed, the most urgent ones are`,
  sinceLine: (line) => `since line ${String(line)} of the same tunnel`,
  attemptLines: (count) => (count === 1 ? 'the attempt has 1 line' : `the attempt has ${String(count)} lines`),
  previousLine: (line) => `previous: line ${String(line)}`,
  nextLine: (line) => `next: line ${String(line)}`,
  between: (start, end) => `${start} to ${end}`,
  line: (line) => `line ${String(line)}`,
  marks: {
    rekey: (count) => (count === 1 ? 'rekey' : `${String(count)} rekeys`),
    retransmission: (count) => (count === 1 ? 'retransmission' : `${String(count)} retransmissions`),
    dead: (count) => (count === 1 ? 'peer declared dead (DPD)' : `peer declared dead (DPD) ${String(count)} times`),
    deletion: (count) => (count === 1 ? 'deletion' : `${String(count)} deletions`),
  },
  attemptsWithoutTime: (count) =>
    count === 1 ? '1 attempt is not drawn: its lines have no time' : `${String(count)} attempts are not drawn: their lines have no time`,
};

const ja: Labels = {
  outcomes: { failure: '失敗', warning: '警告', success: '成功', progress: '進行中', notice: 'お知らせ' },
  states: { negotiating: 'ネゴシエーション中', established: '確立', failed: '失敗', down: '切断' },
  phases: {
    'ike-sa': 'フェーズ1（IKE SA）',
    xauth: 'XAUTH',
    configuration: 'アドレスと設定の配布',
    'child-sa': 'フェーズ2（IPsec SA）',
    link: 'リンク（LCP）',
    authentication: '認証',
    network: 'ネットワーク（IPCP）',
    'host-check': 'ホストチェック',
    session: 'セッション',
  },
  shortPhases: {
    'ike-sa': 'フェーズ1',
    xauth: 'XAUTH',
    configuration: '設定の配布',
    'child-sa': 'フェーズ2',
    link: 'リンク',
    authentication: '認証',
    network: 'ネットワーク',
    'host-check': 'ホストチェック',
    session: 'セッション',
  },
  severities: ['緊急', 'アラート', 'クリティカル', 'エラー', '警告', '通知', '情報', 'デバッグ'],
  causes: '考えられる原因',
  checks: '確認すること',
  parameter: 'パラメーター',
  moreParameters: (count) => `ほかに${String(count)}個のパラメーターがあります`,
  value: '値',
  severity: '装置の重大度',
  catalogSeverity: '既定値',
  tunnel: 'トンネル',
  source: '出典',
  related: '前後によく出るもの',
  inferred: '文脈から推定',
  unknownId: (product, id) => `${product}の行です。ヘッダーは読めますが、ID ${id} はカタログにありません。`,
  unknownText: (product) => `${product}の行です。ヘッダーは読めますが、このメッセージはカタログにありません。`,
  attempt: (number, count) => (count === 1 ? '試行は1回のみ' : `${String(count)}回中${String(number)}回目の試行`),
  attempts: (count) => `試行${String(count)}回`,
  attemptBegan: 'この試行の開始',
  noReason: 'ログに理由の記録なし',
  folded: (count, first, last) => `${String(count)}回、${String(first)}～${String(last)}行目`,
  problemsFolded: (total, maximum) =>
    `問題が${String(total)}件あり、${String(maximum)}件（vendorLogLens.problems.maximum）を超えたため、同種のものを件数付きで1件にまとめています`,
  problemsCut: (left) => `ほかに${String(left)}種類の問題があります。表示するにはvendorLogLens.problems.maximumを増やしてください`,
  unrecognised: (count) => `その他の行 ${String(count)}行`,
  muteAction: (message) => `${message}を「問題」に表示しない`,
  days: (count) => `${String(count)}日`,
  hours: (count) => `${String(count)}時間`,
  minutes: (count) => `${String(count)}分`,
  seconds: (count) => `${String(count)}秒`,
  betweenTimes: '',
  rekeys: (count) => `リキー${String(count)}回`,
  earlierAttempts: (count) => `これより前の試行${String(count)}回はアウトラインに表示`,
  attemptsBefore: (count) => `これより前の試行${String(count)}回`,
  phasesBefore: (count) => `これより前のフェーズ${String(count)}個`,
  tunnelsWithoutAttempts: (count) => `長いログのため、緊急度の低いトンネル${String(count)}本は試行を表示していません`,
  tunnelsLeft: (count) => `長いログのため、緊急度の低いトンネル${String(count)}本は表示していません`,
  sinceLine: (line) => `同じトンネルの${String(line)}行目からの時間`,
  attemptLines: (count) => `この試行は${String(count)}行`,
  previousLine: (line) => `前：${String(line)}行目`,
  nextLine: (line) => `次：${String(line)}行目`,
  between: (start, end) => `${start}～${end}`,
  line: (line) => `${String(line)}行目`,
  marks: {
    rekey: (count) => (count === 1 ? 'リキー' : `リキー${String(count)}回`),
    retransmission: (count) => (count === 1 ? '再送' : `再送${String(count)}回`),
    dead: (count) => (count === 1 ? '対向の応答なし（DPD）' : `対向の応答なし（DPD）${String(count)}回`),
    deletion: (count) => (count === 1 ? '削除' : `削除${String(count)}回`),
  },
  attemptsWithoutTime: (count) => `行に時刻がないため、試行${String(count)}回は描画していません`,
};

const zh: Labels = {
  outcomes: { failure: '失败', warning: '警告', success: '成功', progress: '进行中', notice: '提示' },
  states: { negotiating: '协商中', established: '已建立', failed: '失败', down: '已断开' },
  phases: {
    'ike-sa': '第一阶段（IKE SA）',
    xauth: 'XAUTH',
    configuration: '地址与配置下发',
    'child-sa': '第二阶段（IPsec SA）',
    link: '链路（LCP）',
    authentication: '认证',
    network: '网络（IPCP）',
    'host-check': '主机检查',
    session: '会话',
  },
  shortPhases: {
    'ike-sa': '第一阶段',
    xauth: 'XAUTH',
    configuration: '配置下发',
    'child-sa': '第二阶段',
    link: '链路',
    authentication: '认证',
    network: '网络',
    'host-check': '主机检查',
    session: '会话',
  },
  severities: ['紧急', '警报', '严重', '错误', '警告', '通知', '信息', '调试'],
  causes: '可能原因',
  checks: '检查',
  parameter: '参数',
  moreParameters: (count) => `另有 ${String(count)} 个参数未列出`,
  value: '值',
  severity: '设备级别',
  catalogSeverity: '默认值',
  tunnel: '隧道',
  source: '出处',
  related: '常与之同时出现',
  inferred: '根据上下文推断',
  unknownId: (product, id) => `${product} 的日志行。日志头已识别，但目录中没有 ID ${id}。`,
  unknownText: (product) => `${product} 的日志行。日志头已识别，但目录中没有这条消息。`,
  attempt: (number, count) => (count === 1 ? '仅一次尝试' : `共 ${String(count)} 次尝试中的第 ${String(number)} 次`),
  attempts: (count) => `${String(count)} 次尝试`,
  attemptBegan: '本次尝试从这里开始',
  noReason: '日志未给出原因',
  folded: (count, first, last) => `${String(count)} 次，第 ${String(first)} 至 ${String(last)} 行`,
  problemsFolded: (total, maximum) =>
    `共有 ${String(total)} 个问题，超过 ${String(maximum)} 个（vendorLogLens.problems.maximum）：同类问题合并为一条并注明次数`,
  problemsCut: (left) => `还有 ${String(left)} 类问题未显示；如需查看，请调大 vendorLogLens.problems.maximum`,
  unrecognised: (count) => `其他 ${String(count)} 行`,
  muteAction: (message) => `不再在“问题”中显示 ${message}`,
  days: (count) => `${String(count)} 天`,
  hours: (count) => `${String(count)} 小时`,
  minutes: (count) => `${String(count)} 分`,
  seconds: (count) => `${String(count)} 秒`,
  betweenTimes: ' ',
  rekeys: (count) => `重协商 ${String(count)} 次`,
  earlierAttempts: (count) => `更早的 ${String(count)} 次尝试见大纲`,
  attemptsBefore: (count) => `更早的 ${String(count)} 次尝试`,
  phasesBefore: (count) => `更早的 ${String(count)} 个阶段`,
  tunnelsWithoutAttempts: (count) => `日志较长：${String(count)} 条不太紧急的隧道未列出各次尝试`,
  tunnelsLeft: (count) => `日志较长：另有 ${String(count)} 条不太紧急的隧道未列出`,
  sinceLine: (line) => `距同一隧道的第 ${String(line)} 行`,
  attemptLines: (count) => `本次尝试共 ${String(count)} 行`,
  previousLine: (line) => `上一行：第 ${String(line)} 行`,
  nextLine: (line) => `下一行：第 ${String(line)} 行`,
  between: (start, end) => `${start} 至 ${end}`,
  line: (line) => `第 ${String(line)} 行`,
  marks: {
    rekey: (count) => (count === 1 ? '重协商' : `重协商 ${String(count)} 次`),
    retransmission: (count) => (count === 1 ? '重发' : `重发 ${String(count)} 次`),
    dead: (count) => (count === 1 ? '对端无响应（DPD）' : `对端无响应（DPD）${String(count)} 次`),
    deletion: (count) => (count === 1 ? '删除' : `删除 ${String(count)} 次`),
  },
  attemptsWithoutTime: (count) => `日志行没有时间，${String(count)} 次尝试未绘出`,
};

export const labels: LabelSet = { en, ja, 'zh-cn': zh };
