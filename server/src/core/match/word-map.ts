import type { Codes } from '../codes.js';
import type { Branches } from './branches.js';
import { branchOf, createBranches, groupByCharacter } from './branches.js';

/** Looks up a stretch of text among fixed words without making a string of it. */
export interface WordMap<T> {
  readonly get: (codes: Codes, from: number, to: number) => T | undefined;
}

interface Node<T> {
  readonly branches: Branches<Node<T>>;
  readonly value: T | undefined;
}

/** Words that are the same up to `depth`. */
function createNode<T>(entries: readonly (readonly [string, T])[], depth: number): Node<T> {
  const own = entries.find(([word]) => word.length === depth);
  const longer = groupByCharacter(
    entries.filter(([word]) => word.length > depth),
    ([word]) => word.charCodeAt(depth),
  );
  const nodes = new Map([...longer].map(([character, group]) => [character, createNode(group, depth + 1)]));
  return { branches: createBranches(nodes), value: own?.[1] };
}

export function createWordMap<T>(entries: Iterable<readonly [string, T]>): WordMap<T> {
  const root = createNode([...entries], 0);
  return {
    get: (codes, from, to) => {
      let node: Node<T> | undefined = root;
      for (let pos = from; pos < to && node !== undefined; pos++) node = branchOf(node.branches, codes[pos] ?? 0);
      return node?.value;
    },
  };
}
