import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compileCatalogs } from '../../server/src/core/catalog/compile.js';
import type { Catalog } from '../../server/src/core/catalog/model.js';
import { codesOf } from '../../server/src/core/codes.js';
import { createLineScan } from '../../server/src/core/match/line-scan.js';
import { recognise } from '../../server/src/core/match/recogniser.js';
import { readRecord } from '../../server/src/core/match/record.js';
import { readCatalogSet } from '../../server/build/read-catalogs.js';
import { counted } from './counted.js';
import { reference, vocabulary } from './helpers.js';

/** How many characters are looked at to read lines. */
function readsFor(catalogs: readonly Catalog[], lines: readonly string[]): number {
  const compiled = compileCatalogs({ catalogs, vocabulary });
  const scan = createLineScan();
  const reads = { count: 0 };
  for (const line of lines) {
    scan.source = line;
    scan.codes = counted(codesOf(line), reads);
    recognise(compiled, line, 0, line.length, reference, scan);
    readRecord(line, scan);
  }
  return reads.count;
}

const { catalogs } = readCatalogSet();
const messageCount = (of: readonly Catalog[]): number =>
  of.flatMap(({ families }) => families).reduce((sum, { messages }) => sum + messages.length, 0);
const samplesOf = ({ families }: Catalog): readonly string[] =>
  families.flatMap(({ messages }) => messages.flatMap(({ samples }) => (samples ?? []).slice(0, 1).map(({ line }) => line)));

describe('the cost of a line', () => {
  for (const catalog of catalogs) {
    it(`of ${catalog.file.product} does not grow with the messages of other products`, () => {
      const lines = samplesOf(catalog).slice(0, 80);
      const alone = readsFor([catalog], lines);
      const among = readsFor(catalogs, lines);
      assert.ok(messageCount(catalogs) > 800);
      assert.ok(among <= alone * 1.6, `${String(alone)} characters read alone, ${String(among)} among all`);
    });
  }

  it('of another program does not grow with the number of messages', () => {
    const lines = [
      'Nov 22 10:00:03 host1 sshd[2211]: Failed password for invalid user admin from 198.51.100.9 port 5022 ssh2',
      'Nov 22 10:00:05 host1 systemd[1]: Started Session 12 of user alice.',
      '2026-11-22T10:00:00Z app1 api[12]: level=info method=GET path=/v1/items/12 status=200',
      'received a request that no catalog knows, sending an answer',
    ];
    const small = readsFor([...catalogs].sort((a, b) => messageCount([a]) - messageCount([b])).slice(0, 1), lines);
    const large = readsFor(catalogs, lines);
    assert.ok(large <= small * 2, `${String(small)} characters read for the smallest catalog, ${String(large)} for all`);
  });
});
