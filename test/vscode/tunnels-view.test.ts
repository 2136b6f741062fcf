import assert from 'node:assert/strict';
import path from 'node:path';
import * as vscode from 'vscode';
import { childNodes, isTreeNode, matching, nodesText, rootNodes, treeItem, type TreeNode } from '../../client/src/tunnel-tree.js';
import { excerptScheme, type ListedTunnel } from '../../server/src/protocol.js';
import type { Notifications } from './notifications.js';
import { observeNotifications } from './notifications.js';
import { closeLogs, hoversAt, newLog, newSample, reset, serverHasCaughtUp, show, showSample, until, workspaceFolder } from './window.js';

const failing = 'hillstone-stoneos/phase1-fails';
const interleaved = 'hillstone-stoneos/interleaved';

/** What "Copy as Text" puts on the clipboard: all rows of the view. */
async function copied(): Promise<string> {
  await vscode.commands.executeCommand('vendorLogLens.copyTunnels');
  return vscode.env.clipboard.readText();
}

const linesOf = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '');

/** The excerpt in the active editor. */
const excerptIsOpen = (): Promise<vscode.TextEditor> =>
  until('the excerpt is open', () => {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.uri.scheme === excerptScheme && editor.document.languageId === 'vendor-log' ? editor : undefined;
  });

describe('the view of tunnels', () => {
  beforeEach(async () => {
    await vscode.commands.executeCommand('vendorLogLens.tunnels.focus');
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('vendorLogLens.clearTunnelFilter');
    await vscode.commands.executeCommand('workbench.view.explorer');
    await reset();
  });

  it('lists the tunnels of a log that is opened, with their attempts and the reason, and forgets those of one that is closed', async () => {
    const { document: log } = await showSample(failing);
    const name = path.posix.basename(log.uri.path);
    // Logs that other tests had open may be listed beside it: VS Code itself decides when it closes a document.
    const rows = await until('the log is listed', async () => {
      const now = linesOf(await copied());
      return now.some((row) => row.includes(name)) ? now : undefined;
    });
    const at = rows.findIndex(
      (row) => /^ *\S.* · failed · \d attempts? · \d{4}-\d\d-\d\d .{10,}\.log:\d+$/.test(row) && row.includes(name),
    );
    assert.ok(at >= 0, rows.join('\n'));
    assert.match(rows[at + 1] ?? '', /^ {2,}(?:only attempt|1st of \d+ attempts) · failed · \d\d:\d\d:\d\d · .{10,}\.log:\d+$/);
    await closeLogs();
    await showSample('hillstone-stoneos/tunnel-up');
    await until('only other logs are listed', async () => !(await copied()).includes(name) || undefined);
  });

  it('can be filtered, and shows all again', async () => {
    await showSample(interleaved);
    const all = await until('tunnels are listed', async () => ((await copied()) === '' ? undefined : copied()));
    const peers = [...new Set([...all.matchAll(/198\.51\.100\.\d+/g)].map(([peer]) => peer))];
    assert.ok(peers.length > 1, all);
    await vscode.commands.executeCommand('vendorLogLens.filterTunnels', peers[0]);
    const filtered = await copied();
    assert.ok(filtered !== '' && linesOf(filtered).length < linesOf(all).length, filtered);
    await vscode.commands.executeCommand('vendorLogLens.filterTunnels', 'no such tunnel');
    assert.equal(await copied(), '');
    await vscode.commands.executeCommand('vendorLogLens.clearTunnelFilter');
    assert.equal(await copied(), all);
  });
});

const tunnel = (title: string, device: string, changes: Partial<ListedTunnel> = {}): ListedTunnel => ({
  uri: 'file:///logs/gateway.log',
  title,
  device,
  state: 'failed',
  word: 'failed',
  time: '2026-11-22 10:00:08',
  reason: 'no proposal chosen',
  line: 8,
  firstLine: 4,
  count: '1 attempt',
  earlier: '',
  attempts: [
    { label: 'only attempt', state: 'failed', word: 'failed', time: '10:00:04', duration: '4 s', reason: 'no proposal chosen', line: 8 },
  ],
  ...changes,
});

