import type { DocumentStatus } from '../protocol.js';
import { outcomes } from '../core/catalog/model.js';
import type { Analysis } from '../core/analysis/analysis.js';

/** With fewer lines of a vendor than one in so many, a document is another program's log. */
const minimumShare = 20;

/** Counts for the status bar, and whether the document is a vendor's log at all. */
export function documentStatus(uri: string, version: number, analysis: Analysis): DocumentStatus {
  const perProduct = new Map<number, number>();
  const failure = outcomes.indexOf('failure');
  const warning = outcomes.indexOf('warning');
  let failures = 0;
  let warnings = 0;
  let recognised = 0;
  let known = 0;
  for (const chunk of analysis.chunks) {
    chunk.messages.forEach((index, line) => {
      const message = analysis.catalogs.messages[index];
      if (message === undefined) return;
      recognised++;
      if (message.file !== undefined) known++;
      perProduct.set(message.product.index, (perProduct.get(message.product.index) ?? 0) + 1);
      if (chunk.outcomes[line] === failure) failures++;
      else if (chunk.outcomes[line] === warning) warnings++;
    });
  }
  return {
    uri,
    version,
    isVendorLog: known > 0 && recognised * minimumShare >= analysis.lines.lineCount,
    lines: analysis.lines.lineCount,
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
    failedTunnels: analysis.tunnels().tunnels.filter(({ state }) => state === 'failed').length,
  };
}
