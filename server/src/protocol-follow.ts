/** The part of the protocol that logs are followed by. */

/** Asks for a log to be followed. */
export interface FollowRequest {
  readonly uri: string;
  /** Whether its last lines and those that come are wanted. Else, for a log that an editor shows, only what happens to the file. */
  readonly text: boolean;
}

/** What came of a log that is followed. */
export interface Followed {
  readonly uri: string;
  /** Rotation by renaming is `replaced`, rotation by copying `truncated`; after `ended` the log is not followed any more. */
  readonly event: 'grown' | 'replaced' | 'truncated' | 'gone' | 'back' | 'skipped' | 'ended';
  /** New lines, or a note on what happened to the file, each a line without line break. Nothing of them where no text is wanted. */
  readonly lines: readonly string[];
  /** A line that is not finished yet; it comes again when more of it has. */
  readonly begun: string;
  /** Positions in `lines` of failures that were written since the log is followed, as the settings have them. */
  readonly failures: readonly number[];
  /** Why it ended; '' for everything else. */
  readonly reason: string;
}

/** Failures of an open document from a line on. */
export interface FailureLines {
  readonly count: number;
  /** Lines (from 0, ascending): of very many the last. */
  readonly lines: readonly number[];
}
