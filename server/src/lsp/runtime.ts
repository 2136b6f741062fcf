import type { CatalogSet } from '../core/catalog/model.js';
import type { TextSource } from '../service/texts.js';
import type { FileRuntime } from './file-runtime.js';

/** Something wrong in a catalog of the user's own. */
export interface CatalogFileProblem {
  /** URI of the file. */
  readonly uri: string;
  /** From 0. */
  readonly line: number;
  readonly character: number;
  readonly text: string;
}

export interface LoadedCatalogs {
  readonly set: CatalogSet;
  readonly texts: TextSource;
  readonly problems: readonly CatalogFileProblem[];
  /** URIs of the folders that were read beside the built-in catalogs: to be watched for changes. */
  readonly folders: readonly string[];
}

/** The world outside of the server: what a Node.js or browser entry puts in. */
export interface Runtime {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Runs the task later; the answer takes that back. */
  readonly later: (task: () => void, milliseconds: number) => () => void;
  /** Lets what has arrived meanwhile be read and answered. */
  readonly breathe: () => Promise<void>;
  /** Undefined where there is no disk. */
  readonly files: FileRuntime | undefined;
  /**
   * The built-in catalogs and those in the folders that the user named.
   * @param folders as the setting holds them: absolute, or relative to the first workspace folder
   * @param workspaceFolder URI of that folder
   */
  readonly loadCatalogs: (folders: readonly string[], workspaceFolder: string | undefined) => Promise<LoadedCatalogs>;
}
