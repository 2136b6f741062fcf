import type { CompiledCatalogs, CompiledEvent, CompiledMessage } from '../catalog/compile.js';
import type { TunnelRecord } from './model.js';
import { readNothing } from './record-reader.js';
import { createReusedRecord, maximumNames } from './reused-record.js';

/** Records one after the other as numbers: what one thread sends another. */
export interface RecordColumns {
  /** For each record its line, message, event, host, and the values of its plan. */
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
      if (length + headLength + plan.names.length > rows.length) {
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
      rows[length++] = line;
      rows[length++] = message.index;
      rows[length++] = numberOf(message, event);
      rows[length++] = host;
      for (let at = 0; at < plan.names.length; at++) rows[length++] = values[at] ?? 0;
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
  for (const time of times) {
    const message = catalogs.messages[rows[at + 1] ?? -1];
    const event = message === undefined ? undefined : eventOf(message, rows[at + 2] ?? 0);
    if (message === undefined || event === undefined) throw new RangeError('records of other catalogs');
    const plan = event.plan;
    const first = at + headLength;
    for (let name = 0; name < plan.names.length; name++) values[name] = valueOf(rows[first + name] ?? 0);
    visit(recordOf(before + (rows[at] ?? 0), time, valueOf(rows[at + 3] ?? 0), message, event));
    at = first + plan.names.length;
  }
}
