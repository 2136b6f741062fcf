/**
 * Numbers for pairs of numbers: -1 and below, so that they are none of a single value. A `Map` by pairs would need a text or a fraction for
 * each.
 */
export interface Pairs {
  readonly of: (first: number, second: number) => number;
}

const smallest = 64;
/** Numbers of an entry: a pair, which is 0 and 0 where there is none, and its own number. */
const width = 3;

export function createPairs(): Pairs {
  let capacity = smallest;
  let cells = new Int32Array(0);
  let size = 0;

  /** Where the pair stands, or where it has its place. */
  const probe = (first: number, second: number): number => {
    const mask = capacity - 1;
    const mixed = Math.imul(Math.imul(first, 0x9e3779b1) ^ second, 0x85ebca6b);
    let entry = (mixed ^ (mixed >>> 15)) & mask;
    for (;;) {
      const at = entry * width;
      if (cells[at + 2] === 0 || (cells[at] === first && cells[at + 1] === second)) return at;
      entry = (entry + 1) & mask;
    }
  };

  const enlarge = (): void => {
    const before = cells;
    if (before.length > 0) capacity *= 2;
    cells = new Int32Array(capacity * width);
    for (let at = 0; at < before.length; at += width) {
      if (before[at + 2] === 0) continue;
      const to = probe(before[at] ?? 0, before[at + 1] ?? 0);
      cells.set(before.subarray(at, at + width), to);
    }
  };

  return {
    of: (first, second) => {
      if ((size + 1) * 2 > cells.length / width) enlarge();
      const at = probe(first, second);
      const known = cells[at + 2] ?? 0;
      if (known !== 0) return known;
      cells[at] = first;
      cells[at + 1] = second;
      cells[at + 2] = -++size;
      return -size;
    },
  };
}
