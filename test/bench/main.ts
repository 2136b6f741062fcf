/**
 * Measures the built program beside others: `npm run bench [-- --smoke] [-- --lines 1000000] [-- --server]`. Build first. `--smoke` only
 * shows that everything runs; `--server` leaves out all but the language server.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { compileCatalogs } from '../../server/src/core/catalog/compile.js';
import { readBuiltCatalogs } from '../../server/src/node/catalogs.js';
import type { Measurement } from './measure.js';
import { measure, measureCommand, rowsOf, tableOf } from './measure.js';
import { searchPatterns } from './patterns.js';
import type { ServerFigures } from './server.js';
import { measureServer } from './server.js';
import { serverTable } from './server-table.js';
import { writeWorkload } from './workload/workload.js';

const root = path.resolve(import.meta.dirname, '../..');
const { values } = parseArgs({
  options: {
    smoke: { type: 'boolean', default: false },
    server: { type: 'boolean', default: false },
    lines: { type: 'string', default: '1000000' },
  },
});
const lines = values.smoke ? 2000 : Number(values.lines);
const documents = values.smoke ? [500] : [5000, 50_000, 400_000];

/** Commands that read the whole file, ours and those of others. */
async function measureCommands(folder: string): Promise<readonly (Measurement | string)[]> {
  const file = path.join(folder, 'workload.log');
  const patterns = path.join(folder, 'patterns.txt');
  await writeWorkload(file, lines);
  await writeFile(patterns, `${searchPatterns('century-nxr', 320).join('\n')}\n`);
  const cli = path.join(root, 'dist/cli.js');
  const commands: readonly (readonly [string, string, readonly string[]])[] = [
    ['rg -j1 -c with 320 patterns', 'rg', ['-j1', '-c', '-f', patterns, file]],
    ['loglens summary', process.execPath, [cli, 'summary', file]],
    ['loglens check', process.execPath, [cli, 'check', file]],
    ['loglens parse', process.execPath, [cli, 'parse', file]],
    ['lnav, counting its log lines', 'lnav', ['-n', '-c', ';SELECT count(*) FROM all_logs', file]],
    ['rg, once more', 'rg', ['-j1', '-c', '-f', patterns, file]],
  ];
  const results: (Measurement | string)[] = [];
  for (const [name, command, args] of commands) {
    results.push((await measureCommand(name, command, args, lines)) ?? `${command} is not installed: "${name}" was left out.`);
  }
  return [...results, ...(await measureWithHyperfine(folder, patterns, cli))];
}

/** The same two by a program made for that, which repeats them; on a tenth of the lines, for it takes its time. */
async function measureWithHyperfine(folder: string, patterns: string, cli: string): Promise<readonly (Measurement | string)[]> {
  const file = path.join(folder, 'tenth.log');
  const report = path.join(folder, 'hyperfine.json');
  const tenth = Math.ceil(lines / 10);
  await writeWorkload(file, tenth);
  const commands = [`rg -j1 -c -f ${patterns} ${file}`, `${process.execPath} ${cli} summary ${file}`];
  const args = ['--runs', values.smoke ? '2' : '5', '--ignore-failure', '--export-json', report, ...commands];
  if ((await measureCommand('hyperfine', 'hyperfine', args, tenth)) === undefined) return ['hyperfine is not installed: it was left out.'];
  const { results } = JSON.parse(await readFile(report, 'utf8')) as { readonly results: readonly { readonly mean: number }[] };
  return results.map(({ mean }, at) => ({
    name: `hyperfine, mean on ${String(tenth)} lines: ${at === 0 ? 'rg' : 'loglens summary'}`,
    seconds: mean,
    lines: tenth,
  }));
}

async function commandsTable(folder: string): Promise<readonly string[]> {
  const results: (Measurement | string)[] = [...(await measureCommands(folder))];
  const builtCatalogs = path.join(root, 'dist/catalogs');
  results.push(await measure('catalogs: read and compile', () => compileCatalogs(readBuiltCatalogs(builtCatalogs))));
  const notes = results.filter((result) => typeof result === 'string');
  return [`${String(lines)} lines`, '', tableOf(rowsOf(results.filter((result) => typeof result !== 'string'))), ...notes, ''];
}

async function main(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'loglens-bench-'));
  try {
    const commands = values.server ? [] : await commandsTable(folder);
    const figures: ServerFigures[] = [];
    for (const size of documents) figures.push(await measureServer(size));
    const { catalogs } = readBuiltCatalogs(path.join(root, 'dist/catalogs'));
    const messages = catalogs.flatMap(({ families }) => families).reduce((sum, family) => sum + family.messages.length, 0);
    const processor = cpus()[0]?.model ?? 'unknown processor';
    const load = loadavg().map((each) => each.toFixed(1));
    process.stdout.write(
      [
        `${String(messages)} messages, Node.js ${process.version}, ${String(cpus().length)} × ${processor}, ${String(Math.round(totalmem() / 2 ** 30))} GB, load ${load.join(' ')}`,
        '',
        ...commands,
        serverTable(figures),
        '',
      ].join('\n'),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
