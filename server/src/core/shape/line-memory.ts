import type { CompiledCatalogs } from '../catalog/compile.js';
import { resetTimeStamp } from '../envelope/time.js';
import { judgeLine } from '../match/judgement.js';
import type { LineScan } from '../match/line-scan.js';
import { forEachMatch, forEachPair } from '../match/parameters.js';
import { search } from '../match/recogniser.js';
import type { KnownLine, ValuePlace } from './known-lines.js';
import { createKnownLines, placeLength, rowField, rowValueLength } from './known-lines.js';
import type { LineShape, Stretches } from './line-shape.js';
import { placeIn, shapeOfLine } from './line-shape.js';
import { createShapeTrie } from './trie.js';

/**
 * Lines that have been recognised before, by their shape: a log says the same with other numbers and addresses most of the time. What it
 * tells is what recognising the line would tell. It serves one scan.
 */
export interface LineMemory {
  /**
   * Looks for a line like the one that begins at `start` and ends at a line feed or at `end`.
   * @returns where it ends; then `scan.isKnown` and what it says are set. -1 if no such line is known
   */
  readonly recall: (scan: LineScan, start: number, end: number, reference: number) => number;
  /** Remembers the line that has just been recognised. @param end where the line ends */
  readonly learn: (scan: LineScan, end: number) => void;
  /** Recognises the line that was recalled last: somebody wants to know more of it. */
  readonly searchAgain: (scan: LineScan) => void;
  /** Of the line that was recalled last, one of a tunnel, visits the values that its plan names, with their places there. */
  readonly forEachValue: (visit: (place: number, start: number, end: number) => void) => void;
  /** Visits the parameters of the line that was recalled last. @returns false where they have to be read */
  readonly forEachParam: (visit: (name: string, start: number, end: number) => void) => boolean;
}

/** Bytes that a memory may take. */
const mostBytes = 12 << 20;

/**
 * A memory that is full begins anew, for a log that tells of other things now, if it has answered for so many lines a shape. Otherwise most
 * lines are like no others here: it keeps what it has and learns no more.
 */
const worthwhile = 4;

export function createLineMemory(catalogs: CompiledCatalogs): LineMemory {
  const decisive = catalogs.decisive();
  let trie = createShapeTrie(decisive);
  let known = createKnownLines();
  let shapes = 0;
  let hits = 0;
  let learns = decisive.parts.usable;
  /** Of the line that was recalled last. */
  let row = 0;
  let lineStart = 0;
  let lineEnd = 0;
  let lineReference = 0;

  const recall = (scan: LineScan, start: number, end: number, reference: number): number => {
    const { envelope } = scan;
    const { stamp } = envelope;
    resetTimeStamp(stamp);
    const found = trie.find(scan.codes, start, end, reference, stamp);
    if (found < 0) return -1;
    hits++;
    row = found;
    lineStart = start;
    lineEnd = trie.lineEnd();
    lineReference = reference;
    const rows = known.rows();
    const kind = rows[row + rowField.kind] ?? 0;
    scan.start = start;
    scan.isKnown = true;
    scan.message = known.message(kind);
    scan.judgement = known.judgement(kind);
    scan.headerSeverity = rows[row + rowField.headerSeverity] ?? -1;
    envelope.severity = rows[row + rowField.severity] ?? -1;
    const hasHost = rows[row + rowField.hasHost] === 1;
    envelope.hostStart = hasHost ? position(rows, row + rowField.host) : -1;
    envelope.hostEnd = hasHost ? position(rows, row + rowField.host + 2) : -1;
    return lineEnd;
  };

  const position = (rows: Int32Array, at: number): number => {
    const part = rows[at] ?? -1;
    return (part < 0 ? lineStart : (trie.ends[part] ?? 0)) + (rows[at + 1] ?? 0);
  };

  const learn = (scan: LineScan, end: number): void => {
    if (!learns) return;
    if (trie.size() + known.rows().byteLength > mostBytes) {
      learns = hits > shapes * worthwhile;
      if (!learns) return;
      trie = createShapeTrie(decisive);
      known = createKnownLines();
      shapes = hits = 0;
    }
    const params = paramsOf(scan);
    const values = valuesOf(scan, params, end);
    const shape = shapeOfLine(scan, end, values, decisive);
    const line = shape === undefined ? undefined : knownLine(scan, shape, params);
    if (shape === undefined || line === undefined) return;
    shapes++;
    trie.add(shape.symbols, known.add(line));
  };

  return {
    recall,
    learn,
    searchAgain: (scan) => {
      search(catalogs, scan.start, lineEnd, lineReference, scan);
    },
    forEachValue: (visit) => {
      const rows = known.rows();
      const first = row + rowField.values;
      const behind = first + (rows[row + rowField.valueCount] ?? 0) * rowValueLength;
      for (let at = first; at < behind; at += rowValueLength) visit(rows[at] ?? 0, position(rows, at + 1), position(rows, at + 3));
    },
    forEachParam: (visit) => {
      const rows = known.rows();
      let at = row + rowField.values + (rows[row + rowField.valueCount] ?? 0) * rowValueLength;
      const number = rows[at++] ?? -1;
      if (number < 0) return false;
      for (const name of known.names(number)) {
        visit(name, position(rows, at), position(rows, at + 2));
        at += placeLength;
      }
      return true;
    },
  };
}

