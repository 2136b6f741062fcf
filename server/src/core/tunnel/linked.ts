/** What stands in a list at most once: it is taken out where it stands, without a search and without an entry of its own. */
export interface Linked<T> {
  before: T | undefined;
  after: T | undefined;
}

export interface LinkedList<T> {
  first: T | undefined;
  last: T | undefined;
  size: number;
}

export const createLinkedList = <T>(): LinkedList<T> => ({ first: undefined, last: undefined, size: 0 });

/** @param item stands in no list */
export function addLast<T extends Linked<T>>(list: LinkedList<T>, item: T): void {
  item.before = list.last;
  if (list.last === undefined) list.first = item;
  else list.last.after = item;
  list.last = item;
  list.size++;
}

/** @param item stands in the list */
export function takeOut<T extends Linked<T>>(list: LinkedList<T>, item: T): void {
  const { before, after } = item;
  if (before === undefined) list.first = after;
  else before.after = after;
  if (after === undefined) list.last = before;
  else after.before = before;
  item.before = item.after = undefined;
  list.size--;
}
