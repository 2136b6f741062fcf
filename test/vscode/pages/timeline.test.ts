import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { TreeNode } from '../../../client/src/tunnel-tree.js';
import { observeNotifications } from '../notifications.js';
import { closeLogs, languageBecomes, newLog, reset, show, until } from '../window.js';
import { cursorIsAt, savedPicture, shownPage } from './page.js';

const page = shownPage('timeline');

/** A name that no other test has used: logs of theirs may still be shown beside ours. */
const newName = (): string => `t${randomUUID().slice(0, 8)}`;

const noAnswer =
  'max number of retransmissions (2) reached STATE_MAIN_I1.  No response (or no acceptable response) to our first IKE message';
const begin = (name: string, number: number, time: string): string =>
  `Nov 22 ${time} 2026 hq-gw VPN Log: (${name}) #${number}: initiating Main Mode`;
const fail = (name: string, number: number, time: string): string => `Nov 22 ${time} 2026 hq-gw VPN Log: (${name}) #${number}: ${noAnswer}`;

/** A tunnel that fails twice. */
const failing = (name: string): readonly string[] => [
  begin(name, 41, '09:00:00'),
  fail(name, 41, '09:01:10'),
  begin(name, 42, '09:11:10'),
  fail(name, 42, '09:12:20'),
];

/** Opens a log and the timeline, and waits until a tunnel of the log is drawn. */
async function showTimeline(name: string, lines = failing(name)): Promise<vscode.TextEditor> {
  const editor = await show(await newLog(lines.join('\n')));
  await languageBecomes(editor.document, 'vendor-log');
  await vscode.commands.executeCommand('vendorLogLens.showTimeline');
  await page.waitFor(nameOf(name));
  return editor;
}

const nameOf = (name: string): string => `[role="rowheader"][aria-label^="${name}"]`;
const cellsOf = (name: string): string => `[role="gridcell"][aria-label^="${name}"]`;

/** What a screen reader says where the keyboard is. */
const focused = async (): Promise<string | undefined> => (await page.read('.scroller :focus', 'aria-label'))[0];
const focusIs = (pattern: RegExp): Promise<true> =>
  until(`the focus is on ${String(pattern)}`, async () => pattern.test((await focused()) ?? '') || undefined);

