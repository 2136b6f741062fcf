/**
 * Builds what the extension ships of the catalogs, into `dist/catalogs`: `catalogs.json`, all that recognition needs, read at start; and
 * `<language>/<product>.json`, the texts, read when somebody wants to see one.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compileCatalogs } from '../src/core/catalog/compile.js';
import type { CatalogSet } from '../src/core/catalog/model.js';
import { languages } from '../src/core/catalog/model.js';
import { fixedPartsOfProduct } from '../src/core/shape/fixed-parts.js';
import { joinTexts } from '../src/service/texts.js';
import { checkCatalogs } from './check/catalogs.js';
import { formatProblem } from './check/problem.js';
import { catalogsFolder, readCatalogSet, readTexts } from './read-catalogs.js';

const { problems, messages, samples } = checkCatalogs(catalogsFolder);
for (const problem of problems) console.error(formatProblem(problem));
if (problems.length > 0) {
  console.error(`${String(problems.length)} problems in the catalogs; nothing was built`);
  process.exit(1);
}

const target = path.resolve(import.meta.dirname, '../../dist/catalogs');
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });

const set = readCatalogSet();
const compiled = compileCatalogs(set);
const shipped: CatalogSet = {
  vocabulary: set.vocabulary,
  catalogs: compiled.products.map((product) => ({
    file: product.catalog.file,
    fixed: fixedPartsOfProduct(compiled, product),
    families: product.catalog.families.map((family) => ({
      ...family,
      messages: family.messages.map(({ samples: _, ...message }) => message),
    })),
  })),
};
writeFileSync(path.join(target, 'catalogs.json'), JSON.stringify(shipped));
for (const { file, families } of set.catalogs) {
  const byFamily = families.map((family) => readTexts(file.product, family.family));
  for (const language of languages) {
    const texts = joinTexts(byFamily.map((text) => text[language]));
    mkdirSync(path.join(target, language), { recursive: true });
    writeFileSync(path.join(target, language, `${file.product}.json`), JSON.stringify(texts));
  }
}
console.log(`catalogs: ${String(set.catalogs.length)} products, ${String(messages)} messages, ${String(samples)} samples`);
