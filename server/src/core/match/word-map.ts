/** Looks up a stretch of text among fixed words without making a string of it. */
export interface WordMap<T> {
  readonly get: (text: string, from: number, to: number) => T | undefined;
}

interface Node<T> {
  readonly children: Map<number, Node<T>>;
  value: T | undefined;
}

export function createWordMap<T>(entries: Iterable<readonly [string, T]>): WordMap<T> {
  const root: Node<T> = { children: new Map(), value: undefined };
  for (const [word, value] of entries) {
    let node = root;
    for (let at = 0; at < word.length; at++) {
      const key = word.charCodeAt(at);
      let child = node.children.get(key);
      if (child === undefined) {
        child = { children: new Map(), value: undefined };
        node.children.set(key, child);
      }
      node = child;
    }
    node.value = value;
  }
  return {
    get: (text, from, to) => {
      let node: Node<T> | undefined = root;
      for (let pos = from; pos < to && node !== undefined; pos++) node = node.children.get(text.charCodeAt(pos));
      return node?.value;
    },
  };
}
