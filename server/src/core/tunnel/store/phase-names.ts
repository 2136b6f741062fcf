import { Rows, none } from './rows.js';

// Columns of a name.
const number = 0;
const newest = 1;
const first = 2;
const last = 3;
const count = 4;
const next = 5;
const width = 6;

/** For each attempt its phases by their names, of which there are few: the newest of a name, and those that stand. */
export class PhaseNames {
  readonly #rows = new Rows(width);

  /** @param before the names that the attempt has */
  add(ofNumber: number, before: number): number {
    const name = this.#rows.add();
    this.#rows.set(name, number, ofNumber);
    this.#rows.set(name, next, before);
    return name;
  }

  /** The name of a number among those of an attempt; `none` for one that none of its phases has. */
  find(names: number, ofNumber: number): number {
    let name = names;
    while (name !== none && this.#rows.get(name, number) !== ofNumber) name = this.#rows.get(name, next);
    return name;
  }

  /** See `phaseNumber`. */
  number(name: number): number {
    return this.#rows.get(name, number);
  }

  /** Another name of the same attempt. */
  next(name: number): number {
    return this.#rows.get(name, next);
  }

  newest(name: number): number {
    return this.#rows.get(name, newest);
  }

  setNewest(name: number, phase: number): void {
    this.#rows.set(name, newest, phase);
  }

  /** Those that stand: the one that came up first before the others. */
  first(name: number): number {
    return this.#rows.get(name, first);
  }

  last(name: number): number {
    return this.#rows.get(name, last);
  }

  count(name: number): number {
    return this.#rows.get(name, count);
  }

  setStanding(name: number, firstPhase: number, lastPhase: number, phases: number): void {
    this.#rows.set(name, first, firstPhase);
    this.#rows.set(name, last, lastPhase);
    this.#rows.set(name, count, phases);
  }
}
