import type { Language } from '../core/catalog/model.js';

/** Why a file cannot be analysed, or was not to its end. */
export type FileProblem =
  | 'missing'
  | 'directory'
  | 'permission'
  | 'binary'
  | 'damaged'
  | 'long-line'
  | 'unreadable'
  | 'changed'
  | 'memory'
  | 'stopped'
  | 'not-on-disk';

/** What is said of logs that are read from disk, in each language. */
export interface FileWords {
  readonly analysing: (name: string) => string;
  readonly waiting: string;
  readonly progress: (lines: number, megabytes: number, ofMegabytes: number) => string;
  readonly problem: (problem: FileProblem, name: string, detail: string) => string;
  readonly tunnelsEnd: (line: number) => string;
  readonly linesLeft: (left: number) => string;
  /** The name of an excerpt with the lines around one. */
  readonly around: (line: number, name: string) => string;
  /** One-line notes in a log that is followed. */
  readonly replaced: string;
  readonly truncated: string;
  readonly gone: string;
  readonly back: string;
  readonly skipped: (megabytes: number) => string;
}

const count = (value: number, locale: string): string => value.toLocaleString(locale);

const en: FileWords = {
  analysing: (name) => `Analysing ${name} from disk`,
  waiting: 'waits until the file before it is done',
  progress: (lines, done, all) => `${count(lines, 'en')} lines · ${count(done, 'en')} of ${count(all, 'en')} MB`,
  problem: (problem, name, detail) => {
    switch (problem) {
      case 'missing':
        return `${name} is not there any more.`;
      case 'directory':
        return `${name} is a folder.`;
      case 'permission':
        return `${name} may not be read: permission denied.`;
      case 'binary':
        return `${name} is no text file.`;
      case 'damaged':
        return `${name} is damaged: what gzip packed in it cannot be unpacked to its end.`;
      case 'long-line':
        return `${name} has a line that is too long to be read.`;
      case 'unreadable':
        return `${name} cannot be read: ${detail}`;
      case 'changed':
        return `${name} was cut or replaced while it was read. Analyse it again.`;
      case 'memory':
        return `${name} could not be analysed: it takes more memory than there is for it.`;
      case 'stopped':
        return `${name} could not be analysed: the analysis stopped working (${detail}).`;
      case 'not-on-disk':
        return `${name} does not lie on a disk from which it could be read.`;
      default:
        return problem satisfies never;
    }
  },
  tunnelsEnd: (line) => `There are too many tunnels: from line ${count(line, 'en')} on, lines were not joined into tunnels any more`,
  linesLeft: (left) => `… ${count(left, 'en')} earlier lines of the tunnel are not shown`,
  around: (line, name) => `Around line ${String(line)} of ${name}`,
  replaced: 'another file has taken the place of this log (rotation): it goes on with that one',
  truncated: 'this log was emptied (rotation): it goes on from its beginning',
  gone: 'this log is not there any more: waiting for it to come back',
  back: 'this log is there again',
  skipped: (megabytes) => `${count(megabytes, 'en')} MB came at once: only the last lines are shown`,
};

const ja: FileWords = {
  analysing: (name) => `${name}をディスクから分析しています`,
  waiting: '前のファイルが終わるのを待っています',
  progress: (lines, done, all) => `${count(lines, 'ja')}行 · ${count(all, 'ja')} MB中${count(done, 'ja')} MB`,
  problem: (problem, name, detail) => {
    switch (problem) {
      case 'missing':
        return `${name}がなくなっています。`;
      case 'directory':
        return `${name}はフォルダーです。`;
      case 'permission':
        return `${name}を読む権限がありません。`;
      case 'binary':
        return `${name}はテキストファイルではありません。`;
      case 'damaged':
        return `${name}は壊れています。gzipの中身を最後まで展開できません。`;
      case 'long-line':
        return `${name}に、長すぎて読めない行があります。`;
      case 'unreadable':
        return `${name}を読めません：${detail}`;
      case 'changed':
        return `${name}は読んでいる間に切り詰められたか、置き換えられました。もう一度分析してください。`;
      case 'memory':
        return `${name}を分析できませんでした。使えるメモリーが足りません。`;
      case 'stopped':
        return `${name}を分析できませんでした。分析が途中で止まりました（${detail}）。`;
      case 'not-on-disk':
        return `${name}は、読み出せるディスクの上にありません。`;
      default:
        return problem satisfies never;
    }
  },
  tunnelsEnd: (line) => `トンネルが多すぎるため、${count(line, 'ja')}行目からはトンネルにまとめていません`,
  linesLeft: (left) => `… このトンネルのこれより前の${count(left, 'ja')}行は表示していません`,
  around: (line, name) => `${name}の${String(line)}行目付近`,
  replaced: 'このログは別のファイルに置き換わりました（ローテーション）。新しいファイルで続けます',
  truncated: 'このログは空にされました（ローテーション）。先頭から続けます',
  gone: 'このログがなくなりました。戻るのを待っています',
  back: 'このログが戻りました',
  skipped: (megabytes) => `一度に${count(megabytes, 'ja')} MB増えたので、最後の行だけを表示します`,
};

const zhCn: FileWords = {
  analysing: (name) => `正在从磁盘分析 ${name}`,
  waiting: '正在等待前一个文件完成',
  progress: (lines, done, all) => `${count(lines, 'zh-CN')} 行 · ${count(done, 'zh-CN')} / ${count(all, 'zh-CN')} MB`,
  problem: (problem, name, detail) => {
    switch (problem) {
      case 'missing':
        return `${name} 已不存在。`;
      case 'directory':
        return `${name} 是文件夹。`;
      case 'permission':
        return `没有读取 ${name} 的权限。`;
      case 'binary':
        return `${name} 不是文本文件。`;
      case 'damaged':
        return `${name} 已损坏：其中的 gzip 数据无法完整解压。`;
      case 'long-line':
        return `${name} 中有一行太长，无法读取。`;
      case 'unreadable':
        return `无法读取 ${name}：${detail}`;
      case 'changed':
        return `${name} 在读取过程中被截断或替换。请重新分析。`;
      case 'memory':
        return `无法分析 ${name}：可用内存不够。`;
      case 'stopped':
        return `无法分析 ${name}：分析中途停止（${detail}）。`;
      case 'not-on-disk':
        return `${name} 不在可以读取的磁盘上。`;
      default:
        return problem satisfies never;
    }
  },
  tunnelsEnd: (line) => `隧道太多：从第 ${count(line, 'zh-CN')} 行起不再归并到隧道`,
  linesLeft: (left) => `…… 该隧道此前的 ${count(left, 'zh-CN')} 行未显示`,
  around: (line, name) => `${name} 第 ${String(line)} 行附近`,
  replaced: '此日志已被另一个文件取代（轮转），将继续读取新文件',
  truncated: '此日志已被清空（轮转），将从头继续读取',
  gone: '此日志已不存在，正在等待它恢复',
  back: '此日志已恢复',
  skipped: (megabytes) => `一次增加了 ${count(megabytes, 'zh-CN')} MB，仅显示最后的行`,
};

export const fileWords: Readonly<Record<Language, FileWords>> = { en, ja, 'zh-cn': zhCn };
