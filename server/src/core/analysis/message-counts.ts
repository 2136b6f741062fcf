import type { CompiledCatalogs } from '../catalog/compile.js';
import { outcomes } from '../catalog/model.js';

/** How many lines each message stands on, by its outcome. */
export interface MessageCounts {
  /** `width` entries a message: one for each outcome, and one for lines without. */
  readonly counts: Uint32Array;
}

const width = outcomes.length + 1;

export interface MessageCounter {
  readonly counts: MessageCounts;
  /** @param outcome index into `outcomes`; what is beyond means none */
  readonly add: (message: number, outcome: number) => void;
}

export function createMessageCounts(catalogs: CompiledCatalogs): MessageCounter {
  const counts = new Uint32Array(catalogs.messages.length * width);
  return {
    counts: { counts },
    add: (message, outcome) => {
      const at = message * width + Math.min(outcome, outcomes.length);
      counts[at] = (counts[at] ?? 0) + 1;
    },
  };
}

/** Calls back for each message and outcome (index, `outcomes.length` for none) that stands on any line. */
export function eachCount({ counts }: MessageCounts, visit: (message: number, outcome: number, lines: number) => void): void {
  counts.forEach((lines, at) => {
    if (lines > 0) visit(Math.floor(at / width), at % width, lines);
  });
}
