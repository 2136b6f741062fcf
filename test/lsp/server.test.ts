import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { CodeAction, Diagnostic, DocumentSymbol, FoldingRange, Hover, MarkupContent } from 'vscode-languageserver-protocol';
import type { ServerProcess } from './server-process.js';
import { startServerProcess } from './server-process.js';

const some = (problems: readonly Diagnostic[]): boolean => problems.length > 0;
const none = (problems: readonly Diagnostic[]): boolean => problems.length === 0;

const uri = 'file:///logs/gateway.log';
const peer = '198.51.100.21';
const log = [
  `Nov 22 09:10:12 gw pluto[12]: noise of another program`,
  `<140>Nov 22 09:10:12 hq-gw VPN Log: packet from ${peer}:500: [Tunnel Negotiation Info] <<< Responder Received Main Mode 1st packet`,
  `<140>Nov 22 09:10:12 hq-gw VPN Log: (g2gips1) #44: [Tunnel Negotiation Info] >>> Responder Send Main Mode 2nd packet`,
  `<140>Nov 22 09:10:12 hq-gw VPN Log: (g2gips1) ${peer} #44: [Tunnel Negotiation Fail] DPD: No response from peer - declaring peer dead`,
  `Nov 22 09:10:14 gw kernel: eth0: link up`,
  `Nov 22 09:10:14 gw kernel: eth0: link up`,
  `Nov 22 09:10:14 gw kernel: eth0: link up`,
  ``,
].join('\n');
const dead = 3;

describe('the language server over stdio', () => {
  let server: ServerProcess;
  before(async () => {
    server = await startServerProcess({ initializationOptions: { commands: true } });
  });
  after(async () => {
    assert.equal(await server.stop(), 0);
  });

  it('reports the failure on its text, with product, id and where the attempt began', async () => {
    const problems = await server.open(uri, log);
    assert.equal(problems.length, 1);
    const [problem] = problems as [Diagnostic];
    assert.equal(problem.source, 'qno-router');
    assert.equal(typeof problem.code, 'string');
    assert.equal(problem.severity, 1);
    assert.equal(problem.range.start.line, dead);
    assert.equal(log.split('\n')[dead]?.slice(problem.range.start.character), 'DPD: No response from peer - declaring peer dead');
    assert.equal(problem.relatedInformation?.[0]?.location.range.start.line, 1);
  });

  it('explains the line, and the parameter under the cursor first', async () => {
    const hover = await server.request<Hover>('textDocument/hover', { textDocument: { uri }, position: { line: dead, character: 3 } });
    const text = (hover.contents as MarkupContent).value;
    assert.match(text, /Likely causes/);
    assert.match(text, /What to check/);
    assert.ok(text.includes(`${uri}#L2`), text);
    const column = log.split('\n')[dead]?.indexOf(peer) ?? -1;
    const onPeer = await server.request<Hover>('textDocument/hover', {
      textDocument: { uri },
      position: { line: dead, character: column + 2 },
    });
    assert.ok(
      (onPeer.contents as MarkupContent).value.startsWith(`**peer address** \`${peer}\``),
      (onPeer.contents as MarkupContent).value,
    );
    assert.deepEqual(onPeer.range, { start: { line: dead, character: column }, end: { line: dead, character: column + peer.length } });
  });

  it('says nothing of another program’s line', async () => {
    assert.equal(await server.request('textDocument/hover', { textDocument: { uri }, position: { line: 4, character: 20 } }), null);
  });

  it('outlines the tunnel with its attempt and phase', async () => {
    const symbols = await server.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri } });
    const [tunnel] = symbols as [DocumentSymbol];
    assert.equal(symbols.length, 1);
    assert.match(tunnel.name, /g2gips1 ↔ 198\.51\.100\.21/);
    const [attempt] = tunnel.children as [DocumentSymbol];
    assert.equal(attempt.range.start.line, 1);
    assert.match(attempt.children?.[0]?.name ?? '', /Phase 1/);
  });

  it('folds the run of the attempt and the run of other lines', async () => {
    const ranges = await server.request<FoldingRange[]>('textDocument/foldingRange', { textDocument: { uri } });
    assert.deepEqual(
      ranges.map(({ startLine, endLine }) => [startLine, endLine]),
      [
        [1, 3],
        [4, 7],
      ],
    );
  });

  it('offers to mute what it reports', async () => {
    const [problem] = await server.problemsAfter(uri, () => server.configure({ problems: { maximum: 199 } }));
    const actions = await server.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: problem?.range,
      context: { diagnostics: [problem] },
    });
    assert.deepEqual(actions[0]?.command?.arguments, [`qno-router/${String(problem?.code)}`]);
    const muted = await server.problemsAfter(
      uri,
      () => server.configure({ problems: { mute: [`qno-router/${String(problem?.code)}`] } }),
      none,
    );
    assert.deepEqual(muted, []);
    assert.equal((await server.problemsAfter(uri, () => server.configure({}), some)).length, 1);
  });

  it('names a wrong setting and goes on with its default', async () => {
    const problems = await server.problemsAfter(uri, () => server.configure({ problems: { mute: 5, maximum: 'x' } }), some);
    assert.equal(problems.length, 1);
    const told = server.messages.at(-1)?.message ?? '';
    assert.match(told, /vendorLogLens\.problems\.mute.*5/);
    assert.match(told, /vendorLogLens\.problems\.maximum.*"x"/);
    await server.problemsAfter(uri, () => server.configure({}));
  });

  it('quotes a wrong setting as text, not as the link that VS Code would make of it, and no more than its beginning', async () => {
    await server.problemsAfter(uri, () => server.configure({ languageMode: `[x](command:y)${'x'.repeat(10_000)}` }), some);
    const told = server.messages.at(-1)?.message ?? '';
    assert.match(told, /^vendorLogLens\.languageMode has to be detect, keep, not "\[x\] \(command:y\)x+…/);
    assert.ok(told.length < 400, told);
    await server.problemsAfter(uri, () => server.configure({}));
  });

  it('follows edits', async () => {
    const without = await server.problemsAfter(
      uri,
      () =>
        server.notify('textDocument/didChange', {
          textDocument: { uri, version: 2 },
          contentChanges: [{ range: { start: { line: dead, character: 0 }, end: { line: dead + 1, character: 0 } }, text: '' }],
        }),
      none,
    );
    assert.deepEqual(without, []);
  });

  it('takes its problems back when the document is closed', async () => {
    const problems = await server.problemsAfter(uri, () => server.notify('textDocument/didClose', { textDocument: { uri } }), none);
    assert.deepEqual(problems, []);
  });

  it('tells a vendor’s log from another', async () => {
    const other = 'file:///logs/other.log';
    const status = await server.statusAfter(other, async () => {
      await server.open(other, 'Nov 22 09:10:14 gw sshd[4]: session opened\n');
    });
    assert.equal(status.isVendorLog, false);
    const vendor = await server.statusAfter(uri, async () => {
      await server.open(uri, log);
    });
    assert.equal(vendor.isVendorLog, true);
    assert.deepEqual(
      vendor.products.map(({ id, lines }) => [id, lines]),
      [['qno-router', 3]],
    );
  });
});

