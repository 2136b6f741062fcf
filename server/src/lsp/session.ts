import type { ClientCapabilities, Connection } from 'vscode-languageserver';
import type { CompiledCatalogs } from '../core/catalog/compile.js';
import type { CatalogSet, Language, Vocabulary } from '../core/catalog/model.js';
import type { InitializationOptions, Settings } from '../protocol.js';
import type { DocumentContext } from '../service/document.js';
import type { StoredLog } from '../service/stored-log.js';
import type { Texts } from '../service/texts.js';
import type { OpenDocument } from './documents.js';
import type { Request } from './guard.js';
import type { LogFiles } from './log-files.js';
import type { Runtime } from './runtime.js';

/** Catalogs as features use them. */
export interface CatalogState {
  readonly set: CatalogSet;
  readonly compiled: CompiledCatalogs;
  readonly vocabulary: Vocabulary;
  readonly texts: Texts;
}

/** What the features of one running server share. */
export interface Session {
  readonly connection: Connection;
  readonly runtime: Runtime;
  readonly options: InitializationOptions;
  /** What the editor can do. */
  readonly capabilities: ClientCapabilities;
  readonly language: Language;
  readonly documents: ReadonlyMap<string, OpenDocument>;
  /** Logs that were analysed from disk. */
  readonly files: LogFiles;
  readonly settings: () => Settings;
  readonly catalogs: () => CatalogState;
  /**
   * The document, analysed to its end; undefined for one that is not open. Waits for that and for the catalogs.
   * @throws StaleRequest where the request for which it waits has become stale
   */
  readonly context: (uri: string, request?: Request) => Promise<DocumentContext | undefined>;
  /** Waits for the catalogs. */
  readonly ready: () => Promise<void>;
  /** All logs that are known, open or from disk. Excerpts are none. @throws StaleRequest as `context` does */
  readonly logs: (request?: Request) => Promise<readonly (DocumentContext | StoredLog)[]>;
  /**
   * The document as far as its analysis has got: all of it unless it is large. Waits for nothing but the catalogs.
   * @param request is answered before the analysis goes on
   */
  readonly glance: (uri: string, request?: Request) => Promise<DocumentContext | undefined>;
}
