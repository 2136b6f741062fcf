import type { CompiledCatalogs, CompiledMessage } from '../catalog/compile.js';
import type { Judgement } from '../match/judgement.js';
import { judgeLine } from '../match/judgement.js';
import type { LineScan } from '../match/line-scan.js';
import { forEachMatch, forEachPair } from '../match/parameters.js';
import { search } from '../match/recogniser.js';
import type { LineShape, Stretches } from './line-shape.js';
import { placeIn, shapeOfLine } from './line-shape.js';
import type { ShapeTrie } from './trie.js';
import { createShapeTrie } from './trie.js';

/** What all lines of one shape have in common. */
export interface KnownLine {
  readonly message: CompiledMessage | undefined;
  readonly judgement: Judgement;
  /** See `Envelope` and `LineScan`. */
  readonly severity: number;
  readonly headerSeverity: number;
  /** Where its values stand, `valueLength` numbers each: the parameters in their order, then others that are asked for. */
  readonly places: Int32Array;
  /** Where the host's numbers begin in `places`, -1 where there is none. */
  readonly host: number;
  /** Names of the parameters; undefined where they have to be read. */
  readonly names: readonly string[] | undefined;
  /** For a line of a tunnel, the values that its plan names: for each its place in the plan, and where its numbers begin in `places`. */
  readonly reading: Int32Array | undefined;
}

/** Numbers of a value: for its beginning and its end behind which of the line's varying parts it stands, and how far behind. */
export const valueLength = 4;

/**
 * Lines that have been recognised before, by their shape: a log says the same with other numbers and addresses most of the time. What it
 * tells is what recognising the line would tell. It serves one scan.
 */
export interface LineMemory {
  /**
   * Looks for a line like the one that begins at `start` and ends at a line feed or at `end`.
   * @returns where it ends; then `scan.known` and what it says are set. -1 if no such line is known
   */
  readonly recall: (scan: LineScan, start: number, end: number, reference: number) => number;
  /** Remembers the line that has just been recognised. @param end where the line ends */
  readonly learn: (scan: LineScan, end: number) => void;
  /** Recognises the line that was recalled last: somebody wants to know more of it. */
  readonly searchAgain: (scan: LineScan) => void;
  /** Where a value of the line that was recalled last begins, and ends. @param at where its numbers begin in `KnownLine.places` */
  readonly valueStart: (scan: LineScan, places: Int32Array, at: number) => number;
  readonly valueEnd: (scan: LineScan, places: Int32Array, at: number) => number;
}

/** Bytes that shapes may take. */
const mostBytes = 12 << 20;

/**
 * A memory that is full begins anew, for a log that tells of other things now, if it has answered for so many lines a shape. Otherwise most
 * lines are like no others here: it keeps what it has and learns no more.
 */
const worthwhile = 4;

export function createLineMemory(catalogs: CompiledCatalogs): LineMemory {
  const decisive = catalogs.decisive();
  let trie: ShapeTrie = createShapeTrie(decisive);
  let known: KnownLine[] = [];
  let hits = 0;
  let learns = decisive.parts.usable;
  let lineEnd = 0;
  let lineReference = 0;

  const recall = (scan: LineScan, start: number, end: number, reference: number): number => {
    const { envelope } = scan;
    const { stamp } = envelope;
    stamp.time = Number.NaN;
    stamp.zone = Number.NaN;
    stamp.hasYear = false;
    stamp.fraction = 0;
    const shape = trie.find(scan.codes, start, end, reference, stamp);
    const line = shape < 0 ? undefined : known[shape];
    if (line === undefined) return -1;
    hits++;
    lineEnd = trie.lineEnd();
    lineReference = reference;
    scan.start = start;
    scan.known = line;
    scan.message = line.message;
    scan.judgement = line.judgement;
    scan.headerSeverity = line.headerSeverity;
    envelope.severity = line.severity;
    envelope.hostStart = line.host < 0 ? -1 : valueStart(scan, line.places, line.host);
    envelope.hostEnd = line.host < 0 ? -1 : valueEnd(scan, line.places, line.host);
    return lineEnd;
  };

  const valueStart = ({ start }: LineScan, places: Int32Array, at: number): number => {
    const part = places[at] ?? -1;
    return (part < 0 ? start : (trie.ends[part] ?? 0)) + (places[at + 1] ?? 0);
  };
  const valueEnd = (scan: LineScan, places: Int32Array, at: number): number => valueStart(scan, places, at + 2);

  const learn = (scan: LineScan, end: number): void => {
    if (!learns) return;
    if (trie.size() > mostBytes) {
      learns = hits > known.length * worthwhile;
      if (!learns) return;
      trie = createShapeTrie(decisive);
      known = [];
      hits = 0;
    }
    const params = paramsOf(scan);
    const values = valuesOf(scan, params, end);
    const shape = shapeOfLine(scan, end, values, decisive);
    const line = shape === undefined ? undefined : knownLine(scan, shape, params);
    if (shape === undefined || line === undefined) return;
    trie.add(shape.symbols, known.length);
    known.push(line);
  };

  return {
    recall,
    learn,
    searchAgain: (scan) => {
      search(catalogs, scan.start, lineEnd, lineReference, scan);
    },
    valueStart,
    valueEnd,
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

/** In place of a place that other lines of the shape do not have. */
const nowhere = [Number.NaN, Number.NaN];

function knownLine(scan: LineScan, shape: LineShape, params: readonly Param[] | undefined): KnownLine | undefined {
  const { envelope, message, start: lineStart } = scan;
  const places: number[] = [];
  /** Takes a value in; answers where its numbers begin. */
  const put = (start: number, end: number): number =>
    places.push(...(placeIn(shape, lineStart, start) ?? nowhere), ...(placeIn(shape, lineStart, end) ?? nowhere)) - valueLength;
  const first = (params ?? []).filter(({ name }, at, all) => all.findIndex((other) => other.name === name) === at);
  const names = first.map(({ name, start, end }) => {
    put(start, end);
    return name;
  });
  const host = envelope.hostStart < 0 ? -1 : put(envelope.hostStart, envelope.hostEnd);
  const { outcome, tunnel } = judgeLine(scan);
  const reading: number[] = [];
  if (message !== undefined && tunnel !== undefined) {
    const { plan } = tunnel;
    names.forEach((name, at) => {
      if (plan.placeOf(name) >= 0) reading.push(plan.placeOf(name), at * valueLength);
    });
    const isStated = names.some((name) => plan.placeOf(name) === plan.process);
    if (envelope.pidStart >= 0 && plan.process >= 0 && !isStated) reading.push(plan.process, put(envelope.pidStart, envelope.pidEnd));
  }
  if (places.some((number) => Number.isNaN(number))) return undefined;
  return {
    message,
    judgement: { outcome, tunnel },
    severity: envelope.severity,
    headerSeverity: scan.headerSeverity,
    places: Int32Array.from(places),
    host,
    names: params === undefined ? undefined : names,
    reading: tunnel === undefined ? undefined : Int32Array.from(reading),
  };
}
