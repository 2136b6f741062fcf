// Starts and stops VS Code's server with everything it writes in one scratch folder.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { installServer } from './hosts.mjs';

/** No welcome page, no telemetry, no updates, no dialogs: only what is tested. */
const QUIET_SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
};

/**
 * @typedef {object} Window what a window of the server shows
 * @property {string} [folder] the workspace folder
 * @property {string} [extension] an extension to load from its folder
 * @property {string} [tests] the file whose `run()` is called in the extension host
 * @property {string} [file] a file to open
 *
 * @typedef {object} Server
 * @property {string} scratch the folder of all that this server writes
 * @property {(window: Window) => string} url
 * @property {() => string} log the end of the server's output
 * @property {Promise<void>} ended settles when the server's process is gone
 * @property {() => Promise<void>} stop ends the server and removes the scratch folder
 */

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** @param {string} scratch @returns {string[]} the folders that the server is given */
const folders = (scratch) => [
  ...['--user-data-dir', path.join(scratch, 'u')],
  ...['--server-data-dir', path.join(scratch, 's')],
  ...['--extensions-dir', path.join(scratch, 'e')],
];

/** Sockets lie in the scratch folder too, not in the system's. */
const environment = (scratch) => ({ ...process.env, TMPDIR: scratch, XDG_RUNTIME_DIR: scratch });

/** @param {import('node:child_process').ChildProcess} child ends it and all that it started */
async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  for (const signal of ['SIGTERM', 'SIGKILL']) {
    try {
      process.kill(-child.pid, signal);
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
    if (await Promise.race([gone.then(() => true), sleep(3000, false, { ref: false })])) return;
  }
}

/**
 * @param {object} [options]
 * @param {Record<string, unknown>} [options.settings] user settings besides the quiet ones
 * @param {readonly string[]} [options.vsix] packages to install first
 * @param {number} [options.port] 0 or absent: any free one
 * @returns {Promise<Server>}
 */
export async function startServer({ settings = {}, vsix = [], port: wantedPort = 0 } = {}) {
  const main = await installServer();
  // A short path: the server puts sockets there, and their paths are limited to 107 bytes.
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'vll-'));
  const settingsFile = path.join(scratch, 'u', 'User', 'settings.json');
  fs.mkdirSync(path.dirname(settingsFile), { recursive: true });
  fs.writeFileSync(settingsFile, JSON.stringify({ ...QUIET_SETTINGS, ...settings }));
  const logFile = path.join(scratch, 'server.log');
  const start = async (args) => {
    const out = fs.openSync(logFile, 'a');
    const child = spawn(process.execPath, [main, '--accept-server-license-terms', ...folders(scratch), ...args], {
      stdio: ['ignore', out, out],
      detached: true,
      env: environment(scratch),
    });
    fs.closeSync(out);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    return { child, ended };
  };
  const log = () => (fs.existsSync(logFile) ? fs.readFileSync(logFile, 'utf8').slice(-4000) : '');
  const fail = async (message, child) => {
    const output = log();
    await end(child);
    fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
    throw new Error(`${message}\n${output}`);
  };

  for (const file of vsix) {
    const { child, ended } = await start(['--install-extension', file]);
    if ((await ended) !== 0) await fail(`VS Code did not install ${file}.`, child);
  }

  const port = wantedPort === 0 ? await freePort() : wantedPort;
  const host = `127.0.0.1:${port}`;
  // Any page of any browser on this machine can reach the port; without the token it gets nothing.
  const token = randomUUID();
  const { child, ended } = await start([
    ...['--host', '127.0.0.1', '--port', String(port)],
    ...['--connection-token', token, '--telemetry-level', 'off'],
    '--enable-smoke-test-driver',
  ]);
  const answers = () =>
    fetch(`http://${host}/version`)
      .then((response) => response.ok)
      .catch(() => false);
  const deadline = Date.now() + 30_000;
  while (!(await answers())) {
    if (child.exitCode !== null) await fail('The VS Code server ended at once.', child);
    if (Date.now() > deadline) await fail('The VS Code server did not answer within 30 s.', child);
    await sleep(50);
  }

  const remote = (file) => `vscode-remote://${host}${encodeURI(path.resolve(file))}`;
  return {
    scratch,
    log,
    ended: ended.then(() => undefined),
    url({ folder, extension, tests, file }) {
      const payload = [
        ['skipWelcome', 'true'],
        ['skipReleaseNotes', 'true'],
      ];
      if (extension !== undefined) payload.push(['extensionDevelopmentPath', remote(extension)]);
      if (tests !== undefined) payload.push(['extensionTestsPath', remote(tests)]);
      if (file !== undefined) payload.push(['openFile', remote(file)]);
      const query = new URLSearchParams({ tkn: token, payload: JSON.stringify(payload) });
      if (folder === undefined) query.set('ew', 'true');
      else query.set('folder', path.resolve(folder));
      return `http://${host}/?${query}`;
    },
    async stop() {
      await end(child);
      fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
