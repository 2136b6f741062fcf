import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Catalog, CatalogFile, CatalogSet, FamilyFile, Language, TextFile, Vocabulary } from '../src/core/catalog/model.js';
import { languages } from '../src/core/catalog/model.js';

/** The folder of the project's own catalogs. */
export const catalogsFolder = path.resolve(import.meta.dirname, '../../catalogs');

// The files have been checked against the schema by `validateFiles` before they are read as these types.
export const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8')) as unknown;

export const products = (folder = catalogsFolder): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(folder, entry.name, 'catalog.json')))
    .map((entry) => entry.name)
    .sort();

export const readVocabulary = (folder = catalogsFolder): Vocabulary =>
  (readJson(path.join(folder, 'parameters.json')) as { vocabulary: Vocabulary }).vocabulary;

export function readCatalog(product: string, folder = catalogsFolder): Catalog {
  const base = path.join(folder, product);
  const file = readJson(path.join(base, 'catalog.json')) as CatalogFile;
  const families = file.families.map((family) => readJson(path.join(base, 'messages', `${family}.json`)) as FamilyFile);
  return { file, families };
}

export const readCatalogSet = (folder = catalogsFolder): CatalogSet => ({
  catalogs: products(folder).map((product) => readCatalog(product, folder)),
  vocabulary: readVocabulary(folder),
});

export const readTexts = (product: string, family: string, folder = catalogsFolder): Readonly<Record<Language, TextFile>> =>
  Object.fromEntries(
    languages.map((language) => [language, readJson(path.join(folder, product, 'text', language, `${family}.json`)) as TextFile]),
  ) as Record<Language, TextFile>;
