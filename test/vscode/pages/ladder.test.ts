import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { TreeNode } from '../../../client/src/tunnel-tree.js';
import { observeNotifications } from '../notifications.js';
import { languageBecomes, reset, show, showSample, newLog, until } from '../window.js';
import { cursorIsAt, savedPicture, shownPage } from './page.js';

const page = shownPage('ladder');

/** Opens a copy of a sample and the ladder of the attempt at a line (from 0), and waits until it is drawn. */
async function showLadder(sample: string, line = 0): Promise<vscode.TextEditor> {
  const editor = await showSample(sample);
  editor.selection = new vscode.Selection(line, 0, line, 0);
  await vscode.commands.executeCommand('vendorLogLens.showLadder');
  await page.waitFor('.step');
  return editor;
}

const sentences = (): Promise<readonly string[]> => page.read('.step', 'aria-label');

const sentencesBecome = (what: string, wanted: (found: readonly string[]) => boolean): Promise<readonly string[]> =>
  until(what, async () => {
    const found = await sentences();
    return wanted(found) && found;
  });

/** Takes the entry of a list of choices that the predicate wants. */
async function choosing(
  wanted: (item: vscode.QuickPickItem) => boolean,
  action: () => Promise<void>,
): Promise<readonly vscode.QuickPickItem[]> {
  const window = vscode.window as unknown as { showQuickPick: (items: readonly vscode.QuickPickItem[]) => Promise<unknown> };
  const { showQuickPick } = window;
  let offered: readonly vscode.QuickPickItem[] | undefined;
  window.showQuickPick = (items) => {
    offered = items;
    return Promise.resolve(items.find(wanted));
  };
  try {
    await action();
    return await until('a choice is offered', () => offered);
  } finally {
    window.showQuickPick = showQuickPick;
  }
}

