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

/** Installs the project's packages unless they are there. */
export async function install() {
  if (fs.existsSync(path.join(ROOT, 'node_modules', '.package-lock.json'))) return;
  console.log('Installing packages (npm ci) …');
  await must('npm ci', runNpm(['ci', '--no-audit', '--no-fund']));
}

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