describe('the timeline', () => {
  // Rows that are out of sight are not in the page: it shows no other logs than those of one test.
  before(closeLogs);
  afterEach(async () => {
    await vscode.commands.executeCommand('vendorLogLens.clearTunnelFilter');
    await reset();
    await closeLogs();
  });

  it('shows a row a tunnel and a bar an attempt, in words that say everything', async () => {
    const name = newName();
    await showTimeline(name);
    assert.deepEqual(await page.read(nameOf(name), 'aria-label'), [
      `${name}, failed, Peer never answered the first IKE packet, 2026-11-22 09:12:20, 2 attempts`,
    ]);
    assert.deepEqual(await page.waitFor(cellsOf(name), 'aria-label'), [
      `${name}, failed, 1st of 2 attempts, 2026-11-22 09:00:00 to 09:01:10, 1 min 10 s, Peer never answered the first IKE packet`,
      `${name}, failed, 2nd of 2 attempts, 2026-11-22 09:11:10 to 09:12:20, 1 min 10 s, Peer never answered the first IKE packet`,
    ]);
    assert.deepEqual(await page.read('[role="grid"]', 'aria-label'), ['Timeline']);
    const [count] = await page.read('[role="grid"]', 'aria-rowcount');
    assert.ok(Number(count) >= 1, count);
    // One stop for the Tab key.
    assert.equal((await page.read('.scroller [tabindex="0"]', 'role')).length, 1);
  });

  it('may load its own script and style and nothing else', async () => {
    await showTimeline(newName());
    const [policy] = await page.read('meta[http-equiv="Content-Security-Policy"]', 'content');
    assert.match(
      policy ?? '',
      /^default-src 'none'; script-src 'nonce-[\da-f-]{36}'; style-src [^;]+; base-uri 'none'; form-action 'none'$/,
    );
    assert.equal((await page.read('script[src$="/dist/pages/timeline.js"]')).length, 1);
    assert.equal((await page.read('body script:not([src]), body style, body [style*="url"], img, iframe, a')).length, 0);
    assert.deepEqual(await page.read('html', 'lang'), ['en']);
  });

  it('leads by a click to the line that tells why', async () => {
    const name = newName();
    const editor = await showTimeline(name);
    await page.click(`${cellsOf(name)}[aria-label*="2nd of"]`);
    await cursorIsAt(editor, 3);
    await page.click(nameOf(name));
    await cursorIsAt(editor, 3);
    await page.click(`${cellsOf(name)}[aria-label*="1st of"]`);
    await cursorIsAt(editor, 1);
  });

  it('is used by the keyboard alone', async () => {
    const name = newName();
    const editor = await showTimeline(name);
    await page.click(nameOf(name));
    await page.press('ArrowRight');
    await focusIs(/1st of 2 attempts/);
    await page.press('ArrowRight');
    await focusIs(/2nd of 2 attempts/);
    await page.press('Home');
    await focusIs(new RegExp(`^${name}, failed, Peer`));
    await page.press('End', 'ArrowLeft', 'Enter');
    await cursorIsAt(editor, 1);
    await until('the log has the keyboard', () => vscode.window.activeTextEditor?.document === editor.document || undefined);
  });

  it('zooms and shows all again, and what is looked at stays in sight', async () => {
    const name = newName();
    await showTimeline(name);
    await page.click(nameOf(name));
    await page.press('ArrowRight');
    await focusIs(/1st of/);
    const all = await page.read('.axis text');
    for (let step = 0; step < 12; step++) await page.press('+');
    const close = await until('the axis is finer', async () => {
      const now = await page.read('.axis text');
      return now.some((label) => /^\d\d:\d\d:\d\d/.test(label)) && now;
    });
    assert.notDeepEqual(close, all);
    assert.match((await focused()) ?? '', /1st of/);
    await page.press('Shift+ArrowRight');
    await until('the axis has moved', async () => (await page.read('.axis text')).join() !== close.join());
    await page.press('0');
    await until('all is shown', async () => (await page.read('.axis text')).join() === all.join());
  });

  it('tells in a tip what the mouse is over', async () => {
    const name = newName();
    await showTimeline(name);
    await page.hover(`${cellsOf(name)}[aria-label*="2nd of"]`);
    await until('the tip is there', async () => {
      const [text] = await page.read('.tooltip:not([hidden])');
      return text?.includes('2nd of 2 attempts') === true && text.includes('1 min 10 s');
    });
  });

  it('holds what logs hold as text', async () => {
    const name = newName();
    const hostile = `${name}<img/src=x>&quot;`;
    await showTimeline(name, failing(hostile));
    const [label] = await page.read(nameOf(name), 'aria-label');
    assert.ok(label?.startsWith(hostile), label);
    assert.ok((await page.read(`${nameOf(name)} .title`)).includes(hostile));
    assert.equal((await page.read('img')).length, 0);
  });

  it('follows the log as it grows', async () => {
    const name = newName();
    const editor = await showTimeline(name);
    await page.click(nameOf(name));
    await page.press('ArrowRight');
    await focusIs(/1st of 2 attempts/);
    const edit = new vscode.WorkspaceEdit();
    const more = [begin(name, 43, '09:22:00'), fail(name, 43, '09:23:10')];
    edit.insert(editor.document.uri, editor.document.lineAt(editor.document.lineCount - 1).range.end, `\n${more.join('\n')}\n`);
    await vscode.workspace.applyEdit(edit);
    await until('the third attempt is drawn', async () => (await page.read(`${cellsOf(name)}[aria-label*="3rd of 3"]`)).length === 1);
    assert.match((await focused()) ?? '', /1st of 3 attempts/);
    await editor.document.save();
  });

  it('shares its filter with the view of tunnels', async () => {
    const [one, other] = [newName(), newName()];
    await showTimeline(one, [...failing(one), ...failing(other)]);
    await page.waitFor(nameOf(other));
    await page.fill('.filter', other);
    await until(
      'only the other is there',
      async () => (await page.read('[role="rowheader"]')).length === 1 && (await page.read(nameOf(other))).length === 1,
    );
    await vscode.commands.executeCommand('vendorLogLens.copyTunnels');
    const copied = await vscode.env.clipboard.readText();
    assert.ok(copied.includes(other) && !copied.includes(one), copied);
    await vscode.commands.executeCommand('vendorLogLens.filterTunnels', 'no such tunnel');
    await until('nothing is there, which is said', async () => (await page.read('[role="status"]')).join() === 'No tunnel matches.');
    await vscode.commands.executeCommand('vendorLogLens.clearTunnelFilter');
    await page.waitFor(nameOf(one));
  });

  it('shows a tunnel or an attempt of the view, whatever is filtered', async () => {
    const name = newName();
    const editor = await showTimeline(name);
    const uri = editor.document.uri.toString();
    const course = { state: 'failed', word: '', time: '', reason: '' } as const;
    const tunnel = { ...course, uri, firstLine: 0, line: 3, title: name, device: '', count: '', attempts: [], earlier: '' };
    const attempt = { ...course, line: 3, label: '', duration: '' };
    await vscode.commands.executeCommand('vendorLogLens.filterTunnels', 'no such tunnel');
    await vscode.commands.executeCommand('vendorLogLens.revealInTimeline', { kind: 'tunnel', tunnel } satisfies TreeNode);
    await focusIs(new RegExp(`^${name}, failed, Peer`));
    await vscode.commands.executeCommand('vendorLogLens.revealInTimeline', { kind: 'attempt', tunnel, attempt } satisfies TreeNode);
    await focusIs(/2nd of 2 attempts/);
    assert.equal((await page.read('[data-revealed]')).length, 1);
  });

  it('is saved as an SVG file', async () => {
    const name = newName();
    await showTimeline(name, failing(`${name}<b>]]>&`));
    const { text, description } = await savedPicture('vendorLogLens.saveTimelineAsSvg', name);
    assert.match(description, new RegExp(`${name}<b>\\]\\]>&, failed`));
    assert.match(text, /fill="rgb\(\d+, \d+, \d+\)"/);
    assert.doesNotMatch(text, /var\(|<script|<b>/);
  });

  it('is saved only where it is shown', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const { texts, restore } = observeNotifications();
    try {
      await vscode.commands.executeCommand('vendorLogLens.saveTimelineAsSvg');
      assert.deepEqual(texts, ['Open the timeline first: what it shows is what is saved.']);
    } finally {
      restore();
    }
  });
});
