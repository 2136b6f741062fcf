import type { CompiledMessage } from '../catalog/compile.js';
import type { Judgement } from '../match/judgement.js';

/** What all lines of one shape have in common. */
export interface KnownLine {
  readonly message: CompiledMessage | undefined;
  readonly judgement: Judgement;
  /** See `Envelope` and `LineScan`. */
  readonly severity: number;
  readonly headerSeverity: number;
  /** Undefined where there is no host. */
  readonly host: ValuePlace | undefined;
  /** The parameters in their order; undefined where they have to be read. */
  readonly params: readonly (readonly [name: string, place: ValuePlace])[] | undefined;
  /** For a line of a tunnel the values that its plan names, each with its place there. */
  readonly values: readonly (readonly [plan: number, place: ValuePlace])[];
}

/** Where a value begins and ends in a line: behind which of the line's varying parts, -1 for the line's start, and how far behind. */
export type ValuePlace = readonly [part: number, distance: number, endPart: number, endDistance: number];

/**
 * Known lines, each as a row of numbers: of whatever is asked of a line, it is read from one piece of memory. In a row stand
 * - the number of its message and judgement, its two severities;
 * - the host's place, and whether there is one;
 * - how many values there are for its tunnel, and for each its place in the plan and in the line;
 * - the number of its parameters' names, -1 where they have to be read, and their places.
 */
export interface KnownLines {
  readonly add: (line: KnownLine) => number;
  readonly rows: () => Int32Array;
  /** @param kind the number of a message and judgement */
  readonly message: (kind: number) => CompiledMessage | undefined;
  readonly judgement: (kind: number) => Judgement;
  readonly names: (number: number) => readonly string[];
}

/** Where a row's numbers stand, from its beginning on. */
export const rowField = { kind: 0, severity: 1, headerSeverity: 2, hasHost: 3, host: 4, valueCount: 8, values: 9 } as const;
/** Numbers of a value in a row, and of its place alone. */
export const rowValueLength = 5;
export const placeLength = 4;

const nowhere: ValuePlace = [0, 0, 0, 0];

export function createKnownLines(): KnownLines {
  let rows = new Int32Array(1 << 10);
  let length = 0;
  const kinds: Pick<KnownLine, 'message' | 'judgement'>[] = [];
  const names: (readonly string[])[] = [];

  const kindOf = ({ message, judgement }: KnownLine): number => {
    const { outcome, tunnel } = judgement;
    const known = kinds.findIndex(
      (kind) => kind.message === message && kind.judgement.outcome === outcome && kind.judgement.tunnel === tunnel,
    );
    return known >= 0 ? known : kinds.push({ message, judgement: { outcome, tunnel } }) - 1;
  };
  const namesOf = (wanted: readonly string[]): number => {
    const known = names.findIndex((each) => each.length === wanted.length && each.every((name, at) => name === wanted[at]));
    return known >= 0 ? known : names.push(wanted) - 1;
  };

  return {
    add: (line) => {
      const { host, values, params } = line;
      const row = [
        ...[kindOf(line), line.severity, line.headerSeverity, host === undefined ? 0 : 1, ...(host ?? nowhere)],
        ...[values.length, ...values.flatMap(([plan, place]) => [plan, ...place])],
        ...[params === undefined ? -1 : namesOf(params.map(([name]) => name)), ...(params ?? []).flatMap(([, place]) => place)],
      ];
      if (length + row.length > rows.length) {
        const larger = new Int32Array(2 * rows.length + row.length);
        larger.set(rows);
        rows = larger;
      }
      rows.set(row, length);
      const at = length;
      length += row.length;
      return at;
    },
    rows: () => rows,
    message: (kind) => kinds[kind]?.message,
    judgement: (kind) => {
      const known = kinds[kind];
      if (known === undefined) throw new RangeError('no such kind of lines');
      return known.judgement;
    },
    names: (number) => names[number] ?? [],
  };
}
