import type { CompiledCatalogs, CompiledMessage } from '../catalog/compile.js';
import type { Judgement } from '../match/judgement.js';
import { judgeLine } from '../match/judgement.js';
import type { LineScan } from '../match/line-scan.js';
import { forEachMatch, forEachPair } from '../match/parameters.js';
import { search } from '../match/recogniser.js';
import { planOf } from '../tunnel/plan.js';
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
  /** Where the host stands, as two places; undefined where there is none. */
  readonly host: Int32Array | undefined;
  /** The parameters in their order; undefined where they have to be read. */
  readonly params: readonly KnownParam[] | undefined;
  /** For a line of a tunnel, the parameters that its plan names: for each its place in the plan, and two places in the line. */
  readonly reading: Int32Array | undefined;
}

export interface KnownParam {
  readonly name: string;
  readonly places: Int32Array;
}

/** Numbers of a place in lines of one shape: the varying part behind which it stands, and how far behind. */
const placeLength = 2;
/** Numbers of a parameter in `KnownLine.reading`. */
export const readingLength = 1 + 2 * placeLength;

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
  /** Where a place of the line that was recalled last stands. @param at where its numbers begin in `places` */
  readonly position: (scan: LineScan, places: Int32Array, at: number) => number;
}

/** Bytes that shapes may take. */
const mostBytes = 12 << 20;

/** A memory that is full begins anew, unless it has answered for fewer lines than these for each shape: then nothing repeats itself here. */
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
    const line = known[trie.find(scan.codes, start, end, reference, stamp)];
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
    envelope.hostStart = envelope.hostEnd = -1;
    if (line.host !== undefined) {
      envelope.hostStart = position(scan, line.host, 0);
      envelope.hostEnd = position(scan, line.host, placeLength);
    }
    return lineEnd;
  };

  const position = (scan: LineScan, places: Int32Array, at: number): number => {
    const part = places[at] ?? -1;
    return (part < 0 ? scan.start : (trie.ends[part] ?? 0)) + (places[at + 1] ?? 0);
  };

  const learn = (scan: LineScan, end: number): void => {
    if (!learns) return;
    if (trie.size() > mostBytes) {
      learns = hits > known.length * worthwhile;
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
    position,
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

function knownLine(scan: LineScan, shape: LineShape, params: readonly Param[] | undefined): KnownLine | undefined {
  const { envelope, message, start: lineStart } = scan;
  const placesOf = (start: number, end: number): Int32Array | undefined => {
    const from = placeIn(shape, lineStart, start);
    const to = placeIn(shape, lineStart, end);
    return from === undefined || to === undefined ? undefined : Int32Array.of(...from, ...to);
  };
  const host = envelope.hostStart < 0 ? undefined : placesOf(envelope.hostStart, envelope.hostEnd);
  if (host === undefined && envelope.hostStart >= 0) return undefined;
  const found: KnownParam[] = [];
  for (const { name, start, end } of params ?? []) {
    if (found.some((other) => other.name === name)) continue;
    const places = placesOf(start, end);
    if (places === undefined) return undefined;
    found.push({ name, places });
  }
  const judgement = judgeLine(scan.source, scan);
  const reading: number[] = [];
  if (message !== undefined && judgement.tunnel !== undefined) {
    const plan = planOf(message, judgement.tunnel);
    for (const { name, places } of found) if (plan.placeOf(name) >= 0) reading.push(plan.placeOf(name), ...places);
    if (envelope.pidStart >= 0 && plan.process >= 0 && !found.some(({ name }) => plan.placeOf(name) === plan.process)) {
      const places = placesOf(envelope.pidStart, envelope.pidEnd);
      if (places === undefined) return undefined;
      reading.push(plan.process, ...places);
    }
  }
  return {
    message,
    judgement: { outcome: judgement.outcome, tunnel: judgement.tunnel },
    severity: envelope.severity,
    headerSeverity: scan.headerSeverity,
    host,
    params: params === undefined ? undefined : found,
    reading: judgement.tunnel === undefined ? undefined : Int32Array.from(reading),
  };
}