describe('the rows of tunnels', () => {
  it('are tunnels, or devices where there is more than one, with their counts', () => {
    assert.deepEqual(
      rootNodes([tunnel('a', 'gw'), tunnel('b', 'gw')]).map(({ kind }) => kind),
      ['tunnel', 'tunnel'],
    );
    const devices = rootNodes([tunnel('a', 'gw'), tunnel('b', ''), tunnel('c', 'gw', { state: 'established', firstLine: 20 })]);
    assert.deepEqual(
      devices.map((node) => [treeItem(node).label, treeItem(node).description, childNodes(node).length]),
      [
        ['gw', '1 failed · 1 established', 2],
        ['Device not named', '1 failed', 1],
      ],
    );
  });

  it('lead to the line, tell the state to a screen reader, and stay open by an id of their own', () => {
    const [node] = rootNodes([tunnel('a', 'gw')]);
    assert.ok(node);
    const items = [node, ...childNodes(node)].map(treeItem);
    assert.equal(new Set(items.map(({ id }) => id)).size, 2);
    assert.deepEqual(
      items.map(({ accessibilityInformation }) => accessibilityInformation?.label),
      ['a, failed, no proposal chosen, 2026-11-22 10:00:08, 1 attempt', 'only attempt, failed, 10:00:04, 4 s, no proposal chosen'],
    );
    for (const { command, iconPath } of items) {
      assert.equal((iconPath as vscode.ThemeIcon).id, 'error');
      const [uri, { selection }] = command?.arguments as [vscode.Uri, { selection: vscode.Range }];
      assert.equal(uri.toString(), 'file:///logs/gateway.log');
      assert.equal(selection.start.line, 8);
    }
  });

  it('hold names as text only', () => {
    const name = '[a](command:b) $(flame) <b>';
    const [node] = rootNodes([tunnel(name, 'gw')]);
    assert.ok(node);
    const { label, description, tooltip } = treeItem(node);
    assert.equal(label, name);
    assert.deepEqual([typeof description, typeof tooltip], ['string', 'string']);
  });

  it('say which attempts are not listed', () => {
    const [node] = rootNodes([tunnel('a', 'gw', { earlier: '2 earlier attempts: see the outline' })]);
    assert.ok(node);
    assert.deepEqual(
      childNodes(node)
        .map(treeItem)
        .map(({ label }) => label),
      ['2 earlier attempts: see the outline', 'only attempt'],
    );
    assert.match(nodesText([node]), /\n {2}2 earlier attempts: see the outline\n {2}only attempt/);
  });

  it('are found by name, device, state and reason, in any case', () => {
    const tunnels = [tunnel('North', 'gw1'), tunnel('South', 'gw2', { word: '失敗', reason: 'peer dead', attempts: [] })];
    const found = (filter: string): readonly string[] => matching(tunnels, filter).map(({ title }) => title);
    assert.deepEqual(found(''), ['North', 'South']);
    assert.deepEqual(found('north'), ['North']);
    assert.deepEqual(found('gw2 FAILED'), ['South']);
    assert.deepEqual(found('失敗'), ['South']);
    assert.deepEqual(found('proposal'), ['North']);
    assert.deepEqual(found('north dead'), []);
  });
});

