import type { CompiledCatalogs, CompiledFamily, CompiledMessage } from '../../src/core/catalog/compile.js';
import type { Sample } from '../../src/core/catalog/model.js';
import type { LineScan } from '../../src/core/match/line-scan.js';
import { createLineScan } from '../../src/core/match/line-scan.js';
import { recognise } from '../../src/core/match/recogniser.js';
import { readRecord } from '../../src/core/match/record.js';
import { createMatch, runProgram } from '../../src/core/template/run.js';
import type { CatalogProblem } from './problem.js';

/** A fixed moment, so that the check does not depend on the day it runs: 2026-12-01. */
const sampleReference = 1_796_083_200_000;

/** Runs every sample of a family against all catalogs: it has to be recognised as its own message, with the parameters stated. */
export function checkSamples(catalogs: CompiledCatalogs, family: CompiledFamily): readonly CatalogProblem[] {
  const file = `${family.product.id}/messages/${family.file.family}.json`;
  const scan = createLineScan();
  return family.file.messages.flatMap((message) =>
    (message.samples ?? []).flatMap((sample) =>
      checkSample(catalogs, family.product.id, message.id, sample, scan).map((text) => ({
        file,
        place: message.id,
        text: `${text}\n    ${sample.line}`,
      })),
    ),
  );
}

function checkSample(catalogs: CompiledCatalogs, product: string, id: string, sample: Sample, scan: LineScan): readonly string[] {
  recognise(catalogs, sample.line, 0, sample.line.length, sampleReference, scan);
  const record = readRecord(sample.line, scan);
  if (record.product?.id !== product || record.id !== id || !record.known) {
    return [`sample is recognised as ${record.product === undefined ? 'nothing' : `${record.product.id}/${record.id ?? '(unknown)'}`}`];
  }
  const found = Object.fromEntries(record.params.map((param) => [param.name, param.value]));
  const names = [...new Set([...Object.keys(found), ...Object.keys(sample.params)])].sort();
  const differences = names
    .filter((name) => found[name] !== sample.params[name])
    .map((name) => `${name}: stated ${shown(sample.params[name])}, found ${shown(found[name])}`);
  const problems = differences.length === 0 ? [] : [`parameters differ: ${differences.join('; ')}`];
  return [...problems, ...rivals(scan)];
}

const shown = (value: string | undefined): string => (value === undefined ? 'nothing' : JSON.stringify(value));

/** Other messages whose templates match the same text although no order is stated. */
function rivals(scan: LineScan): readonly string[] {
  const own = scan.message;
  // Where the line holds an id, the id decides.
  if (own === undefined || scan.idStart >= 0 || own.family === undefined) return [];
  const match = createMatch();
  const rival = own.family
    .index()
    .candidates(scan.codes, scan.textStart, scan.end)
    .entries.find(
      ({ program, value }) =>
        value !== own &&
        !ordered(own, value) &&
        runProgram(program, scan.codes, scan.textStart, scan.end, value.file?.continues !== true && scan.pairs === undefined, match) >= 0,
    );
  return rival === undefined ? [] : [`${rival.value.file?.id ?? ''} matches the same sample; state "yieldsTo" in one of them`];
}

const ordered = (a: CompiledMessage, b: CompiledMessage): boolean =>
  (a.file?.yieldsTo?.includes(b.file?.id ?? '') ?? false) || (b.file?.yieldsTo?.includes(a.file?.id ?? '') ?? false);
