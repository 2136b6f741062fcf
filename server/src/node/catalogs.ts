import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { CatalogSet } from '../core/catalog/model.js';
import type { ProductTexts, TextSource } from '../service/texts.js';

/** The built catalogs beside the running bundle: `dist/catalogs`. */
export const builtCatalogsFolder = (bundleFolder: string): string => path.join(bundleFolder, 'catalogs');

/** Reads the built catalogs, without texts. The build has checked them. */
export function readBuiltCatalogs(folder: string): CatalogSet {
  return JSON.parse(readFileSync(path.join(folder, 'catalogs.json'), 'utf8')) as CatalogSet;
}

/** Texts of the built catalogs, a file for each language and product. */
export function builtTexts(folder: string): TextSource {
  return async (language, product) => {
    // The product's name comes from a catalog, which may be the user's: it is no path.
    if (!/^[a-z0-9][a-z0-9-]*$/.test(product)) return undefined;
    try {
      return JSON.parse(await readFile(path.join(folder, language, `${product}.json`), 'utf8')) as ProductTexts;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  };
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';
