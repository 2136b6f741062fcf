import type { Analysis } from '../core/analysis/analysis.js';

/** Farther than this many lines two records hardly tell of one thing. */
const farthest = 2000;

/**
 * The line nearest to `line` (from 0) on which each of the messages stands, within some thousand lines of it.
 *
 * @param ids messages of the line's own product
 * @returns the lines by id; ids that do not stand near are left out
 */
export function relatedLines(analysis: Analysis, line: number, ids: readonly string[]): ReadonlyMap<string, number> {
  const product = analysis.summary(line).message?.product;
  const wanted = new Map<number, string>();
  for (const id of ids) {
    const message = product?.messagesById.get(id);
    if (message !== undefined) wanted.set(message.index, id);
  }
  const found = new Map<string, number>();
  for (let distance = 1; distance <= farthest && found.size < wanted.size; distance++) {
    for (const candidate of [line - distance, line + distance]) {
      if (candidate < 0 || candidate >= analysis.lines.lineCount) continue;
      const id = wanted.get(analysis.summary(candidate).message?.index ?? -1);
      if (id !== undefined && !found.has(id)) found.set(id, candidate);
    }
  }
  return found;
}
