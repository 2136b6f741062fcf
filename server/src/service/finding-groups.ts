import type { Outcome } from '../core/catalog/model.js';

/** Findings of one kind in one chunk. Lines count from the chunk's first. */
export interface ChunkGroup {
  readonly key: string;
  readonly outcome: Outcome;
  readonly line: number;
  readonly lastLine: number;
  readonly count: number;
}

/** Findings of one kind in a document. */
export interface FoldedGroup {
  readonly outcome: Outcome;
  readonly count: number;
  readonly first: ChunkLine;
  readonly last: ChunkLine;
}

interface ChunkLine {
  /** Position of the chunk. */
  readonly chunk: number;
  readonly line: number;
}

/** The findings of a document by kinds, kept between its versions: what an update costs is what has changed. */
export interface GroupTable {
  /**
   * @param chunks the groups of each chunk, undefined for none; those of a chunk that has not changed are the same object
   * @param most how many groups are wanted: the most serious and then the most frequent
   * @returns these in the order of their lines, and how many more there are
   */
  readonly update: (
    chunks: readonly (readonly ChunkGroup[] | undefined)[],
    most: number,
  ) => { readonly groups: readonly FoldedGroup[]; readonly left: number };
}

type Groups = readonly ChunkGroup[];

interface Kind {
  readonly key: string;
  readonly outcome: Outcome;
  count: number;
  /** The group of each chunk that has one. */
  readonly members: Map<Groups, ChunkGroup>;
}

const rank = ({ outcome }: Kind): number => (outcome === 'failure' ? 0 : outcome === 'warning' ? 1 : 2);

export function createGroupTable(): GroupTable {
  const kinds = new Map<string, Kind>();
  let known: readonly (Groups | undefined)[] = [];

  const add = (groups: Groups | undefined): void => {
    for (const group of groups ?? []) {
      let kind = kinds.get(group.key);
      if (kind === undefined) kinds.set(group.key, (kind = { key: group.key, outcome: group.outcome, count: 0, members: new Map() }));
      kind.count += group.count;
      if (groups !== undefined) kind.members.set(groups, group);
    }
  };
  const remove = (groups: Groups | undefined): void => {
    for (const { key, count } of groups ?? []) {
      const kind = kinds.get(key);
      if (kind === undefined || groups === undefined) continue;
      kind.count -= count;
      kind.members.delete(groups);
      if (kind.count === 0) kinds.delete(key);
    }
  };

  return {
    update: (chunks, most) => {
      let start = 0;
      while (start < known.length && start < chunks.length && known[start] === chunks[start]) start++;
      let [end, endBefore] = [chunks.length, known.length];
      while (end > start && endBefore > start && known[endBefore - 1] === chunks[end - 1]) {
        end--;
        endBefore--;
      }
      for (let at = start; at < endBefore; at++) remove(known[at]);
      for (let at = start; at < end; at++) add(chunks[at]);
      known = chunks;
      const places = new Map<Groups, number>();
      chunks.forEach((groups, at) => {
        if (groups !== undefined) places.set(groups, at);
      });
      const groups = [...kinds.values()]
        .map((kind) => ({ kind, folded: foldedOf(kind, places) }))
        .sort((a, b) => rank(a.kind) - rank(b.kind) || b.kind.count - a.kind.count || compare(a.folded.first, b.folded.first))
        .slice(0, most)
        .map(({ folded }) => folded)
        .sort((a, b) => compare(a.first, b.first));
      return { groups, left: kinds.size - groups.length };
    },
  };
}

const compare = (a: ChunkLine, b: ChunkLine): number => a.chunk - b.chunk || a.line - b.line;

function foldedOf({ outcome, count, members }: Kind, places: ReadonlyMap<Groups, number>): FoldedGroup {
  let first: ChunkLine | undefined;
  let last: ChunkLine | undefined;
  for (const [groups, { line, lastLine }] of members) {
    const chunk = places.get(groups) ?? 0;
    if (first === undefined || chunk < first.chunk) first = { chunk, line };
    if (last === undefined || chunk > last.chunk) last = { chunk, line: lastLine };
  }
  const nowhere = { chunk: 0, line: 0 };
  return { outcome, count, first: first ?? nowhere, last: last ?? nowhere };
}
