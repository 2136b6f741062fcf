/**
 * Everything that our client and server say to each other beyond LSP. Another editor's client needs none of it.
 */

export type { FailureLines, Followed, FollowRequest } from './protocol-follow.js';

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
  readonly failedTunnels: number;
  /** While a large document is being read: which share of it the numbers are about, below 1. Absent once they are about all of it. */
  readonly progress?: number;
  /** Of a log that was analysed from disk: whether the file is as it was then, has grown, or is another; or nothing is known any more. */
  readonly fromDisk?: FileState;
}

export type FileState = 'same' | 'grown' | 'other' | 'forgotten';

/** How the analysis of a file from disk ended. */
export type FileAnswer =
  | { readonly kind: 'analysed'; readonly status: DocumentStatus }
  /** Why not, in the server's language. */
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'cancelled' };

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

/** What the query of an excerpt's URI holds as JSON: the lines of the tunnel to which the line belongs, or those around it. */
export interface ExcerptSource extends LinePosition {
  readonly around?: boolean;
}

/** Documents of this scheme hold some lines of a log: those of one tunnel, or those around a line. Problems and lists of tunnels leave them to the log itself. */
export const excerptScheme = 'vendor-log-tunnel';

/** Documents of this scheme hold the last lines of a log that is followed from disk: what is new in them is told of nowhere else. */
export const followScheme = 'vendor-log-follow';

/** Whether a document repeats the lines of a log that has problems and tunnels of its own. */
export const isExcerpt = (uri: string): boolean => uri.startsWith(`${excerptScheme}:`);

export type ListedState = 'negotiating' | 'established' | 'failed' | 'down';

/** How a tunnel or an attempt of it went. Its texts are in the server's language, of a length for one line, control characters made visible. */
export interface ListedCourse {
  readonly state: ListedState;
  /** The state as a word. */
  readonly word: string;
  /** The device's clock: when an attempt began, or since when a tunnel is what it is; '' without times. */
  readonly time: string;
  /** Why it failed or went down; '' where nothing says so. */
  readonly reason: string;
  /** Where to look, from 0: the line that gives the reason, else the first. */
  readonly line: number;
}

export interface ListedAttempt extends ListedCourse {
  /** `2nd of 3 attempts` */
  readonly label: string;
  /** From its first line to its last; '' without times. */
  readonly duration: string;
}

export interface ListedTunnel extends ListedCourse {
  /** The log's. */
  readonly uri: string;
  /** Whether the log was analysed from disk: an editor may not be able to show its lines. */
  readonly fromDisk?: boolean;
  /** From 0: by it the tunnel is named in requests. */
  readonly firstLine: number;
  /** Name and peer. */
  readonly title: string;
  /** The device that wrote the lines; '' where they name none. */
  readonly device: string;
  /** `3 attempts` */
  readonly count: string;
  /** In order, of very many the last ones. */
  readonly attempts: readonly ListedAttempt[];
  /** Says how many earlier attempts are not listed; '' if all are. */
  readonly earlier: string;
}

/** The tunnels of all open logs. */
export interface TunnelList {
  /** Failed ones first, then what is down, negotiates, stands; of those alike the one that spoke last. */
  readonly tunnels: readonly ListedTunnel[];
  /** How many more there are than are listed. */
  readonly left: number;
}

/** The lines of the tunnel to which a line belongs. */
export interface TunnelLines {
  /** From 0, ascending. */
  readonly lines: readonly number[];
  /** Their texts, of a log that is not open but was analysed from disk; of very many lines the first ones. */
  readonly texts?: readonly string[];
  /** Says what is left out or why the lines cannot be read; '' for neither. */
  readonly note?: string;
}

/** The tunnels of all open logs against time, as a picture shows them. Texts are as in `ListedCourse`. */
export interface Timeline {
  /** What places are counted in: milliseconds of the devices' clocks, or, where no log has times, lines from 0. */
  readonly axis: 'time' | 'line';
  /** The first and the last place in the logs that anything of a tunnel is told of; both 0 without rows. */
  readonly start: number;
  readonly end: number;
  /** In the order of `TunnelList`. */
  readonly rows: readonly TimelineRow[];
  /** How many more tunnels there are than rows. */
  readonly left: number;
}

/** One tunnel. */
export interface TimelineRow extends Omit<ListedTunnel, 'attempts' | 'earlier'> {
  /** By their beginnings, in order. */
  readonly bars: readonly TimelineBar[];
  /** By their places, in order. */
  readonly marks: readonly TimelineMark[];
  /** What of the tunnel is not drawn, and why; '' if all is. */
  readonly note: string;
}

/** An attempt, or many in a row that went alike. */
export interface TimelineBar extends ListedAttempt {
  /** Its first and its last line's place. */
  readonly start: number;
  readonly end: number;
  /** As far as it is taken to stand, where no line tells of its end; else `end`. */
  readonly until: number;
  /** How many attempts it stands for. */
  readonly count: number;
}

