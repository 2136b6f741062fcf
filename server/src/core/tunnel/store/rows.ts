/** No row: what a number holds that leads to none. */
export const none = 0;

/** Numbers of a piece, as a power of two. */
const pieceBits = 16;
const pieceLength = 1 << pieceBits;
const withinPiece = pieceLength - 1;

/** Rows in the first piece when there are few. */
const fewRows = 16;

/**
 * Objects as rows of numbers, one behind the other: a tenth of the memory, and nothing for a collector of garbage to look at. A log may
 * have millions. They lie in pieces, so that what there is need not be copied, and be there twice, when more is added. A row is named by the
 * piece, in the upper bits, and the place of its first number there.
 */
export class Rows {
  readonly #width: number;
  readonly #rowsOfPiece: number;
  readonly #ints: Int32Array[] = [];
  readonly #times: Float64Array[] = [];
  /** Rows in the last piece, and the room it has. */
  #count = 1;
  #room = fewRows;

  /** @param width numbers of a row, an even one; a time takes two of them */
  constructor(width: number) {
    this.#width = width;
    this.#rowsOfPiece = Math.floor(pieceLength / width);
    this.#addPiece(fewRows);
  }

  /** Adds a row of zeros. */
  add(): number {
    if (this.#count === this.#room) this.#makeRoom();
    return ((this.#ints.length - 1) << pieceBits) | (this.#count++ * this.#width);
  }

  /** Its place among the rows: 0, 1, 2, … */
  index(row: number): number {
    return (row >>> pieceBits) * this.#rowsOfPiece + (row & withinPiece) / this.#width - 1;
  }

  get(row: number, column: number): number {
    return this.#ints[row >>> pieceBits]?.[(row & withinPiece) + column] ?? 0;
  }

  set(row: number, column: number, value: number): void {
    const piece = this.#ints[row >>> pieceBits];
    if (piece !== undefined) piece[(row & withinPiece) + column] = value;
  }

  /** @param column an even one */
  time(row: number, column: number): number {
    return this.#times[row >>> pieceBits]?.[((row & withinPiece) + column) >> 1] ?? Number.NaN;
  }

  setTime(row: number, column: number, time: number): void {
    const piece = this.#times[row >>> pieceBits];
    if (piece !== undefined) piece[((row & withinPiece) + column) >> 1] = time;
  }

  /** The first piece grows, for most logs have few rows; others are as large as they become. */
  #makeRoom(): void {
    if (this.#room === this.#rowsOfPiece) {
      this.#addPiece(this.#rowsOfPiece);
      this.#count = 0;
      return;
    }
    const smaller = this.#ints.pop();
    this.#times.pop();
    this.#addPiece(Math.min(this.#room * 2, this.#rowsOfPiece));
    this.#ints[0]?.set(smaller ?? []);
  }

  #addPiece(rows: number): void {
    const piece = new Int32Array(rows * this.#width);
    this.#ints.push(piece);
    this.#times.push(new Float64Array(piece.buffer, 0, piece.length >> 1));
    this.#room = rows;
  }
}
