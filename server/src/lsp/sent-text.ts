import type { Lines } from '../core/analysis/lines.js';
import { createLines } from '../core/analysis/lines.js';

/** What a reader of messages adds to a long text: its lines, cut while the text was still arriving. A symbol, which no JSON holds. */
export const cutLines: unique symbol = Symbol('lines of the text');

/** A text as an editor sends it, of a document that is opened or has changed. */
export interface SentText {
  readonly text: string;
  readonly [cutLines]?: Lines;
}

export const linesOfText = (sent: SentText): Lines => sent[cutLines] ?? createLines(sent.text);
