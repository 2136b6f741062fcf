import type { LinePosition, ListedState, Timeline, TimelineMarkKind } from '../../../server/src/protocol.js';
import { isCount, isFields, isText } from './check.js';

/** What the timeline's page says, in the user's language. `{0}` stands for a number or a text that the page fills in. */
export interface TimelineWords {
  readonly title: string;
  readonly filter: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fit: string;
  readonly save: string;
  /** How the keyboard works. */
  readonly help: string;
  /** Why nothing is drawn. */
  readonly nothing: string;
  readonly noMatch: string;
  readonly notDrawn: string;
  readonly left: string;
  readonly lineAxis: string;
  readonly closer: string;
  readonly standing: string;
  readonly states: Readonly<Record<ListedState, string>>;
  readonly counts: Readonly<Record<ListedState, string>>;
  readonly marks: Readonly<Record<TimelineMarkKind, string>>;
  readonly attempts: string;
}

/** What the extension sends to the page. */
export type ToTimeline =
  | {
      readonly kind: 'show';
      readonly timeline: Timeline;
      readonly words: TimelineWords;
      /** In which times and numbers are written. */
      readonly language: string;
    }
  | { readonly kind: 'filter'; readonly filter: string }
  /** Shows a tunnel, which its first line names; with a line, the attempt that its list leads to by that line. */
  | { readonly kind: 'reveal'; readonly uri: string; readonly firstLine: number; readonly line: number | undefined }
  /** Wants the picture as it is now. */
  | { readonly kind: 'draw' };

/** What the page sends to the extension. */
export type FromTimeline =
  /** The page is there, for the first time or again: it has nothing yet. */
  | { readonly kind: 'ready' }
  /** `keep`: the page keeps the keyboard. */
  | ({ readonly kind: 'open'; readonly keep: boolean } & LinePosition)
  | { readonly kind: 'filter'; readonly filter: string }
  | { readonly kind: 'save' }
  /** The picture as an SVG document. */
  | { readonly kind: 'drawing'; readonly svg: string };

/** The extension is the page's own: only what it is about is looked at. */
export function readToTimeline(message: unknown): ToTimeline | undefined {
  if (!isFields(message)) return undefined;
  switch (message['kind']) {
    case 'show':
      return isFields(message['timeline']) && isFields(message['words']) && isText(message['language'])
        ? (message as ToTimeline)
        : undefined;
    case 'filter':
      return isText(message['filter']) ? (message as ToTimeline) : undefined;
    case 'reveal':
      return isText(message['uri']) && isCount(message['firstLine']) ? (message as ToTimeline) : undefined;
    case 'draw':
      return { kind: 'draw' };
    default:
      return undefined;
  }
}

/** What a page sends is read field by field: it shows what logs hold. */
export function readFromTimeline(message: unknown): FromTimeline | undefined {
  if (!isFields(message)) return undefined;
  const { kind, uri, line, keep, filter, svg } = message;
  switch (kind) {
    case 'ready':
    case 'save':
      return { kind };
    case 'open':
      return isText(uri) && isCount(line) && typeof keep === 'boolean' ? { kind, uri, line, keep } : undefined;
    case 'filter':
      return isText(filter) ? { kind, filter } : undefined;
    case 'drawing':
      return isText(svg) ? { kind, svg } : undefined;
    default:
      return undefined;
  }
}
