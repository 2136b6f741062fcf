// `npm start [-- FILE|FOLDER] [--no-open]`: reports what the logs say on the terminal, then opens them in VS Code.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findDesktop } from '../test/vscode-host/hosts.mjs';
import { startServer } from '../test/vscode-host/server.mjs';
import { filesBelow, install, must, ROOT, run, runNode, runNpm } from './tools.mjs';

const USAGE = 'Usage: npm start [-- FILE|FOLDER] [--no-open]';

/** @param {string} message ends the script as wrong usage does */
function refuse(message) {
  console.error(`${message}\n${USAGE}`);
  process.exit(2);
}

function readArguments() {
  try {
    return parseArgs({ allowPositionals: true, options: { 'no-open': { type: 'boolean', default: false } } });
  } catch (error) {
    return refuse(error.message);
  }
}

const { values, positionals } = readArguments();
if (positionals.length > 1) refuse('Name one file or one folder.');

// npm runs this in the project's folder; INIT_CWD is where the user stands.
const target = positionals.length === 0 ? path.join(ROOT, 'samples') : path.resolve(process.env.INIT_CWD ?? '.', positionals[0]);
const stat = fs.statSync(target, { throwIfNoEntry: false });
if (stat === undefined) refuse(`${target} does not exist.`);
const files = stat.isDirectory() ? filesBelow(target).filter((file) => file.endsWith('.log')) : [target];
if (files.length === 0) refuse(`${target} has no .log file.`);

await install();
console.log('Building …');
await must('The build', runNpm(['run', '--silent', 'build']));

/** @param {string} heading @param {string} command of loglens */
async function report(heading, command) {
  console.log(`\n── ${heading} (loglens ${command}) ──`);
  const status = await runNode([path.join(ROOT, 'dist', 'cli.js'), command, ...files.map((file) => path.relative(ROOT, file))]);
  // 1 means that there are findings, which is what a report is for.
  if (status > 1) process.exit(status);
}
await report('Findings', 'check');
await report('Tunnels', 'tunnels');
if (values['no-open']) process.exit(0);

const desktop = findDesktop();
console.log('');
if (desktop !== undefined) {
  console.log('Opening VS Code …');
  const what = stat.isDirectory() ? [target, files[0]] : [target];
  process.exit(
    await run(desktop.cli ?? desktop.executable, [`--extensionDevelopmentPath=${ROOT}`, ...what], { shell: process.platform === 'win32' }),
  );
}

if (process.platform === 'win32') {
  console.log('Desktop VS Code was not found: put `code` on PATH, or set VSCODE_EXECUTABLE, to see the logs in it.');
  process.exit(0);
}
const server = await startServer();
console.log(
  `VS Code with the extension: ${server.url({ folder: stat.isDirectory() ? target : path.dirname(target), extension: ROOT, file: files[0] })}`,
);
console.log('Open this address in a browser on this machine. Ctrl+C ends it.');
const stopped = new Promise((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => resolve('stopped'));
});
const reason = await Promise.race([stopped, server.ended]);
if (reason !== 'stopped') console.error(`The VS Code server ended.\n${server.log()}`);
await server.stop();
process.exit(reason === 'stopped' ? 0 : 1);
