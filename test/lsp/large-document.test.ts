import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { DocumentSymbol, Hover, MarkupContent } from 'vscode-languageserver-protocol';
import { LSPErrorCodes } from 'vscode-languageserver-protocol';
import type { ServerProcess } from './server-process.js';
import { codeOf, startServerProcess } from './server-process.js';

const uri = 'file:///logs/large.log';
const textDocument = { uri };
const peer = '198.51.100.21';
const noise = `Nov 22 09:10:14 gw kernel: ${'link up '.repeat(12)}`;
const tunnel = [
  `<140>Nov 22 09:10:12 hq-gw VPN Log: (g2gips1) ${peer} #44: [Tunnel Negotiation Info] >>> Responder Send Main Mode 2nd packet`,
  `<140>Nov 22 09:10:12 hq-gw VPN Log: (g2gips1) ${peer} #44: [Tunnel Negotiation Fail] DPD: No response from peer - declaring peer dead`,
];
const dead = 1;
/** Several megabytes: more than the server reads before it answers. */
const lines = [...tunnel, ...Array.from({ length: 50_000 }, (_, at) => `${noise}${String(at)}`), ...tunnel, ''];
const last = lines.length - 1;

describe('a large document', () => {
  let server: ServerProcess;
  let version = 1;
  const append = (text: string, line = last): Promise<void> =>
    server.notify('textDocument/didChange', {
      textDocument: { uri, version: ++version },
      contentChanges: [{ range: { start: { line, character: 0 }, end: { line, character: 0 } }, text }],
    });
  const hover = async (line: number): Promise<string> => {
    const answer = await server.request<Hover>('textDocument/hover', { textDocument, position: { line, character: 100 } });
    return (answer.contents as MarkupContent).value;
  };
  const outline = (): Promise<DocumentSymbol[]> => server.request('textDocument/documentSymbol', { textDocument });

  before(async () => {
    server = await startServerProcess();
    // The first answer has waited for the catalogs.
    await server.open('file:///logs/small.log', noise);
  });
  after(async () => {
    assert.equal(await server.stop(), 0);
  });

  it('is explained before it has been read, and its tunnels when it has', async () => {
    const problems = server.open(uri, lines.join('\n'));
    const answered: string[] = [];
    const whole = outline().then((symbols) => {
      answered.push('outline');
      return symbols;
    });
    const words = await hover(dead);
    answered.push('hover');
    assert.match(words, /peer/i);
    assert.doesNotMatch(words, /g2gips1 ↔/);
    const [symbol] = await whole;
    assert.deepEqual(answered, ['hover', 'outline']);
    assert.match(symbol?.name ?? '', /g2gips1/);
    assert.equal(symbol?.range.end.line, last - 1);
    assert.match(await hover(dead), /g2gips1 ↔/);
    assert.ok((await problems).some(({ range }) => range.start.line === dead));
  });

  it('has the same problems, tunnels and explanations after an edit as anew', async () => {
    const shifted = await server.problemsAfter(
      uri,
      () => append(`${noise}\n`, 10),
      (problems) => problems.some(({ range }) => range.start.line === last),
    );
    assert.deepEqual(
      shifted.map(({ range }) => range.start.line),
      [dead, last],
    );
    const [symbol] = await outline();
    assert.equal(symbol?.range.end.line, last);
    assert.match(await hover(last), /g2gips1 ↔/);
  });

  it('is not told its problems again when they have not changed', async () => {
    const before = server.published.length;
    await server.statusAfter(uri, () => append(`${noise}\n`, last + 1));
    await server.statusAfter(uri, () => append(`${noise}\n`, last + 2));
    assert.equal(server.published.length, before);
    // What the editor shows on a line that was written anew may be gone.
    await server.problemsAfter(uri, () =>
      server.notify('textDocument/didChange', {
        textDocument: { uri, version: ++version },
        contentChanges: [
          { range: { start: { line: dead, character: 0 }, end: { line: dead + 1, character: 0 } }, text: `${tunnel[dead] ?? ''}\n` },
        ],
      }),
    );
    assert.equal(server.published.length, before + 1);
  });

  it('answers no request that has been taken back or overtaken by a change', async () => {
    // Everything is new: the outline has to wait.
    const renew = (): Promise<void> =>
      server.notify('textDocument/didChange', {
        textDocument: { uri, version: ++version },
        contentChanges: [{ text: lines.join('\n') }],
      });
    await renew();
    assert.equal(await server.cancelled('textDocument/documentSymbol', { textDocument }), LSPErrorCodes.RequestCancelled);
    await renew();
    const overtaken = codeOf(outline());
    await append(`${noise}\n`);
    assert.equal(await overtaken, LSPErrorCodes.ContentModified);
    assert.equal((await outline())[0]?.range.end.line, last - 1);
  });
});
