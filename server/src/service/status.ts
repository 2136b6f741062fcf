import type { DocumentStatus } from '../protocol.js';
import { outcomes } from '../core/catalog/model.js';
import type { ChunkAnalysis } from '../core/analysis/chunk-analysis.js';
import { lineText } from '../core/analysis/lines.js';
import type { CompiledCatalogs } from '../core/catalog/compile.js';
import type { DocumentContext } from './document.js';

/** With fewer lines of a vendor than one in so many, a document is another program's log. */
const minimumShare = 20;

/** Counts for the status bar, and whether the document is a vendor's log at all: of what has been read of it. */
export function documentStatus({ uri, analysis, memo }: DocumentContext, version: number, mute: readonly string[]): DocumentStatus {
  const { catalogs, chunks } = analysis;
  const muted = mutedMessages(catalogs, mute);
  const inputs = JSON.stringify([...muted]);
  const perProduct = new Map<number, number>();
  const sum = { lines: 0, recognised: 0, known: 0, failures: 0, warnings: 0 };
  for (const { columns } of chunks) {
    if (columns === undefined) continue;
    const counts = memo.of(columns, 'counts', inputs, () => countLines(columns, catalogs, muted));
    sum.lines += columns.messages.length;
    sum.recognised += counts.recognised;
    sum.known += counts.known;
    sum.failures += counts.failures;
    sum.warnings += counts.warnings;
    for (const [product, lines] of counts.perProduct) perProduct.set(product, (perProduct.get(product) ?? 0) + lines);
  }
  const { lineCount } = analysis.lines;
  // The empty line behind the last line break is none to people.
  const lines = sum.lines === lineCount && lineText(analysis.lines, lineCount - 1) === '' ? lineCount - 1 : sum.lines;
  return { uri, version, ...countedStatus(catalogs, { ...sum, perProduct, lines }, analysis.tunnels().count('failed')) };
}

/** What has been counted, as it is told. @param lines of the log */
export function countedStatus(
  catalogs: CompiledCatalogs,
  counts: Counts & { readonly lines: number },
  failedTunnels: number,
): Omit<DocumentStatus, 'uri' | 'version'> {
  const { lines, recognised, known, failures, warnings, perProduct } = counts;
  return {
    isVendorLog: known > 0 && recognised * minimumShare >= lines,
    lines,
    recognisedLines: recognised,
    products: [...perProduct]
      .sort(([, a], [, b]) => b - a)
      .map(([index, count]) => ({
        id: catalogs.products[index]?.id ?? '',
        name: catalogs.products[index]?.catalog.file.name ?? '',
        lines: count,
      })),
    failures,
    warnings,
    failedTunnels,
  };
}

export interface Counts {
  readonly recognised: number;
  /** Of these, those of messages that a catalog has. */
  readonly known: number;
  readonly failures: number;
  readonly warnings: number;
  readonly perProduct: ReadonlyMap<number, number>;
}

function countLines(columns: ChunkAnalysis, catalogs: CompiledCatalogs, muted: ReadonlySet<number>): Counts {
  const perProduct = new Map<number, number>();
  const failure = outcomes.indexOf('failure');
  const warning = outcomes.indexOf('warning');
  const counts = { recognised: 0, known: 0, failures: 0, warnings: 0 };
  columns.messages.forEach((index, line) => {
    const message = catalogs.messages[index];
    if (message === undefined) return;
    counts.recognised++;
    if (message.file !== undefined) counts.known++;
    perProduct.set(message.product.index, (perProduct.get(message.product.index) ?? 0) + 1);
    // What Problems leaves out does not count as a problem in the status bar either.
    if (muted.has(index)) return;
    if (columns.outcomes[line] === failure) counts.failures++;
    else if (columns.outcomes[line] === warning) counts.warnings++;
  });
  return { ...counts, perProduct };
}

/** Indexes of the messages that the user has muted as `product/id`. */
export function mutedMessages(catalogs: CompiledCatalogs, mute: readonly string[]): ReadonlySet<number> {
  const indexes = new Set<number>();
  for (const name of mute) {
    const slash = name.indexOf('/');
    const product = catalogs.products.find(({ id }) => id === name.slice(0, slash));
    const message = product?.messagesById.get(name.slice(slash + 1));
    if (message !== undefined) indexes.add(message.index);
  }
  return indexes;
}
