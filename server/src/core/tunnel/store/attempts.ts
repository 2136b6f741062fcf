import type { TunnelRecord, TunnelState } from '../model.js';
import type { OpenTunnel } from '../open-tunnel.js';
import { OpenAttempt } from '../open-tunnel.js';
import { isOpen } from '../state.js';
import { createAttemptRows } from './attempt-rows.js';

/**
 * The attempts of a log, by their ids. What leads to an attempt holds its id: those that have ended may be packed, and are objects again
 * when a record speaks of them.
 */
export interface Attempts {
  /** One that begins with the record. */
  readonly begin: (tunnel: OpenTunnel, record: TunnelRecord) => OpenAttempt;
  readonly get: (id: number) => OpenAttempt;
  /** Undefined for one that is packed: it is not open. */
  readonly peek: (id: number) => OpenAttempt | undefined;
  readonly stateOf: (id: number) => TunnelState;
  /** Takes it from the tunnel's `open` attempts. */
  readonly unlist: (id: number) => void;
  /** Makes it another tunnel's. */
  readonly give: (id: number, tunnel: OpenTunnel) => void;
  /** Nobody asks for it any more. */
  readonly forget: (id: number) => void;
}

/** Attempts of which those that have ended are packed, for whoever asks for nothing but states. */
export interface PackedAttempts extends Attempts {
  /** Notes that a record has spoken of the attempt. */
  readonly note: (attempt: OpenAttempt) => void;
  /** Whether enough of them have ended to pack them. */
  readonly isPackingDue: () => boolean;
  /** Packs those that have ended. @param held those that something else holds than an id: they stay objects */
  readonly pack: (held: ReadonlySet<OpenAttempt>) => void;
}

/** Attempts that have ended are packed so many at a time: what leads to them is looked through for each time. */
const leastEnded = 1024;

export function createAttempts(tunnelOf: (id: number) => OpenTunnel): PackedAttempts {
  /** Undefined where an attempt is packed. */
  const all: (OpenAttempt | undefined)[] = [];
  const rows = createAttemptRows(tunnelOf);
  /** Those that have ended since the last packing, and those that could not be packed. */
  const ended = new Set<OpenAttempt>();
  let due = leastEnded;

  const unpack = (id: number): OpenAttempt => {
    const attempt = rows.read(id);
    all[id] = attempt;
    ended.add(attempt);
    return attempt;
  };

  return {
    begin: (tunnel, { line, time }) => {
      const attempt = new OpenAttempt(all.length, tunnel, line, time);
      all.push(attempt);
      return attempt;
    },
    get: (id) => all[id] ?? unpack(id),
    peek: (id) => all[id],
    stateOf: (id) => all[id]?.state ?? rows.stateOf(id),
    unlist: (id) => {
      const attempt = all[id];
      if (attempt === undefined) rows.unlist(id);
      else attempt.listed = false;
    },
    give: (id, tunnel) => {
      const attempt = all[id];
      if (attempt === undefined) rows.give(id, tunnel.id);
      else attempt.tunnel = tunnel;
    },
    forget: (id) => {
      all[id] = undefined;
    },
    note: (attempt) => {
      if (!isOpen(attempt)) ended.add(attempt);
    },
    isPackingDue: () => ended.size >= due,
    pack: (held) => {
      for (const attempt of ended) {
        if (held.has(attempt)) continue;
        ended.delete(attempt);
        // One that stands again is noted when it ends.
        if (isOpen(attempt)) continue;
        rows.write(attempt);
        all[attempt.id] = undefined;
      }
      due = leastEnded + 2 * held.size;
    },
  };
}
