import { code, isBlank, skipBlanks } from '../characters.js';
import type { Codes } from '../codes.js';
import type { Presence } from '../template/presence.js';
import { neededByAll } from '../template/presence.js';
import type { Program } from '../template/program.js';
import type { Branches } from './branches.js';
import { branchOf, createBranches, groupByCharacter } from './branches.js';

/** A template that may match, with what it stands for. */
export interface Entry<T> {
  readonly program: Program;
  readonly value: T;
  /** Entries of a higher rank are asked first, whatever their weight. */
  readonly rank: number;
}

/** Templates that may match a text, the most specific first. */
export interface Candidates<T> {
  readonly entries: readonly Entry<T>[];
  /** The characters without which none of them matches. */
  readonly needed: Presence;
}

/**
 * Finds the templates that may match a text by the words that the text begins with: a trie over the templates' first words, as deep as it
 * takes to tell them apart. The time to find them depends on these words, not on the number of templates.
 */
export interface LeadIndex<T> {
  readonly candidates: (codes: Codes, from: number, end: number) => Candidates<T>;
  readonly size: number;
}

interface Node<T> {
  readonly branches: Branches<Node<T>>;
  /** For a text that goes on in another way than all longer leads. */
  readonly here: Candidates<T>;
  /** For a text that goes on with a character beyond ASCII, which may stand for another: `…` for `...`. */
  readonly wide: Candidates<T>;
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
  const root = createNode(items, 0, [], []);
  return { size: entries.length, candidates: (codes, from, end) => find(root, codes, from, end) };
}

/**
 * @param items what shares the first `depth` characters of its key
 * @param shorter items whose whole key the path holds
 * @param worded items whose word the path holds
 */
function createNode<T>(items: readonly Item<T>[], depth: number, shorter: readonly Item<T>[], worded: readonly Item<T>[]): Node<T> {
  const ended = items.filter(({ key }) => key.length === depth);
  const longer = items.filter(({ key }) => key.length > depth);
  const wide = candidatesOf([...worded, ...items.filter(({ word }) => word.length === depth)]);
  // One template alone is asked at once.
  if (longer.length === 1) return { branches: createBranches<Node<T>>(new Map()), here: candidatesOf([...shorter, ...items]), wide };
  const here = [...shorter, ...ended];
  const wordedHere = [...worded, ...items.filter(({ word }) => word.length === depth)];
  const groups = groupByCharacter(longer, ({ key }) => key.charCodeAt(depth));
  const nodes = new Map([...groups].map(([character, group]) => [character, createNode(group, depth + 1, here, wordedHere)]));
  return { branches: createBranches(nodes), here: candidatesOf(here), wide };
}

function candidatesOf<T>(items: readonly Item<T>[]): Candidates<T> {
  const entries = [...items].sort((a, b) => a.order - b.order).map(({ entry }) => entry);
  return { entries, needed: neededByAll(entries.map(({ program }) => program.needed)) };
}

function find<T>(root: Node<T>, codes: Codes, from: number, end: number): Candidates<T> {
  let node = root;
  for (let pos = from; pos < end;) {
    const c = codes[pos] ?? 0;
    const blank = isBlank(c);
    const next = branchOf(node.branches, blank ? code.blank : c);
    if (next === undefined) return c < 0x80 || blank ? node.here : node.wide;
    node = next;
    pos = blank ? skipBlanks(codes, pos, end) : pos + 1;
  }
  return node.here;
}
