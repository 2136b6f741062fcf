/**
 * Everything that our client and server say to each other beyond LSP. Another editor's client needs none of it.
 */

/** What the server found in a document; sent after each analysis that changed it. */
export interface DocumentStatus {
  readonly uri: string;
  readonly version: number;
  /** Whether enough lines are a vendor's for the document to be shown as a vendor log. */
  readonly isVendorLog: boolean;
  readonly lines: number;
  readonly recognisedLines: number;
  readonly products: readonly { readonly id: string; readonly name: string; readonly lines: number }[];
  readonly failures: number;
  readonly warnings: number;
}

/** Which message stands on a line. */
export interface MessageAtLine {
  readonly product: string;
  /** Absent for a line whose envelope is known and whose message is not. */
  readonly message?: string;
}

export interface LinePosition {
  readonly uri: string;
  readonly line: number;
}

/** What the client tells the server when it starts it. */
export interface InitializationOptions {
  /** The client runs `vendorLogLens.muteMessage`: the server may offer it as a quick fix. */
  readonly commands?: boolean;
}

/** Names of the messages, with what each carries. */
export const protocol = {
  /** Server → client, notification: `DocumentStatus`. */
  status: 'vendorLogLens/status',
  /** Client → server, request: `LinePosition` → `MessageAtLine | null`. */
  messageAt: 'vendorLogLens/messageAt',
  /** Client → server, request: `{ product, message }` → the catalog's entry with its texts as JSON text, or null. */
  catalogEntry: 'vendorLogLens/catalogEntry',
} as const;

/** Settings, as the client's section `vendorLogLens` holds them. */
export interface Settings {
  readonly languageMode: 'detect' | 'keep';
  readonly problems: {
    readonly minimum: 'failure' | 'warning' | 'notice';
    readonly mute: readonly string[];
    readonly maximum: number;
  };
  /** Lines above an attempt's first line that say how it went. */
  readonly codeLens: { readonly enabled: boolean };
  /** The time since the tunnel's line before, in front of a line's text. */
  readonly inlayHints: { readonly enabled: boolean };
  /** Folders with catalogs of the user's own. */
  readonly catalogs: readonly string[];
}
