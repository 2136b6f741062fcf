import { wallClock } from '../envelope/time.js';
import type { LineScan } from '../match/line-scan.js';
import { judgeLine } from '../match/judgement.js';
import { forEachMatch, forEachPair } from '../match/parameters.js';
import type { Match } from '../template/run.js';
import type { Program } from '../template/program.js';
import type { Params, TunnelRecord } from './model.js';
import type { TunnelPlan } from './plan.js';
import { everyPlan } from './plan.js';
import { createReusedRecord, maximumNames } from './reused-record.js';
import type { Values } from './values.js';

/**
 * Reads what the line that `scan` has recognised says of a tunnel; undefined if it says nothing of one. The next call changes what has
 * been given.
 * @param text the string that was scanned
 * @param line is passed through
 */
export type RecordReader = (text: string, scan: LineScan, line: number) => TunnelRecord | undefined;

/** Gives what reads the parameters of the line in `scan`, also when other lines have been scanned since. */
export type ParamsReader = (text: string, scan: LineScan, line: number) => () => Params;

const noParams: Params = {};
const nothing = (): Params => noParams;
/** For those who only count, and ask for no parameters. */
export const readNothing = (): (() => Params) => nothing;

/** @param values takes what names things in the lines */
export function createRecordReader(values: Values, paramsReader: ParamsReader): RecordReader {
  const found = new Int32Array(maximumNames);
  const known = new Uint8Array(maximumNames);
  let plan: TunnelPlan = everyPlan;
  let from: LineScan | undefined;
  let source = '';
  let read: TunnelRecord | undefined;
  const reader = (): (() => Params) => {
    if (from === undefined || read === undefined) throw new Error('no record has been read');
    return paramsReader(source, from, read.line);
  };
  const recordOf = createReusedRecord(found, reader);

  const put = (place: number, start: number, end: number): void => {
    if (from === undefined) return;
    const { codes } = from;
    found[place] = plan.areKeys[place] === true ? values.ofComparable(codes, start, end) : values.of(codes, start, end);
  };
  // A name that stands twice keeps its first value.
  const take = (place: number, start: number, end: number): void => {
    if (place < 0 || known[place] === 1) return;
    known[place] = 1;
    put(place, start, end);
  };
  const takeMatch = (program: Program, { starts, ends }: Match): void => {
    const places = plan.placesOf(program);
    for (let slot = 0; slot < places.length; slot++) take(places[slot] ?? -1, starts[slot] ?? 0, ends[slot] ?? 0);
  };

  return (text, scan, line) => {
    const { message, envelope } = scan;
    const event = judgeLine(scan).tunnel;
    if (message === undefined || event === undefined) return undefined;
    plan = event.plan;
    from = scan;
    source = text;
    // So few that to ask for `fill` would take longer.
    for (let place = 0; place < plan.names.length; place++) found[place] = 0;
    const host = envelope.hostStart < 0 ? 0 : values.of(scan.codes, envelope.hostStart, envelope.hostEnd);
    if (scan.isKnown && scan.memory !== undefined) {
      scan.memory.forEachValue(put);
      return (read = recordOf(line, wallClock(envelope.stamp), host, message, event));
    }
    known.fill(0, 0, plan.names.length);
    forEachMatch(scan, takeMatch);
    if (scan.pairs !== undefined) {
      forEachPair(scan, (name, { start, end }) => {
        take(plan.placeOf(name), start, end);
      });
    }
    // A daemon such as pppd serves one session: its process is the session's name.
    if (envelope.pidStart >= 0) take(plan.process, envelope.pidStart, envelope.pidEnd);
    return (read = recordOf(line, wallClock(envelope.stamp), host, message, event));
  };
}
