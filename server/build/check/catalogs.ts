import { compileCatalogs } from '../../src/core/catalog/compile.js';
import { products, readCatalog, readTexts, readVocabulary } from '../read-catalogs.js';
import { checkMessages } from './messages.js';
import type { CatalogProblem } from './problem.js';
import { checkSamples } from './samples.js';
import { checkSchema } from './schema.js';
import { checkTexts } from './texts.js';

export interface CheckResult {
  readonly problems: readonly CatalogProblem[];
  readonly messages: number;
  readonly samples: number;
}

/**
 * Checks the catalogs in a folder; those of one product and some of its families if they are named. Samples are run against all
 * catalogs in the folder whatever is named.
 */
export function checkCatalogs(folder: string, onlyProduct?: string, onlyFamilies: readonly string[] = []): CheckResult {
  const problems: CatalogProblem[] = [];
  const vocabulary = readVocabulary(folder);
  const usable = products(folder).flatMap((product) => {
    try {
      const catalog = readCatalog(product, folder);
      // Throws where a header or prefix is wrong; the other catalogs are checked all the same.
      compileCatalogs({ catalogs: [catalog], vocabulary });
      return [catalog];
    } catch (error) {
      problems.push({ file: `${product}/catalog.json`, place: '-', text: error instanceof Error ? error.message : String(error) });
      return [];
    }
  });
  let messages = 0;
  let samples = 0;
  const wanted = (product: string, family: string): boolean =>
    (onlyProduct === undefined || product === onlyProduct) && (onlyFamilies.length === 0 || onlyFamilies.includes(family));
  const schemaProblems = usable.flatMap(({ file }) =>
    checkSchema(
      folder,
      file.product,
      file.families.filter((family) => wanted(file.product, family)),
    ),
  );
  problems.push(...schemaProblems.filter(({ file }) => onlyProduct === undefined || file.startsWith(`${onlyProduct}/`)));
  const catalogs = compileCatalogs({ catalogs: usable, vocabulary });
  for (const product of catalogs.products) {
    for (const family of product.families) {
      if (!wanted(product.id, family.file.family)) continue;
      messages += family.file.messages.length;
      samples += family.file.messages.reduce((sum, message) => sum + (message.samples?.length ?? 0), 0);
      const own = checkMessages(family, vocabulary);
      problems.push(...own);
      try {
        problems.push(...checkSamples(catalogs, family));
        problems.push(...checkTexts(family, readTexts(product.id, family.file.family, folder), vocabulary));
      } catch (error) {
        problems.push({
          file: `${product.id}/${family.file.family}`,
          place: '-',
          text: error instanceof Error ? error.message : String(error),
        });
      }
    }
  }
  return { problems, messages, samples };
}
