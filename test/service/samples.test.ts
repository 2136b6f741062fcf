import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import type { Diagnostic, DocumentSymbol } from 'vscode-languageserver-types';
import type { Analysis } from '../../server/src/core/analysis/analysis.js';
import { analyse } from '../../server/src/core/analysis/analysis.js';
import { createLines, lineText } from '../../server/src/core/analysis/lines.js';
import { diagnostics } from '../../server/src/service/diagnostics.js';
import { documentContext } from '../../server/src/service/document.js';
import { defaultSettings } from '../../server/src/service/settings.js';
import { documentSymbols } from '../../server/src/service/symbols.js';
import { reference } from '../core/helpers.js';
import { builtInCatalogs, builtInTexts, wordsOf } from './built-in.js';

const samples = path.resolve(import.meta.dirname, '../../samples');
const golden = path.join(import.meta.dirname, 'golden');
const update = process.env['UPDATE_GOLDEN'] === '1';

const filesBelow = (folder: string, ending: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith(ending))
        .map((file) => file.replaceAll(path.sep, '/'))
        .sort()
    : [];

/** What a user sees of a sample: the outline, the problems, and the lines that nobody knows. */
async function seen(analysis: Analysis): Promise<string> {
  const document = documentContext('file:///sample.log', analysis, 'en', builtInTexts());
  const outline = (symbol: DocumentSymbol, depth: number): readonly string[] => [
    `${'  '.repeat(depth)}${symbol.name} [${symbol.detail ?? ''}] ${String(symbol.range.start.line + 1)}-${String(symbol.range.end.line + 1)}`,
    ...(symbol.children ?? []).flatMap((child) => outline(child, depth + 1)),
  ];
  const problems = await diagnostics(document, defaultSettings.problems);
  const all = Array.from({ length: analysis.lines.lineCount }, (_, line) => line);
  const unknown = all.filter((line) => analysis.summary(line).message?.file === undefined && lineText(analysis.lines, line) !== '');
  return [
    'Outline',
    ...(await documentSymbols(document)).flatMap((symbol) => outline(symbol, 1)),
    '',
    'Problems',
    ...problems.map(problemLine),
    '',
    'Lines that no catalog explains',
    ...unknown.map((line) => `  ${String(line + 1)}: ${lineText(analysis.lines, line)}`),
    '',
  ].join('\n');
}

const levels = ['', 'error', 'warning', 'information', 'hint'];

function problemLine(problem: Diagnostic): string {
  const { range, severity, source, code } = problem;
  const place = `${String(range.start.line + 1)}:${String(range.start.character + 1)}`;
  return `  ${place} ${levels[severity ?? 0] ?? ''} ${source ?? ''}/${String(code ?? '')}: ${wordsOf(problem)}`;
}

describe('samples', () => {
  const files = filesBelow(samples, '.log');
  if (update) rmSync(golden, { recursive: true, force: true });
  for (const file of files) {
    it(`${file}: tunnels, states, reasons and problems are as recorded (UPDATE_GOLDEN=1 records)`, async () => {
      const analysis = analyse(builtInCatalogs(), createLines(readFileSync(path.join(samples, file), 'utf8')), reference);
      const found = await seen(analysis);
      const recorded = path.join(golden, file.replace(/\.log$/, '.txt'));
      if (update) {
        mkdirSync(path.dirname(recorded), { recursive: true });
        writeFileSync(recorded, found);
      }
      assert.ok(existsSync(recorded), `${recorded} is missing`);
      assert.equal(found, readFileSync(recorded, 'utf8'));
    });
  }

  it('have no record without a sample', () => {
    assert.deepEqual(
      filesBelow(golden, '.txt').map((file) => file.replace(/\.txt$/, '.log')),
      files,
    );
  });
});
