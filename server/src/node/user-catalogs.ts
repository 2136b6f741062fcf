import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { compileCatalogs } from '../core/catalog/compile.js';
import type { Catalog, CatalogFile, CatalogSet, FamilyFile, Language, SlotType, TextFile, Vocabulary } from '../core/catalog/model.js';
import { languages } from '../core/catalog/model.js';
import { TemplateError } from '../core/template/parse.js';
import { compileTemplate } from '../core/template/program.js';
import { errorWords } from '../service/error-words.js';
import type { ProductTexts, TextSource } from '../service/texts.js';
import { joinTexts } from '../service/texts.js';
import type { JsonFile, UserCatalogProblem } from './user-catalogs-json.js';
import { readJsonFile } from './user-catalogs-json.js';
import type { Validator } from './user-catalogs-validator.js';
import { validateCatalog, validateFamily, validateText } from './user-catalogs-validator.js';

/** Bytes of a file of a catalog. The largest of the built-in ones has not a tenth of it. */
const maximumFileSize = 16 << 20;

export type { UserCatalogProblem } from './user-catalogs-json.js';

/** Catalogs that the user wrote, as far as they can be used. */
export interface UserCatalogs {
  readonly catalogs: readonly Catalog[];
  readonly texts: TextSource;
  /** What is wrong. A catalog of which a problem is told in `catalog.json` or `messages` is not among `catalogs`. */
  readonly problems: readonly UserCatalogProblem[];
}

/**
 * Reads catalogs of the user's own.
 *
 * @param folders each the folder of one product, with its `catalog.json`, or a folder of such folders
 * @param vocabulary the common parameters, which the catalogs may use
 */
export async function readUserCatalogs(folders: readonly string[], vocabulary: Vocabulary): Promise<UserCatalogs> {
  const problems: UserCatalogProblem[] = [];
  const products = new Map<string, Product>();
  for (const folder of folders) {
    for (const productFolder of await productFolders(folder, problems)) {
      const product = await readProduct(productFolder, vocabulary, problems);
      if (product === undefined) continue;
      const { product: id } = product.catalog.file;
      const known = products.get(id);
      if (known === undefined) products.set(id, product);
      else problems.push(problemOf(path.join(productFolder, 'catalog.json'), `the product "${id}" is in ${known.folder} already`));
    }
  }
  return {
    catalogs: [...products.values()].map(({ catalog }) => catalog),
    texts: (language, product) => Promise.resolve(products.get(product)?.texts.get(language)),
    problems,
  };
}

/** All catalogs together. The user's are asked first, and take the place of built-in ones of the same product. */
export function withUserCatalogs(
  builtIn: CatalogSet,
  builtInTexts: TextSource,
  user: UserCatalogs,
): { readonly set: CatalogSet; readonly source: TextSource } {
  const own = new Set(user.catalogs.map(({ file }) => file.product));
  return {
    set: { ...builtIn, catalogs: [...user.catalogs, ...builtIn.catalogs.filter(({ file }) => !own.has(file.product))] },
    source: (language, product) => (own.has(product) ? user.texts : builtInTexts)(language, product),
  };
}

interface Product {
  readonly folder: string;
  readonly catalog: Catalog;
  readonly texts: ReadonlyMap<Language, ProductTexts>;
}

const problemOf = (file: string, text: string): UserCatalogProblem => ({ file, line: 1, column: 1, text });

function words(error: unknown): string {
  if (error instanceof RangeError) return 'nests too deeply';
  return errorWords(error);
}

const hasCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code;

async function productFolders(folder: string, problems: UserCatalogProblem[]): Promise<readonly string[]> {
  try {
    if (await isFile(path.join(folder, 'catalog.json'))) return [folder];
    const names = (await readdir(folder)).sort();
    const found: string[] = [];
    for (const name of names) if (await isFile(path.join(folder, name, 'catalog.json'))) found.push(path.join(folder, name));
    if (found.length === 0) problems.push(problemOf(folder, 'holds no catalog: neither catalog.json nor folders with one'));
    return found;
  } catch (error) {
    problems.push(problemOf(folder, hasCode(error, 'ENOENT') ? 'there is no such folder' : words(error)));
    return [];
  }
}

async function isFile(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile();
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')) return false;
    throw error;
  }
}

/** @returns undefined for a file that is not valid; the problem has been told */
async function readValid(file: string, validate: Validator, problems: UserCatalogProblem[]): Promise<JsonFile | undefined> {
  try {
    // Opening anything else, such as a pipe, may never end.
    if (!(await isFile(file))) {
      problems.push(problemOf(file, 'the file is missing'));
      return undefined;
    }
    const { size } = await stat(file);
    if (size > maximumFileSize) {
      problems.push(problemOf(file, `is larger than ${String(maximumFileSize >> 20)} MB`));
      return undefined;
    }
    const read = readJsonFile(file, await readFile(file, 'utf8'), validate);
    if (read.kind === 'valid') return read.json;
    problems.push(...read.problems);
  } catch (error) {
    problems.push(problemOf(file, words(error)));
  }
  return undefined;
}

