/** Numbers that are added at the end, in an array with room for more. */
export interface GrowingList {
  values: Int32Array;
  length: number;
}

export const createList = (room = 4): GrowingList => ({ values: new Int32Array(room), length: 0 });

export function append(list: GrowingList, value: number): void {
  if (list.length === list.values.length) {
    const larger = new Int32Array(Math.max(4, list.length + (list.length >> 1)));
    larger.set(list.values);
    list.values = larger;
  }
  list.values[list.length++] = value;
}

/** What the list holds now: a view, which is not to be written to. */
export const valuesOf = (list: GrowingList): Int32Array => list.values.subarray(0, list.length);

/** How many values of an ascending list are smaller: the position of the first one that is not. */
export function lowerBound(values: Int32Array | Uint32Array, wanted: number, from = 0, to = values.length): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
