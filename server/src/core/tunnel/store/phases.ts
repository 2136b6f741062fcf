import type { State } from './states.js';
import { negotiating } from './states.js';
import { Rows, none } from './rows.js';

// Columns of a phase.
const attempt = 0;
const bits = 1;
const keySpaces = 2;
const firstLine = 3;
const end = 4;
const before = 6;
const after = 7;
const width = 8;

// The bits: the state stands lowest.
const stateMask = 3;
const begun = 4;
const decided = 8;
const noted = 16;
const numberShift = 8;

/** The phases of a log. Each stands in a list at most: of those of its attempt that negotiate, or of those of its name that stand. */
export class Phases {
  readonly #rows = new Rows(width);

  /** One that begins to negotiate. @param number see `phaseNumber` */
  begin(ofAttempt: number, number: number, line: number, time: number): number {
    const phase = this.#rows.add();
    this.#rows.set(phase, attempt, ofAttempt);
    this.#rows.set(phase, bits, negotiating | (number << numberShift));
    this.#rows.set(phase, firstLine, line);
    this.#rows.setTime(phase, end, time);
    return phase;
  }

  /** Place among all phases: 0, 1, 2, … */
  index(phase: number): number {
    return this.#rows.index(phase);
  }

  attempt(phase: number): number {
    return this.#rows.get(phase, attempt);
  }

  number(phase: number): number {
    return this.#rows.get(phase, bits) >> numberShift;
  }

  state(phase: number): State {
    return this.#rows.get(phase, bits) & stateMask;
  }

  setState(phase: number, state: State): void {
    this.#rows.set(phase, bits, (this.#rows.get(phase, bits) & ~stateMask) | state);
  }

  /** Whether a line has told of its beginning. */
  isBegun(phase: number): boolean {
    return (this.#rows.get(phase, bits) & begun) !== 0;
  }

  setBegun(phase: number): void {
    this.#rows.set(phase, bits, this.#rows.get(phase, bits) | begun);
  }

  /** Whether a line has decided its state. */
  isDecided(phase: number): boolean {
    return (this.#rows.get(phase, bits) & decided) !== 0;
  }

  setDecided(phase: number): void {
    this.#rows.set(phase, bits, this.#rows.get(phase, bits) | decided);
  }

  /** Whether it is among the scope's `unnamed`. */
  isNoted(phase: number): boolean {
    return (this.#rows.get(phase, bits) & noted) !== 0;
  }

  setNoted(phase: number, is: boolean): void {
    const others = this.#rows.get(phase, bits) & ~noted;
    this.#rows.set(phase, bits, is ? others | noted : others);
  }

  /** The spaces of the keys by which lines have named it, as bits: see `KeyPlan.space`. */
  keySpaces(phase: number): number {
    return this.#rows.get(phase, keySpaces);
  }

  addKeySpace(phase: number, bit: number): void {
    this.#rows.set(phase, keySpaces, this.#rows.get(phase, keySpaces) | bit);
  }

  firstLine(phase: number): number {
    return this.#rows.get(phase, firstLine);
  }

  setFirstLine(phase: number, line: number): void {
    this.#rows.set(phase, firstLine, line);
  }

  /** Time of the last line that has one (ms). */
  end(phase: number): number {
    return this.#rows.time(phase, end);
  }

  setEnd(phase: number, time: number): void {
    this.#rows.setTime(phase, end, time);
  }

  /** Its neighbours in the list that it stands in. */
  before(phase: number): number {
    return this.#rows.get(phase, before);
  }

  after(phase: number): number {
    return this.#rows.get(phase, after);
  }

  /** Lets two phases be neighbours; `none` for an end of the list. */
  join(first: number, second: number): void {
    if (first !== none) this.#rows.set(first, after, second);
    if (second !== none) this.#rows.set(second, before, first);
  }

  /** Takes a phase from between its neighbours. */
  part(phase: number): void {
    this.join(this.before(phase), this.after(phase));
    this.#rows.set(phase, before, none);
    this.#rows.set(phase, after, none);
  }
}
