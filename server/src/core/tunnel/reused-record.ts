import type { CompiledMessage } from '../catalog/compile.js';
import type { TunnelRecord } from './model.js';

/** Gives the record of a line; the next call changes what has been given: see `TunnelRecord` for what it is given. */
export type ReusedRecord = (
  line: number,
  time: number,
  host: number,
  message: CompiledMessage,
  event: TunnelRecord['event'],
) => TunnelRecord;

/** Parameters that a kind of tunnel reads, at most. */
export const maximumNames = 64;

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * One object for the records of many lines.
 * @param values of the record; whoever calls fills them
 */
export function createReusedRecord(values: Int32Array, paramsReader: TunnelRecord['paramsReader']): ReusedRecord {
  let record: Writable<TunnelRecord> | undefined;
  return (line, time, host, message, event) => {
    const { plan } = event;
    record ??= { line, time, host, message, event, plan, values, paramsReader };
    record.line = line;
    record.time = time;
    record.host = host;
    record.message = message;
    record.event = event;
    record.plan = plan;
    return record;
  };
}
