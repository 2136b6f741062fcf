// What the scripts share. Node.js built-ins only: they run before anything is installed.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/**
 * Runs a program to its end, with this terminal as its own.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} its exit status; 1 when a signal ended it
 */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: ROOT, stdio: 'inherit', ...options });
    child.once('error', reject);
    child.once('exit', (status) => resolve(status ?? 1));
  });
}

/** As `run`, with this Node.js. */
export const runNode = (args, options) => run(process.execPath, args, options);

/** As `run`, with the npm that belongs to this Node.js. */
export function runNpm(args, options) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('.js')) return runNode([cli, ...args], options);
  return run('npm', args, { ...options, shell: process.platform === 'win32' });
}

/** As `run`, and stops the script with one line when the status is not 0. */
export async function must(what, status) {
  if ((await status) === 0) return;
  console.error(`${what} failed.`);
  process.exit(1);
}

/** Installs the project's packages unless they are there, in the versions that the lock file names: it changes when one pulls. */
export async function install() {
  if (isInstalled()) return;
  console.log('Installing packages (npm ci) …');
  await must('npm ci', runNpm(['ci', '--no-audit', '--no-fund']));
}

function isInstalled() {
  const installed = path.join(ROOT, 'node_modules', '.package-lock.json');
  if (!fs.existsSync(installed)) return false;
  const there = packagesOf(installed);
  // An optional package is there on the platforms that it is made for.
  return Object.entries(packagesOf(path.join(ROOT, 'package-lock.json'))).every(
    ([folder, { version, optional, devOptional }]) =>
      folder === '' || optional === true || devOptional === true || there[folder]?.version === version,
  );
}

/**
 * @param {string} file a lock file of npm
 * @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>} by folder
 */
const packagesOf = (file) => JSON.parse(fs.readFileSync(file, 'utf8')).packages;

/**
 * Every file below a folder.
 * @param {string} folder need not exist
 * @returns {string[]} absolute paths, sorted; node_modules is left out
 */
export function filesBelow(folder) {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const full = path.join(folder, entry.name);
      if (!entry.isDirectory()) return [full];
      return entry.name === 'node_modules' ? [] : filesBelow(full);
    })
    .sort();
}
