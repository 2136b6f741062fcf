import type { CompiledCatalogs, CompiledProduct } from '../catalog/compile.js';
import type { FixedParts } from '../catalog/model.js';
import type { Part } from '../template/parse.js';
import type { Program } from '../template/program.js';
import { hexValue, isHexWord } from './tokens.js';

/** Numbers that envelopes know: `0x` and `\000`, the version of RFC 5424, the escapes `\012` and `#015`. */
const numbersOfEnvelopes: FixedParts['numbers'] = [
  ['', 0],
  ...['>', ' ', ':'].map((before) => [before, 1] as const),
  ...['\\', '#'].flatMap((before) => [[before, 12] as const, [before, 15] as const]),
];

/** Most numbers have no more digits. */
const usualNumber = 5;

/** What no time stamp holds one after the other: the zone's name is its longest word. */
const mayBeInTime = /^[\d\s:.,+\-/*[\]TZ]*$|^[A-Z]{1,5}$/i;

/** Types of parameters that end between the letters and the digits of a word. */
const endsInWord: ReadonlySet<string> = new Set(['number', 'port', 'letters']);

/** What decides in lines of all the catalogs. */
export function fixedPartsOf(catalogs: CompiledCatalogs): FixedParts {
  const parts = catalogs.products.map((product) => product.catalog.fixed ?? fixedPartsOfProduct(catalogs, product));
  return {
    usable: parts.every(({ usable }) => usable),
    numbers: [...numbersOfEnvelopes, ...parts.flatMap(({ numbers }) => numbers)],
    addresses: parts.every(({ addresses }) => addresses),
    hexWords: parts.every(({ hexWords }) => hexWords),
    words: parts.flatMap(({ words }) => words),
    hexBeginnings: parts.flatMap(({ hexBeginnings }) => hexBeginnings),
    longestNumber: Math.min(usualNumber, ...parts.map(({ longestNumber }) => longestNumber)),
    headerStarts: parts.flatMap(({ headerStarts }) => headerStarts),
  };
}

/** What decides in lines of one product; all of its templates are compiled for it. */
export function fixedPartsOfProduct({ headers, messages }: CompiledCatalogs, product: CompiledProduct): FixedParts {
  const words = textsOf(product).flatMap((text) => text.match(/[0-9A-Z]+/gi) ?? []);
  const texts = messages
    .filter((message) => message.product === product)
    .flatMap((message) => message.programs().map((program) => seams(program, message.whole)));
  const prefixes = product.families.flatMap((family) => family.prefixes().map((program) => seams(program, false)));
  const ownHeaders = headers.values().filter((header) => header.product === product);
  const behindHeaders = [...texts, ...prefixes];
  const all = [...behindHeaders, ...ownHeaders.map(({ program }) => seams(program, false))];
  const open = ownHeaders.map(({ program }) => program).filter((program) => seams(program, false).splitsWords);
  const isTime = (anchor: string): boolean => mayBeInTime.test(anchor.trim());
  return {
    usable: all.every(({ numberTouches }) => !numberTouches) && ownHeaders.every(({ file }) => !(file.anchor ?? []).some(isTime)),
    numbers: uniqueNumbers([
      ...namesOf(product).flatMap((name) => numbersIn(name, true)),
      ...all.flatMap(({ fixed }) => fixed.flatMap((text) => numbersIn(text, false))),
    ]),
    addresses: all.every(({ dotted }) => !dotted) && textsOf(product).every((text) => !/\d\.\d/.test(text)),
    hexWords: behindHeaders.every(({ hexEnds, splitsWords }) => !hexEnds && !splitsWords) && open.every(({ lead }) => lead !== ''),
    words: unique(
      words
        .map((word) => word.replace(/^0x/i, ''))
        .filter(isHexWord)
        .map(hexValue),
    ),
    hexBeginnings: unique(behindHeaders.flatMap(({ hexBeginnings }) => hexBeginnings)),
    longestNumber: ownHeaders.reduce((longest, { file }) => Math.min(longest, (file.digits?.minimum ?? longest + 1) - 1), usualNumber),
    headerStarts: unique(open.map(({ lead }) => lead.charCodeAt(0))),
  };
}

/** The numbers of a text with what stands before them, in both cases where texts are compared so. */
function numbersIn(text: string, anyCase: boolean): FixedParts['numbers'] {
  return [...text.matchAll(/\d+/g)].flatMap(({ 0: digits, index }) => {
    const before = text.charAt(index - 1);
    return (anyCase ? [before.toLowerCase(), before.toUpperCase()] : [before]).map((each) => [each, Number(digits)] as const);
  });
}

const uniqueNumbers = (numbers: FixedParts['numbers']): FixedParts['numbers'] => [
  ...new Map(numbers.map((number) => [number.join(), number])).values(),
];

const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];

