import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Analysis } from '../../server/src/core/analysis/analysis.js';
import { analyse } from '../../server/src/core/analysis/analysis.js';
import { createLines, lineText } from '../../server/src/core/analysis/lines.js';
import { changeDocument, liveAnalysis, openDocument } from '../../server/src/lsp/documents.js';
import { reference } from '../core/helpers.js';
import { builtInCatalogs } from '../service/built-in.js';
import { hostileLine, hostileText, sampleLogs } from './hostile.js';
import { check } from './runs.js';

const lineBreak = fc.constantFrom('\n', '\r\n', '\r');

/** A stretch of a sample log, or hostile lines. */
const text = fc
  .oneof(
    fc
      .tuple(fc.nat(sampleLogs.length - 1), fc.nat(60), fc.nat(30))
      .map(([log, from, count]) => sampleLogs[log]?.slice(from, from + count) ?? []),
    fc.array(hostileLine(), { maxLength: 5 }),
  )
  .chain((lines) => lineBreak.map((each) => lines.join(each)));

/** Numbers as an editor sends them, and as none does. */
const coordinate = fc.oneof(
  { weight: 8, arbitrary: fc.nat(120) },
  { weight: 1, arbitrary: fc.constantFrom(-1, -1e9, 2 ** 31, Number.MAX_SAFE_INTEGER, 1e300) },
);
const position = fc.record({ line: coordinate, character: coordinate });

const change = fc.oneof(
  { weight: 9, arbitrary: fc.record({ range: fc.record({ start: position, end: position }), text: fc.oneof(text, hostileText) }) },
  { weight: 1, arbitrary: fc.record({ text }) },
);

/** Chunks have about this many characters: a document has several where it holds more. */
const filler = (sampleLogs[0] ?? []).join('\n').repeat(20);

const linesOf = (source: string): readonly string[] => source.split(/\r\n|\r|\n/);

/** Where a position lies in a text: beyond a line or the document at their ends. */
function offsetOf(source: string, { line, character }: { readonly line: number; readonly character: number }): number {
  const lines = linesOf(source);
  if (line < 0) return 0;
  const at = Math.min(line, lines.length);
  const breaks = /\r\n|\r|\n/g;
  let start = 0;
  for (let number = 0; number < at; number++) start = breaks.exec(source) === null ? source.length : breaks.lastIndex;
  return at === lines.length ? source.length : Math.min(start + Math.max(0, character), start + (lines[at]?.length ?? 0));
}

const textOf = ({ lines }: Analysis): readonly string[] => Array.from({ length: lines.lineCount }, (_, line) => lineText(lines, line));

const shape = (analysis: Analysis): unknown => {
  const index = analysis.tunnels();
  return {
    complete: index.isComplete,
    messages: Array.from({ length: analysis.lines.lineCount }, (_, line) => analysis.summary(line).message?.index),
    tunnels: index.tunnels.map((tunnel) => [
      tunnel.name,
      tunnel.state,
      tunnel.firstLine,
      tunnel.lastLine,
      [...index.linesOfTunnel(tunnel)],
      tunnel.attempts.map((attempt) => [
        attempt.state,
        attempt.reason?.line,
        [...index.linesOf(attempt)],
        attempt.phases.map(({ state }) => state),
      ]),
    ]),
  };
};

describe('changes to a document', () => {
  const changes = fc.array(fc.record({ changes: fc.array(change, { minLength: 1, maxLength: 3 }), steps: fc.nat(4) }), { maxLength: 6 });

  it('leave the text that they describe, and the analysis that it has from scratch', () => {
    check(
      15,
      fc.property(text, fc.boolean(), changes, (first, large, edits) => {
        let plain = large ? filler + first + filler : first;
        const document = openDocument('file:///a.log', 0, { text: plain });
        const live = liveAnalysis(document, builtInCatalogs(), reference);
        edits.forEach(({ changes: together, steps }, version) => {
          for (const each of together) {
            if ('range' in each) {
              const [from, to] = [offsetOf(plain, each.range.start), offsetOf(plain, each.range.end)];
              // Of a range that ends before it begins the two places change their roles.
              plain = plain.slice(0, Math.min(from, to)) + each.text + plain.slice(Math.max(from, to));
            } else plain = each.text;
          }
          changeDocument(document, version + 1, together, reference);
          for (let step = 0; step < steps; step++) live.step();
          // Asked for in between, as an editor does.
          live.current().tunnels();
        });
        while (live.step());
        assert.deepEqual(textOf(live.current()), linesOf(plain));
        assert.deepEqual(shape(live.current()), shape(analyse(builtInCatalogs(), createLines(plain), reference)));
      }),
    );
  });
});
