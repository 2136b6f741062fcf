/** Values sorted into groups. */
export interface Groups {
  /** The values of a group, in the order in which they were given. A view, which costs nothing and is not to be written to. */
  readonly of: (group: number) => Int32Array;
}

/**
 * Sorts values into groups, in linear time.
 * @param groups the group of each value, from 0; a negative one leaves the value out
 */
export function groupValues(values: Int32Array, groups: Int32Array): Groups {
  const groupCount = groups.reduce((most, group) => Math.max(most, group + 1), 0);
  // Where each group begins in `sorted`; while values are put there, where its next value goes.
  const starts = new Int32Array(groupCount + 1);
  for (const group of groups) if (group >= 0) starts[group + 1] = (starts[group + 1] ?? 0) + 1;
  for (let group = 0; group < groupCount; group++) starts[group + 1] = (starts[group + 1] ?? 0) + (starts[group] ?? 0);
  const next = starts.slice();
  const sorted = new Int32Array(starts[groupCount] ?? 0);
  groups.forEach((group, at) => {
    if (group < 0) return;
    const place = next[group] ?? 0;
    sorted[place] = values[at] ?? 0;
    next[group] = place + 1;
  });
  return { of: (group) => sorted.subarray(starts[group] ?? 0, starts[group + 1] ?? 0) };
}
