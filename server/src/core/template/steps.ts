/**
 * What a step of a program does. Programs are numbers in arrays of one kind: the loop over them is the innermost of all, and objects of
 * several shapes would halve its speed.
 */
export const operation = { literal: 0, punctuation: 1, choice: 2, slot: 3, end: 4 } as const;

/** Numbers of a step: the operation, and what it works with. */
export const stepLength = 4;

/** Of a slot's last number. */
export const flag = { mayBeEmpty: 1, byContext: 2, text: 4 } as const;

/** Steps of a program of which a match remembers where they began. */
export const maximumShared = 32;
