import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { compileCatalogs } from '../core/catalog/compile.js';
import { builtCatalogsFolder, builtTexts, readBuiltCatalogs } from '../node/catalogs.js';
import { readUserCatalogs, withUserCatalogs } from '../node/user-catalogs.js';
import { errorWords } from '../service/error-words.js';
import { labels } from '../service/labels.js';
import { createTexts } from '../service/texts.js';
import { check } from './check.js';
import { explain } from './explain.js';
import { help } from './help.js';
import type { CommandName, Options } from './options.js';
import { readOptions } from './options.js';
import { createOutput, createProgress } from './output.js';
import { parse } from './parse.js';
import type { Command, Run } from './run.js';
import { summary } from './summary.js';
import { painter, plain, takesUnicode } from './terminal.js';
import { tunnels } from './tunnels.js';
import { words } from './words.js';

const commands: Readonly<Record<CommandName, Command>> = { parse, check, tunnels, explain, summary };

const { stdin, stdout, stderr, env } = process;

/** Columns of a line of text: longer ones are hard to read. */
const widest = 110;

function version(): string {
  const manifest = JSON.parse(readFileSync(path.join(__dirname, '../package.json'), 'utf8')) as { readonly version: string };
  return manifest.version;
}

/** @returns the exit status */
async function main(): Promise<number> {
  const request = readOptions(process.argv.slice(2), env);
  switch (request.kind) {
    case 'help':
      stdout.write(help(request.command));
      return 0;
    case 'version':
      stdout.write(`${version()}\n`);
      return 0;
    case 'wrong':
      stderr.write(`loglens: ${plain(request.text)}. See loglens ${request.command === undefined ? '' : `${request.command} `}--help\n`);
      return 2;
    case 'run':
      return execute(request.options);
    default:
      return request satisfies never;
  }
}

async function execute(options: Options): Promise<number> {
  const progress = createProgress(stderr, Date.now);
  // The line of the progress must not stay behind on the terminal.
  process.once('SIGINT', () => {
    progress.clear();
    process.kill(process.pid, 'SIGINT');
  });
  const state = { failed: false };
  const fail = (text: string): void => {
    state.failed = true;
    progress.clear();
    stderr.write(`loglens: ${text}\n`);
  };
  const folder = builtCatalogsFolder(__dirname);
  if (!existsSync(folder)) {
    stderr.write(`loglens: the catalogs are missing in ${folder}; build them with npm run build\n`);
    return 2;
  }
  const builtIn = readBuiltCatalogs(folder);
  const user = await readUserCatalogs(options.catalogs, builtIn.vocabulary);
  for (const { file, line, column, text } of user.problems) fail(plain(`${file}:${String(line)}:${String(column)}: ${text}`));
  const { set, source } = withUserCatalogs(builtIn, builtTexts(folder), user);
  const run: Run = {
    options,
    language: options.language,
    words: words[options.language],
    labels: labels[options.language],
    set,
    catalogs: compileCatalogs(set),
    vocabulary: set.vocabulary,
    texts: createTexts(source),
    folder: __dirname,
    standardInput: stdin,
    output: createOutput(stdout, progress.clear),
    progress,
    paint: painter(stdout.isTTY && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb'),
    columns: stdout.isTTY ? Math.min(Math.max(stdout.columns, 40), widest) : undefined,
    unicode: takesUnicode(env, process.platform),
    now: Date.now,
    version: version(),
    fail,
    hasFailed: () => state.failed,
  };
  const found = await commands[options.command](run);
  return state.failed ? 2 : found ? 1 : 0;
}

// `loglens parse … | head`: the reader has what it wanted.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') stderr.write(`loglens: standard output cannot be written: ${error.message}\n`);
  process.exit(error.code === 'EPIPE' ? 0 : 2);
});

main().then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    stderr.write(`loglens: ${plain(errorWords(error))}\n`);
    process.exitCode = 2;
  },
);
