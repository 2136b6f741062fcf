import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import type { Analysis } from '../../server/src/core/analysis/analysis.js';
import { lineText } from '../../server/src/core/analysis/lines.js';
import { birthLine, linesNamed, namedAt, occurrences, phaseNamed } from '../../server/src/core/analysis/tunnel-names.js';
import { ikedDocument } from '../service/documents.js';
import { sampleDocument, samplesFolder } from '../service/sample-document.js';

const products = readdirSync(samplesFolder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/** Checks the values of a document that name something, the first and the last line of each. @returns how many name a phase */
function check(analysis: Analysis): number {
  const { lines, tunnels, record } = analysis;
  const lastLines = new Map<string, number>();
  const values = Array.from({ length: lines.lineCount }, (_, line) => record(line).params.filter(({ start, end }) => end > start));
  values.forEach((params, line) => {
    for (const { name, value } of params) lastLines.set(`${name} ${value}`, line);
  });
  const seen = new Set<string>();
  let phases = 0;
  values.forEach((params, line) => {
    for (const { name, value, start, end } of params) {
      const id = `${name} ${value}`;
      const first = !seen.has(id);
      seen.add(id);
      const named = first || lastLines.get(id) === line ? namedAt(analysis, line, start) : undefined;
      if (named === undefined) continue;
      const where = `${name} in line ${String(line + 1)}: ${lineText(lines, line)}`;
      const all = linesNamed(analysis, named);
      assert.ok(all.includes(birthLine(analysis, named)), where);
      assert.ok(all.includes(line) || tunnels().at(line) === undefined, where);
      const own = occurrences(analysis, line, named).some((span) => span.start === start && span.end === end);
      assert.ok(own, where);
      if (named.kind === 'phase') phases++;
    }
  });
  return phases;
}

describe('what is named in the samples', () => {
  for (const product of products) {
    it(`has its beginning and the line that names it among its lines: ${product}`, () => {
      const files = readdirSync(path.join(samplesFolder, product)).filter((file) => file.endsWith('.log'));
      const phases = files.map((file) => check(sampleDocument(`${product}/${file}`).analysis));
      assert.ok(phases.some((count) => count > 0));
    });
  }
});

describe('the phase that a key names', () => {
  it('is that of the first line that states the key, whatever a later line with it speaks of', () => {
    const { analysis } = ikedDocument(['north #1: phase 1 begins', 'north #1: phase 1 stands', 'north #1: phase 2 refused']);
    const named = namedAt(analysis, 2, lineText(analysis.lines, 2).indexOf('#1'));
    assert.ok(named?.kind === 'phase');
    assert.equal(phaseNamed(analysis, named)?.name, 'ike-sa');
    assert.equal(analysis.tunnels().at(2)?.phase?.name, 'child-sa');
  });
});
