import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { checkCatalogs } from '../../server/build/check/catalogs.js';
import { formatProblem } from '../../server/build/check/problem.js';
import { catalogsFolder, products, readCatalog, readVocabulary } from '../../server/build/read-catalogs.js';
import { compileCatalogs } from '../../server/src/core/catalog/compile.js';
import { createLineScan } from '../../server/src/core/match/line-scan.js';
import { recognise } from '../../server/src/core/match/recogniser.js';
import { reference } from '../core/helpers.js';

describe('catalogs', () => {
  it('hold what the schema and the checks ask for: samples recognised, parameters as stated, texts complete', () => {
    const { problems, samples } = checkCatalogs(catalogsFolder);
    assert.deepEqual(problems.map(formatProblem), []);
    assert.ok(samples > 0);
  });

  it('claim no line of other programs', () => {
    const catalogs = compileCatalogs({ catalogs: products().map((product) => readCatalog(product)), vocabulary: readVocabulary() });
    const scan = createLineScan();
    const lines = readFileSync(path.join(import.meta.dirname, 'noise.log'), 'utf8').split('\n');
    const claimed = lines.filter((line) => {
      recognise(catalogs, line, 0, line.length, reference, scan);
      return scan.message !== undefined;
    });
    assert.deepEqual(claimed, []);
  });
});
