/** Rows of whole numbers and of times (milliseconds), the same count of each in every row. Plain data, which can leave its thread. */
export interface PackedTable {
  readonly numbers: Int32Array;
  readonly times: Float64Array;
}

export interface TableWriter {
  /** How many rows there are. */
  readonly rows: () => number;
  readonly add: (numbers: readonly number[], times: readonly number[]) => void;
  /** What has been added, in arrays of that length. */
  readonly finish: () => PackedTable;
}

/** How many rows a table has room for in the beginning. */
const room = 64;

/** @param numbers a row's @param times a row's */
export function createTable(numbers: number, times: number): TableWriter {
  let table: PackedTable = { numbers: new Int32Array(room * numbers), times: new Float64Array(room * times) };
  let capacity = room;
  let rows = 0;
  const enlarge = (): void => {
    capacity += capacity >> 1;
    const larger = { numbers: new Int32Array(capacity * numbers), times: new Float64Array(capacity * times) };
    larger.numbers.set(table.numbers);
    larger.times.set(table.times);
    table = larger;
  };
  return {
    rows: () => rows,
    add: (row, moments) => {
      if (rows === capacity) enlarge();
      table.numbers.set(row, rows * numbers);
      table.times.set(moments, rows * times);
      rows++;
    },
    finish: () => ({ numbers: table.numbers.slice(0, rows * numbers), times: table.times.slice(0, rows * times) }),
  };
}
