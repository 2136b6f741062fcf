import type { TunnelKind } from '../catalog/model.js';
import type { RecordParameter, Span } from '../match/record.js';
import { comparable } from '../tunnel/comparable.js';
import { keysOf } from '../tunnel/identity.js';
import type { Attempt, Phase, Tunnel } from '../tunnel/model.js';
import type { Analysis } from './analysis.js';
import { lineText } from './lines.js';

/** What a value in a line names: by the catalog's keys a phase of an attempt, by its identities the tunnel. */
export type Named = NamedPhase | NamedTunnel;

export interface NamedPhase {
  readonly kind: 'phase';
  readonly tunnel: Tunnel;
  readonly attempt: Attempt;
  /** See `PhaseKey.key`. */
  readonly key: number;
}

export interface NamedTunnel {
  readonly kind: 'tunnel';
  readonly tunnel: Tunnel;
  /** The value in the form in which values are compared. */
  readonly value: string;
}

/** What the value at a place in a line names; undefined where there is no value, or none that names anything. */
export function namedAt(analysis: Analysis, line: number, character: number): Named | undefined {
  const parameter = parameterAt(parametersOf(analysis, line), lineText(analysis.lines, line), character);
  if (parameter === undefined) return undefined;
  const place = analysis.tunnels().at(line);
  const record = analysis.tunnelRecord(line);
  if (place === undefined || record === undefined) return namedElsewhere(analysis, line, parameter);
  const { tunnel, attempt } = place;
  const key = keysOf(record, analysis.values).find(({ plan }) => plan.params.includes(record.plan.placeOf(parameter.name)));
  if (key !== undefined) return { kind: 'phase', tunnel, attempt, key: key.key };
  const value = comparable(parameter.value);
  return value !== undefined && namesTunnel(tunnel.kind, parameter.name) ? { kind: 'tunnel', tunnel, value } : undefined;
}

/** The parameter under a cursor. A cursor behind it counts, and one on the sign before it: on `#` of `#12`. */
function parameterAt(parameters: readonly RecordParameter[], text: string, character: number): RecordParameter | undefined {
  return (
    parameters.find(({ start, end }) => start <= character && character < end) ??
    parameters.find(({ end }) => end === character) ??
    parameters.find(({ start }) => start === character + 1 && /[^\s\w]/.test(text.charAt(character)))
  );
}

/** The line's parameters, with the process of its envelope: a daemon that serves one session is named by it. */
function parametersOf(analysis: Analysis, line: number): readonly RecordParameter[] {
  const { params, envelope, text } = analysis.record(line);
  const { pid } = envelope;
  if (pid === undefined || params.some(({ name }) => name === 'process_id')) return params;
  // Nov 22 10:00:05 gw pppd[2371]: LCP: timeout sending Config-Requests
  const start = lineText(analysis.lines, line).slice(0, text.start).lastIndexOf(`[${pid}]`) + 1;
  return start === 0 ? params : [...params, { name: 'process_id', value: pid, type: 'number', start, end: start + pid.length }];
}

const namesTunnel = (kind: TunnelKind, parameter: string): boolean =>
  [...kind.identity, kind.name ?? [], kind.peer ?? ['peer'], kind.local ?? ['local']].some((names) => names.includes(parameter));

/** A line that tells of no tunnel may name one all the same: the first that has the value for its name or its peer. */
function namedElsewhere(analysis: Analysis, line: number, parameter: RecordParameter): NamedTunnel | undefined {
  const product = analysis.summary(line).message?.product;
  const value = comparable(parameter.value);
  if (value === undefined) return undefined;
  const tunnel = analysis.tunnels().tunnels.find(
    (each) =>
      each.product === product &&
      namesTunnel(each.kind, parameter.name) &&
      // What names this device's side names all its tunnels.
      !(each.kind.local ?? ['local']).includes(parameter.name) &&
      (comparable(each.name) === value || comparable(each.peer) === value),
  );
  return tunnel === undefined ? undefined : { kind: 'tunnel', tunnel, value };
}

/** The phase that a key names: the one that the first line with the key speaks of. Undefined where the log does not tell of it. */
export function phaseNamed(analysis: Analysis, { attempt, key }: NamedPhase): Phase | undefined {
  const index = analysis.tunnels();
  for (const line of index.linesOf(attempt)) {
    const record = analysis.tunnelRecord(line);
    if (record === undefined) continue;
    const stated = keysOf(record, analysis.values).find((candidate) => candidate.key === key && !candidate.plan.replaced);
    if (stated === undefined) continue;
    const phase = stated.own
      ? index.at(line)?.phase
      : attempt.phases.findLast(({ name, firstLine }) => name === stated.phase && firstLine <= line);
    if (phase !== undefined) return phase;
  }
  return undefined;
}

/** Where what is named began: the phase's first line, or the tunnel's. Where the log does not tell of the phase, the key's first mention. */
export function birthLine(analysis: Analysis, named: Named): number {
  if (named.kind === 'tunnel') return named.tunnel.firstLine;
  const phase = phaseNamed(analysis, named);
  if (phase !== undefined) return phase.firstLine;
  return (
    analysis
      .tunnels()
      .linesOf(named.attempt)
      .find((line) => states(analysis, line, named)) ?? named.attempt.firstLine
  );
}

/** All lines of what is named, in order: of the phase, with those that mention its key elsewhere in the attempt; or of the tunnel. */
export function linesNamed(analysis: Analysis, named: Named): readonly number[] {
  const index = analysis.tunnels();
  if (named.kind === 'tunnel') return [...index.linesOfTunnel(named.tunnel)];
  const phase = phaseNamed(analysis, named);
  return [...index.linesOf(named.attempt)].filter(
    (line) => (phase !== undefined && index.at(line)?.phase === phase) || states(analysis, line, named),
  );
}

function states(analysis: Analysis, line: number, { key }: NamedPhase): boolean {
  const record = analysis.tunnelRecord(line);
  return record !== undefined && keysOf(record, analysis.values).some((candidate) => candidate.key === key);
}

/** Where in a line, one of the tunnel's, the name stands. */
export function occurrences(analysis: Analysis, line: number, named: Named): readonly Span[] {
  const parameters = parametersOf(analysis, line);
  switch (named.kind) {
    case 'phase': {
      const record = analysis.tunnelRecord(line);
      if (record === undefined) return [];
      const stated = keysOf(record, analysis.values).filter(({ key }) => key === named.key);
      return parameters.filter(({ name }) => stated.some(({ plan }) => plan.params.includes(record.plan.placeOf(name))));
    }
    case 'tunnel':
      return parameters.filter(({ name, value }) => namesTunnel(named.tunnel.kind, name) && comparable(value) === named.value);
    default:
      return named satisfies never;
  }
}
