/**
 * The catalog files as data. `catalogs/catalog.schema.json` is the reference for every property;
 * what reaches this code has been validated against it.
 */

export const outcomes = ['failure', 'warning', 'success', 'progress', 'notice'] as const;
/** Our judgement of what a message means for the user; independent of the vendor's severity. */
export type Outcome = (typeof outcomes)[number];

/** Severity of RFC 5424: 0 emergency … 7 debug. */
export type Severity = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const languages = ['en', 'ja', 'zh-cn'] as const;
export type Language = (typeof languages)[number];

export const slotTypes = ['word', 'text', 'letters', 'name', 'number', 'hex', 'ip', 'host', 'port', 'network', 'mac', 'cookies'] as const;
/** What a slot of a template takes. */
export type SlotType = (typeof slotTypes)[number];

export const phaseNames = [
  'ike-sa',
  'xauth',
  'configuration',
  'child-sa',
  'link',
  'authentication',
  'network',
  'host-check',
  'session',
] as const;
export type PhaseName = (typeof phaseNames)[number];

export type TunnelEventKind =
  | 'begin'
  | 'progress'
  | 'established'
  | 'cause'
  | 'rejected'
  | 'failed'
  | 'timeout'
  | 'retransmit'
  | 'dead'
  | 'deleted'
  | 'expired'
  | 'rekey'
  | 'rekeyed'
  | 'down'
  | 'restart';

export type PacketExchange =
  'main' | 'aggressive' | 'quick' | 'informational' | 'ike-sa-init' | 'ike-auth' | 'create-child-sa' | 'xauth' | 'mode-config';

export interface Packet {
  readonly exchange: PacketExchange;
  /** Among all of the exchange, from 1: the initiator's are odd, the responder's even. */
  readonly number?: number;
  /** Where the line does not tell who began: the initiator's `round` is message 1, 3, 5, the responder's 2, 4, 6. */
  readonly round?: number;
  readonly direction: 'sent' | 'received';
  readonly role?: 'initiator' | 'responder';
}

export interface TunnelEvent {
  /** `*`: every kind of the product. */
  readonly kind: string;
  readonly phase?: PhaseName;
  readonly event: TunnelEventKind;
  /** Who the device is in the negotiation, where the line says so and no packet. */
  readonly role?: 'initiator' | 'responder';
  readonly packet?: Packet;
}

export interface Sample {
  readonly line: string;
  readonly params: Readonly<Record<string, string>>;
}

export interface Condition {
  /** The values that each of the parameters may have. */
  readonly params: Readonly<Record<string, readonly string[]>>;
  readonly outcome?: Outcome;
  readonly tunnel?: TunnelEvent;
}

export interface MessageFile {
  readonly id: string;
  readonly templates: readonly string[];
  readonly bare?: boolean;
  readonly continues?: boolean;
  readonly severity?: Severity;
  readonly outcome: Outcome;
  readonly when?: readonly Condition[];
  readonly tunnel?: TunnelEvent;
  readonly related?: readonly string[];
  readonly yieldsTo?: readonly string[];
  readonly source: string;
  /** Left out of the built catalogs: only the build and its tests read them. */
  readonly samples?: readonly Sample[];
}

export type Localized = Readonly<Record<Language, string>>;

export interface Parameter {
  readonly type: SlotType;
  readonly label: Localized;
}

export interface FamilyFile {
  readonly family: string;
  readonly tags?: readonly string[];
  readonly prefixes?: readonly string[];
  readonly prefix?: 'required' | 'optional';
  readonly bare?: boolean;
  readonly owns?: boolean;
  readonly parameters?: Readonly<Record<string, Parameter>>;
  readonly messages: readonly MessageFile[];
}

export interface Header {
  readonly pattern: string;
  readonly anchor?: readonly string[];
  readonly families?: readonly string[];
  readonly owns?: boolean;
  readonly digits?: { readonly minimum: number; readonly maximum: number };
}

export interface PairsFile {
  readonly id?: readonly string[];
  readonly idMaximum?: number;
  readonly text?: readonly string[];
  readonly severity?: readonly string[];
  readonly names: Readonly<Record<string, string>>;
}

export interface TunnelKey {
  readonly space: string;
  readonly params: readonly string[];
  readonly of?: PhaseName;
  readonly replaced?: boolean;
}

export interface TunnelKind {
  readonly kind: string;
  /** The kind that JSON output names, where it is another. */
  readonly reportedAs?: string;
  readonly identity: readonly (readonly string[])[];
  readonly phases: readonly PhaseName[];
  readonly establishedBy?: readonly PhaseName[];
  /** Whether each `established` tells of another state, which ends the one before. */
  readonly timeline?: boolean;
  /** False where the device does not log that a tunnel came up. */
  readonly successLogged?: boolean;
  readonly keys?: readonly TunnelKey[];
  readonly context?: string;
  readonly name?: readonly string[];
  readonly peer?: readonly string[];
  readonly local?: readonly string[];
}

export interface CatalogFile {
  readonly product: string;
  readonly name: string;
  readonly source: { readonly title: string; readonly note?: string };
  readonly families: readonly string[];
  readonly headers?: readonly Header[];
  readonly pairs?: PairsFile;
  readonly tunnels?: readonly TunnelKind[];
}

/**
 * What of a line's digits and hexadecimal words may decide which message it is, because it stands in a template, an id or a condition. All
 * other numbers, addresses and words of that kind may be others, and the line is the same message: see `shape/fixed-parts.ts`.
 */
export interface FixedParts {
  /** Whether any line may be compared so: no template has a number that touches a parameter, no header looks like a time. */
  readonly usable: boolean;
  /** The numbers, each with the character in front of it; an empty text where that may be any. */
  readonly numbers: readonly (readonly [before: string, value: number])[];
  /** Whether addresses may be others: no template has a piece of one. */
  readonly addresses: boolean;
  /** Whether hexadecimal words may be others: no parameter ends where their letters begin. */
  readonly hexWords: boolean;
  /** The hexadecimal words, by `hexValue`. */
  readonly words: readonly number[];
  /** What fixed words end with in front of a parameter, in lower case: `dead` of `Peer is dead`, which more may follow. */
  readonly hexBeginnings: readonly string[];
  /** Digits that a number has at most which can be no id of a header. */
  readonly longestNumber: number;
  /** Characters that headers begin with behind which a hexadecimal word may be read in part. */
  readonly headerStarts: readonly number[];
}

/** One product's catalog, whole, without texts. */
export interface Catalog {
  readonly file: CatalogFile;
  readonly families: readonly FamilyFile[];
  /** Written by the build; of other catalogs it is found out when it is wanted. */
  readonly fixed?: FixedParts;
}

export type Vocabulary = Readonly<Record<string, Parameter>>;

/** All catalogs that recognise lines, in the order in which they are asked. */
export interface CatalogSet {
  readonly catalogs: readonly Catalog[];
  readonly vocabulary: Vocabulary;
}

export interface MessageText {
  readonly title: string;
  readonly meaning?: string;
  readonly causes?: readonly string[];
  readonly checks?: readonly string[];
  readonly sameAs?: string;
}

/** text/<language>/<family>.json */
export interface TextFile {
  readonly language: Language;
  readonly family: string;
  readonly values?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly messages: Readonly<Record<string, MessageText>>;
}
