import type { CompiledCatalogs } from '../core/catalog/compile.js';
import type { CatalogSet } from '../core/catalog/model.js';
import type { Tunnel } from '../core/tunnel/model.js';
import type { Settings } from '../protocol.js';
import type { FileProblem } from '../service/file-words.js';
import type { FileAnalysis } from '../service/stored-log.js';

/** A file to be analysed from disk. */
export interface FileJob {
  readonly uri: string;
  readonly set: CatalogSet;
  /** The same, compiled: what the answer refers to. */
  readonly catalogs: CompiledCatalogs;
  readonly minimum: Settings['problems']['minimum'];
  /** Milliseconds since 1970 that no line is later than. */
  readonly reference: number;
}

export interface FileProgress {
  readonly lines: number;
  /** Of the file, as it lies on disk. */
  readonly bytes: number;
  readonly size: number;
}

/** A file that was analysed, as it was then. */
export interface AnalysedFile {
  /** Bytes on disk. */
  readonly size: number;
  /**
   * Texts of lines (from 0, ascending), read again from disk. Lines that are not there are left out.
   * @throws FileError where the file is not there any more, or not the one that was analysed
   */
  readonly readLines: (lines: readonly number[]) => Promise<ReadonlyMap<number, string>>;
  /** Whether the file on disk is still the one that was analysed: grown by new lines, or another. */
  readonly look: () => Promise<'same' | 'grown' | 'other'>;
}

/** Why a file could not be read. */
export interface FileFailure {
  readonly problem: FileProblem;
  /** What the system says, for problems that have no words of ours; '' else. */
  readonly detail: string;
}

/** A file that cannot be read. */
export class FileError extends Error {
  constructor(readonly failure: FileFailure) {
    super(failure.detail === '' ? failure.problem : failure.detail);
    this.name = 'FileError';
  }
}

export type FileOutcome =
  | { readonly kind: 'analysed'; readonly analysis: FileAnalysis; readonly tunnels: readonly Tunnel[]; readonly file: AnalysedFile }
  | { readonly kind: 'failed'; readonly failure: FileFailure }
  | { readonly kind: 'cancelled' };

/** What happened to a log that is followed. */
export type FollowedLines =
  /** New lines, with their line breaks, and the beginning of one that is not finished: it comes again when more of it has. */
  | {
      readonly kind: 'lines';
      readonly text: string;
      readonly begun: string;
      /** Whether it was written since the log is followed. */
      readonly isNew: boolean;
    }
  | { readonly kind: 'replaced' }
  | { readonly kind: 'truncated' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'back' }
  | { readonly kind: 'skipped'; readonly bytes: number };

/** A log that is followed, until it is no longer. */
export interface Following {
  readonly stop: () => void;
}

/** The disk, where the server has one. */
export interface FileRuntime {
  /**
   * Follows a file, from its last lines on, through rotations.
   * @returns undefined for what is no file on a disk
   */
  readonly follow: (uri: string, tell: (lines: FollowedLines) => void, failed: (failure: FileFailure) => void) => Following | undefined;
  /** Analyses a file beside everything else. Ends with `cancelled` soon after the signal. */
  readonly analyse: (job: FileJob, progress: (progress: FileProgress) => void, signal: AbortSignal) => Promise<FileOutcome>;
}
