/** A number by a number, in a fraction of the memory of a `Map`: a log has millions of keys. */
export interface NumberTable {
  /** What a key leads to; 0 for a key that is not there. */
  readonly get: (key: number) => number;
  /** @param key not 0 */
  readonly set: (key: number, value: number) => void;
  readonly clear: () => void;
}

const smallest = 16;
/** Numbers of an entry: its key, which is 0 where there is none, and what the key leads to. */
const width = 2;

export function createNumberTable(): NumberTable {
  let capacity = smallest;
  let cells = new Int32Array(capacity * width);
  let size = 0;

  /** Where the key stands, or where it has its place. */
  const probe = (key: number): number => {
    // Keys are given one after the other: this scatters them, and steps are few.
    let entry = Math.floor(((Math.imul(key, 0x9e3779b1) >>> 0) * capacity) / 0x1_0000_0000);
    for (;;) {
      const at = entry * width;
      const there = cells[at] ?? 0;
      if (there === key || there === 0) return at;
      if (++entry === capacity) entry = 0;
    }
  };

  /** By half: the table is never half empty for long. */
  const enlarge = (): void => {
    const before = cells;
    capacity += (capacity >> 1) + 1;
    cells = new Int32Array(capacity * width);
    for (let at = 0; at < before.length; at += width) {
      const key = before[at] ?? 0;
      if (key === 0) continue;
      const to = probe(key);
      cells[to] = key;
      cells[to + 1] = before[at + 1] ?? 0;
    }
  };

  return {
    get: (key) => cells[probe(key) + 1] ?? 0,
    set: (key, value) => {
      let at = probe(key);
      if (cells[at] === 0) {
        if ((size + 1) * 4 > capacity * 3) {
          enlarge();
          at = probe(key);
        }
        size++;
        cells[at] = key;
      }
      cells[at + 1] = value;
    },
    clear: () => {
      if (size === 0) return;
      capacity = smallest;
      cells = new Int32Array(capacity * width);
      size = 0;
    },
  };
}
