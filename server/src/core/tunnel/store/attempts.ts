import { Rows, none } from './rows.js';
import type { State } from './states.js';
import { established, negotiating } from './states.js';

// Columns of an attempt.
const tunnel = 0;
const bits = 1;
const reasonStrength = 2;
const standingBits = 3;
const firstLine = 4;
const names = 5;
const end = 6;
const firstNegotiating = 8;
const lastNegotiating = 9;
const before = 10;
const after = 11;
const width = 12;

// The bits: the state stands lowest.
const stateMask = 3;
const listed = 4;
const stood = 8;
const noted = 16;
const keyed = 32;

/** The attempts of a log. Each stands in its scope's list of those that negotiate, or in none. */
export class Attempts {
  readonly #rows = new Rows(width);

  begin(ofTunnel: number, line: number, time: number): number {
    const attempt = this.#rows.add();
    this.#rows.set(attempt, tunnel, ofTunnel);
    this.#rows.set(attempt, bits, negotiating);
    this.#rows.set(attempt, firstLine, line);
    this.#rows.setTime(attempt, end, time);
    return attempt;
  }

  /** Its number among all attempts: 0, 1, 2, … */
  id(attempt: number): number {
    return this.#rows.index(attempt);
  }

  /** Id of the tunnel whose it is: a line may tell that it is another's than the lines before seemed to say. */
  tunnel(attempt: number): number {
    return this.#rows.get(attempt, tunnel);
  }

  setTunnel(attempt: number, id: number): void {
    this.#rows.set(attempt, tunnel, id);
  }

  state(attempt: number): State {
    return this.#rows.get(attempt, bits) & stateMask;
  }

  setState(attempt: number, state: State): void {
    this.#rows.set(attempt, bits, (this.#rows.get(attempt, bits) & ~stateMask) | state);
  }

  /** Whether later records may still belong to it. */
  isOpen(attempt: number): boolean {
    const state = this.#rows.get(attempt, bits) & stateMask;
    return state === negotiating || state === established;
  }

  /** Whether it is among its tunnel's `open` attempts. */
  isListed(attempt: number): boolean {
    return (this.#rows.get(attempt, bits) & listed) !== 0;
  }

  setListed(attempt: number, is: boolean): void {
    this.#setBit(attempt, listed, is);
  }

  /** Whether the tunnel stood at any time of the attempt. */
  hasStood(attempt: number): boolean {
    return (this.#rows.get(attempt, bits) & stood) !== 0;
  }

  setStood(attempt: number): void {
    this.#setBit(attempt, stood, true);
  }

  /** Whether a line has named any of its phases by a key. */
  hasKey(attempt: number): boolean {
    return (this.#rows.get(attempt, bits) & keyed) !== 0;
  }

  setHasKey(attempt: number): void {
    this.#setBit(attempt, keyed, true);
  }

  /** Whether it is among its scope's `negotiating`. */
  isNoted(attempt: number): boolean {
    return (this.#rows.get(attempt, bits) & noted) !== 0;
  }

  setNoted(attempt: number, is: boolean): void {
    this.#setBit(attempt, noted, is);
  }

  #setBit(attempt: number, bit: number, is: boolean): void {
    const others = this.#rows.get(attempt, bits) & ~bit;
    this.#rows.set(attempt, bits, is ? others | bit : others);
  }

  /** How well its reason explains that it failed or went down: see `CompiledEvent.strength`. */
  reasonStrength(attempt: number): number {
    return this.#rows.get(attempt, reasonStrength);
  }

  setReasonStrength(attempt: number, strength: number): void {
    this.#rows.set(attempt, reasonStrength, strength);
  }

  /** The names of phases that stand, as bits: see `phaseBit`. */
  standingBits(attempt: number): number {
    return this.#rows.get(attempt, standingBits);
  }

  setStandingBits(attempt: number, standing: number): void {
    this.#rows.set(attempt, standingBits, standing);
  }

  firstLine(attempt: number): number {
    return this.#rows.get(attempt, firstLine);
  }

  setFirstLine(attempt: number, line: number): void {
    this.#rows.set(attempt, firstLine, line);
  }

  /** Time of the last line that has one (ms). */
  end(attempt: number): number {
    return this.#rows.time(attempt, end);
  }

  setEnd(attempt: number, time: number): void {
    this.#rows.setTime(attempt, end, time);
  }

  /** The first of its names of phases: see `PhaseNames`. */
  names(attempt: number): number {
    return this.#rows.get(attempt, names);
  }

  setNames(attempt: number, name: number): void {
    this.#rows.set(attempt, names, name);
  }

  /** Those of the phases that negotiate, oldest first: what spares long-lived tunnels a walk over all phases. */
  firstNegotiating(attempt: number): number {
    return this.#rows.get(attempt, firstNegotiating);
  }

  lastNegotiating(attempt: number): number {
    return this.#rows.get(attempt, lastNegotiating);
  }

  setNegotiating(attempt: number, first: number, last: number): void {
    this.#rows.set(attempt, firstNegotiating, first);
    this.#rows.set(attempt, lastNegotiating, last);
  }

  /** Its neighbours in the list that it stands in. */
  before(attempt: number): number {
    return this.#rows.get(attempt, before);
  }

  after(attempt: number): number {
    return this.#rows.get(attempt, after);
  }

  /** Lets two attempts be neighbours; `none` for an end of the list. */
  join(first: number, second: number): void {
    if (first !== none) this.#rows.set(first, after, second);
    if (second !== none) this.#rows.set(second, before, first);
  }

  /** Takes an attempt from between its neighbours. */
  part(attempt: number): void {
    this.join(this.before(attempt), this.after(attempt));
    this.#rows.set(attempt, before, none);
    this.#rows.set(attempt, after, none);
  }
}
