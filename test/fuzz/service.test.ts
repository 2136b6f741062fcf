import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { DocumentSymbol, MarkupContent, Range } from 'vscode-languageserver-types';
import { analyse } from '../../server/src/core/analysis/analysis.js';
import { createLines, lineText } from '../../server/src/core/analysis/lines.js';
import { languages } from '../../server/src/core/catalog/model.js';
import { muteActions } from '../../server/src/service/code-actions.js';
import { codeLenses } from '../../server/src/service/code-lens.js';
import { definition } from '../../server/src/service/definition.js';
import { diagnostics } from '../../server/src/service/diagnostics.js';
import { documentHighlights } from '../../server/src/service/document-highlight.js';
import type { DocumentContext } from '../../server/src/service/document.js';
import { documentContext } from '../../server/src/service/document.js';
import { foldingRanges } from '../../server/src/service/folding.js';
import { hover, mostShown } from '../../server/src/service/hover.js';
import { inlayHints } from '../../server/src/service/inlay-hints.js';
import { visible } from '../../server/src/service/markdown.js';
import { references } from '../../server/src/service/references.js';
import { documentStatus } from '../../server/src/service/status.js';
import { documentSymbols } from '../../server/src/service/symbols.js';
import { tunnelLines, tunnelList } from '../../server/src/service/tunnel-list.js';
import { workspaceSymbols } from '../../server/src/service/workspace-symbols.js';
import { reference } from '../core/helpers.js';
import { builtInCatalogs, builtInTexts, builtInVocabulary } from '../service/built-in.js';
import { hostileLog, hostileText, mutatedLine } from './hostile.js';
import { iconsIn, isLiteral, unseen } from './literal.js';
import { checkAsync } from './runs.js';

const uri = 'file:///logs/a%20b(1).log';
const ownLink = /^file:\/\/\/logs\/a%20b%281%29\.log#L\d+$/;
const texts = builtInTexts();

const log = fc.record({ lines: hostileLog(14), lineBreak: fc.constantFrom('\n', '\r\n', '\r'), language: fc.constantFrom(...languages) });

type Log = typeof log extends fc.Arbitrary<infer T> ? T : never;

const documentOf = ({ lines, lineBreak, language }: Log): DocumentContext =>
  documentContext(uri, analyse(builtInCatalogs(), createLines(lines.join(lineBreak)), reference), language, texts);

/** The lines of a document, and some that it does not have. */
const lineNumbers = ({ analysis }: DocumentContext): readonly number[] => [
  ...Array.from({ length: analysis.lines.lineCount }, (_, line) => line),
  -1,
  analysis.lines.lineCount,
  Number.MAX_SAFE_INTEGER,
];

const characters = [0, 1, 30, 60, 90, 120, 100_000, -1];

function isWithin({ start, end }: Range, { analysis: { lines } }: DocumentContext): void {
  const last = lines.lineCount - 1;
  for (const { line, character } of [start, end]) {
    assert.ok(0 <= line && line <= last && 0 <= character && character <= lineText(lines, line).length, JSON.stringify({ start, end }));
  }
  assert.ok(start.line < end.line || (start.line === end.line && start.character <= end.character));
}

/** A text in a list or tree: one line, nothing hidden. */
function isLabel(text: string): void {
  assert.doesNotMatch(text, unseen);
}

/** The same, where editors make icons of `$(name)`: our own word joiner may keep it text. A log's own word joiners are made visible. */
function isIconless(text: string): void {
  isLabel(text.replaceAll('$\u2060(', '$('));
  assert.deepEqual(iconsIn(text), []);
}

const flat = (symbols: readonly DocumentSymbol[]): readonly DocumentSymbol[] =>
  symbols.flatMap((symbol) => [symbol, ...flat(symbol.children ?? [])]);

/** A hover's Markdown is shown whole: VS Code cuts what is longer, perhaps within our fences. */
const longestHover = 100_000;

async function checkHovers(context: DocumentContext): Promise<void> {
  for (const line of lineNumbers(context)) {
    for (const character of characters) {
      const found = await hover(context, builtInVocabulary, { line, character });
      if (found === null) continue;
      const { value } = found.contents as MarkupContent;
      assert.ok(value.length < longestHover, `${String(value.length)} characters`);
      assert.doesNotMatch(value.replaceAll('\n', ''), unseen);
      if (found.range !== undefined) isWithin(found.range, context);
      if (character !== 0 && character !== 60) continue;
      const params = context.analysis.record(line).params.slice(0, 20);
      isLiteral(
        value,
        params.map((param) => visible(param.value).slice(0, mostShown - 2)),
        ownLink,
      );
    }
  }
}

