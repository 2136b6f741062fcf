import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import * as vscode from 'vscode';
import { observeNotifications, type Notifications } from '../notifications.js';
import { extensionFolder, problemsBecome, reset, until, workspaceFolder } from '../window.js';
import { shownPage } from './page.js';

const workbench = shownPage('workbench');
const ladder = shownPage('ladder');

const failing = [
  'Nov 22 10:00:01 nxr pluto[1]: "tunnel1" #1: initiating Main Mode',
  'Nov 22 10:01:11 nxr pluto[1]: "tunnel1" #1: max number of retransmissions (2) reached STATE_MAIN_I1.  No response (or no acceptable response) to our first IKE message',
  '',
].join('\n');

/** Packed parts, one after the other, are one packed file: two gigabytes in two megabytes, which nobody reads in the time of a test. */
const endless = (): Uint8Array => {
  const part = gzipSync(`${failing}${`Nov 22 10:00:00 nxr kernel: ${'x'.repeat(970)}\n`.repeat(10_000)}`);
  return Buffer.concat(Array.from({ length: 200 }, () => part));
};

/** Seconds in which an analysis begins or a small file is analysed: a thread is started, and reads the catalogs. */
const patience = 40;

const toast = (name: string): string => `.notification-toast:has-text("${name}")`;

/** Waits until the notification on a file says it. */
const says = async (name: string, pattern: RegExp): Promise<void> => {
  const read = async (): Promise<boolean> => (await workbench.read(toast(name))).some((text) => pattern.test(text));
  await until(`the notification on ${name} says ${String(pattern)}`, read, patience);
};

/** Presses what moves while it appears until it has gone. */
const pressed = (what: string, selector: string): Promise<boolean> =>
  until(`${what} is gone`, async () => {
    if ((await workbench.read(selector)).length === 0) return true;
    // It may go while it is pressed.
    await workbench.click(selector).catch(() => undefined);
    return false;
  });

const cancel = (name: string): Promise<boolean> =>
  pressed(`the notification on ${name}`, `${toast(name)} .monaco-text-button:has-text("Cancel")`);

const isOne = ({ length }: readonly vscode.Diagnostic[]): boolean => length === 1;

const progress = /Analysing .* from disk: [\d,]+ lines · [\d,]+ of [\d,]+ MB/;

describe('the analysis of large logs, as it is seen', function () {
  this.timeout(240_000);
  let folder: vscode.Uri;
  let notifications: Notifications;

  const newFile = (name: string, content: string | Uint8Array): vscode.Uri => {
    const uri = vscode.Uri.joinPath(folder, name);
    writeFileSync(uri.fsPath, content);
    return uri;
  };
  const analyze = (uri: vscode.Uri): Thenable<unknown> => vscode.commands.executeCommand('vendorLogLens.analyzeLargeLog', uri, [uri]);
  const forget = (uri: vscode.Uri): Thenable<unknown> => vscode.commands.executeCommand('vendorLogLens.forgetLargeLog', uri, [uri]);

  before(async () => {
    folder = vscode.Uri.joinPath(workspaceFolder(), 'packed');
    await vscode.workspace.fs.createDirectory(folder);
  });
  beforeEach(() => {
    notifications = observeNotifications('Analyze Again');
  });
  afterEach(async () => {
    notifications.restore();
    await reset();
  });
  after(() => vscode.workspace.fs.delete(folder, { recursive: true }));

  it("is asked for in the explorer's menu for a packed file, tells lines and bytes, and ends when it is cancelled", async () => {
    const uri = newFile('endless.log.gz', endless());
    await vscode.commands.executeCommand('revealInExplorer', uri);
    const row = '.explorer-folders-view .monaco-list-row:has-text("endless.log.gz")';
    await workbench.waitFor(row);
    await workbench.menu(row);
    const entry = '.monaco-menu .action-label:has-text("Analyze Large Log")';
    await workbench.waitFor(entry);
    await pressed('the menu', entry);
    await says('endless.log.gz', progress);
    await cancel('endless.log.gz');
    assert.deepEqual(notifications.texts, []);
    assert.deepEqual(vscode.languages.getDiagnostics(uri), []);
  });

  it('is one after the other: the second waits, says so, and has its turn when the first has ended', async () => {
    const first = newFile('first.log.gz', endless());
    const second = newFile('second.log.gz', gzipSync(failing));
    const both = Promise.all([first, second].map(analyze));
    await says('first.log.gz', progress);
    await says('second.log.gz', /waits until the file before it is done/);
    await cancel('first.log.gz');
    await problemsBecome(second, 'the problem of the second log', isOne, patience);
    await both;
    assert.match(notifications.texts.join('\n'), /^second\.log\.gz, analysed from disk: 2 lines, failures: 1, failed tunnels: 1$/);
    await forget(second);
  });

  it('leads to the ladder of an attempt, and from a step of it to the lines around', async () => {
    const uri = newFile('ladder.log.gz', gzipSync(failing));
    await analyze(uri);
    await vscode.commands.executeCommand('vendorLogLens.showLadder', { uri: uri.toString(), line: 1 });
    const [first] = await ladder.waitFor('.step', 'aria-label');
    assert.match(first ?? '', /line 1$/);
    await ladder.click('.step');
    await ladder.press('Enter');
    const shown = await until('the lines around the step', () =>
      vscode.window.visibleTextEditors.find(({ document }) => document.uri.path.includes('Around line 1 of ladder.log.gz')),
    );
    assert.equal(shown.document.getText(), failing.trimEnd());
    await forget(uri);
  });

  it('is told of where the server dies over it, can be asked for again, and what was known of other logs comes back', async () => {
    const known = newFile('known.log.gz', gzipSync(failing));
    await analyze(known);
    const uri = newFile('fatal.log.gz', endless());
    const died = analyze(uri);
    await says('fatal.log.gz', progress);
    // The next analysis, which the notification's button begins, shall come to its end.
    newFile('fatal.log.gz', gzipSync(failing));
    process.kill(serverProcess(), 'SIGKILL');
    await died;
    await problemsBecome(uri, 'the problem of the log that was asked for again', isOne, patience);
    assert.ok(
      notifications.texts.includes('fatal.log.gz was not analysed to its end: Vendor Log Lens stopped working.'),
      String(notifications.texts),
    );
    await problemsBecome(known, 'the problem of the log that was known before', isOne, patience);
    for (const each of [uri, known]) await forget(each);
  });
});

/** The language server's process: a child of the extension host, in which tests run. */
function serverProcess(): number {
  const program = vscode.Uri.joinPath(extensionFolder(), 'dist', 'server.js').fsPath;
  const processes = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  const own = processes
    .map((line) => /^\s*(\d+)\s+(\d+)\s(.*)$/.exec(line))
    .find((found) => Number(found?.[2]) === process.pid && found?.[3]?.includes(program));
  assert.ok(own, 'the server runs');
  return Number(own[1]);
}