describe('the ladder', () => {
  afterEach(reset);

  it('shows the packets of the attempt at the cursor, in sentences that say everything', async () => {
    await showLadder('qno-router/both-ends-fails', 6);
    assert.deepEqual(await sentences(), [
      '10:14:02, gw-kobe sends Main Mode 1 to peer, line 1',
      '10:14:02, peer sends Main Mode 2 to gw-kobe, line 4',
      '10:14:02, gw-kobe sends Main Mode 3 to peer, line 5',
      '10:14:03, peer sends Main Mode 4 to gw-kobe, 3 times until 10:14:19, line 6',
      '10:14:03, gw-kobe sends Main Mode 5 to peer, no answer in this log, line 8',
      '10:15:13, gw-kobe: No answer to our encrypted identity, line 11. This is why it failed.',
    ]);
    assert.deepEqual(await page.read('.step[data-fate="unanswered"]', 'data-tone'), ['warning']);
    assert.deepEqual(await page.read('.step[data-decisive]', 'data-tone'), ['bad']);
    assert.deepEqual(await page.read('h1'), ['g2gips0']);
    const [head] = await page.read('svg.head');
    assert.match(head ?? '', /gw-kobe.*initiator.*peer.*responder/);
    // One stop for the Tab key.
    assert.equal((await page.read('.steps [tabindex="0"]')).length, 1);
  });

  it('may load its own script and style and nothing else', async () => {
    await showLadder('qno-router/both-ends-fails');
    const [policy] = await page.read('meta[http-equiv="Content-Security-Policy"]', 'content');
    assert.match(
      policy ?? '',
      /^default-src 'none'; script-src 'nonce-[\da-f-]{36}'; style-src [^;]+; base-uri 'none'; form-action 'none'$/,
    );
    assert.equal((await page.read('body script:not([src]), body style, body [style*="url"], img, iframe, a')).length, 0);
  });

  it('leads by a click to the line of a step', async () => {
    const editor = await showLadder('qno-router/both-ends-fails');
    await page.click('.step[aria-label*="Main Mode 5"]');
    await cursorIsAt(editor, 7);
    await page.click('.step[data-decisive]');
    await cursorIsAt(editor, 10);
  });

  it('is used by the keyboard alone', async () => {
    const editor = await showLadder('qno-router/both-ends-fails');
    await page.click('.step[aria-label*="Main Mode 1"]');
    await page.press('ArrowDown', 'ArrowDown');
    const focused = async (): Promise<string> => (await page.read('.step:focus', 'aria-label'))[0] ?? '';
    await until('the focus is on the third step', async () => (await focused()).includes('Main Mode 3') || undefined);
    await page.press('End', 'ArrowUp', 'Space');
    await cursorIsAt(editor, 7);
    await until('the page keeps the keyboard', async () => (await focused()).includes('Main Mode 5') || undefined);
    await page.press('Home', 'Enter');
    await cursorIsAt(editor, 0);
    await until('the log has the keyboard', () => vscode.window.activeTextEditor?.document === editor.document || undefined);
  });

  it('is merged with the peer’s log, and leads to the lines of both', async () => {
    const peer = await showSample('cisco-ftd/both-ends-fails');
    const editor = await showLadder('qno-router/both-ends-fails');
    const name = vscode.workspace.asRelativePath(peer.document.uri).split('/').at(-1) ?? '';
    const offered = await choosing(
      ({ detail }) => detail?.startsWith(name) === true,
      () => page.click('[data-action="merge"]'),
    );
    assert.ok(offered.some(({ label, description }) => label === 'fw-osaka · 203.0.113.40' && description?.endsWith('+37 s') === true));
    const found = await sentencesBecome('both logs are in it', (all) => all.some((each) => each.includes('fw-osaka')));
    assert.equal(
      found[0],
      '10:14:02 / 10:14:39, gw-kobe sends Main Mode 1 to fw-osaka, SA (1) + VENDOR (13) + VENDOR (13), line 1 of gw-kobe, line 2 of fw-osaka',
    );
    assert.deepEqual(await page.read('[role="status"]'), ['Both logs, merged. Clock of fw-osaka: +37 s, by 6 packets that both logs have']);
    assert.deepEqual(await page.read('.step[data-fate="lost"]', 'aria-label'), [
      "10:14:03, gw-kobe sends Main Mode 5 to fw-osaka, lost: not in the peer's log, line 8 of gw-kobe",
      "10:15:03, fw-osaka sends Main Mode 4 to gw-kobe, KE (4) + NONCE (10) + VENDOR (13) + NAT-D (20) + NAT-D (20), lost: not in the peer's log, line 14 of fw-osaka",
    ]);
    await page.click('.step[aria-label*="Main Mode 3"]');
    await page.press('ArrowLeft');
    await cursorIsAt(editor, 4);
    await page.press('ArrowRight');
    await cursorIsAt(peer, 6);
    await page.click('[data-action="separate"]');
    await sentencesBecome('the peer’s log is out of it', (all) => all.length > 0 && all.every((each) => !each.includes('fw-osaka')));
  });

  it('says so where no other open log tells of the negotiation', async () => {
    await showLadder('clavister-cos-stream/tunnel-up');
    assert.deepEqual(await page.read('[role="status"]'), ['This log shows no packets of the attempt, only what came of them.']);
    const { texts, restore } = observeNotifications();
    try {
      await page.click('[data-action="merge"]');
      await until('the user is told', () => texts.length > 0);
      assert.deepEqual(texts, ['No other open log tells of this negotiation. Open the peer’s log, then try again.']);
    } finally {
      restore();
    }
  });

  it('is shown for an attempt of the view of tunnels, and for what a lens names', async () => {
    const editor = await showSample('qno-router/phase1-fails');
    const uri = editor.document.uri.toString();
    const course = { state: 'failed', word: '', time: '', reason: '' } as const;
    const tunnel = { ...course, uri, firstLine: 0, line: 2, title: '', device: '', count: '', attempts: [], earlier: '' };
    const attempt = { ...course, line: 9, label: '', duration: '' };
    await vscode.commands.executeCommand('vendorLogLens.showLadder', { kind: 'attempt', tunnel, attempt } satisfies TreeNode);
    await sentencesBecome('the second attempt is drawn', ([first]) => first?.startsWith('09:01:10') === true);
    await vscode.commands.executeCommand('vendorLogLens.showLadder', { uri, line: 50 });
    await sentencesBecome('the last attempt is drawn', ([first]) => first?.startsWith('09:22:40') === true);
  });

  it('holds what logs hold as text', async () => {
    const hostile = 'x<img/src=y>&quot;';
    const begin = `Nov 22 09:00:00 2026 hq-gw VPN Log: (${hostile}) #41: initiating Main Mode`;
    const fail = `Nov 22 09:01:10 2026 hq-gw VPN Log: (${hostile}) #41: max number of retransmissions (2) reached STATE_MAIN_I1`;
    const editor = await show(await newLog(`${begin}\n${fail}\n`));
    await languageBecomes(editor.document, 'vendor-log');
    await vscode.commands.executeCommand('vendorLogLens.showLadder', { uri: editor.document.uri.toString(), line: 0 });
    await until('the name is there', async () => (await page.read('h1'))[0] === hostile);
    assert.equal((await page.read('img')).length, 0);
  });

  it('is saved as an SVG file', async () => {
    await showLadder('qno-router/both-ends-fails');
    const name = `ladder-${randomUUID().slice(0, 8)}`;
    const { text, description } = await savedPicture('vendorLogLens.saveLadderAsSvg', name);
    assert.match(description, /gw-kobe sends Main Mode 5 to peer, no answer in this log/);
    assert.doesNotMatch(text, /var\(|<script/);
  });

  it('is not there for a line of no tunnel, which is said', async () => {
    const editor = await show(await newLog('<140>Nov 22 07:58:41 hq-gw VPN Log: listening for IKE messages\n'));
    await languageBecomes(editor.document, 'vendor-log');
    const { texts, restore } = observeNotifications();
    try {
      await vscode.commands.executeCommand('vendorLogLens.showLadder');
      assert.deepEqual(texts, ['Line 1 belongs to no tunnel.']);
    } finally {
      restore();
    }
  });
});
