import type { CompiledCatalogs, CompiledMessage } from '../catalog/compile.js';
import type { Outcome } from '../catalog/model.js';
import { outcomes } from '../catalog/model.js';

/** Counts of lines by product and outcome. */
export interface Tally {
  lines: number;
  /** By product, in the catalogs' order: lines of each outcome, and last those whose message the catalog lacks. */
  readonly counts: Uint32Array;
  /** By product its first line, 0 for a product of which there is none. */
  readonly firstLines: Float64Array;
}

/** Places of a product in `counts`. */
const width = outcomes.length + 1;

export const createTally = ({ products }: CompiledCatalogs): Tally => ({
  lines: 0,
  counts: new Uint32Array(products.length * width),
  firstLines: new Float64Array(products.length),
});

/** Counts a line, from 1. @param message undefined for a line that no catalog knows */
export function countLine(tally: Tally, line: number, message: CompiledMessage | undefined, outcome: Outcome | undefined): void {
  tally.lines++;
  if (message === undefined) return;
  const { index } = message.product;
  if (tally.firstLines[index] === 0) tally.firstLines[index] = line;
  const place = index * width + (outcome === undefined ? outcomes.length : outcomes.indexOf(outcome));
  tally.counts[place] = (tally.counts[place] ?? 0) + 1;
}

/** Adds what another tally has counted. @param before lines before those of the other */
export function addTally(tally: Tally, other: Tally, before: number): void {
  tally.lines += other.lines;
  other.counts.forEach((count, place) => (tally.counts[place] = (tally.counts[place] ?? 0) + count));
  other.firstLines.forEach((line, product) => {
    const known = tally.firstLines[product] ?? 0;
    if (line > 0) tally.firstLines[product] = known === 0 ? before + line : Math.min(known, before + line);
  });
}

/** Lines of a product, by its index. */
export interface ProductCounts {
  readonly lines: number;
  /** Lines whose message the product's catalog lacks. */
  readonly unknown: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
}

export function countsOf({ counts }: Tally, product: number): ProductCounts {
  const of = (place: number): number => counts[product * width + place] ?? 0;
  const [failure, warning, success, progress, notice] = outcomes.map((_, place) => of(place));
  return {
    lines: counts.subarray(product * width, (product + 1) * width).reduce((sum, count) => sum + count, 0),
    unknown: of(outcomes.length),
    outcomes: { failure: failure ?? 0, warning: warning ?? 0, success: success ?? 0, progress: progress ?? 0, notice: notice ?? 0 },
  };
}
