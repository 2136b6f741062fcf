// Runs the tests that need no VS Code: `node test/run.mjs [PART-OF-A-PATH …]`.
import fs from 'node:fs';
import path from 'node:path';
import { buildBundles, buildCatalogs } from '../build/fresh.mjs';
import { filesBelow, install, ROOT, runNode } from '../scripts/tools.mjs';

/** The folders of tests, and what each needs to be built. */
const NEEDS = {
  core: { bundles: [], catalogs: false },
  grammar: { bundles: [], catalogs: false },
  pages: { bundles: [], catalogs: false },
  catalogs: { bundles: [], catalogs: false },
  service: { bundles: [], catalogs: true },
  lsp: { bundles: ['server'], catalogs: true },
  node: { bundles: ['server'], catalogs: true },
  cli: { bundles: ['cli'], catalogs: true },
  fuzz: { bundles: ['server'], catalogs: true },
};

/**
 * @param {readonly string[]} filters a file runs when its path contains one of them; none: every file runs
 * @returns {Promise<number>} exit status
 */
export async function runUnitTests(filters) {
  const tests = Object.entries(NEEDS).flatMap(([folder, needs]) =>
    filesBelow(path.join(ROOT, 'test', folder))
      .filter((file) => file.endsWith('.test.ts'))
      .map((file) => ({ file: path.relative(ROOT, file).replaceAll(path.sep, '/'), needs })),
  );
  const chosen = tests.filter(({ file }) => filters.length === 0 || filters.some((filter) => file.includes(filter)));
  if (chosen.length === 0) {
    console.error(`No test file's path contains ${filters.join(' or ')}. There are ${tests.length} test files.`);
    return 1;
  }
  await install();
  await buildBundles([...new Set(chosen.flatMap(({ needs }) => needs.bundles))]);
  if (chosen.some(({ needs }) => needs.catalogs)) await buildCatalogs();
  const together = chosen
    .filter(({ file }) => IN_ONE_PROCESS.some((folder) => file.startsWith(`test/${folder}/`)) && !ALONE.includes(file))
    .map(({ file }) => file);
  const alone = chosen.map(({ file }) => file).filter((file) => !together.includes(file));
  return runNode(['--import', 'tsx', '--test', '--test-reporter=spec', ...(together.length > 0 ? [entryOf(together)] : []), ...alone]);
}

/** Folders whose tests start no process of their own: one process for all of them reads and compiles what they share once. */
const IN_ONE_PROCESS = ['core', 'service', 'catalogs', 'grammar', 'pages', 'fuzz'];

/** Files of those folders that start a process all the same, or that count what the engine does. */
const ALONE = ['test/fuzz/protocol.test.ts', 'test/fuzz/cost.test.ts'];

/** @param {readonly string[]} files @returns {string} a file that imports them all, from the root */
function entryOf(files) {
  const entry = path.join(ROOT, '.tmp', 'in-one-process.test.ts');
  fs.mkdirSync(path.dirname(entry), { recursive: true });
  fs.writeFileSync(entry, files.map((file) => `import '../${file}';\n`).join(''));
  return path.relative(ROOT, entry);
}

if (process.argv[1] === import.meta.filename) process.exit(await runUnitTests(process.argv.slice(2)));
