import type { ServerCapabilities } from 'vscode-languageserver';
import type { OpenDocument } from './documents.js';
import type { Session } from './session.js';

/** One thing that the server offers: what it announces and what it answers stand together, so that they cannot drift apart. */
export interface Feature {
  readonly capabilities?: (session: Pick<Session, 'options'>) => ServerCapabilities;
  /** Registers the feature's handlers. */
  readonly register?: (session: Session) => void;
  /** Called some time after a document was opened or changed, or what it is judged by has. */
  readonly refresh?: (session: Session, document: OpenDocument) => Promise<void>;
  /** Called when settings or catalogs changed: asks the editor to request again what it shows by the former ones. */
  readonly reconsider?: (session: Session) => Promise<void>;
  /** Called when a document was closed. */
  readonly closed?: (session: Session, uri: string) => Promise<void>;
}