interface Param {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The parameters of a message that the catalog has. A name that stands twice keeps its first value. */
function paramsOf(scan: LineScan): readonly Param[] | undefined {
  if (scan.message?.file === undefined) return undefined;
  const params: Param[] = [];
  const take = (name: string, start: number, end: number): void => {
    params.push({ name, start, end });
  };
  forEachMatch(scan, ({ names }, { starts, ends }) => {
    names.forEach((name, slot) => {
      take(name, starts[slot] ?? 0, ends[slot] ?? 0);
    });
  });
  forEachPair(scan, (name, { start, end }) => {
    take(name, start, end);
  });
  return params;
}

/** Where the line holds values. Of a message that only its id tells nobody looks at the text: all of it may be anything. */
function valuesOf(scan: LineScan, params: readonly Param[] | undefined, end: number): Stretches {
  if (params !== undefined) return params.map((param) => [param.start, param.end] as const).sort((a, b) => a[0] - b[0]);
  return scan.unread === undefined ? [] : [[scan.textStart, end]];
}

/** Undefined where a value stands at a place that other lines of the shape do not have. */
function knownLine(scan: LineScan, shape: LineShape, params: readonly Param[] | undefined): KnownLine | undefined {
  const { envelope, message } = scan;
  const uncertain: number[] = [];
  const placeOf = (start: number, end: number): ValuePlace => {
    const from = placeIn(shape, scan.start, start);
    const to = placeIn(shape, scan.start, end);
    if (from !== undefined && to !== undefined) return [...from, ...to];
    uncertain.push(start);
    return [0, 0, 0, 0];
  };
  const first = (params ?? []).filter(({ name }, at, all) => all.findIndex((other) => other.name === name) === at);
  const places = first.map(({ name, start, end }) => [name, placeOf(start, end)] as const);
  const host = envelope.hostStart < 0 ? undefined : placeOf(envelope.hostStart, envelope.hostEnd);
  const judgement = judgeLine(scan);
  const plan = message === undefined ? undefined : judgement.tunnel?.plan;
  const values =
    plan === undefined
      ? []
      : places.map(([name, place]) => [plan.placeOf(name), place] as const).filter(([placeInPlan]) => placeInPlan >= 0);
  const process = plan?.process ?? -1;
  if (envelope.pidStart >= 0 && process >= 0 && !values.some(([placeInPlan]) => placeInPlan === process)) {
    values.push([process, placeOf(envelope.pidStart, envelope.pidEnd)]);
  }
  const line: KnownLine = {
    message,
    judgement,
    severity: envelope.severity,
    headerSeverity: scan.headerSeverity,
    host,
    params: params === undefined ? undefined : places,
    values,
  };
  return uncertain.length === 0 ? line : undefined;
}
