/**
 * Where a node of a trie goes on, by the next character. A list that begins with the smallest of the characters: as quick as one over all
 * characters, and small.
 */
export interface Branches<T> {
  readonly low: number;
  readonly nodes: readonly (T | undefined)[];
}

export function createBranches<T>(byCharacter: ReadonlyMap<number, T>): Branches<T> {
  const characters = [...byCharacter.keys()];
  if (characters.length === 0) return { low: 0, nodes: [] };
  const low = characters.reduce((a, b) => Math.min(a, b));
  const high = characters.reduce((a, b) => Math.max(a, b));
  return { low, nodes: Array.from({ length: high - low + 1 }, (_, at) => byCharacter.get(low + at)) };
}

export function branchOf<T>({ low, nodes }: Branches<T>, character: number): T | undefined {
  const at = character - low;
  // An index outside of a list is slow.
  return at >= 0 && at < nodes.length ? nodes[at] : undefined;
}

/** Sorts values into groups by a character, in their order. */
export function groupByCharacter<T>(values: readonly T[], characterOf: (value: T) => number): ReadonlyMap<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const value of values) {
    const character = characterOf(value);
    const group = groups.get(character);
    if (group === undefined) groups.set(character, [value]);
    else group.push(value);
  }
  return groups;
}
