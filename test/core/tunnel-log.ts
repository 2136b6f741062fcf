import { analyse } from '../../server/src/core/analysis/analysis.js';
import type { Analysis } from '../../server/src/core/analysis/analysis.js';
import { createLines } from '../../server/src/core/analysis/lines.js';
import type { Attempt, Tunnel } from '../../server/src/core/tunnel/model.js';
import { builtInCatalogs } from '../service/built-in.js';
import { reference } from './helpers.js';

/** A log of lines that begin with the time of day alone, read with the built-in catalogs: `10:00:05 nxr pluto[1]: …`. */
export function logOf(lines: readonly string[]): Analysis {
  const text = lines.map((line) => `Nov 22 ${line}`).join('\n');
  return analyse(builtInCatalogs(), createLines(text), reference);
}

export const tunnelsIn = (lines: readonly string[]): readonly Tunnel[] => logOf(lines).tunnels().tunnels;

/** `failed @4` with the line (from 0) that decided it. */
const attemptWords = ({ state, reason }: Attempt): string => (reason === undefined ? state : `${state} @${String(reason.line)}`);

/** `ike-sa established 0-3`, lines from 0. */
export const phaseWords = (attempt: Attempt | undefined): readonly string[] =>
  (attempt?.phases ?? []).map(({ name, state, firstLine, lastLine }) => `${name} ${state} ${String(firstLine)}-${String(lastLine)}`);

/** `tunnel1: failed @4, established` */
export const tunnelWords = ({ name, attempts }: Tunnel): string => `${name}: ${attempts.map(attemptWords).join(', ')}`;