describe('a hostile log', () => {
  it('is text in hovers, whatever it holds', async () => {
    await checkAsync(
      15,
      fc.asyncProperty(log, (each) => checkHovers(documentOf(each))),
    );
  });

  it('is text in a hover of a line with more than a screen holds', async () => {
    const long = fc
      .tuple(mutatedLine(), hostileText, fc.constantFrom('', ' k=v', ' __proto__=1', '`'))
      .map(([line, text, pair]) => line + `${text}${pair}`.replace(/[\r\n]/g, '').repeat(2000));
    await checkAsync(
      4,
      fc.asyncProperty(long, async (line) => {
        await checkHovers(documentOf({ lines: [line], lineBreak: '\n', language: 'en' }));
      }),
    );
  });

  it('is text in problems, outline, lenses, lists and the status', async () => {
    await checkAsync(
      40,
      fc.asyncProperty(log, fc.integer({ min: 1, max: 5 }), async (each, maximum) => {
        const context = documentOf(each);
        const problems = await diagnostics(context, { minimum: 'notice', mute: [], maximum });
        for (const { range, message, relatedInformation } of problems) {
          isWithin(range, context);
          isLabel(typeof message === 'string' ? message : message.value);
          for (const related of relatedInformation ?? []) {
            isWithin(related.location.range, context);
            isLabel(related.message);
          }
        }
        for (const action of muteActions(context, problems)) isLabel(action.title);
        const symbols = await documentSymbols(context);
        for (const { name, detail, range, selectionRange, children } of flat(symbols)) {
          isIconless(name);
          isIconless(detail ?? '');
          isWithin(range, context);
          isWithin(selectionRange, context);
          assert.ok(range.start.line <= selectionRange.start.line && selectionRange.end.line <= range.end.line);
          for (const child of children ?? []) {
            assert.ok(range.start.line <= child.range.start.line && child.range.end.line <= range.end.line);
          }
        }
        for (const { range, command } of await codeLenses(context)) {
          isWithin(range, context);
          assert.equal(command?.command, '');
          isIconless(command.title);
        }
        for (const { name, containerName, location } of await workspaceSymbols([context, context], '')) {
          isIconless(name);
          isIconless(containerName ?? '');
          isWithin(location.range, context);
        }
        const list = await tunnelList([context, context]);
        for (const tunnel of list.tunnels) {
          for (const text of [tunnel.title, tunnel.device, tunnel.reason, tunnel.time, tunnel.word, tunnel.earlier]) isLabel(text);
          for (const attempt of tunnel.attempts) for (const text of [attempt.label, attempt.reason, attempt.duration]) isLabel(text);
          assert.equal(tunnel.uri, uri);
        }
        const status = documentStatus(context, 1, ['a/b', '', '/', '__proto__/constructor']);
        assert.ok(status.recognisedLines <= context.analysis.lines.lineCount);
      }),
    );
  });

  it('is navigated, folded and annotated within its lines', async () => {
    await checkAsync(
      25,
      fc.asyncProperty(log, async (each) => {
        const context = documentOf(each);
        for (const range of await foldingRanges(context)) {
          assert.ok(0 <= range.startLine && range.startLine <= range.endLine && range.endLine < context.analysis.lines.lineCount);
        }
        const end = { line: Number.MAX_SAFE_INTEGER, character: 0 };
        for (const hint of inlayHints(context, { start: { line: -1e15, character: 0 }, end })) {
          isWithin({ start: hint.position, end: hint.position }, context);
        }
        for (const line of lineNumbers(context)) {
          const lines = tunnelLines(context, line)?.lines ?? [];
          assert.ok(lines.every((each) => 0 <= each && each < context.analysis.lines.lineCount));
          for (const character of characters) {
            const position = { line, character };
            const locations = [definition(context, position) ?? [], references(context, position, true) ?? []].flat();
            for (const { uri: to, range } of locations) {
              assert.equal(to, uri);
              isWithin(range, context);
            }
            for (const { range } of documentHighlights(context, position) ?? []) isWithin(range, context);
          }
        }
      }),
    );
  });
});
