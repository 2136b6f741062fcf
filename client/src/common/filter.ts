import type { ListedCourse, ListedTunnel } from '../../../server/src/protocol.js';

/** Whether each word of a filter occurs in any of the texts, in any case. */
export function matches(filter: string, texts: readonly string[]): boolean {
  const text = texts.join('\n').toLowerCase();
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** What of a tunnel a filter looks at: name, peer, device, state and all reasons. */
export const searched = (
  { title, device, word, state, reason }: Pick<ListedTunnel, 'title' | 'device' | 'word' | 'state' | 'reason'>,
  attempts: readonly Pick<ListedCourse, 'reason'>[],
): readonly string[] => [title, device, word, state, reason, ...attempts.map((attempt) => attempt.reason)];
