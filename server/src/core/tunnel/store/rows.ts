/** No row: what a number holds that leads to none. */
export const none = 0;

/**
 * Objects as rows of numbers, one behind the other: a tenth of the memory, and nothing for a collector of garbage to look at. A log may
 * have millions. A row is named by the place of its first number.
 */
export class Rows {
  readonly #width: number;
  #ints: Int32Array;
  #times: Float64Array;
  /** Where the next row begins. */
  #end: number;

  /** @param width numbers of a row, an even one; a time takes two of them */
  constructor(width: number) {
    this.#width = width;
    this.#ints = new Int32Array(width * 16);
    this.#times = new Float64Array(this.#ints.buffer);
    this.#end = width;
  }

  /** Adds a row of zeros. */
  add(): number {
    const row = this.#end;
    this.#end += this.#width;
    if (this.#end > this.#ints.length) {
      const rows = Math.ceil((this.#end * 1.5) / this.#width);
      const larger = new Int32Array(rows * this.#width);
      larger.set(this.#ints);
      this.#ints = larger;
      this.#times = new Float64Array(larger.buffer);
    }
    return row;
  }

  get(row: number, column: number): number {
    return this.#ints[row + column] ?? 0;
  }

  set(row: number, column: number, value: number): void {
    this.#ints[row + column] = value;
  }

  /** @param column an even one */
  time(row: number, column: number): number {
    return this.#times[(row + column) >> 1] ?? Number.NaN;
  }

  setTime(row: number, column: number, time: number): void {
    this.#times[(row + column) >> 1] = time;
  }
}
