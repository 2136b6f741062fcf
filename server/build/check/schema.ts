import { existsSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { languages } from '../../src/core/catalog/model.js';
import { readJson } from '../read-catalogs.js';
import type { CatalogProblem } from './problem.js';

/** Checks every file of a product against `catalog.schema.json`, and that the files it names are there. */
export function checkSchema(folder: string, product: string, families: readonly string[]): readonly CatalogProblem[] {
  const ajv = new Ajv({ allErrors: true, strict: false });
  const validate = ajv.compile(readJson(path.join(folder, 'catalog.schema.json')) as object);
  const files = [
    path.join(product, 'catalog.json'),
    ...families.flatMap((family) => [
      path.join(product, 'messages', `${family}.json`),
      ...languages.map((language) => path.join(product, 'text', language, `${family}.json`)),
    ]),
  ];
  return files.flatMap((file): CatalogProblem[] => {
    if (!existsSync(path.join(folder, file))) return [{ file, place: '-', text: 'the file is missing' }];
    try {
      if (validate(readJson(path.join(folder, file)))) return [];
    } catch (error) {
      return [{ file, place: '-', text: error instanceof Error ? error.message : String(error) }];
    }
    return (validate.errors ?? [])
      .filter((error) => error.keyword !== 'if' && error.keyword !== 'anyOf')
      .map((error) => ({ file, place: error.instancePath || '/', text: `${error.message ?? 'invalid'} ${JSON.stringify(error.params)}` }));
  });
}
