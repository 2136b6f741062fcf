import assert from 'node:assert/strict';
import { Session } from 'node:inspector/promises';
import { describe, it } from 'node:test';
import { analyse } from '../../server/src/core/analysis/analysis.js';
import { createLines } from '../../server/src/core/analysis/lines.js';
import type { CompiledCatalogs } from '../../server/src/core/catalog/compile.js';
import { codeLenses } from '../../server/src/service/code-lens.js';
import { diagnostics } from '../../server/src/service/diagnostics.js';
import { documentContext } from '../../server/src/service/document.js';
import { foldingRanges } from '../../server/src/service/folding.js';
import { documentSymbols } from '../../server/src/service/symbols.js';
import { tunnelList } from '../../server/src/service/tunnel-list.js';
import { reference } from '../core/helpers.js';
import { builtInCatalogs, builtInTexts } from '../service/built-in.js';
import { iked, uri } from '../service/documents.js';
import { knownLines } from './hostile.js';

/** How often blocks of our code are entered: work that no clock and no other program disturbs. */
async function stepsOf(work: () => Promise<unknown>): Promise<number> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  await work();
  const { result } = await session.post('Profiler.takePreciseCoverage');
  session.disconnect();
  return result
    .filter(({ url }) => url.includes('/server/src/'))
    .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
    .reduce((sum, { count }) => sum + count, 0);
}

async function seeAll(catalogs: CompiledCatalogs, lines: readonly string[]): Promise<void> {
  const document = documentContext(uri, analyse(catalogs, createLines(lines.join('\n')), reference), 'en', builtInTexts());
  document.analysis.tunnels();
  await diagnostics(document, { minimum: 'notice', mute: [], maximum: 100 });
  await documentSymbols(document);
  await codeLenses(document);
  await tunnelList([document]);
  await foldingRanges(document);
}

const times = (count: number, lines: (number: number) => readonly string[]): readonly string[] =>
  Array.from({ length: count }, (_, number) => lines(number + 1)).flat();

/** Logs that grow with a number, each made to let something pile up. */
const logs: Readonly<Record<string, readonly [catalogs: CompiledCatalogs, log: (count: number) => readonly string[]]>> = {
  'attempts that fail': [iked, (count) => times(count, (n) => [`iked: a #${n}: phase 1 begins`, `iked: a #${n}: no answer`])],
  'attempts that never end': [iked, (count) => times(count, (n) => [`iked: a #${n} 192.0.2.1: phase 1 begins`])],
  'tunnels that begin': [iked, (count) => times(count, (n) => [`iked: a${n} #${n}: phase 1 begins`])],
  'tunnels without a name': [iked, (count) => times(count, (n) => [`iked: x #${n} 10.0.${n >> 8}.${n & 255}: phase 1 begins`])],
  'phases that stand and never end': [
    iked,
    (count) => [
      'iked: a #1: phase 1 begins',
      ...times(count, (n) => [`iked: a #${n + 1}: phase 2 begins using #1`, `iked: a #${n + 1}: phase 2 stands, SPI ${n.toString(16)}`]),
      ...times(count, () => ['iked: phase 2 refused']),
    ],
  ],
  'keys that nobody has seen': [
    iked,
    (count) => [
      ...times(count, (n) => [`iked: a${n} #${n}: phase 1 begins`]),
      ...times(count, (n) => [`iked: phase 2 stands, SPI ${(n + 99_999).toString(16)}`, `iked: SA ${(n + 9_999).toString(16)} deleted`]),
    ],
  ],
  'parameters of one line': [
    builtInCatalogs(),
    (count) => [
      [knownLines.find(({ product }) => product === 'clavister-cos-stream')?.line ?? '', ...times(count, (n) => [`k${n}=v`])].join(' '),
    ],
  ],
};

describe('work grows with the log alone', () => {
  for (const [name, [catalogs, log]] of Object.entries(logs)) {
    it(`where it is full of ${name}`, async () => {
      // Templates are compiled when they are first needed.
      await seeAll(catalogs, log(10));
      const few = await stepsOf(() => seeAll(catalogs, log(40)));
      const many = await stepsOf(() => seeAll(catalogs, log(400)));
      assert.ok(few > 40 && many <= few * 12, `${String(few)} steps for 40, ${String(many)} for 400`);
    });
  }
});
