import type { Codes } from '../../server/src/core/codes.js';

/** How many characters have been looked at: a measure of the work that no clock and no other program disturbs. */
export interface Reads {
  count: number;
}

/** Codes that count how often one of them is read. */
export const counted = (codes: Codes, reads: Reads): Codes =>
  new Proxy(codes, {
    get: (target, key) => {
      if (typeof key === 'string' && /^\d+$/.test(key)) reads.count++;
      const value: unknown = Reflect.get(target, key);
      return value;
    },
  });
