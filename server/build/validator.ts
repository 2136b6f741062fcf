/**
 * Generates `server/src/node/user-catalogs-validator.js` from the catalogs' schema: `npx tsx server/build/validator.ts`. The validators are
 * plain functions, so that nothing is compiled while the program runs. A test tells when the file is out of date.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { format } from 'prettier';
import { catalogsFolder, readJson } from './read-catalogs.js';

export const validatorFile = path.resolve(import.meta.dirname, '../src/node/user-catalogs-validator.js');

/** Names of the exported validators, and the definition in the schema that each is of. */
const definitions = { validateCatalog: 'catalog', validateFamily: 'family', validateText: 'text' } as const;

/** @returns the source of the validators */
export async function validatorSource(): Promise<string> {
  const schema = withoutWords(readJson(path.join(catalogsFolder, 'catalog.schema.json'))) as { readonly $id: string };
  const ajv = new Ajv({
    allErrors: true,
    strict: false,
    messages: false,
    inlineRefs: false,
    schemas: [schema],
    code: { source: true, esm: true, optimize: 2 },
  });
  const code = standaloneCode(
    ajv,
    Object.fromEntries(Object.entries(definitions).map(([name, definition]) => [name, `${schema.$id}#/definitions/${definition}`])),
  );
  const bundle = await build({
    stdin: { contents: code, resolveDir: import.meta.dirname, loader: 'js' },
    bundle: true,
    // Comments in the output name files from here.
    absWorkingDir: path.resolve(import.meta.dirname, '../..'),
    format: 'esm',
    target: 'node20',
    minifySyntax: true,
    write: false,
    legalComments: 'none',
  });
  const source = `// Generated from catalogs/catalog.schema.json by server/build/validator.ts. Do not edit.\n${bundle.outputFiles[0]?.text ?? ''}`;
  return format(source, { parser: 'babel', printWidth: 140, singleQuote: true });
}

/** The schema without what only people read. */
function withoutWords(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutWords);
  if (typeof schema !== 'object' || schema === null) return schema;
  const isWords = (name: string, value: unknown): boolean => (name === 'title' || name === 'description') && typeof value === 'string';
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([name, value]) => !isWords(name, value))
      .map(([name, value]) => [name, withoutWords(value)]),
  );
}

if (process.argv[1] === import.meta.filename) void validatorSource().then((source) => writeFileSync(validatorFile, source));
