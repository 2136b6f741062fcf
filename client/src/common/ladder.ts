import type { LadderRequest, LadderView, LinePosition } from '../../../server/src/protocol.js';
import { isCount, isFields, isText } from './check.js';

/** What the ladder's page says, in the user's language. `{0}` stands for a number that the page fills in. */
export interface LadderWords {
  readonly title: string;
  readonly merge: string;
  readonly separate: string;
  readonly save: string;
  /** How the keyboard works. */
  readonly help: string;
  readonly steps: string;
  readonly line: string;
  /** Beside the step that tells why the attempt failed. */
  readonly reason: string;
  /** What stands in the page's place where the log no longer tells of the attempt. */
  readonly gone: string;
}

/** What the extension sends to the page. */
export type ToLadder =
  | {
      readonly kind: 'show';
      /** Null where the log no longer tells of it. */
      readonly ladder: LadderView | null;
      readonly request: LadderRequest;
      readonly words: LadderWords;
      readonly language: string;
    }
  /** Wants the picture as it is now. */
  | { readonly kind: 'draw' };

/** What the page sends to the extension. */
export type FromLadder =
  /** The page is there, for the first time or again: it has nothing yet. */
  | { readonly kind: 'ready' }
  /** `keep`: the page keeps the keyboard. */
  | ({ readonly kind: 'open'; readonly keep: boolean } & LinePosition)
  | { readonly kind: 'merge' }
  | { readonly kind: 'separate' }
  | { readonly kind: 'save' }
  /** The picture as an SVG document. */
  | { readonly kind: 'drawing'; readonly svg: string };

/** The extension is the page's own: only what it is about is looked at. */
export function readToLadder(message: unknown): ToLadder | undefined {
  if (!isFields(message)) return undefined;
  switch (message['kind']) {
    case 'show':
      return isFields(message['words']) && isFields(message['request']) && isText(message['language']) ? (message as ToLadder) : undefined;
    case 'draw':
      return { kind: 'draw' };
    default:
      return undefined;
  }
}

/** What a page sends is read field by field: it shows what logs hold. */
export function readFromLadder(message: unknown): FromLadder | undefined {
  if (!isFields(message)) return undefined;
  const { kind, uri, line, keep, svg } = message;
  switch (kind) {
    case 'ready':
    case 'merge':
    case 'separate':
    case 'save':
      return { kind };
    case 'open':
      return isText(uri) && isCount(line) && typeof keep === 'boolean' ? { kind, uri, line, keep } : undefined;
    case 'drawing':
      return isText(svg) ? { kind, svg } : undefined;
    default:
      return undefined;
  }
}

/** Which attempt a page showed, as it kept it while its window was closed. */
export function readLadderRequest(value: unknown): LadderRequest | undefined {
  const position = readPosition(value);
  if (position === undefined) return undefined;
  const peer = isFields(value) ? readPosition(value['peer']) : undefined;
  return peer === undefined ? position : { ...position, peer };
}

function readPosition(value: unknown): LinePosition | undefined {
  if (!isFields(value)) return undefined;
  const { uri, line } = value;
  return isText(uri) && isCount(line) ? { uri, line } : undefined;
}
