// Which VS Code there is to run in: the desktop's, or VS Code's own server with a headless Chromium as its window.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { must, ROOT, runNpm } from '../../scripts/tools.mjs';

export const HOST_FOLDER = path.join(ROOT, 'test', 'vscode-host');
const SERVER_FOLDER = path.join(HOST_FOLDER, 'node_modules', 'code-server', 'lib', 'vscode');

/** @param {readonly string[]} names @returns {string | undefined} the first of these programs that PATH has */
function onPath(names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find((file) => fs.existsSync(file));
}

/**
 * Desktop VS Code, where one can open a window here.
 * @returns {{ cli: string | undefined, executable: string } | undefined} `cli` is the `code` command, `executable` the program behind it
 */
export function findDesktop() {
  const named = process.env.VSCODE_EXECUTABLE;
  if (named !== undefined && named !== '') {
    if (!fs.existsSync(named)) throw new Error(`VSCODE_EXECUTABLE names a file that does not exist: ${named}`);
    return { cli: undefined, executable: named };
  }
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return undefined;
  const cli = onPath(process.platform === 'win32' ? ['code.cmd'] : ['code']);
  if (cli === undefined) return undefined;
  // The command is a script inside the installation: /usr/share/code/bin/code, Contents/Resources/app/bin/code, bin\code.cmd
  const bin = path.dirname(fs.realpathSync(cli));
  const executable = ['../code', '../../../MacOS/Electron', '../Code.exe']
    .map((relative) => path.join(bin, relative))
    .find((file) => fs.statSync(file, { throwIfNoEntry: false })?.isFile());
  return executable === undefined ? undefined : { cli, executable };
}

/** @returns {string | undefined} a Chromium that can run without a window */
export function findChromium() {
  const named = process.env.CHROMIUM;
  if (named !== undefined && named !== '') return fs.existsSync(named) ? named : undefined;
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  return onPath(['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']) ?? (fs.existsSync(mac) ? mac : undefined);
}

/**
 * Installs VS Code's server (300 MB) beside this file unless it is there.
 * @returns {Promise<string>} the server's main script
 */
export async function installServer() {
  const main = path.join(SERVER_FOLDER, 'out', 'server-main.js');
  const stamp = path.join(HOST_FOLDER, 'node_modules', '.installed');
  const wanted = createHash('sha256')
    .update(fs.readFileSync(path.join(HOST_FOLDER, 'package-lock.json')))
    .digest('hex');
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted) return main;
  console.log('Installing the VS Code server for tests (300 MB) …');
  const quiet = ['--no-audit', '--no-fund', '--loglevel', 'error'];
  await must('npm ci in test/vscode-host', runNpm(['ci', '--ignore-scripts', ...quiet], { cwd: HOST_FOLDER }));
  // The server's own packages are not part of the published one. `npm ci` refuses its lock file.
  await must(
    'npm install of the server',
    runNpm(['install', '--omit=dev', '--ignore-scripts', '--no-save', ...quiet], { cwd: SERVER_FOLDER }),
  );
  fs.writeFileSync(stamp, wanted);
  return main;
}