export type TimelineMarkKind = 'rekey' | 'retransmission' | 'dead' | 'deletion';

/** What happened to a tunnel besides its beginning, or many such moments of one kind. */
export interface TimelineMark {
  readonly kind: TimelineMarkKind;
  readonly start: number;
  /** Of the last of many. */
  readonly end: number;
  readonly count: number;
  /** `3 rekeys` */
  readonly label: string;
  readonly time: string;
  /** From 0: the first one's. */
  readonly line: number;
}

export type LadderEnd = 'left' | 'right';

/** One of the two that negotiate: a column of a ladder. */
export interface LadderColumn {
  /** Name or address. */
  readonly title: string;
  /** Address where the title is a name, and who it is in the negotiation: initiator or responder. */
  readonly details: readonly string[];
}

/** A step of a ladder, its texts in the server's language with control characters made visible. */
export interface LadderRow {
  readonly kind: 'packet' | 'note' | 'omitted';
  /** Whose packet it is, or of whom a note tells. */
  readonly at: LadderEnd;
  readonly label: string;
  /** What the packet holds, how often it was sent, what became of it. */
  readonly details: readonly string[];
  readonly tone: 'plain' | 'good' | 'warning' | 'bad';
  readonly fate: 'seen' | 'unanswered' | 'lost';
  /** Whether it tells why the attempt failed or went down. */
  readonly decisive: boolean;
  /** What each end's own log says of it, and when. */
  readonly ends: Readonly<Record<LadderEnd, LadderMark | null>>;
  /** Since the step before: `+0.4 s`; '' where that is too little to tell. */
  readonly gap: string;
  /** All of it for those who hear it. */
  readonly sentence: string;
}

/** A line of one end's log. */
export interface LadderMark extends LinePosition {
  /** By the clock of that log; '' where the line does not tell when it happened. */
  readonly time: string;
}

/** The ladder of one attempt. */
export interface LadderView {
  /** Name and peer. */
  readonly title: string;
  /** Which attempt, its state, when. */
  readonly details: readonly string[];
  readonly columns: Readonly<Record<LadderEnd, LadderColumn>>;
  readonly rows: readonly LadderRow[];
  /** What needs saying of the whole: that the log shows no packets, or by how much the clocks of two logs differ. */
  readonly remarks: readonly string[];
  /** Whether the lines of both peers' logs are in it. */
  readonly merged: boolean;
}

/** An attempt in another log that may be the peer's side of the same negotiation. */
export interface LadderCounterpart {
  /** Of the attempt in its log: what `LadderRequest.peer` takes. */
  readonly position: LinePosition;
  readonly title: string;
  readonly details: readonly string[];
}

/** Asks for the ladder of the attempt to which a line belongs, merged with that of the peer's line where one is named. */
export interface LadderRequest extends LinePosition {
  readonly peer?: LinePosition;
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
  /** Client → server, request: `{ filter? }`, words that each tunnel must have → `TunnelList`. */
  tunnels: 'vendorLogLens/tunnels',
  /** Client → server, request: `{ filter? }`, words that each tunnel must have → `Timeline`. */
  timeline: 'vendorLogLens/timeline',
  /** Client → server, request: `LinePosition` → `TunnelLines`, or null for a line of no tunnel. */
  tunnelLines: 'vendorLogLens/tunnelLines',
  /** Client → server, request: `LadderRequest` → `LadderView`, or null for a line of no attempt. */
  ladder: 'vendorLogLens/ladder',
  /** Client → server, request: `LinePosition` → `LadderCounterpart[]`, best first: attempts of the other open logs. */
  counterparts: 'vendorLogLens/ladderCounterparts',
  /** Client → server, request: `LinePosition` → `TunnelLines` with the lines around it; null for a log that was not analysed from disk. */
  linesAround: 'vendorLogLens/linesAround',
  /** Client → server, request: `{ uri, workDoneToken? }` of a file → `FileAnswer`. Publishes its problems, and tells of it until it is forgotten. */
  analyzeFile: 'vendorLogLens/analyzeFile',
  /** Client → server, request: `FollowRequest` for a file → whether it is followed. What comes of it is notified. */
  follow: 'vendorLogLens/follow',
  /** Client → server, request: `{ uri }` → null. */
  unfollow: 'vendorLogLens/unfollow',
  /** Server → client, notification: `Followed`. */
  followed: 'vendorLogLens/followed',
  /** Client → server, request: `LinePosition` → `FailureLines` from that line on, as far as the document has been read. */
  failureLines: 'vendorLogLens/failureLines',
  /** Client → server, request: `{ uri }` → null. */
  forgetFile: 'vendorLogLens/forgetFile',
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
