import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** What a command or request took. */
export interface Measurement {
  readonly name: string;
  readonly seconds: number;
  /** Lines that were read meanwhile; undefined where the number says nothing. */
  readonly lines?: number;
  /** Bytes of memory at its peak; undefined where the system does not tell. */
  readonly memory?: number | undefined;
}

const read = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // The process has ended, or the system has no /proc.
    return undefined;
  }
};

/** The most memory that a running process has held, in bytes. Linux tells; elsewhere undefined. */
export function peakMemory(pid: number): number | undefined {
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(read(`/proc/${String(pid)}/status`) ?? '')?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
}

/** The process of this one's children whose command line holds a word. */
export function childWith(word: string): number | undefined {
  if (read('/proc/self/stat') === undefined) return undefined;
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .find((pid) => {
      // pid (name) state parent …
      const parent = /\) \S (\d+)/.exec(read(`/proc/${String(pid)}/stat`) ?? '')?.[1];
      return Number(parent) === process.pid && (read(`/proc/${String(pid)}/cmdline`) ?? '').includes(word);
    });
}

/** How often a running command's memory is looked at, in milliseconds. The system keeps the peak: only the very last growth can be missed. */
const interval = 15;

/** @returns undefined where the command is not installed */
export async function measureCommand(
  name: string,
  command: string,
  args: readonly string[],
  lines: number,
): Promise<Measurement | undefined> {
  const start = performance.now();
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  let memory: number | undefined;
  const timer = setInterval(() => {
    if (child.pid !== undefined) memory = peakMemory(child.pid) ?? memory;
  }, interval);
  const status = await new Promise<number | null | undefined>((resolve) => {
    child.on('error', () => {
      resolve(undefined);
    });
    child.on('close', resolve);
  });
  clearInterval(timer);
  if (status === undefined) return undefined;
  // 1 says that something was found, or not.
  if (status !== 0 && status !== 1) throw new Error(`${name} ended with ${String(status)}`);
  return { name, seconds: (performance.now() - start) / 1000, lines, memory };
}

export async function measure(name: string, action: () => unknown, lines?: number): Promise<Measurement> {
  const start = performance.now();
  await action();
  return { name, seconds: (performance.now() - start) / 1000, ...(lines === undefined ? {} : { lines }) };
}

export const time = (seconds: number): string => (seconds < 1 ? `${(seconds * 1000).toFixed(1)} ms` : `${seconds.toFixed(2)} s`);

/** What was measured, as rows of a table under their head. */
export const rowsOf = (measurements: readonly Measurement[]): readonly (readonly string[])[] => [
  ['what', 'time', 'lines a second', 'peak memory'],
  ...measurements.map(({ name, seconds, lines, memory }) => [
    name,
    time(seconds),
    lines === undefined ? '' : `${(lines / seconds / 1000).toFixed(0)} k`,
    memory === undefined ? '' : `${(memory / 2 ** 20).toFixed(0)} MB`,
  ]),
];

/** A table in Markdown, for the terminal and for a document. @param rows the head is the first; all cells but the first of a row are figures */
export function tableOf(rows: readonly (readonly string[])[]): string {
  const [head = [], ...others] = rows;
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(' | ')} |`;
  const rule = `| ${widths.map((width, at) => (at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(head), rule, ...others.map(line)].join('\n');
}
