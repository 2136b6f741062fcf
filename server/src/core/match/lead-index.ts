import type { Program } from '../template/program.js';

/** A template that may match, with what it stands for. */
export interface Entry<T> {
  readonly program: Program;
  readonly value: T;
  /** Entries of a higher rank are asked first, whatever their weight. */
  readonly rank: number;
}

/**
 * Finds the templates that may match a text by the word that the text begins with: a trie over the templates' first words.
 * The time to find them depends on the length of that word, not on the number of templates.
 */
export interface LeadIndex<T> {
  /** Candidates for a text, the most specific first. */
  readonly candidates: (text: string, from: number, end: number) => readonly Entry<T>[];
  readonly size: number;
}

interface Node<T> {
  readonly children: Map<number, Node<T>>;
  entries: readonly Entry<T>[];
}

const bySpecificity = <T>(a: Entry<T>, b: Entry<T>): number => b.rank - a.rank || b.program.weight - a.program.weight;

/**
 * The part of a template's lead that a text holds character by character: up to the first blank, and without the punctuation
 * of which collectors make another (`…`, `–`, `：`, `（`, `“`).
 */
function firstWord(lead: string): string {
  return /^[^\s.\-:,;=()'"…–—：，；＝（）。“”‘’]*/u.exec(lead)?.[0] ?? '';
}

export function createLeadIndex<T>(entries: readonly Entry<T>[]): LeadIndex<T> {
  const root: Node<T> = { children: new Map(), entries: [] };
  for (const entry of entries) {
    let node = root;
    const word = firstWord(entry.program.lead);
    for (let at = 0; at < word.length; at++) {
      const key = word.charCodeAt(at);
      let child = node.children.get(key);
      if (child === undefined) {
        child = { children: new Map(), entries: [] };
        node.children.set(key, child);
      }
      node = child;
    }
    node.entries = [...node.entries, entry];
  }
  inherit(root, []);
  return {
    size: entries.length,
    candidates: (text, from, end) => {
      let node = root;
      for (let pos = from; pos < end; pos++) {
        const child = node.children.get(text.charCodeAt(pos));
        if (child === undefined) break;
        node = child;
      }
      return node.entries;
    },
  };
}

/** Each node also holds its ancestors' entries, sorted, so that a look-up collects nothing. */
function inherit<T>(node: Node<T>, inherited: readonly Entry<T>[]): void {
  node.entries = [...inherited, ...node.entries].sort(bySpecificity);
  for (const child of node.children.values()) inherit(child, node.entries);
}
