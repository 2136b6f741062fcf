import type { Attempt, Tunnel } from '../core/tunnel/model.js';
import type { Ladder } from './ladder-model.js';
import type { MergedLadder } from './merged-ladder.js';
import { mergeLadders } from './merged-ladder.js';

/** An attempt in another log. */
export interface Candidate {
  readonly tunnel: Tunnel;
  readonly attempt: Attempt;
}

export interface Counterpart<T extends Candidate> {
  readonly candidate: T;
  readonly merged: MergedLadder;
  /** Whether SPIs, cookies or addresses say that it is the same negotiation, rather than a likeness of packets alone. */
  readonly certain: boolean;
}

/** Attempts of another log that are looked at line by line. */
const mostCandidates = 100;

/** The attempts of another log that may be the other side of one, by what is known without their lines: those nearest in time. */
export function candidatesFor(tunnel: Tunnel, attempt: Attempt, others: readonly Tunnel[]): readonly Candidate[] {
  const distance = ({ start }: Attempt): number => {
    const apart = Math.abs(start - attempt.start);
    return Number.isNaN(apart) ? Number.POSITIVE_INFINITY : apart;
  };
  return others
    .filter((other) => other.kind.kind === tunnel.kind.kind && !areStrangers(tunnel, other))
    .flatMap((other) => other.attempts.map((each) => ({ tunnel: other, attempt: each, distance: distance(each) })))
    .sort((a, b) => a.distance - b.distance || a.attempt.firstLine - b.attempt.firstLine)
    .slice(0, mostCandidates);
}

const differ = (a: string | undefined, b: string | undefined): boolean => a !== undefined && b !== undefined && a !== b;

/** Whether neither side's addresses are the other's: behind NAT one of them may be another. */
const areStrangers = (a: Tunnel, b: Tunnel): boolean => differ(a.local, b.peer) && differ(a.peer, b.local);

const facing = (a: string | undefined, b: string | undefined): number => (a !== undefined && a === b ? 1 : 0);

/** The candidates that match, best first: by what only the two of them can share, then by addresses, then by packets. */
export function counterpartsOf<T extends Candidate>(
  tunnel: Tunnel,
  own: Ladder,
  candidates: readonly { readonly candidate: T; readonly ladder: Ladder }[],
): readonly Counterpart<T>[] {
  return candidates
    .flatMap(({ candidate, ladder }) => {
      const merged = mergeLadders(own, ladder);
      if (merged === undefined || sameRole(own, ladder)) return [];
      const shared = [...own.marks.keys()].filter((mark) => ladder.marks.has(mark)).length;
      const addresses = facing(tunnel.local, candidate.tunnel.peer) + facing(tunnel.peer, candidate.tunnel.local);
      const packets = merged.clock.by === 'packets' ? merged.clock.pairs : 0;
      const score = Math.min(shared, 20) * 1000 + addresses * 100 + Math.min(packets, 50);
      const certain = shared > 0 || addresses > 0;
      return certain || packets > 1 ? [{ candidate, merged, certain, score }] : [];
    })
    .sort((a, b) => b.score - a.score || Math.abs(a.merged.clock.milliseconds) - Math.abs(b.merged.clock.milliseconds));
}

/** Two that both began, or both answered, are none of one negotiation. */
const sameRole = (own: Ladder, peer: Ladder): boolean => {
  const role = own.ends[own.device].role;
  return role !== undefined && role === peer.ends[peer.device].role;
};
