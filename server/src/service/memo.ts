/**
 * What has been worked out of parts of a document: of a chunk's columns, of a tunnel. An edit leaves most parts the same objects as they
 * were, and what was worked out of them is found again; it goes with its part.
 */
export interface Memo {
  /**
   * @param part something that never changes
   * @param name of the work
   * @param inputs what the result depends on besides the part; the result for other inputs is forgotten
   */
  readonly of: <Result>(part: object, name: string, inputs: string, work: () => Result) => Result;
}

interface Entry {
  readonly inputs: string;
  readonly result: unknown;
}

export function createMemo(): Memo {
  const entries = new Map<string, WeakMap<object, Entry>>();
  return {
    of: <Result>(part: object, name: string, inputs: string, work: () => Result): Result => {
      let named = entries.get(name);
      if (named === undefined) entries.set(name, (named = new WeakMap()));
      const known = named.get(part);
      // Work of one name has results of one type.
      if (known?.inputs === inputs) return known.result as Result;
      const result = work();
      named.set(part, { inputs, result });
      return result;
    },
  };
}
