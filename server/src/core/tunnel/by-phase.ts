import type { PhaseName } from '../catalog/model.js';
import { phaseNames } from '../catalog/model.js';

/** Something for each of a few phases: a map in a fraction of its memory, for logs of a hundred thousand attempts. */
export type ByPhase<T> = (T | undefined)[];

export const ofPhase = <T>(all: ByPhase<T>, phase: PhaseName): T | undefined => all[phaseNames.indexOf(phase)];

export function setOfPhase<T>(all: ByPhase<T>, phase: PhaseName, value: T): void {
  const place = phaseNames.indexOf(phase);
  while (all.length < place) all.push(undefined);
  all[place] = value;
}
