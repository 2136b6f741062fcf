import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { analyse } from '../../server/src/core/analysis/analysis.js';
import { createLines } from '../../server/src/core/analysis/lines.js';
import type { Language } from '../../server/src/core/catalog/model.js';
import type { DocumentContext } from '../../server/src/service/document.js';
import { documentContext } from '../../server/src/service/document.js';
import { reference } from '../core/helpers.js';
import { builtInCatalogs, builtInTexts } from './built-in.js';
import { uri } from './documents.js';

export const samplesFolder = path.resolve(import.meta.dirname, '../../samples');

/** A document of the samples, such as `qno-router/rekey.log`. */
export function sampleDocument(name: string, language: Language = 'en'): DocumentContext {
  const text = readFileSync(path.join(samplesFolder, name), 'utf8');
  return documentContext(uri, analyse(builtInCatalogs(), createLines(text), reference), language, builtInTexts());
}

/** The names of all samples. */
export const sampleFiles = (): readonly string[] =>
  readdirSync(samplesFolder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.log'))
    .map((file) => file.replaceAll(path.sep, '/'));
