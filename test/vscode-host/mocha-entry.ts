import fs from 'node:fs';
import { findSourceMap } from 'node:module';
import path from 'node:path';
import Mocha from 'mocha';

interface Result {
  readonly title: string;
  readonly milliseconds: number;
  readonly error: string | null;
}

/** Mocha insists on a reporter; the results are reported outside, from the file. */
class Silent extends Mocha.reporters.Base {}

/** VS Code formats stacks itself, so that Node.js does not map them: `at f (dist-test/vscode/a.test.js:41:27)`. */
const mapped = (stack: string): string =>
  stack.replace(/(?<file>\/[^\s():]+\.js):(?<line>\d+):(?<column>\d+)/g, (place: string, file: string, line: string, column: string) => {
    const entry = findSourceMap(file)?.findEntry(Number(line) - 1, Number(column) - 1);
    if (entry === undefined || !('originalSource' in entry)) return place;
    const source = entry.originalSource.replace(/^file:\/\//, '');
    return `${path.resolve(path.dirname(file), source)}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  });

function text(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const lines = mapped(error.stack ?? error.message).split('\n');
  return lines.filter((line) => !/^\s+at .*(?:node_modules|node:internal)/.test(line)).join('\n');
}

/**
 * Called by VS Code in its extension host: runs every bundled test file beside this one. The results go to the file that the
 * environment variable `VSCODE_TEST_RESULTS` names, because consoles differ between the desktop and the server.
 */
export async function run(): Promise<void> {
  const target = process.env['VSCODE_TEST_RESULTS'];
  if (target === undefined) throw new Error('VSCODE_TEST_RESULTS is not set.');
  process.setSourceMapsEnabled(true);
  const mocha = new Mocha({ ui: 'bdd', timeout: 20_000, reporter: Silent, fullTrace: true });
  const files = fs.readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.test.js'));
  for (const name of files.sort()) mocha.addFile(path.join(__dirname, name));
  const results: Result[] = [];
  await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    const add = (test: Mocha.Test, error: string | null): void => {
      results.push({ title: test.titlePath().join(' > '), milliseconds: test.duration ?? 0, error });
    };
    runner.on('pass', (test) => add(test, null));
    runner.on('fail', (test, error) => add(test, text(error)));
    runner.on('pending', (test) => add(test, 'Skipped: a test that does not run proves nothing.'));
  });
  fs.writeFileSync(target, JSON.stringify(results));
}
