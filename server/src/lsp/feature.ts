import type { ServerCapabilities } from 'vscode-languageserver';
import type { OpenDocument } from './documents.js';
import type { Session } from './session.js';

/** One thing that the server offers: what it announces and what it answers stand together, so that they cannot drift apart. */
export interface Feature {
  readonly capabilities?: (session: Pick<Session, 'options'>) => ServerCapabilities;
  /** Registers the feature's handlers. */
  readonly register?: (session: Session) => void;
  /**
   * Called some time after a document was opened or changed, or what it is judged by has.
   * @param progress which share of the document has been read, 1 for all of it; of a large one, this is called while it is being read
   */
  readonly refresh?: (session: Session, document: OpenDocument, progress: number) => Promise<void>;
  /** Called when settings or catalogs changed: asks the editor to request again what it shows by the former ones. */
  readonly reconsider?: (session: Session) => Promise<void>;
  /** Called when a document was closed. */
  readonly closed?: (session: Session, uri: string) => Promise<void>;
}
