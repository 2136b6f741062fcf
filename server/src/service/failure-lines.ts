import { outcomes } from '../core/catalog/model.js';
import { chunkOf } from '../core/analysis/lines.js';
import type { FailureLines } from '../protocol.js';
import type { DocumentContext } from './document.js';
import { mutedMessages } from './status.js';

/** Lines that are named: whoever goes from one to the next goes through no more. */
const mostLines = 1000;

/**
 * The failures of a document from a line on, as `documentStatus` counts them.
 * @param mute messages as `product/id`
 * @param from line from 0
 */
export function failureLines(
  { analysis: { catalogs, chunks, lines } }: DocumentContext,
  mute: readonly string[],
  from: number,
): FailureLines {
  const muted = mutedMessages(catalogs, mute);
  const failure = outcomes.indexOf('failure');
  const failures: number[] = [];
  for (let at = chunkOf(lines, Math.min(from, lines.lineCount - 1)); at < chunks.length; at++) {
    const columns = chunks[at]?.columns;
    if (columns === undefined) continue;
    const first = lines.firstLines[at] ?? 0;
    const { messages, outcomes: found } = columns;
    for (let index = found.indexOf(failure, Math.max(0, from - first)); index >= 0; index = found.indexOf(failure, index + 1)) {
      if (!muted.has(messages[index] ?? -1)) failures.push(first + index);
    }
  }
  return { count: failures.length, lines: failures.slice(-mostLines) };
}
