import { code, isBlank, skipBlanks } from '../characters.js';
import type { Codes } from '../codes.js';
import { literalOf } from '../codes.js';
import { mayBeginWith } from '../template/program.js';
import type { Branches } from './branches.js';
import { branchOf, createBranches, groupByCharacter } from './branches.js';
import type { Candidates, Entry } from './candidates.js';
import { createCandidates } from './candidates.js';

/**
 * Finds the templates that may match a text by the words that the text begins with: a trie over the templates' first words, as deep as it
 * takes to tell them apart. The time to find them depends on these words, not on the number of templates.
 */
export interface LeadIndex<T> {
  readonly candidates: (codes: Codes, from: number, end: number) => Candidates<T>;
  readonly size: number;
  readonly values: () => readonly T[];
}

interface Node<T> {
  /** What all that is below goes on with. */
  readonly skip: Codes;
  /** For a text that does not. */
  readonly before: Answer<T>;
  readonly branches: Branches<Node<T>>;
  /** For a text that takes none of the branches. */
  readonly here: Answer<T>;
}

/** The candidates for a text that goes on in another way than all longer leads. */
interface Answer<T> {
  readonly plain: Choice<T>;
  /** Where it goes on with a character beyond ASCII, which may stand for another: `…` for `...`. */
  readonly wide: Choice<T>;
}

/** Templates to choose from; made ready when a line asks for them, for most lines never ask for most. */
interface Choice<T> {
  readonly items: readonly Item<T>[];
  candidates: Candidates<T> | undefined;
}

/** An entry while the trie is built. */
interface Item<T> {
  readonly entry: Entry<T>;
  /** What a text holds character by character, apart from runs of blanks and characters beyond ASCII. */
  readonly key: string;
  /** The beginning of the key that a text holds in any case. */
  readonly word: string;
  /** Place among all entries: the most specific first, of equals the one with the shorter word. */
  order: number;
}

/**
 * The part of a template's lead that a text holds character by character: up to the first blank, and without the punctuation
 * of which collectors make another (`…`, `–`, `：`, `（`, `“`).
 */
function firstWord(lead: string): string {
  return /^[^\s.\-:,;=()'"…–—：，；＝（）。“”‘’]*/u.exec(lead)?.[0] ?? '';
}

function itemOf<T>(entry: Entry<T>): Item<T> {
  const { lead } = entry.program;
  const word = firstWord(lead);
  const ascii = /^[\x20-\x7e]*/.exec(lead)?.[0] ?? '';
  // The last blank may be missing at a line's end.
  return { entry, word, key: word.length > ascii.length ? word : ascii.trimEnd(), order: 0 };
}

const bySpecificity = <T>(a: Item<T>, b: Item<T>): number =>
  b.entry.rank - a.entry.rank || b.entry.program.weight - a.entry.program.weight || a.word.length - b.word.length;

export function createLeadIndex<T>(entries: readonly Entry<T>[]): LeadIndex<T> {
  const items = entries.map(itemOf).sort(bySpecificity);
  items.forEach((item, order) => (item.order = order));
  const nodeOf = (some: readonly Item<T>[]): Node<T> => createNode(some, 0, [], []);
  // A trie for each character that a text begins with: templates that begin with a slot are then few. Built when a line asks for it.
  const roots = Array.from({ length: 128 }, (): Node<T> | undefined => undefined);
  let other: Node<T> | undefined;
  return {
    size: entries.length,
    values: () => entries.map(({ value }) => value),
    candidates: (codes, from, end) => {
      const first = from < end ? (codes[from] ?? 0) : 0;
      if (first >= 128 || first === 0) return candidatesOf(find((other ??= nodeOf(items)), codes, from, end));
      const root = (roots[first] ??= nodeOf(items.filter(({ entry }) => mayBeginWith(entry.program, first))));
      return candidatesOf(find(root, codes, from, end));
    },
  };
}

/**
 * @param items what shares the first `depth` characters of its key
 * @param shorter items whose whole key the path above holds
 * @param worded items whose word the path above holds
 */
function createNode<T>(items: readonly Item<T>[], depth: number, shorter: readonly Item<T>[], worded: readonly Item<T>[]): Node<T> {
  const until = depth + sharedLength(items, depth);
  const above = answerOf(shorter, worded);
  const ended = items.filter(({ key }) => key.length === until);
  const longer = items.filter(({ key }) => key.length > until);
  const wordedHere = [...worded, ...items.filter(({ word }) => word.length === until)];
  const skip = literalOf(items[0]?.key.slice(depth, until) ?? '');
  // One template alone is asked at once. No object is made by spreading another here: such nodes would be of many shapes, and slow to read.
  if (longer.length <= 1)
    return { skip, before: above, branches: createBranches<Node<T>>(new Map()), here: answerOf([...shorter, ...items], wordedHere) };
  const shorterHere = [...shorter, ...ended];
  const groups = groupByCharacter(longer, ({ key }) => key.charCodeAt(until));
  const nodes = new Map([...groups].map(([character, group]) => [character, createNode(group, until + 1, shorterHere, wordedHere)]));
  return { skip, before: above, branches: createBranches(nodes), here: answerOf(shorterHere, wordedHere) };
}

/** How many characters from `depth` on several items share, no key or word of theirs ending before. */
function sharedLength<T>(items: readonly Item<T>[], depth: number): number {
  const [first, ...others] = items;
  if (first === undefined || others.length === 0) return 0;
  const ends = items.flatMap(({ key, word }) => [key.length, word.length]).filter((length) => length >= depth);
  const limit = ends.reduce((least, length) => Math.min(least, length), Number.POSITIVE_INFINITY);
  let until = depth;
  while (until < limit && others.every(({ key }) => key.charCodeAt(until) === first.key.charCodeAt(until))) until++;
  return until - depth;
}

const answerOf = <T>(plain: readonly Item<T>[], wide: readonly Item<T>[]): Answer<T> => ({
  plain: { items: plain, candidates: undefined },
  wide: { items: wide, candidates: undefined },
});

const candidatesOf = <T>(choice: Choice<T>): Candidates<T> =>
  (choice.candidates ??= createCandidates([...choice.items].sort((a, b) => a.order - b.order).map(({ entry }) => entry)));

function find<T>(root: Node<T>, codes: Codes, from: number, end: number): Choice<T> {
  let node = root;
  let pos = from;
  for (;;) {
    const { skip } = node;
    for (let at = 0; at < skip.length; at++) {
      const wanted = skip[at] ?? 0;
      if (pos >= end) return node.before.plain;
      const c = codes[pos] ?? 0;
      if (wanted === code.blank && isBlank(c)) pos = skipBlanks(codes, pos, end);
      else if (c === wanted) pos++;
      else return c < 0x80 || isBlank(c) ? node.before.plain : node.before.wide;
    }
    if (pos >= end) return node.here.plain;
    const c = codes[pos] ?? 0;
    const blank = isBlank(c);
    const next = branchOf(node.branches, blank ? code.blank : c);
    if (next === undefined) return c < 0x80 || blank ? node.here.plain : node.here.wide;
    node = next;
    pos = blank ? skipBlanks(codes, pos, end) : pos + 1;
  }
}
