import type { Chunk } from './lines.js';
import { lineEnd } from './lines.js';
import type { Scope, Slot } from './scope.js';

/** The chunks that differ: `[start, end)` of the new ones in the place of `[start, endBefore)`. */
export function changedChunks(slots: readonly Slot[], chunks: readonly Chunk[]): { start: number; end: number; endBefore: number } {
  let start = 0;
  while (start < slots.length && start < chunks.length && slots[start]?.chunk === chunks[start]) start++;
  let end = chunks.length;
  let endBefore = slots.length;
  while (end > start && endBefore > start && slots[endBefore - 1]?.chunk === chunks[end - 1]) {
    end--;
    endBefore--;
  }
  return { start, end, endBefore };
}

/** An event as it stands in the text. The same text says the same. */
export interface EventText {
  readonly text: string;
  readonly line: number;
}

export function eventsOf(slots: readonly Slot[], scope: Scope): readonly EventText[] {
  return slots.flatMap(({ chunk, columns, pieces, firstLine }) => {
    const group = pieces.find((piece) => piece.scope === scope)?.group;
    if (columns === undefined || group === undefined) return [];
    const { starts, lines } = columns.events;
    return Array.from(lines.subarray(starts[group] ?? 0, starts[group + 1] ?? 0), (line) => ({
      text: chunk.text.slice(chunk.starts[line] ?? 0, lineEnd(chunk, line)),
      line: firstLine + line,
    }));
  });
}

export function commonLength(before: readonly EventText[], after: readonly EventText[]): number {
  let common = 0;
  while (common < before.length && common < after.length && before[common]?.text === after[common]?.text) common++;
  return common;
}
