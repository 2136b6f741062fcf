import { comparable } from '../core/tunnel/comparable.js';
import type { LadderRecord, Moment } from './ladder-model.js';

/** Values kept of one attempt: a tunnel that is rekeyed for months has thousands, and the two logs share any of them. */
const mostMarks = 200;

/** SPIs and cookies by whatever name a catalog gives them, and IKEv1's Message IDs. */
const markName = /(?:^|_)(?:spi|cookies?)(?:_|$)|^message_id$/;

/** Random numbers of 32 bits or more; leading zeros may be missing. IKEv2's Message IDs count from 0 and are none. */
const random = /^[0-9a-f]{6,}$/;

/** Collects the values by which both peers' logs name the same negotiation. */
export function readMarks({ params, line, time }: LadderRecord, marks: Map<string, Moment>): void {
  if (marks.size >= mostMarks) return;
  for (const [name, value] of Object.entries(params)) {
    if (!markName.test(name)) continue;
    const mark = comparable(value.trim());
    if (mark !== undefined && random.test(mark) && !marks.has(mark)) marks.set(mark, { log: 'own', line, time });
  }
}
