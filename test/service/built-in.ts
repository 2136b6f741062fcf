import { readCatalogSet, readTexts } from '../../server/build/read-catalogs.js';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { CompiledCatalogs } from '../../server/src/core/catalog/compile.js';
import { compileCatalogs } from '../../server/src/core/catalog/compile.js';
import type { Texts } from '../../server/src/service/texts.js';
import { createTexts, joinTexts } from '../../server/src/service/texts.js';

/** The project's own catalogs, from their sources. */
export const builtInSet = readCatalogSet();
const compiled = compileCatalogs(builtInSet);

export const builtInCatalogs = (): CompiledCatalogs => compiled;

export const builtInVocabulary = builtInSet.vocabulary;

export const builtInTexts = (): Texts =>
  createTexts((language, product) => {
    const catalog = builtInSet.catalogs.find(({ file }) => file.product === product);
    const texts = catalog?.file.families.map((family) => readTexts(product, family)[language]) ?? [];
    return Promise.resolve(joinTexts(texts));
  });

/** A problem's message as text. */
export const wordsOf = (problem: Diagnostic | undefined): string =>
  problem === undefined ? '' : typeof problem.message === 'string' ? problem.message : problem.message.value;
