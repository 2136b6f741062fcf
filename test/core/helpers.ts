import type { CompiledCatalogs } from '../../server/src/core/catalog/compile.js';
import { compileCatalogs } from '../../server/src/core/catalog/compile.js';
import type { CatalogFile, FamilyFile, MessageFile, Vocabulary } from '../../server/src/core/catalog/model.js';
import { createLineScan } from '../../server/src/core/match/line-scan.js';
import { recognise } from '../../server/src/core/match/recogniser.js';
import type { LogRecord } from '../../server/src/core/match/record.js';
import { readRecord } from '../../server/src/core/match/record.js';
import { readVocabulary } from '../../server/build/read-catalogs.js';

/** 2026-12-01: no test depends on the day it runs. */
export const reference = Date.UTC(2026, 11, 1);

export const vocabulary: Vocabulary = readVocabulary();

/** A message as short as a test needs it. */
export const message = (id: string, templates: readonly string[], more: Partial<MessageFile> = {}): MessageFile => ({
  id,
  templates,
  outcome: 'notice',
  source: 'test',
  ...more,
});

export const family = (name: string, messages: readonly MessageFile[], more: Partial<FamilyFile> = {}): FamilyFile => ({
  family: name,
  messages,
  ...more,
});

/** Compiles one invented product. */
export function catalogOf(families: readonly FamilyFile[], more: Partial<CatalogFile> = {}): CompiledCatalogs {
  const file: CatalogFile = {
    product: 'example',
    name: 'Example',
    source: { title: 'Test' },
    families: families.map((each) => each.family),
    ...more,
  };
  return compileCatalogs({ catalogs: [{ file, families }], vocabulary });
}

export function read(catalogs: CompiledCatalogs, line: string): LogRecord {
  const scan = createLineScan();
  recognise(catalogs, line, 0, line.length, reference, scan);
  return readRecord(line, scan);
}

export const values = (record: LogRecord): Readonly<Record<string, string>> =>
  Object.fromEntries(record.params.map((param) => [param.name, param.value]));