describe('an excerpt of one tunnel', () => {
  let notifications: Notifications;
  beforeEach(() => {
    notifications = observeNotifications();
  });
  afterEach(async () => {
    notifications.restore();
    await reset();
  });

  /** Shows the excerpt of the tunnel at a line. */
  async function showOnly(line: number): Promise<{ readonly log: vscode.TextEditor; readonly excerpt: vscode.TextEditor }> {
    const log = await showSample(interleaved);
    log.selection = new vscode.Selection(line, 0, line, 0);
    await vscode.commands.executeCommand('vendorLogLens.showTunnel');
    return { log, excerpt: await excerptIsOpen() };
  }

  const tunnelLine = async (): Promise<number> => {
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(await newSample(interleaved)));
    const lines = text.split(/\r?\n/);
    const line = lines.findLastIndex((each) => each.includes('phase1') || each.includes('phase2'));
    assert.ok(line > 5);
    return line;
  };

  it('holds the lines of the tunnel as they are in the log, and no others', async () => {
    const at = await tunnelLine();
    const { log, excerpt } = await showOnly(at);
    const all = log.document.getText().split(/\r?\n/);
    const lines = excerpt.document.getText().split(/\r?\n/);
    assert.ok(lines.length > 1 && lines.length < all.length, String(lines.length));
    let from = 0;
    for (const line of lines) {
      const found = all.indexOf(line, from);
      assert.ok(found >= 0, line);
      from = found + 1;
    }
    // The cursor is still on its line.
    assert.equal(lines[excerpt.selection.active.line], all[at]);
  });

  it('leads back to the line in the log', async () => {
    const { log, excerpt } = await showOnly(await tunnelLine());
    const text = excerpt.document.lineAt(1).text;
    excerpt.selection = new vscode.Selection(1, 7, 1, 7);
    await vscode.commands.executeCommand('vendorLogLens.goToLineInLog');
    const back = vscode.window.activeTextEditor;
    assert.equal(back?.document.uri.toString(), log.document.uri.toString());
    assert.equal(back.document.lineAt(back.selection.active.line).text, text);
    assert.equal(back.selection.active.character, 7);
  });

  it('is explained like the log, and has no problems of its own', async () => {
    const { excerpt } = await showOnly(await tunnelLine());
    const { uri } = excerpt.document;
    await until('a hover', async () => (await hoversAt(uri, 0, 60)) !== '');
    await serverHasCaughtUp();
    assert.deepEqual(vscode.languages.getDiagnostics(uri), []);
  });

  it('follows the log as it grows', async () => {
    const { log, excerpt } = await showOnly(await tunnelLine());
    const before = excerpt.document.lineCount;
    const last = excerpt.document.lineAt(before - 1).text;
    const edit = new vscode.WorkspaceEdit();
    edit.insert(log.document.uri, log.document.lineAt(log.document.lineCount - 1).range.end, `\n${last}\n`);
    await vscode.workspace.applyEdit(edit);
    await until('the line is there', () => excerpt.document.lineCount > before);
    assert.equal(excerpt.document.lineAt(excerpt.document.lineCount - 1).text, last);
    await log.document.save();
  });

  it('is empty where a link names none, opens no file, and our commands go on', async () => {
    const secret = vscode.Uri.joinPath(workspaceFolder(), 'secret.txt');
    await vscode.workspace.fs.writeFile(secret, new TextEncoder().encode('secret'));
    const queries = [
      '{',
      '',
      'null',
      '[]',
      '{"uri":"a b:c","line":0}',
      '{"uri":"no-scheme","line":0}',
      '{"uri":1,"line":0}',
      '{"uri":"file:///x.log","line":-1}',
      '{"uri":"file:///x.log","line":0.5}',
      JSON.stringify({ uri: secret.toString(), line: 0 }),
      JSON.stringify({ uri: secret.toString(), line: 0, around: true }),
      '{"uri":"command:workbench.action.quit","line":0}',
    ];
    for (const [at, query] of queries.entries()) {
      const uri = vscode.Uri.from({ scheme: excerptScheme, path: `/x${at}.log`, query });
      const { document } = await show(uri);
      assert.equal(document.getText(), '', query);
      await vscode.commands.executeCommand('vendorLogLens.goToLineInLog');
      await vscode.commands.executeCommand('vendorLogLens.showTunnel');
      await vscode.commands.executeCommand('vendorLogLens.showLadder');
      assert.equal(vscode.window.activeTextEditor?.document, document, query);
    }
    assert.ok(!vscode.workspace.textDocuments.some(({ uri }) => uri.toString() === secret.toString()));
    assert.ok(notifications.texts.length > 0);
  });

  it('is not shown for a line of no tunnel, which the user is told', async () => {
    await show(await newLog('nothing of a tunnel\n'));
    await serverHasCaughtUp();
    await vscode.commands.executeCommand('vendorLogLens.showTunnel');
    assert.deepEqual(notifications.texts, ['Line 1 belongs to no tunnel.']);
  });

  it('opens from a row of the view', async () => {
    const { document } = await showSample(failing);
    const node: TreeNode = { kind: 'tunnel', tunnel: tunnel('a', 'gw', { uri: document.uri.toString(), firstLine: 5 }) };
    assert.ok(isTreeNode(node));
    await vscode.commands.executeCommand('vendorLogLens.showTunnel', node);
    const excerpt = await excerptIsOpen();
    assert.ok(excerpt.document.getText().includes(document.lineAt(5).text));
  });
});
