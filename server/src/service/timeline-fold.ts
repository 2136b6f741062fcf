/** What has a place on the timeline. */
interface Placed {
  readonly start: number;
  readonly end: number;
}

/**
 * Joins what is alike and close together until it fits. What fits already stays as it is.
 *
 * @param items in the order of their starts
 * @param most about how many there may be in the answer: it is exceeded by at most one of each kind
 * @param kindOf those of different kinds are never joined
 * @returns in the order of their starts
 */
export function fold<T extends Placed>(
  items: readonly T[],
  most: number,
  kindOf: (item: T) => string,
  join: (a: T, b: T) => T,
): readonly T[] {
  if (items.length <= most) return items;
  const first = items[0]?.start ?? 0;
  const last = items.at(-1)?.start ?? first;
  const kinds = new Set(items.map(kindOf)).size;
  const stretches = Math.max(1, Math.floor(most / kinds));
  const width = Math.max((last - first) / stretches, Number.MIN_VALUE);
  const groups = new Map<string, T>();
  for (const item of items) {
    const key = `${Math.floor((item.start - first) / width)} ${kindOf(item)}`;
    const group = groups.get(key);
    groups.set(key, group === undefined ? item : join(group, item));
  }
  return [...groups.values()].sort((a, b) => a.start - b.start);
}
