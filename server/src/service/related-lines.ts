import type { Analysis } from '../core/analysis/analysis.js';
import { chunkOf } from '../core/analysis/lines.js';
import type { CompiledProduct } from '../core/catalog/compile.js';

/** Farther than this many lines two records hardly tell of one thing. */
const farthest = 2000;

/**
 * The line nearest to `line` (from 0) on which each of the messages stands, within some thousand lines of it. Lines that have not been read
 * are passed over: whoever points at a line while its log is being read does not wait for them.
 *
 * @param ids messages of the product
 * @returns the lines by id; ids that do not stand near are left out
 */
export function relatedLines(
  analysis: Analysis,
  line: number,
  product: CompiledProduct,
  ids: readonly string[],
): ReadonlyMap<string, number> {
  const wanted = new Map<number, string>();
  for (const id of ids) {
    const message = product.messagesById.get(id);
    if (message !== undefined) wanted.set(message.index, id);
  }
  const found = new Map<string, number>();
  if (wanted.size === 0) return found;
  for (const direction of [-1, 1]) {
    for (const [id, near] of nearestLines(analysis, line, direction, wanted)) {
      const other = found.get(id);
      if (other === undefined || Math.abs(near - line) < Math.abs(other - line)) found.set(id, near);
    }
  }
  return found;
}

/** The nearest lines before or after, by id. */
function nearestLines(
  { lines, chunks }: Analysis,
  line: number,
  direction: number,
  wanted: ReadonlyMap<number, string>,
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (let at = chunkOf(lines, line); at >= 0 && at < chunks.length && found.size < wanted.size; at += direction) {
    const first = lines.firstLines[at] ?? 0;
    const count = lines.chunks[at]?.starts.length ?? 0;
    const messages = chunks[at]?.columns?.messages;
    const from = direction < 0 ? Math.min(line - first, count) - 1 : Math.max(line - first + 1, 0);
    for (let index = from; index >= 0 && index < count; index += direction) {
      if (Math.abs(first + index - line) > farthest) return found;
      const id = wanted.get(messages?.[index] ?? -1);
      if (id !== undefined && !found.has(id)) found.set(id, first + index);
    }
  }
  return found;
}
