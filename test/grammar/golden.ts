import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Token } from './tokenize';

/** A case's name: `nxr` has its input in `nxr.log` and what is expected in `nxr.tokens`. */
export function caseNames(folder: string, extension: '.log' | '.tokens'): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(extension))
    .map((name) => basename(name, extension))
    .sort();
}

export function caseLines(folder: string, name: string): readonly string[] {
  return readFileSync(join(folder, `${name}.log`), 'utf8')
    .replace(/\n$/, '')
    .split('\n');
}

/**
 * The readable form of a tokenized file: each line, then one row a token.
 *
 *     > %ASA-7-715046: IP = A
 *       0-7    "%ASA-7-"  meta.line.cisco comment.line.envelope
 */
export function formatTokens(lines: readonly string[], tokens: readonly (readonly Token[])[]): string {
  return lines.map((line, index) => [`> ${line}`, ...rows(tokens[index] ?? [])].join('\n') + '\n').join('\n');
}

function rows(tokens: readonly Token[]): readonly string[] {
  const ranges = tokens.map(({ start, end }) => `${start}-${end}`);
  const texts = tokens.map(({ text }) => JSON.stringify(text));
  const rangeWidth = Math.max(0, ...ranges.map((range) => range.length));
  const textWidth = Math.min(40, Math.max(0, ...texts.map((text) => text.length)));
  return tokens.map(({ scopes }, index) =>
    `  ${(ranges[index] ?? '').padEnd(rangeWidth)}  ${(texts[index] ?? '').padEnd(textWidth)}  ${scopes.map(shortScope).join(' ')}`.trimEnd(),
  );
}

/** The suffix that all scopes of this grammar share says nothing in a listing of this grammar. */
function shortScope(scope: string): string {
  return scope.replace(/\.vendor-log$/, '');
}

/** What the golden file holds, or undefined where there is none. Writes it first where the run asks for that. */
export function golden(folder: string, name: string, actual: string, update: boolean): string | undefined {
  const path = join(folder, `${name}.tokens`);
  if (update) writeFileSync(path, actual);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