/** All that a catalog compares with a line, templates as they are written. */
const textsOf = (product: CompiledProduct): readonly string[] => [
  ...namesOf(product),
  ...(product.catalog.file.headers ?? []).map(({ pattern }) => pattern),
  ...product.families.flatMap(({ file }) => [...(file.prefixes ?? []), ...file.messages.flatMap(({ templates }) => templates)]),
];

/** What a catalog compares with a line beside its templates: ids where lines have any, tags, keys, values of conditions. */
function namesOf({ catalog, families }: CompiledProduct): readonly string[] {
  const { headers = [], pairs } = catalog.file;
  const linesHaveIds = pairs?.id !== undefined || headers.some(({ pattern }) => pattern.includes('{id'));
  return [
    ...headers.flatMap(({ anchor = [] }) => anchor),
    ...(pairs === undefined ? [] : [...(pairs.id ?? []), ...(pairs.text ?? []), ...(pairs.severity ?? []), ...Object.keys(pairs.names)]),
    ...families.flatMap(({ file }) => [
      ...(file.tags ?? []),
      ...(file.prefixes ?? []),
      ...file.messages.flatMap(({ id, when = [] }) => [
        ...(linesHaveIds ? [id] : []),
        ...when.flatMap(({ params }) => Object.values(params).flat()),
      ]),
    ]),
  ];
}

/** What stands where fixed words and parameters of a program meet. */
interface Seams {
  /** The words, each with the character that stands before it where that is certain. */
  readonly fixed: readonly string[];
  /** A number that touches a parameter: in the line it may be part of a longer one. */
  readonly numberTouches: boolean;
  /** A number with a dot, as addresses have them. */
  readonly dotted: boolean;
  /** A hexadecimal word behind a parameter: it may be the end of a longer one. */
  readonly hexEnds: boolean;
  readonly hexBeginnings: readonly string[];
  /** A parameter that may end within a word, and nothing that has to follow it. */
  readonly splitsWords: boolean;
}

function seams({ parts }: Program, whole: boolean): Seams {
  const isOpen = (part: Part | undefined, atEnd: boolean): boolean => (part === undefined ? atEnd && !whole : part.kind === 'slot');
  const pieces = parts.flatMap((part, at) => {
    const before = isOpen(parts[at - 1], false);
    const previous = parts[at - 1];
    const lead = previous?.kind === 'literal' ? previous.text.slice(-1) : '';
    const behind = isOpen(parts[at + 1], true);
    const texts = part.kind === 'literal' ? [part.text] : part.kind === 'slot' ? part.choices : [];
    return texts.map((text) => ({ text, lead, before, behind }));
  });
  return {
    fixed: pieces.map(({ lead, text }) => lead + text),
    numberTouches: pieces.some(({ text, before, behind }) => (before && /^\d/.test(text)) || (behind && /\d$/.test(text))),
    dotted: pieces.some(
      ({ text, before, behind }) => /\d\.\d/.test(text) || (before && /^\.\d/.test(text)) || (behind && /\d\.$/.test(text)),
    ),
    hexEnds: pieces.some(({ text, before }) => before && /^[0-9a-f]+(?![0-9a-z])/i.test(text)),
    hexBeginnings: pieces.flatMap(({ text, behind }) => {
      const word = behind ? /(?<![0-9a-z])[0-9a-f]+$/i.exec(text)?.[0] : undefined;
      return word === undefined ? [] : [word.toLowerCase()];
    }),
    splitsWords: parts.some((part, at) => part.kind === 'slot' && endsInWord.has(part.type) && isOpen(parts[at + 1], true)),
  };
}
