// Runs test/vscode/**/*.test.ts inside a real VS Code. An argument filters the files: `npm run test:vscode -- hover`.
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { filesBelow, ROOT } from '../../scripts/tools.mjs';
import { findChromium, findDesktop, HOST_FOLDER, installServer } from './hosts.mjs';

const BUNDLES = path.join(ROOT, 'dist-test', 'vscode');
const SOURCES = path.join(ROOT, 'test', 'vscode');
const PAGES = path.join(SOURCES, 'pages') + path.sep;

/** @typedef {{ passed: number, failed: number, missing: readonly string[] }} Totals `missing`: the files that could not run here */

/** @param {string} [filter] part of a file's path @returns {string[]} absolute paths */
const testFiles = (filter = '') => filesBelow(SOURCES).filter((file) => file.endsWith('.test.ts') && file.includes(filter));

/** @param {readonly string[]} files */
async function bundle(files) {
  fs.rmSync(BUNDLES, { recursive: true, force: true });
  const name = (file) => path.relative(SOURCES, file).replace(/\.ts$/, '');
  await build({
    entryPoints: { index: path.join(HOST_FOLDER, 'mocha-entry.ts'), ...Object.fromEntries(files.map((file) => [name(file), file])) },
    outdir: BUNDLES,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['vscode', 'mocha'],
    mainFields: ['module', 'main'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}

/** A workspace of its own for each run, with a copy of the sample logs: tests may write into it. */
function workspace(scratch) {
  const folder = path.join(scratch, 'workspace');
  fs.mkdirSync(folder);
  const samples = path.join(ROOT, 'samples');
  if (fs.existsSync(samples)) fs.cpSync(samples, path.join(folder, 'samples'), { recursive: true });
  return folder;
}

/** @returns {{ passed: number, failed: number }} after one line for each test */
function report(resultsFile) {
  if (!fs.existsSync(resultsFile)) {
    console.error('VS Code ended without a result: the tests did not come to their end.');
    return { passed: 0, failed: 1 };
  }
  const results = JSON.parse(fs.readFileSync(resultsFile, 'utf8'));
  for (const { title, milliseconds, error } of results) {
    console.log(`${error === null ? '✔' : '✖'} ${title} (${milliseconds} ms)`);
    if (error !== null) console.log(error.replace(/^/gm, '    '));
  }
  const passed = results.filter(({ error }) => error === null).length;
  return { passed, failed: results.length - passed };
}

/** @param {string} [filter] part of a file's path @returns {Promise<Totals>} */
export async function runInVsCode(filter) {
  const files = testFiles(filter);
  if (files.length === 0) {
    console.error(filter === undefined ? 'No tests in test/vscode.' : `No file in test/vscode has "${filter}" in its path.`);
    return { passed: 0, failed: 1, missing: [] };
  }
  const desktop = findDesktop();
  // A page's document is reached through the browser that is the window.
  const inBrowser = files.filter((file) => desktop === undefined || file.startsWith(PAGES));
  const inDesktop = files.filter((file) => !inBrowser.includes(file));
  const totals = { passed: 0, failed: 0, missing: [] };
  const add = ({ passed, failed }) => {
    totals.passed += passed;
    totals.failed += failed;
  };
  if (inDesktop.length > 0) add(await runIn(desktop.executable, desktop.executable, inDesktop));
  if (inBrowser.length > 0 && findChromium() === undefined) totals.missing = inBrowser.map((file) => path.relative(ROOT, file));
  else if (inBrowser.length > 0) {
    await installServer();
    add(await runIn("VS Code's server with Chromium", path.join(HOST_FOLDER, 'launcher.mjs'), inBrowser));
  }
  return totals;
}

/** @param {string} name @param {string} executable @param {readonly string[]} files @returns {Promise<{ passed: number, failed: number }>} */
async function runIn(name, executable, files) {
  console.log(`Testing in ${name}`);
  const totals = { passed: 0, failed: 0 };
  for (const window of windowsOf(files)) {
    const { passed, failed } = await runInWindow(executable, window);
    totals.passed += passed;
    totals.failed += failed;
  }
  return totals;
}

/**
 * Tests that have a window of their own, and the user's settings there. Those of what shows all logs of a window are among them: VS Code keeps
 * documents for minutes after they are closed.
 * @type {ReadonlyMap<string, Record<string, unknown>>}
 */
const ALONE = new Map([
  ['pages/timeline.test.ts', {}],
  ['pages/reload-ladder.test.ts', {}],
  ['pages/reload-timeline.test.ts', {}],
  ['pages/restart.test.ts', {}],
  ['pages/hostile-text.test.ts', {}],
  // It ends the server.
  ['pages/large-log.test.ts', {}],
  ['pages/restricted.test.ts', { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' }],
]);

/** @param {string} file */
const ownWindow = (file) => ALONE.get(path.relative(SOURCES, file).replaceAll(path.sep, '/'));

/** @param {readonly string[]} files @returns {{ files: string[], settings: Record<string, unknown> }[]} the files by the windows in which they run */
function windowsOf(files) {
  const together = files.filter((file) => ownWindow(file) === undefined);
  const alone = files.filter((file) => !together.includes(file)).map((file) => ({ files: [file], settings: ownWindow(file) }));
  return [...(together.length > 0 ? [{ files: together, settings: {} }] : []), ...alone];
}

/** @param {string} executable @param {ReturnType<typeof windowsOf>[number]} window @returns {Promise<{ passed: number, failed: number }>} */
async function runInWindow(executable, { files, settings }) {
  await bundle(files);
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'vllt-'));
  const results = path.join(scratch, 'results.json');
  try {
    await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: ROOT,
      extensionTestsPath: path.join(BUNDLES, 'index.js'),
      launchArgs: [
        workspace(scratch),
        '--disable-extensions',
        `--user-data-dir=${path.join(scratch, 'user')}`,
        `--extensions-dir=${path.join(scratch, 'extensions')}`,
      ],
      extensionTestsEnv: { VSCODE_TEST_RESULTS: results, VSCODE_TEST_SETTINGS: JSON.stringify(settings) },
    }).catch((error) => console.error(error.message));
    return report(results);
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
  }
}

/**
 * Says loudly what did not run, then the totals as one plain line.
 * @param {Totals} totals
 * @returns {boolean} whether all is well; tests that could not run are an error only where CI=true
 */
export function conclude({ passed, failed, missing }) {
  if (missing.length > 0) {
    const bar = '!'.repeat(100);
    console.error(`\n${bar}\nNOT RUN, for want of a VS Code to run in:`);
    for (const file of missing) console.error(`  ${file}`);
    console.error(`Install Chromium, or put \`code\` on PATH, or set VSCODE_EXECUTABLE or CHROMIUM.\n${bar}\n`);
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && (missing.length === 0 || process.env.CI !== 'true');
}

if (process.argv[1] === import.meta.filename) {
  const ok = conclude(await runInVsCode(process.argv[2]));
  process.exit(ok ? 0 : 1);
}
