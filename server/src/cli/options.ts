import { parseArgs } from 'node:util';
import type { Language } from '../core/catalog/model.js';
import { languages } from '../core/catalog/model.js';
import { languageOf } from '../service/texts.js';

export const commandNames = ['parse', 'check', 'tunnels', 'explain', 'summary'] as const;
export type CommandName = (typeof commandNames)[number];

/** The output formats of each command; the first is the default. */
const formats = {
  parse: ['ndjson'],
  check: ['text', 'json', 'sarif'],
  tunnels: ['text', 'json'],
  explain: ['text', 'json'],
  summary: ['text', 'json'],
} as const satisfies Record<CommandName, readonly [string, ...string[]]>;

export type Minimum = 'failure' | 'warning' | 'notice';

export interface Options {
  readonly command: CommandName;
  /** Files, `-` for standard input; for `explain` what to explain. */
  readonly files: readonly string[];
  readonly format: string;
  readonly language: Language;
  readonly catalogs: readonly string[];
  /** Milliseconds since 1970. */
  readonly reference: number | undefined;
  readonly minimum: Minimum;
  readonly mute: readonly string[];
  /** Of the attempt whose ladder is drawn, as `tunnels` numbers them. */
  readonly ladder: number | undefined;
}

/** What a command line asks for. */
export type Request =
  | { readonly kind: 'run'; readonly options: Options }
  | { readonly kind: 'help'; readonly command: CommandName | undefined }
  | { readonly kind: 'version' }
  | { readonly kind: 'wrong'; readonly command: CommandName | undefined; readonly text: string };

const option = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
  lang: { type: 'string' },
  format: { type: 'string' },
  catalogs: { type: 'string', multiple: true },
  reference: { type: 'string' },
  minimum: { type: 'string' },
  mute: { type: 'string', multiple: true },
  ladder: { type: 'string' },
} as const;

const onlyCheck = ['minimum', 'mute'] as const;

/** @param environment where the language comes from unless an option states it */
export function readOptions(args: readonly string[], environment: Readonly<Record<string, string | undefined>>): Request {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    // What follows the first sentence is about positional arguments that begin with a dash.
    const text = error instanceof Error ? (error.message.split(/\. |\n/)[0] ?? '') : String(error);
    return { kind: 'wrong', command: commandOf(args[0]), text };
  }
  const { values, positionals } = parsed;
  const [first, ...rest] = positionals;
  const command = commandOf(first === 'help' ? rest[0] : first);
  if (values.help === true || first === 'help') return { kind: 'help', command };
  if (values.version === true) return { kind: 'version' };
  const wrong = (text: string): Request => ({ kind: 'wrong', command, text });
  if (first === undefined) return wrong(`Name a command: ${commandNames.join(', ')}`);
  if (command === undefined) return wrong(`There is no command "${first}"; the commands are ${commandNames.join(', ')}`);
  if (rest.length === 0) {
    return wrong(
      command === 'explain'
        ? 'Name a message id, or give a log line in quotation marks, or - to read the line from standard input'
        : 'Name a file, or - for standard input',
    );
  }
  for (const name of onlyCheck) if (values[name] !== undefined && command !== 'check') return wrong(`Only check takes --${name}`);
  if (values.ladder !== undefined && command !== 'tunnels') return wrong('Only tunnels takes --ladder');
  if (values.ladder !== undefined && !/^[1-9]\d{0,8}$/.test(values.ladder)) {
    return wrong(`--ladder takes the number of an attempt, such as 7, not "${values.ladder}"`);
  }
  const known: readonly string[] = formats[command];
  const format = values.format ?? formats[command][0];
  if (!known.includes(format)) return wrong(`--format of ${command} is ${known.join(' or ')}, not "${format}"`);
  const language = values.lang === undefined ? environmentLanguage(environment) : languages.find((each) => each === values.lang);
  if (language === undefined) return wrong(`--lang is ${languages.join(', ')}, not "${values.lang ?? ''}"`);
  const minimum = minimums.find((each) => each === (values.minimum ?? 'warning'));
  if (minimum === undefined) return wrong(`--minimum is ${minimums.join(', ')}, not "${values.minimum ?? ''}"`);
  const unclear = values.mute?.find((each) => !/^[^/\s]+\/\S+$/.test(each));
  if (unclear !== undefined) return wrong(`--mute takes PRODUCT/ID, such as cisco-ftd/715065, not "${unclear}"`);
  const reference = values.reference === undefined ? undefined : Date.parse(values.reference);
  if (Number.isNaN(reference)) return wrong(`--reference is a date such as 2026-11-22, not "${values.reference ?? ''}"`);
  return {
    kind: 'run',
    options: {
      command,
      files: rest,
      format,
      language,
      catalogs: values.catalogs ?? [],
      reference,
      minimum,
      mute: values.mute ?? [],
      ladder: values.ladder === undefined ? undefined : Number(values.ladder),
    },
  };
}

const minimums = ['failure', 'warning', 'notice'] as const satisfies readonly Minimum[];

const parse = (args: readonly string[]) => parseArgs({ args: [...args], allowPositionals: true, options: option });

const commandOf = (name: string | undefined): CommandName | undefined => commandNames.find((each) => each === name);

/** The language that POSIX's variables name, in their order of precedence. */
function environmentLanguage(environment: Readonly<Record<string, string | undefined>>): Language {
  const locale = [environment['LC_ALL'], environment['LC_MESSAGES'], environment['LANG']].find((each) => each !== undefined && each !== '');
  return languageOf(locale);
}