describe('the language of explanations', () => {
  for (const [locale, expected] of [
    ['ja', '考えられる原因'],
    ['zh-cn', '可能原因'],
    ['de', 'Likely causes'],
  ] as const) {
    it(`is ${expected} for the locale ${locale}`, async () => {
      const server = await startServerProcess({ locale });
      await server.open(uri, log);
      const hover = await server.request<Hover>('textDocument/hover', { textDocument: { uri }, position: { line: dead, character: 0 } });
      assert.ok((hover.contents as MarkupContent).value.includes(expected));
      await server.stop();
    });
  }
});

describe('catalogs of the user’s own', () => {
  const folder = path.join(import.meta.dirname, 'fixtures');
  const line = 'Nov 22 10:00:00 gate ACME[6]-1001: tunnel osaka to 192.0.2.7 refused: no proposal';
  const acme = 'file:///logs/acme.log';

  it('take effect when the setting names them, and go when it does not', async () => {
    const server = await startServerProcess();
    assert.deepEqual(await server.open(acme, line), []);
    const [problem] = await server.problemsAfter(acme, () => server.configure({ catalogs: [path.join(folder, 'acme-gate')] }), some);
    assert.deepEqual(
      [problem?.source, problem?.code, problem?.message],
      ['acme-gate', '1001', '192.0.2.7 refused the tunnel: no proposal · osaka ↔ 192.0.2.7'],
    );
    const hover = await server.request<Hover>('textDocument/hover', { textDocument: { uri: acme }, position: { line: 0, character: 60 } });
    assert.match((hover.contents as MarkupContent).value, /nothing in common/);
    const symbols = await server.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri: acme } });
    assert.match(symbols[0]?.name ?? '', /osaka ↔ 192\.0\.2\.7/);
    assert.deepEqual(await server.problemsAfter(acme, () => server.configure({}), none), []);
    await server.stop();
  });

  for (const workspace of ['file://host.example/logs', 'file:///logs/a%zz', 'vscode-vfs://host.example/logs']) {
    it(`are looked for in no other place where the workspace is ${workspace}, which is said, and the rest goes on`, async () => {
      const server = await startServerProcess({ workspaceFolders: [{ uri: workspace, name: 'logs' }] });
      await server.open(acme, line);
      const named = ['own', path.join(folder, 'acme-gate')];
      const [problem] = await server.problemsAfter(acme, () => server.configure({ catalogs: named }), some);
      assert.equal(problem?.source, 'acme-gate');
      assert.deepEqual(
        server.messages.map(({ message }) => message),
        [
          `${workspace}:1:1: the folder "own" of the setting vendorLogLens.catalogs is relative to this one, which does not lie on a disk from which it could be read: write its whole path`,
        ],
      );
      await server.stop();
    });
  }

  it('are told with file and place where they are wrong, and the rest goes on', async () => {
    const server = await startServerProcess();
    await server.open(uri, log);
    const file = path.join(folder, 'broken-gate', 'messages', 'vpn.json');
    const broken = server.problemsAfter(pathToFileURL(file).toString(), () =>
      server.configure({ catalogs: [path.join(folder, 'broken-gate')] }),
    );
    assert.ok((await broken).length > 0);
    assert.ok(
      server.messages.some(({ message }) => message.includes(`${file}:`)),
      JSON.stringify(server.messages),
    );
    const hover = await server.request<Hover | null>('textDocument/hover', {
      textDocument: { uri },
      position: { line: dead, character: 3 },
    });
    assert.notEqual(hover, null);
    await server.stop();
  });
});
