import type { CompiledEvent, CompiledMessage, CompiledProduct } from '../catalog/compile.js';
import type { Outcome, Severity, SlotType } from '../catalog/model.js';
import { formatTime } from '../envelope/time.js';
import type { Program } from '../template/program.js';
import type { Match } from '../template/run.js';
import { judge } from './judgement.js';
import type { LineScan } from './line-scan.js';
import { forEachMatch, forEachPair, matchedAgain } from './parameters.js';
import { readText, severityOf } from './recogniser.js';

/** A half-open stretch `[start, end)` of a line, in UTF-16 code units from the line's start. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface RecordParameter extends Span {
  readonly name: string;
  readonly value: string;
  readonly type: SlotType | 'choice';
}

export interface RecordEnvelope {
  /** Milliseconds since 1970; wall-clock time counted as UTC where the line has no zone. */
  readonly time: number | undefined;
  /** ISO 8601, without zone where the line has none. */
  readonly isoTime: string | undefined;
  readonly host: string | undefined;
  readonly tag: string | undefined;
  readonly pid: string | undefined;
  /** What the vendor's header holds beside id and severity, by name. */
  readonly fields: readonly RecordParameter[];
}

/** One line, read in full. */
export interface LogRecord {
  readonly envelope: RecordEnvelope;
  /** Undefined where no catalog knows the line. */
  readonly product: CompiledProduct | undefined;
  readonly message: CompiledMessage | undefined;
  /** The message's id as the catalog writes it; for an unknown one as the line does; undefined where there is none. */
  readonly id: string | undefined;
  readonly known: boolean;
  readonly severity: Severity | undefined;
  readonly outcome: Outcome | undefined;
  readonly tunnelEvent: CompiledEvent | undefined;
  readonly params: readonly RecordParameter[];
  /** The text behind the envelope and the vendor's header. */
  readonly text: Span;
  readonly idSpan: Span | undefined;
}

const reservedHeaderNames: ReadonlySet<string> = new Set(['id', 'severity', 'level', 'host']);

/** Copies what `recognise` left in `scan` into a record that lasts. `text` is the string that was scanned. */
export function readRecord(text: string, scan: LineScan): LogRecord {
  readText(scan);
  const { envelope, message } = scan;
  const known = message?.file !== undefined;
  const params = message === undefined ? [] : readParameters(text, scan);
  const judgement = judge(message, (name) => params.find((param) => param.name === name)?.value);
  return {
    envelope: {
      time: Number.isNaN(envelope.stamp.time) ? undefined : envelope.stamp.time,
      isoTime: formatTime(envelope.stamp),
      host: slice(text, envelope.hostStart, envelope.hostEnd),
      tag: slice(text, envelope.tagStart, envelope.tagEnd),
      pid: slice(text, envelope.pidStart, envelope.pidEnd),
      fields: headerFields(text, scan),
    },
    product: message?.product,
    message: known ? message : undefined,
    id: message?.file?.id ?? (message === undefined ? undefined : slice(text, scan.idStart, scan.idEnd)),
    known,
    severity: message === undefined ? (envelope.severity < 0 ? undefined : severityOf(scan)) : severityOf(scan),
    outcome: judgement.outcome,
    tunnelEvent: judgement.tunnel,
    params,
    text: textSpan(scan),
    idSpan: scan.idStart < 0 ? undefined : { start: scan.idStart - scan.start, end: scan.idEnd - scan.start },
  };
}

function textSpan(scan: LineScan): Span {
  const { envelope } = scan;
  const place = envelope.places[Math.max(0, envelope.placeCount - 1)] ?? scan.start;
  const start = scan.textStart >= 0 ? scan.textStart : place;
  return { start: Math.min(start, envelope.end) - scan.start, end: envelope.end - scan.start };
}

const slice = (text: string, start: number, end: number): string | undefined =>
  start < 0 || end < start ? undefined : text.slice(start, end);

/** The parameters of prefix, text and pairs, in the order in which they stand. A name that stands twice keeps its first value. */
function readParameters(text: string, scan: LineScan): readonly RecordParameter[] {
  const params: RecordParameter[] = [];
  forEachMatch(scan, (program, match) => {
    collect(text, program, match, scan.start, params);
  });
  collectPairs(text, scan, params);
  return params;
}

/** The values of the same parameters by name: what tunnels are joined by, without an object for each. */
export function readValues(text: string, scan: LineScan): Record<string, string> {
  const values: Record<string, string> = {};
  const take = (name: string, start: number, end: number): void => {
    values[name] = text.slice(start, end);
  };
  if (scan.isKnown && scan.memory?.forEachParam(take) === true) return values;
  const put = ({ names }: Program, { starts, ends }: Match): void => {
    names.forEach((name, slot) => {
      if (!Object.hasOwn(values, name)) values[name] = text.slice(starts[slot], ends[slot]);
    });
  };
  forEachMatch(scan, put);
  if (scan.pairs !== undefined) {
    const params: RecordParameter[] = [];
    collectPairs(text, scan, params);
    for (const { name, value } of params) if (!Object.hasOwn(values, name)) values[name] = value;
  }
  return values;
}

function collect(text: string, program: Program, match: Match, lineStart: number, params: RecordParameter[]): void {
  program.names.forEach((name, slot) => {
    const start = match.starts[slot] ?? 0;
    const end = match.ends[slot] ?? 0;
    if (params.some((param) => param.name === name)) return;
    params.push({
      name,
      value: text.slice(start, end),
      type: program.types[slot] ?? 'text',
      start: start - lineStart,
      end: end - lineStart,
    });
  });
}

function collectPairs(text: string, scan: LineScan, params: RecordParameter[]): void {
  const known = new Set(params.map(({ name }) => name));
  forEachPair(scan, (name, { start, end }) => {
    if (known.has(name)) return;
    known.add(name);
    params.push({ name, value: text.slice(start, end), type: 'text', start: start - scan.start, end: end - scan.start });
  });
}

function headerFields(text: string, scan: LineScan): readonly RecordParameter[] {
  const { header } = scan;
  if (header === undefined || scan.message === undefined) return [];
  if (!matchedAgain(header.program, scan.headerStart, false, scan, scan.headerMatch)) return [];
  const fields: RecordParameter[] = [];
  collect(text, header.program, scan.headerMatch, scan.start, fields);
  return fields.filter((field) => !reservedHeaderNames.has(field.name) && field.value !== '');
}
