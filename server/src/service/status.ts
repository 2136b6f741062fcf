import type { DocumentStatus } from '../protocol.js';
import { outcomes } from '../core/catalog/model.js';
import type { Analysis } from '../core/analysis/analysis.js';
import { lineText } from '../core/analysis/lines.js';

/** With fewer lines of a vendor than one in so many, a document is another program's log. */
const minimumShare = 20;

/** Counts for the status bar, and whether the document is a vendor's log at all. */
export function documentStatus(uri: string, version: number, analysis: Analysis, mute: readonly string[]): DocumentStatus {
  const muted = mutedMessages(analysis, mute);
  const perProduct = new Map<number, number>();
  const failure = outcomes.indexOf('failure');
  const warning = outcomes.indexOf('warning');
  let failures = 0;
  let warnings = 0;
  let recognised = 0;
  let known = 0;
  for (const { columns } of analysis.chunks) {
    columns?.messages.forEach((index, line) => {
      const message = analysis.catalogs.messages[index];
      if (message === undefined) return;
      recognised++;
      if (message.file !== undefined) known++;
      perProduct.set(message.product.index, (perProduct.get(message.product.index) ?? 0) + 1);
      // What Problems leaves out does not count as a problem in the status bar either.
      if (muted.has(index)) return;
      if (columns.outcomes[line] === failure) failures++;
      else if (columns.outcomes[line] === warning) warnings++;
    });
  }
  const { lineCount } = analysis.lines;
  // The empty line behind the last line break is none to people.
  const lines = lineText(analysis.lines, lineCount - 1) === '' ? lineCount - 1 : lineCount;
  return {
    uri,
    version,
    isVendorLog: known > 0 && recognised * minimumShare >= lines,
    lines,
    recognisedLines: recognised,
    products: [...perProduct]
      .sort(([, a], [, b]) => b - a)
      .map(([index, lines]) => ({
        id: analysis.catalogs.products[index]?.id ?? '',
        name: analysis.catalogs.products[index]?.catalog.file.name ?? '',
        lines,
      })),
    failures,
    warnings,
    failedTunnels: analysis.tunnels().count('failed'),
  };
}

/** Indexes of the messages that the user has muted as `product/id`. */
function mutedMessages(analysis: Analysis, mute: readonly string[]): ReadonlySet<number> {
  const indexes = new Set<number>();
  for (const name of mute) {
    const slash = name.indexOf('/');
    const product = analysis.catalogs.products.find(({ id }) => id === name.slice(0, slash));
    const message = product?.messagesById.get(name.slice(slash + 1));
    if (message !== undefined) indexes.add(message.index);
  }
  return indexes;
}
