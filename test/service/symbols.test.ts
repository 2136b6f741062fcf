import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import { languages } from '../../server/src/core/catalog/model.js';
import { labels } from '../../server/src/service/labels.js';
import { documentSymbols, mostEntries, mostTunnels } from '../../server/src/service/symbols.js';
import { formatDuration } from '../../server/src/service/tunnel-words.js';
import { ikedDocument } from './documents.js';
import { sampleDocument, sampleFiles } from './sample-document.js';

type Visit = (symbol: DocumentSymbol, parent: DocumentSymbol | undefined) => void;

function walk(symbols: readonly DocumentSymbol[], visit: Visit, parent?: DocumentSymbol): void {
  for (const symbol of symbols) {
    visit(symbol, parent);
    walk(symbol.children ?? [], visit, symbol);
  }
}

function entriesOf(symbols: readonly DocumentSymbol[]): number {
  let count = 0;
  walk(symbols, () => count++);
  return count;
}

describe('the outline', () => {
  it('has children within their parent, and what is selected within what is shown: sticky scroll and breadcrumbs go by it', async () => {
    for (const file of sampleFiles()) {
      walk(await documentSymbols(sampleDocument(file)), ({ name, range, selectionRange }, parent) => {
        const where = `${file}: ${name}`;
        assert.ok(selectionRange.start.line >= range.start.line && selectionRange.end.line <= range.end.line, where);
        assert.ok(parent === undefined || (range.start.line >= parent.range.start.line && range.end.line <= parent.range.end.line), where);
      });
    }
  });

  it('covers every line that the tunnel, attempt and phase speak in', async () => {
    const document = sampleDocument('century-nxr/both-initiate.log');
    const index = document.analysis.tunnels();
    const symbols = await documentSymbols(document);
    index.tunnels.forEach((tunnel, at) => {
      const range = symbols[at]?.range;
      for (const line of index.linesOfTunnel(tunnel)) assert.ok(range !== undefined && line >= range.start.line && line <= range.end.line);
    });
  });

  it('of a long log tells of the last attempts one by one, and of those before in one entry', async () => {
    const attempts = Array.from({ length: 3 * mostEntries }, (_, at) => `a #${String(at + 1)}: phase 1 begins`);
    const symbols = await documentSymbols(ikedDocument(attempts));
    const [earlier, ...listed] = symbols[0]?.children ?? [];
    const left = attempts.length - listed.length;
    assert.equal(earlier?.name, `${String(left)} earlier attempts`);
    assert.deepEqual([earlier.range.start.line, earlier.range.end.line], [0, left - 1]);
    assert.ok(listed.length > 100 && entriesOf(symbols) <= mostEntries, `${String(listed.length)} attempts`);
    assert.match(listed.at(-1)?.name ?? '', /45000th of 45000 attempts/);
    assert.equal(listed[0]?.range.start.line, left);
  });

  it('of an attempt with very many phases tells of the last ones', async () => {
    const rekeys = Array.from({ length: 1000 }, (_, at) => `a #${String(at + 2)}: phase 2 begins using #1`);
    const [tunnel] = await documentSymbols(ikedDocument(['a #1: phase 1 begins', 'a #1: phase 1 stands', ...rekeys]));
    const [earlier, ...phases] = tunnel?.children?.[0]?.children ?? [];
    assert.equal(earlier?.name, `${String(1001 - phases.length)} earlier phases`);
    assert.ok(phases.length >= 100 && phases.length < 1000);
    assert.equal(phases.at(-1)?.range.start.line, rekeys.length + 1);
  });

  it('of a log with very many tunnels lists the most urgent ones, and says what is left out', async () => {
    const tunnels = Array.from({ length: mostTunnels + 50 }, (_, at) => `t${String(at)} #${String(at + 1)}: phase 1 begins`);
    const [bare, left, ...listed] = await documentSymbols(ikedDocument([...tunnels, 't7 #8: no answer']));
    assert.match(bare?.name ?? '', /without their attempts/);
    assert.match(left?.name ?? '', /50 more tunnels/);
    assert.equal(listed.length, mostTunnels);
    assert.equal(listed.find(({ name }) => name === '✗ t7')?.children?.length, 1);
    assert.ok(entriesOf(listed) <= mostEntries);
  });

  it('shows what looks like an icon as text', async () => {
    const symbols = await documentSymbols(ikedDocument(['a #1: phase 1 begins', 'a #1: refused: $(flame) $(zap)', 'a #1: no answer']));
    const words: string[] = [];
    walk(symbols, ({ name, detail }) => words.push(name, detail ?? ''));
    assert.ok(words.some((word) => word.includes('flame') && word.includes('zap')));
    for (const word of words) assert.ok(!word.includes('$('), word);
  });

  it('tells lengths of time in the language of the reader', async () => {
    const lengths = [400, 42_000, 125_000, 120_000, 11_400_000, 180_000_000];
    const told = Object.fromEntries(languages.map((language) => [language, lengths.map((each) => formatDuration(each, labels[language]))]));
    assert.deepEqual(told, {
      en: ['0.4 s', '42 s', '2 min 5 s', '2 min', '3 h 10 min', '2 d 2 h'],
      ja: ['0.4秒', '42秒', '2分5秒', '2分', '3時間10分', '2日2時間'],
      'zh-cn': ['0.4 秒', '42 秒', '2 分 5 秒', '2 分', '3 小时 10 分', '2 天 2 小时'],
    });
    const [tunnel] = await documentSymbols(sampleDocument('qno-router/dead-peer.log', 'ja'));
    assert.match(tunnel?.children?.[0]?.detail ?? '', /1時間/);
  });
});
