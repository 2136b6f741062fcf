import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { readCatalogSet } from '../../server/build/read-catalogs.js';

/** What somebody writes who wants a log to do more than to be read. */
const attacks: readonly string[] = [
  '[x](command:workbench.action.quit)',
  '[x](https://evil.example/)',
  '![x](https://evil.example/x.png)',
  '[x][y]',
  '[y]: https://evil.example',
  '<https://evil.example>',
  'https://evil.example/a_b_c',
  'www.evil.example',
  'root@evil.example',
  'command:workbench.action.quit',
  'file:///etc/passwd',
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '</code></td><a href="https://evil.example">x</a>',
  '<!--',
  '&lt;b&gt;',
  '&#91;x](https://evil.example)',
  '**bold** _it_ ~~no~~ ==mark==',
  '`',
  '``',
  '` [x](https://evil.example) `',
  '\\`',
  '\\',
  '|',
  '\\|',
  '[x](https://evil.example)\\|',
  '| a | b |',
  '|:--|',
  '# heading',
  '- item',
  '1. item',
  '> quote',
  '---',
  '===',
  '    code',
  '$(trash)',
  '\\$(trash)',
  '$(loading~spin)',
  '{peer}',
  '{__proto__}',
  '${x}',
  '%s%n',
  '\u001b[31m',
  '\u001b]8;;https://evil.example\u0007x\u001b]8;;\u0007',
  '\u001b[2J',
  '\u009b31m',
  '\u0000',
  '\u0007',
  '\u0008',
  '\u007f',
  '\u0085',
  '\r',
  '\u2028',
  '\u202e',
  '\u2066',
  '\u200b',
  '\u00ad',
  '\u061c',
  '\u2060',
  '\ufffa',
  '\udb40\udc41',
  '\ufeff',
  '\ud800',
  '\udc00',
  '\u{1f600}',
  '\u0301',
  '（［＜',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '__proto__=1 constructor=2 toString=3',
  '"__proto__": {"x": 1}',
  '../../../../etc/passwd',
  '\\\\evil.example\\share',
  'NaN',
  '-1',
  '99999999999999999999',
  '0x',
  '*',
  '[',
  '((((',
  '"',
  "'",
  '=',
  ': ',
  ' ',
  '\t',
  '\u3000',
];

/** Lines that the catalogs know: their samples, and the values that these hold. */
export interface KnownLine {
  readonly product: string;
  readonly line: string;
  readonly values: readonly string[];
}

const set = readCatalogSet();

/** A sample of every message of every catalog. */
export const knownLines: readonly KnownLine[] = set.catalogs.flatMap(({ file, families }) =>
  families.flatMap(({ messages }) =>
    messages.flatMap(({ samples }) =>
      (samples ?? []).map(({ line, params }) => ({
        product: file.product,
        line,
        values: Object.values(params).filter((value) => value !== ''),
      })),
    ),
  ),
);

const samplesFolder = path.resolve(import.meta.dirname, '../../samples');

/** The lines of the sample logs, a list each. */
export const sampleLogs: readonly (readonly string[])[] = readdirSync(samplesFolder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.log'))
  .sort()
  .map((file) => readFileSync(path.join(samplesFolder, file), 'utf8').split('\n'));

/** A text that attacks: an attack, several, or anything. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...attacks) },
  { weight: 2, arbitrary: fc.array(fc.constantFrom(...attacks), { maxLength: 6 }).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.array(fc.nat(0xffff), { maxLength: 12 }).map((units) => String.fromCharCode(...units)) },
);

/** One way to damage a line. `at` is taken modulo what there is. */
type Mutation =
  | { readonly kind: 'value' | 'insert'; readonly at: number; readonly text: string }
  | { readonly kind: 'cut' | 'drop' | 'double'; readonly at: number; readonly length: number }
  | { readonly kind: 'splice'; readonly at: number; readonly other: number }
  | { readonly kind: 'repeat'; readonly at: number; readonly length: number; readonly times: number };

const at = fc.nat(4000);

const mutation = (longest: number): fc.Arbitrary<Mutation> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('value' as const), at, text: hostileText }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('insert' as const), at, text: hostileText }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('cut', 'drop', 'double'), at, length: fc.nat(40) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('splice' as const), at, other: at }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('repeat' as const), at, length: fc.nat(8), times: fc.nat(longest) }) },
  );

function mutate(line: string, known: KnownLine, change: Mutation): string {
  const pos = line.length === 0 ? 0 : change.at % (line.length + 1);
  switch (change.kind) {
    case 'value': {
      const value = known.values[change.at % Math.max(1, known.values.length)];
      return value === undefined ? line + change.text : line.replace(value, () => change.text);
    }
    case 'insert':
      return line.slice(0, pos) + change.text + line.slice(pos);
    case 'cut':
      return line.slice(0, pos);
    case 'drop':
      return line.slice(0, pos) + line.slice(pos + change.length);
    case 'double':
      return line.slice(0, pos + change.length) + line.slice(pos);
    case 'splice':
      return line.slice(0, pos) + (knownLines[change.other % knownLines.length]?.line ?? '').slice(change.at % 60);
    case 'repeat':
      return line.slice(0, pos) + line.slice(pos, pos + change.length).repeat(change.times) + line.slice(pos);
    default:
      return change satisfies never;
  }
}

/**
 * A line that a catalog knows, damaged and with foreign text in the place of its values.
 * @param longest how often a part of it may be repeated
 */
export const mutatedLine = (longest = 40): fc.Arbitrary<string> =>
  fc.tuple(fc.nat(knownLines.length - 1), fc.array(mutation(longest), { maxLength: 3 })).map(([number, changes]) => {
    const known = knownLines[number];
    return known === undefined ? '' : changes.reduce((line, change) => mutate(line, known, change), known.line);
  });

/** Any line: nearly one that a catalog knows, or nothing of the kind. */
export const hostileLine = (longest?: number): fc.Arbitrary<string> =>
  fc.oneof({ weight: 6, arbitrary: mutatedLine(longest) }, { weight: 1, arbitrary: hostileText });

/** Lines of a log: mutated ones, with stretches of the sample logs between them, so that there are tunnels. */
export const hostileLog = (maxLength: number): fc.Arbitrary<readonly string[]> =>
  fc
    .array(
      fc.oneof(
        { weight: 3, arbitrary: hostileLine().map((line) => [line]) },
        {
          weight: 1,
          arbitrary: fc
            .tuple(fc.nat(sampleLogs.length - 1), fc.nat(60), fc.nat(12))
            .map(([log, from, count]) => sampleLogs[log]?.slice(from, from + count) ?? []),
        },
        {
          weight: 1,
          arbitrary: fc
            .tuple(fc.nat(sampleLogs.length - 1), fc.nat(60), hostileText)
            .map(([log, from, text]) => (sampleLogs[log]?.slice(from, from + 3) ?? []).map((line) => withHostileWord(line, text))),
        },
      ),
      { maxLength },
    )
    .map((parts) => parts.flat());

/** Puts the text in the place of what names the line's tunnel, if one can tell: the first quoted or bracketed word, or address. */
const withHostileWord = (line: string, text: string): string =>
  line.replace(/(?<=["'(<])[\w.-]+(?=["')>])|\b\d+\.\d+\.\d+\.\d+\b/, () => text);
