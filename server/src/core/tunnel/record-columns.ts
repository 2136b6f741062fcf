import type { CompiledCatalogs, CompiledEvent, CompiledMessage } from '../catalog/compile.js';
import type { TunnelRecord } from './model.js';
import { readNothing } from './record-reader.js';
import { createReusedRecord, maximumNames } from './reused-record.js';

/** Records one after the other as numbers: what one thread sends another. */
export interface RecordColumns {
  /** For each record its line, message, event with the number of its values, host, and of each value its place in the plan and the value. */
  readonly rows: Int32Array<ArrayBuffer>;
  /** By record: milliseconds since 1970, NaN for none. */
  readonly times: Float64Array<ArrayBuffer>;
}

/** Takes records in. */
export interface RecordColumnsBuilder {
  readonly append: (record: TunnelRecord) => void;
  /** What has been taken in since the last call. */
  readonly take: () => RecordColumns;
}

/** Numbers of a record before its values. */
const headLength = 4;
/** More values than a record has. */
const mostValues = 2 * maximumNames;

/** The events that a message may tell of, by number. */
const eventOf = (message: CompiledMessage, number: number): CompiledEvent | undefined =>
  number === 0 ? message.tunnel : message.conditions?.[number - 1]?.tunnel;

const numberOf = (message: CompiledMessage, event: CompiledEvent): number =>
  event === message.tunnel ? 0 : (message.conditions ?? []).findIndex(({ tunnel }) => tunnel === event) + 1;

export function createRecordColumns(): RecordColumnsBuilder {
  let rows = new Int32Array(1 << 12);
  let times = new Float64Array(1 << 9);
  let length = 0;
  let count = 0;
  return {
    append: ({ line, message, event, host, plan, values, time }) => {
      const names = plan.names.length;
      if (length + headLength + 2 * names > rows.length) {
        const larger = new Int32Array(rows.length * 2);
        larger.set(rows);
        rows = larger;
      }
      if (count === times.length) {
        const larger = new Float64Array(times.length * 2);
        larger.set(times);
        times = larger;
      }
      times[count++] = time;
      let at = length + headLength;
      for (let place = 0; place < names; place++) {
        const value = values[place] ?? 0;
        if (value === 0) continue;
        rows[at++] = place;
        rows[at++] = value;
      }
      rows[length] = line;
      rows[length + 1] = message.index;
      rows[length + 2] = numberOf(message, event) * mostValues + ((at - length - headLength) >> 1);
      rows[length + 3] = host;
      length = at;
    },
    take: () => {
      const taken = { rows: rows.slice(0, length), times: times.slice(0, count) };
      length = count = 0;
      return taken;
    },
  };
}

/**
 * Gives the records of columns one after the other; each is valid until the next.
 * @param before lines before those that the records count from
 * @param valueOf the number here of a value's number there
 */
export function forEachRecord(
  { rows, times }: RecordColumns,
  catalogs: CompiledCatalogs,
  before: number,
  valueOf: (value: number) => number,
  visit: (record: TunnelRecord) => void,
): void {
  const values = new Int32Array(maximumNames);
  const recordOf = createReusedRecord(values, readNothing);
  let at = 0;
  for (let record = 0; record < times.length; record++) {
    const message = catalogs.messages[rows[at + 1] ?? -1];
    const numbers = rows[at + 2] ?? 0;
    const event = message === undefined ? undefined : eventOf(message, Math.floor(numbers / mostValues));
    if (message === undefined || event === undefined) throw new RangeError('records of other catalogs');
    // Most records state few of the values that their plan asks for.
    const from = at + headLength;
    const to = from + 2 * (numbers % mostValues);
    const names = event.plan.names.length;
    for (let place = 0; place < names; place++) values[place] = 0;
    for (let pair = from; pair < to; pair += 2) values[rows[pair] ?? 0] = valueOf(rows[pair + 1] ?? 0);
    const host = rows[at + 3] ?? 0;
    visit(recordOf(before + (rows[at] ?? 0), times[record] ?? Number.NaN, host === 0 ? 0 : valueOf(host), message, event));
    at = to;
  }
}
