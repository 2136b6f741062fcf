import type { Language } from '../core/catalog/model.js';
import type { InputProblem } from '../node/input.js';

/** The words of the command line that `Labels` does not have. */
export interface Words {
  readonly standardInput: string;
  /** One line that names the file and says what to do. */
  readonly inputProblem: (problem: InputProblem, file: string, detail: string) => string;
  readonly noTunnels: string;
  readonly name: string;
  readonly peer: string;
  readonly state: string;
  readonly since: string;
  readonly attempts: string;
  readonly reason: string;
  /** An attempt by its number among all: what `--ladder` takes. */
  readonly attempt: (number: number) => string;
  readonly ladderHint: string;
  readonly noAttempt: (number: number, count: number) => string;
  /** `first` and `last` are line numbers from 1. */
  readonly lines: (first: number, last: number) => string;
  readonly reasonAt: (line: number, text: string) => string;
  readonly earlierAttempts: (count: number) => string;
  readonly unknownId: (id: string) => string;
  readonly unknownLine: string;
  readonly noLine: string;
  readonly messageText: string;
  readonly product: string;
  readonly allLines: string;
  readonly unknownMessages: string;
  readonly otherLines: string;
  readonly tunnels: string;
  readonly total: string;
}

const en: Words = {
  standardInput: 'standard input',
  inputProblem: (problem, file, detail) => {
    switch (problem) {
      case 'missing':
        return `${file}: there is no such file; check the name.`;
      case 'directory':
        return `${file}: is a folder; name the files in it.`;
      case 'permission':
        return `${file}: may not be read; change its permissions, or run as a user who may read it.`;
      case 'binary':
        return `${file}: is no text file; unpack it (only gzip is unpacked here) or export it as text.`;
      case 'damaged':
        return `${file}: the gzip data is damaged or cut off; get the file again. Lines before the damage have been read.`;
      case 'long-line':
        return `${file}: a line is longer than 64 million characters; what follows has not been read. Check that this is a log.`;
      case 'unreadable':
        return `${file}: cannot be read: ${detail}`;
      default:
        return problem satisfies never;
    }
  },
  noTunnels: 'No line speaks of a tunnel.',
  name: 'NAME',
  peer: 'PEER',
  state: 'STATE',
  since: 'SINCE',
  attempts: 'ATTEMPTS',
  reason: 'REASON',
  attempt: (number) => `Attempt #${String(number)}`,
  ladderHint: 'The packets of attempt #N: loglens tunnels FILE --ladder N',
  noAttempt: (number, count) =>
    count === 0
      ? `There is no attempt #${String(number)}: no line speaks of a tunnel.`
      : `There is no attempt #${String(number)}: the attempts are #1 to #${String(count)}. loglens tunnels FILE lists them.`,
  lines: (first, last) => (first === last ? `line ${String(first)}` : `lines ${String(first)}-${String(last)}`),
  reasonAt: (line, text) => `Reason, line ${String(line)}: ${text}`,
  earlierAttempts: (count) => `${String(count)} earlier attempts are not shown here; --format json lists them all.`,
  unknownId: (id) =>
    `No catalog has a message "${id}", and it is no line that one knows. Check the id, or give the whole line in quotation marks.`,
  unknownLine: 'No catalog knows this line. Give it whole, as the device sent it.',
  noLine: 'Standard input holds no line to explain.',
  messageText: 'Message text',
  product: 'PRODUCT',
  allLines: 'LINES',
  unknownMessages: 'UNKNOWN',
  otherLines: 'Other lines',
  tunnels: 'Tunnels',
  total: 'All lines',
};

