import type { TunnelState } from '../model.js';

/** A state as a number. */
export type State = number;

export const negotiating: State = 0;
export const established: State = 1;
export const failed: State = 2;
export const down: State = 3;

const names = ['negotiating', 'established', 'failed', 'down'] as const satisfies readonly TunnelState[];

export const nameOf = (state: State): TunnelState => names[state] ?? 'negotiating';
