import type { Settings } from '../protocol.js';
import { brief } from './tunnel-words.js';

export const defaultSettings: Settings = {
  languageMode: 'detect',
  problems: { minimum: 'warning', mute: [], maximum: 200 },
  codeLens: { enabled: true },
  inlayHints: { enabled: false },
  catalogs: [],
};

/** The most problems that are worth sending: VS Code shows no more of a file. */
export const mostProblems = 1000;

/** Characters of a wrong value that a message quotes. */
const mostQuoted = 200;

type Values = Readonly<Record<string, unknown>>;

const isValues = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads the section `vendorLogLens` as a client sent it. What is wrong falls back to the default.
 * @returns the settings, and a sentence for each wrong value that names it and says what it may be
 */
export function readSettings(section: unknown): { readonly settings: Settings; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const root = isValues(section) ? section : {};
  const part = (name: string): Values => {
    const values = root[name];
    return isValues(values) ? values : {};
  };
  const inner = part('problems');
  const wrong = (name: string, expected: string, value: unknown, fallback: string): void => {
    problems.push(
      `vendorLogLens.${name} has to be ${expected}, not ${brief(JSON.stringify(value), mostQuoted)}; ${fallback} is used instead.`,
    );
  };
  const oneOf = <T extends string>(name: string, value: unknown, known: readonly T[], fallback: T): T => {
    const found = known.find((candidate) => candidate === value);
    if (found === undefined && value !== undefined && value !== null) wrong(name, known.join(', '), value, `"${fallback}"`);
    return found ?? fallback;
  };
  const strings = (name: string, value: unknown): readonly string[] => {
    if (value === undefined || value === null) return [];
    if (Array.isArray(value) && value.every((item): item is string => typeof item === 'string')) return value;
    wrong(name, 'a list of strings', value, 'an empty list');
    return [];
  };
  const enabled = (name: 'codeLens' | 'inlayHints'): { readonly enabled: boolean } => {
    const value = part(name)['enabled'];
    if (typeof value === 'boolean') return { enabled: value };
    const fallback = defaultSettings[name];
    if (value !== undefined && value !== null) wrong(`${name}.enabled`, 'true or false', value, String(fallback.enabled));
    return fallback;
  };
  const maximum = inner['maximum'];
  const whole = typeof maximum === 'number' && Number.isInteger(maximum) && maximum >= 1;
  if (!whole && maximum !== undefined && maximum !== null) {
    wrong('problems.maximum', `a whole number from 1 to ${String(mostProblems)}`, maximum, String(defaultSettings.problems.maximum));
  }
  return {
    settings: {
      languageMode: oneOf('languageMode', root['languageMode'], ['detect', 'keep'] as const, defaultSettings.languageMode),
      problems: {
        minimum: oneOf('problems.minimum', inner['minimum'], ['failure', 'warning', 'notice'] as const, defaultSettings.problems.minimum),
        mute: strings('problems.mute', inner['mute']),
        maximum: whole ? Math.min(maximum, mostProblems) : defaultSettings.problems.maximum,
      },
      codeLens: enabled('codeLens'),
      inlayHints: enabled('inlayHints'),
      catalogs: strings('catalogs', root['catalogs']),
    },
    problems,
  };
}
