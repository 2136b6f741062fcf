import type { ListedTunnel } from '../protocol.js';

/**
 * Whether each word of a filter occurs in what a list tells of a tunnel, in any case: what the editor's filter does among those that are
 * listed, it does among all.
 */
export function tellsOf({ title, device, word, state, reason, attempts }: ListedTunnel, filter: string): boolean {
  const text = [title, device, word, state, reason, ...attempts.map((attempt) => attempt.reason)].join('\n').toLowerCase();
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((each) => text.includes(each));
}
