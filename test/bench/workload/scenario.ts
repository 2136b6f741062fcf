import type { Random } from './random.js';

/** What a device writes while one thing happens: texts without time, in order. `{time}` stands where the device's time does. */
export type Scenario = (random: Random, serial: number) => Iterable<string>;

/** Gateways at the other end. */
export const peer = (random: Random): string => `${random.pick(['198.51.100', '203.0.113', '192.0.2'])}.${String(random.below(60) + 2)}`;

/** A number that stays the same for a peer, so that its name and its address belong together. */
export const branchOf = (address: string): number => Number(address.split('.')[3]);
