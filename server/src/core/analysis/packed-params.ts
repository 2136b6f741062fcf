import type { Params } from '../tunnel/model.js';

/**
 * The parameters of many lines. Lines of one message have the same names, which are kept once; what differs is text, and the texts of many
 * lines are one string. Plain data.
 */
export interface PackedParams {
  readonly names: readonly (readonly string[])[];
  readonly pages: readonly string[];
  /** For each line: which names, and where its text ends in its page; it begins where the one before ends. */
  readonly namesOf: Int32Array;
  readonly ends: Int32Array;
}

/** Lines whose texts are one string. */
const pageLength = 256;

/** What a line says, in less memory than an object of as many strings. */
export interface ShortParams {
  readonly names: readonly string[];
  /** As JSON text. */
  readonly values: string;
}

export const readShort = ({ names, values }: ShortParams): Params => {
  const texts = JSON.parse(values) as readonly string[];
  return Object.fromEntries(names.map((name, at) => [name, texts[at] ?? '']));
};

/** Makes parameters short; lists of names that are equal become one. */
export function createShortener(): (params: Params) => ShortParams {
  const known = new Map<string, readonly string[]>();
  return (params) => {
    const own = Object.keys(params);
    const key = JSON.stringify(own);
    let names = known.get(key);
    if (names === undefined) known.set(key, (names = own));
    return { names, values: JSON.stringify(Object.values(params)) };
  };
}

export interface ParamsPacker {
  /** @returns by what `paramsAt` finds them */
  readonly add: (params: Params) => number;
  readonly finish: () => PackedParams;
}

export function createParamsPacker(): ParamsPacker {
  const shorten = createShortener();
  const numbers = new Map<readonly string[], number>();
  const pages: string[] = [];
  const namesOf: number[] = [];
  const ends: number[] = [];
  let page: string[] = [];
  let length = 0;
  return {
    add: (params) => {
      const { names, values } = shorten(params);
      let number = numbers.get(names);
      if (number === undefined) numbers.set(names, (number = numbers.size));
      if (page.length === pageLength) {
        pages.push(page.join(''));
        page = [];
        length = 0;
      }
      page.push(values);
      length += values.length;
      namesOf.push(number);
      return ends.push(length) - 1;
    },
    finish: () => ({
      names: [...numbers.keys()],
      pages: page.length === 0 ? pages : [...pages, page.join('')],
      namesOf: Int32Array.from(namesOf),
      ends: Int32Array.from(ends),
    }),
  };
}

export function paramsAt({ names, pages, namesOf, ends }: PackedParams, at: number): Params {
  const start = at % pageLength === 0 ? 0 : (ends[at - 1] ?? 0);
  const values = pages[Math.floor(at / pageLength)]?.slice(start, ends[at]) ?? '[]';
  return readShort({ names: names[namesOf[at] ?? 0] ?? [], values });
}
