import type { CompiledCatalogs, CompiledMessage, CompiledProduct } from '../catalog/compile.js';
import type { TunnelKind } from '../catalog/model.js';
import { phaseNames } from '../catalog/model.js';
import type { Attempt, Decision, Params, Phase, Tunnel, TunnelState } from '../tunnel/model.js';
import { paramsAt } from './packed-params.js';
import type { PackedTable } from './packed-table.js';
import type { PackedTunnels } from './packed-tunnels.js';
import { attemptRow, decisionRow, none, phaseRow, states, tunnelRow } from './packed-tunnels.js';

/** What all tunnels of a log are read from. */
interface Source {
  readonly packed: PackedTunnels;
  readonly catalogs: CompiledCatalogs;
}

/** A row that is read when somebody asks: classes, for each object holds two words and there may be hundreds of thousands. */
class StoredDecision implements Decision {
  readonly #source: Source;
  readonly #row: number;

  constructor(
    source: Source,
    row: number,
    readonly message: CompiledMessage,
  ) {
    this.#source = source;
    this.#row = row;
  }

  get line(): number {
    return numberAt(this.#source.packed.decisions, this.#row * decisionRow.length + decisionRow.line);
  }

  get time(): number {
    return this.#source.packed.decisions.times[this.#row] ?? Number.NaN;
  }

  get params(): Params {
    const { decisions, params } = this.#source.packed;
    return paramsAt(params, numberAt(decisions, this.#row * decisionRow.length + decisionRow.params));
  }
}

class StoredAttempt implements Attempt {
  readonly #source: Source;
  readonly #row: number;

  constructor(source: Source, row: number) {
    this.#source = source;
    this.#row = row;
  }

  get id(): number {
    return this.#number(attemptRow.id);
  }

  get state(): TunnelState {
    return stateOf(this.#number(attemptRow.state));
  }

  get firstLine(): number {
    return this.#number(attemptRow.firstLine);
  }

  get lastLine(): number {
    return this.#number(attemptRow.lastLine);
  }

  get start(): number {
    return timeAt(this.#source.packed.attempts, this.#row * 2);
  }

  get end(): number {
    return timeAt(this.#source.packed.attempts, this.#row * 2 + 1);
  }

  get reason(): Decision | undefined {
    return decisionAt(this.#source, this.#number(attemptRow.reason));
  }

  get phases(): readonly Phase[] {
    return phasesBetween(this.#source, this.#number(attemptRow.firstPhase), this.#number(attemptRow.length + attemptRow.firstPhase));
  }

  get retransmissions(): number {
    return this.#number(attemptRow.retransmissions);
  }

  get rekeys(): number {
    return this.#number(attemptRow.rekeys);
  }

  get inferredLines(): number {
    return this.#number(attemptRow.inferredLines);
  }

  get certainFrom(): number {
    return this.#number(attemptRow.certainFrom);
  }

  /** Behind the last row stands nothing: its phases are those up to the end. */
  #number(field: number): number {
    const { numbers } = this.#source.packed.attempts;
    return numbers[this.#row * attemptRow.length + field] ?? Number.POSITIVE_INFINITY;
  }
}

function phasesBetween(source: Source, from: number, to: number): readonly Phase[] {
  const { phases } = source.packed;
  const end = Math.min(to, phases.times.length / 2);
  const found: Phase[] = [];
  for (let row = from; row < end; row++) {
    const number = (field: number): number => numberAt(phases, row * phaseRow.length + field);
    found.push({
      name: phaseNames[number(phaseRow.name)] ?? phaseNames[0],
      state: stateOf(number(phaseRow.state)),
      decision: decisionAt(source, number(phaseRow.decision)),
      firstLine: number(phaseRow.firstLine),
      lastLine: number(phaseRow.lastLine),
      start: timeAt(phases, row * 2),
      end: timeAt(phases, row * 2 + 1),
    });
  }
  return found;
}

function decisionAt(source: Source, row: number): Decision | undefined {
  if (row === none) return undefined;
  const message = source.catalogs.messages[numberAt(source.packed.decisions, row * decisionRow.length + decisionRow.message)];
  return message === undefined ? undefined : new StoredDecision(source, row, message);
}

/**
 * The tunnels, in the order of their first lines. Each tunnel and each attempt is the same object whenever it is asked for; what is in them
 * is read from the rows.
 * @param catalogs compiled from the same catalogs as those of the thread that packed them
 */
export function storedTunnels(packed: PackedTunnels, catalogs: CompiledCatalogs): readonly Tunnel[] {
  const source: Source = { packed, catalogs };
  const { tunnels } = packed;
  const count = tunnels.times.length / 2;
  const firstLine = (row: number): number => numberAt(tunnels, row * tunnelRow.length + tunnelRow.firstLine);
  const rows = Array.from({ length: count }, (_, row) => row).sort((a, b) => firstLine(a) - firstLine(b));
  const found: Tunnel[] = [];
  for (const row of rows) {
    const number = (field: number): number => numberAt(tunnels, row * tunnelRow.length + field);
    const text = (field: number): string | undefined => packed.texts[number(field)];
    const product: CompiledProduct | undefined = catalogs.products[number(tunnelRow.product)];
    const kind: TunnelKind | undefined = product?.tunnelPlans.get(text(tunnelRow.kind) ?? '')?.kind;
    if (product === undefined || kind === undefined) continue;
    const from = number(tunnelRow.firstAttempt);
    const to = row + 1 < count ? number(tunnelRow.length + tunnelRow.firstAttempt) : packed.attempts.times.length / 2;
    found.push({
      id: found.length,
      product,
      kind,
      host: text(tunnelRow.host) ?? '',
      name: text(tunnelRow.name) ?? '',
      local: text(tunnelRow.local),
      peer: text(tunnelRow.peer),
      state: stateOf(number(tunnelRow.state)),
      firstLine: number(tunnelRow.firstLine),
      lastLine: number(tunnelRow.lastLine),
      start: timeAt(tunnels, row * 2),
      end: timeAt(tunnels, row * 2 + 1),
      attempts: Array.from({ length: to - from }, (_, at) => new StoredAttempt(source, from + at)),
    });
  }
  return found;
}

const stateOf = (number: number): TunnelState => states[number] ?? 'negotiating';

const numberAt = ({ numbers }: PackedTable, at: number): number => numbers[at] ?? 0;

const timeAt = ({ times }: PackedTable, at: number): number => times[at] ?? Number.NaN;