const ja: Words = {
  standardInput: '標準入力',
  inputProblem: (problem, file, detail) => {
    switch (problem) {
      case 'missing':
        return `${file}: ファイルがありません。名前を確認してください。`;
      case 'directory':
        return `${file}: フォルダーです。中のファイルを指定してください。`;
      case 'permission':
        return `${file}: 読み取り権限がありません。権限を変更するか、読み取れるユーザーで実行してください。`;
      case 'binary':
        return `${file}: テキストファイルではありません。展開する（ここで展開できるのはgzipのみ）か、テキストとして書き出してください。`;
      case 'damaged':
        return `${file}: gzipデータが壊れているか、途中で切れています。取得し直してください。破損箇所より前の行は読み込み済みです。`;
      case 'long-line':
        return `${file}: 6400万文字を超える行があり、以降は読み込んでいません。ログファイルかどうか確認してください。`;
      case 'unreadable':
        return `${file}: 読み込めません: ${detail}`;
      default:
        return problem satisfies never;
    }
  },
  noTunnels: 'トンネルに関する行はありません。',
  name: '名前',
  peer: '対向',
  state: '状態',
  since: '開始',
  attempts: '試行',
  reason: '理由',
  attempt: (number) => `試行 #${String(number)}`,
  ladderHint: '試行 #N のパケットを表示: loglens tunnels FILE --ladder N',
  noAttempt: (number, count) =>
    count === 0
      ? `試行 #${String(number)} はありません。トンネルに関する行がありません。`
      : `試行 #${String(number)} はありません。試行は #1～#${String(count)} です。loglens tunnels FILE で一覧できます。`,
  lines: (first, last) => (first === last ? `${String(first)}行目` : `${String(first)}～${String(last)}行目`),
  reasonAt: (line, text) => `理由（${String(line)}行目）: ${text}`,
  earlierAttempts: (count) => `これより前の試行${String(count)}回は省略しています。--format jsonではすべて表示されます。`,
  unknownId: (id) =>
    `「${id}」というメッセージはどのカタログにもなく、既知のログ行でもありません。IDを確認するか、行全体を引用符で囲んで指定してください。`,
  unknownLine: 'この行はどのカタログにもありません。機器が送った行全体を指定してください。',
  noLine: '標準入力に説明する行がありません。',
  messageText: 'メッセージ本文',
  product: '製品',
  allLines: '行数',
  unknownMessages: '未知',
  otherLines: 'その他の行',
  tunnels: 'トンネル',
  total: '全行',
};

const zh: Words = {
  standardInput: '标准输入',
  inputProblem: (problem, file, detail) => {
    switch (problem) {
      case 'missing':
        return `${file}: 文件不存在，请检查文件名。`;
      case 'directory':
        return `${file}: 这是文件夹，请指定其中的文件。`;
      case 'permission':
        return `${file}: 没有读取权限，请修改权限或换用有权限的用户运行。`;
      case 'binary':
        return `${file}: 不是文本文件，请先解压（此处只解压 gzip）或导出为文本。`;
      case 'damaged':
        return `${file}: gzip 数据损坏或不完整，请重新获取文件；损坏处之前的行已读取。`;
      case 'long-line':
        return `${file}: 有一行超过 6400 万个字符，其后内容未读取，请确认这是日志文件。`;
      case 'unreadable':
        return `${file}: 无法读取: ${detail}`;
      default:
        return problem satisfies never;
    }
  },
  noTunnels: '没有与隧道有关的日志行。',
  name: '名称',
  peer: '对端',
  state: '状态',
  since: '开始时间',
  attempts: '尝试',
  reason: '原因',
  attempt: (number) => `尝试 #${String(number)}`,
  ladderHint: '查看尝试 #N 的报文：loglens tunnels FILE --ladder N',
  noAttempt: (number, count) =>
    count === 0
      ? `没有尝试 #${String(number)}：没有与隧道有关的日志行。`
      : `没有尝试 #${String(number)}：现有 #1 至 #${String(count)}，可用 loglens tunnels FILE 查看。`,
  lines: (first, last) => (first === last ? `第 ${String(first)} 行` : `第 ${String(first)}-${String(last)} 行`),
  reasonAt: (line, text) => `原因（第 ${String(line)} 行）：${text}`,
  earlierAttempts: (count) => `此前还有 ${String(count)} 次尝试未列出，--format json 会列出全部。`,
  unknownId: (id) => `所有目录中都没有消息“${id}”，它也不是已知的日志行。请检查 ID，或用引号给出整行日志。`,
  unknownLine: '所有目录都不认识这一行。请给出设备发送的整行日志。',
  noLine: '标准输入中没有可解释的行。',
  messageText: '消息文本',
  product: '产品',
  allLines: '行数',
  unknownMessages: '未知',
  otherLines: '其他行',
  tunnels: '隧道',
  total: '全部行',
};

export const words: Readonly<Record<Language, Words>> = { en, ja, 'zh-cn': zh };