async function readProduct(folder: string, vocabulary: Vocabulary, problems: UserCatalogProblem[]): Promise<Product | undefined> {
  const before = problems.length;
  const catalogJson = await readValid(path.join(folder, 'catalog.json'), validateCatalog, problems);
  if (catalogJson === undefined) return undefined;
  // Validated: what has been read is of these types. Names of families are plain words, so that they lead to no other folder.
  const file = catalogJson.value as CatalogFile;
  const families: FamilyFile[] = [];
  const ids = new Set<string>();
  for (const name of file.families) {
    const json = await readValid(path.join(folder, 'messages', `${name}.json`), validateFamily, problems);
    if (json === undefined) continue;
    const family = json.value as FamilyFile;
    if (family.family !== name) problems.push(json.problemAt(['family'], `the family has to be "${name}", as the file is called`));
    checkFamily(file, family, json, vocabulary, ids, problems);
    families.push(family);
  }
  checkHeaders(file, catalogJson, vocabulary, problems);
  const catalog: Catalog = { file, families };
  if (problems.length === before) {
    try {
      compileCatalogs({ catalogs: [catalog], vocabulary });
    } catch (error) {
      problems.push(catalogJson.problemAt([], words(error)));
    }
  }
  return problems.length > before ? undefined : { folder, catalog, texts: await readTexts(folder, file.families, problems) };
}

type TypeOf = (name: string) => SlotType | undefined;

const typeIn =
  (...vocabularies: readonly (Vocabulary | undefined)[]): TypeOf =>
  (name) =>
    vocabularies.find((each) => each !== undefined && Object.hasOwn(each, name))?.[name]?.type;

function checkTemplate(template: string, typeOf: TypeOf, json: JsonFile, at: readonly (string | number)[]): readonly UserCatalogProblem[] {
  try {
    compileTemplate(template, typeOf);
    return [];
  } catch (error) {
    return [json.problemAt(at, words(error), error instanceof TemplateError ? error.offset : undefined)];
  }
}

function checkHeaders(file: CatalogFile, json: JsonFile, vocabulary: Vocabulary, problems: UserCatalogProblem[]): void {
  file.headers?.forEach(({ pattern }, at) => {
    problems.push(...checkTemplate(pattern, typeIn(vocabulary), json, ['headers', at, 'pattern']));
  });
}

function checkFamily(
  file: CatalogFile,
  family: FamilyFile,
  json: JsonFile,
  vocabulary: Vocabulary,
  ids: Set<string>,
  problems: UserCatalogProblem[],
): void {
  const typeOf = typeIn(family.parameters, vocabulary);
  family.prefixes?.forEach((prefix, at) => {
    problems.push(...checkTemplate(prefix, typeOf, json, ['prefixes', at]));
  });
  const kinds = new Set((file.tunnels ?? []).map(({ kind }) => kind));
  family.messages.forEach((message, at) => {
    const place = ['messages', at] as const;
    if (ids.has(message.id)) problems.push(json.problemAt([...place, 'id'], `the id "${message.id}" is used twice`));
    ids.add(message.id);
    message.templates.forEach((template, number) => {
      problems.push(...checkTemplate(template, typeOf, json, [...place, 'templates', number]));
    });
    const events = [
      { event: message.tunnel, at: [...place, 'tunnel', 'kind'] },
      ...(message.when ?? []).map(({ tunnel }, number) => ({ event: tunnel, at: [...place, 'when', number, 'tunnel', 'kind'] })),
    ];
    for (const { event, at: eventAt } of events) {
      if (event === undefined || kinds.has(event.kind) || (event.kind === '*' && event.event === 'restart')) continue;
      problems.push(json.problemAt(eventAt, `catalog.json has no tunnels of the kind "${event.kind}"`));
    }
  });
}

/** The texts of the languages that there are. A text that is not valid is told and left out: the messages are recognised all the same. */
async function readTexts(
  folder: string,
  families: readonly string[],
  problems: UserCatalogProblem[],
): Promise<ReadonlyMap<Language, ProductTexts>> {
  const texts = new Map<Language, ProductTexts>();
  for (const language of languages) {
    const files: TextFile[] = [];
    for (const family of families) {
      const name = path.join(folder, 'text', language, `${family}.json`);
      // One language is enough; which one is the user's choice.
      if (!(await isFile(name))) continue;
      const json = await readValid(name, validateText, problems);
      if (json === undefined) continue;
      const text = json.value as TextFile;
      if (text.language === language && text.family === family) files.push(text);
      else problems.push(json.problemAt([], `language and family have to be "${language}" and "${family}", as folder and file are called`));
    }
    if (files.length > 0) texts.set(language, joinTexts(files));
  }
  return texts;
}
