import type { TextDocument } from 'vscode';
import type { FailureLines, Followed } from '../../server/src/protocol.js';

/** What keeps a document from showing what its log holds. */
export type Obstacle =
  /** There is no file of that name. */
  | 'gone'
  /** It has unsaved changes: VS Code does not read it again. */
  | 'unsaved'
  /** VS Code has not noticed that the file has changed. */
  | 'not-reloaded';

export interface Rotation {
  readonly event: 'replaced' | 'truncated' | 'rewritten';
  readonly time: Date;
}

/** A document that shows a log that is followed. */
export interface FollowSource {
  readonly document: TextDocument;
  /** Whether the document is made of what the server tells of the file. */
  readonly text: boolean;
  /** The server begins to tell, for the first time or again. */
  readonly begin: () => void;
  readonly take: (followed: Followed) => void;
  /** Failures since the log is followed: how many, and at which lines of the document. */
  readonly failures: () => FailureLines;
  readonly obstacle: () => Obstacle | undefined;
  /** The last one. */
  readonly rotation: () => Rotation | undefined;
  readonly dispose: () => void;
}
