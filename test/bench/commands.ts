import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Measurement } from './measure.js';
import { measureCommand, tableOf } from './measure.js';
import { searchPatterns } from './patterns.js';
import { everything, syslogOnly, writeWorkload } from './workload/workload.js';

/** What commands took that read a whole file. */
export interface CommandFigures {
  /** In their order; a text names a command that is not installed. */
  readonly measurements: readonly (Measurement | string)[];
  /** Ours beside what is the yardstick for it; undefined where that is not installed. */
  readonly summary: Measurement | undefined;
  readonly search: Measurement | undefined;
  readonly summaryOfSyslog: Measurement | undefined;
  readonly viewer: Measurement | undefined;
  /** `summary` of no line, of a hundredth, of a tenth, of all lines, and of ten times as many. */
  readonly sizes: readonly Measurement[];
}

/**
 * Measures the commands, ours and those of others.
 * @param folder for the files
 * @param root the project
 */
export async function measureCommands(folder: string, root: string, lines: number): Promise<CommandFigures> {
  const measurements: (Measurement | string)[] = [];
  const run = async (name: string, command: string, args: readonly string[], count: number): Promise<Measurement | undefined> => {
    const measured = await measureCommand(name, command, args, count);
    measurements.push(measured ?? `${command} is not installed: "${name}" was left out.`);
    return measured;
  };
  const loglens = (command: string, file: string): readonly string[] => [path.join(root, 'dist/cli.js'), command, file];
  const all = path.join(folder, 'workload.log');
  const syslog = path.join(folder, 'syslog.log');
  const patterns = path.join(folder, 'patterns.txt');
  await writeWorkload(all, lines, everything);
  await writeWorkload(syslog, lines, syslogOnly);
  await writeFile(patterns, `${searchPatterns('century-nxr', 320).join('\n')}\n`);
  const search = ['-j1', '-c', '-f', patterns, all];
  const count = ['-n', '-c', ';SELECT count(*) FROM all_logs'];

  const first = await run('rg -j1 -c with 320 patterns', 'rg', search, lines);
  const summary = await run('loglens summary', process.execPath, loglens('summary', all), lines);
  await run('loglens check', process.execPath, loglens('check', all), lines);
  await run('loglens parse', process.execPath, loglens('parse', all), lines);
  await run('lnav, counting its log lines', 'lnav', [...count, all], lines);
  const second = await run('rg, once more', 'rg', search, lines);
  const summaryOfSyslog = await run('syslog lines alone: loglens summary', process.execPath, loglens('summary', syslog), lines);
  const viewer = await run('syslog lines alone: lnav', 'lnav', [...count, syslog], lines);

  const sizes: Measurement[] = [];
  for (const size of [0, Math.ceil(lines / 100), Math.ceil(lines / 10), lines, lines * 10]) {
    const file = path.join(folder, `${String(size)}.log`);
    await writeWorkload(file, size, everything);
    const measured = await run(`loglens summary of ${String(size)} lines`, process.execPath, loglens('summary', file), size);
    if (measured !== undefined) sizes.push(measured);
    // The tenth is measured once more below; ten times as many take more than a gigabyte.
    if (size !== Math.ceil(lines / 10)) await rm(file);
  }
  measurements.push(...(await measureWithHyperfine(folder, patterns, loglens, Math.ceil(lines / 10))));
  const searches = [first, second].filter((each) => each !== undefined).sort((a, b) => a.seconds - b.seconds);
  return { measurements, summary, search: searches[0], summaryOfSyslog, viewer, sizes };
}

/** Search and summary by a program made for that, which repeats them; on a tenth of the lines, for it takes its time. */
async function measureWithHyperfine(
  folder: string,
  patterns: string,
  loglens: (command: string, file: string) => readonly string[],
  lines: number,
): Promise<readonly (Measurement | string)[]> {
  const file = path.join(folder, `${String(lines)}.log`);
  const report = path.join(folder, 'hyperfine.json');
  const commands = [`rg -j1 -c -f ${patterns} ${file}`, [process.execPath, ...loglens('summary', file)].join(' ')];
  const args = ['--runs', lines < 1000 ? '2' : '5', '--ignore-failure', '--export-json', report, ...commands];
  if ((await measureCommand('hyperfine', 'hyperfine', args, lines)) === undefined) return ['hyperfine is not installed: it was left out.'];
  const { results } = JSON.parse(await readFile(report, 'utf8')) as { readonly results: readonly { readonly mean: number }[] };
  return results.map(({ mean }, at) => ({
    name: `hyperfine, mean on ${String(lines)} lines: ${at === 0 ? 'rg' : 'loglens summary'}`,
    seconds: mean,
    lines,
  }));
}

/** The ratios that are wanted, as a table. */
export function commandGoals({ summary, search, summaryOfSyslog, viewer, sizes }: CommandFigures): string {
  return tableOf([
    ['commands', 'measured', 'goal'],
    ['summary : rg', ratio(summary, search), '1.0, aim 0.7'],
    ['summary : lnav, syslog lines alone', ratio(summaryOfSyslog, viewer), '0.4, aim 0.25'],
    ...sizes.map(({ lines = 0, memory }) => [
      `peak memory of summary of ${String(lines)} lines`,
      memory === undefined ? '?' : `${(memory / 2 ** 20).toFixed(0)} MB`,
      '200 MB',
    ]),
    ...perLine(sizes).map(([lines, microseconds]) => [
      `a line of ${String(lines)}, without start-up`,
      `${microseconds.toFixed(2)} µs`,
      'the same',
    ]),
  ]);
}

const ratio = (a: Measurement | undefined, b: Measurement | undefined): string =>
  a === undefined || b === undefined ? '?' : (a.seconds / b.seconds).toFixed(1);

/** By number of lines the microseconds that one takes. @param sizes the first is of no line: the start-up */
function perLine([startUp, ...sizes]: readonly Measurement[]): readonly (readonly [number, number])[] {
  return sizes.map(({ lines = 1, seconds }) => [lines, ((seconds - (startUp?.seconds ?? 0)) / lines) * 1e6]);
}
