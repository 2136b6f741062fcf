/**
 * Measures the built program beside others: `npm run bench [-- --smoke] [-- --lines 1000000] [-- --server]`. Build first. `--smoke` only
 * shows that everything runs; `--server` leaves out all but the language server.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { compileCatalogs } from '../../server/src/core/catalog/compile.js';
import { readBuiltCatalogs } from '../../server/src/node/catalogs.js';
import { commandGoals, measureCommands } from './commands.js';
import type { Measurement } from './measure.js';
import { measure, rowsOf, tableOf } from './measure.js';
import type { ServerFigures } from './server.js';
import { measureServer } from './server.js';
import { serverTable } from './server-table.js';

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

/** Activation in the real VS Code, as its list of running extensions tells it. @returns words where it cannot be shown here */
async function measureActivation(): Promise<Measurement | string> {
  const name = 'activation in VS Code';
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [path.join(root, 'test/vscode-host/activation.mjs')]);
    return { name, seconds: Number(stdout) / 1000 };
  } catch (error) {
    return `${name} was left out: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** What commands and the rest take, as tables and the notes on what was left out. */
async function measureProgram(folder: string): Promise<readonly string[]> {
  const commands = await measureCommands(folder, root, lines);
  const results: readonly (Measurement | string)[] = [
    ...commands.measurements,
    await measure('catalogs: read and compile', () => compileCatalogs(readBuiltCatalogs(path.join(root, 'dist/catalogs')))),
    await measureActivation(),
  ];
  const measured = results.filter((result) => typeof result !== 'string');
  const notes = results.filter((result) => typeof result === 'string');
  return [tableOf(rowsOf(measured)), '', commandGoals(commands), '', ...notes, ...(notes.length > 0 ? [''] : [])];
}

async function main(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'loglens-bench-'));
  try {
    const program = values.server ? [] : await measureProgram(folder);
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
        ...program,
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
