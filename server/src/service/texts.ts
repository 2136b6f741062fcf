import type { Language, MessageText, TextFile } from '../core/catalog/model.js';
import { languages } from '../core/catalog/model.js';

/** One product's texts in one language. */
export interface ProductTexts {
  /** Meaning of parameters' values: family → parameter → value → meaning. A state of one family is not that of another. */
  readonly values: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;
  readonly messages: Readonly<Record<string, MessageText>>;
}

/** Where texts come from: the world's side of `Texts`. Answers undefined where a product has no texts in the language. */
export type TextSource = (language: Language, product: string) => Promise<ProductTexts | undefined>;

/** The texts of all products, each loaded when it is first asked for. */
export interface Texts {
  readonly of: (language: Language, product: string) => Promise<ProductTexts>;
}

export const noProductTexts: ProductTexts = { values: {}, messages: {} };

export function createTexts(source: TextSource): Texts {
  const loaded = new Map<string, Promise<ProductTexts>>();
  return {
    of: (language, product) => {
      const key = `${language}/${product}`;
      let texts = loaded.get(key);
      if (texts === undefined) {
        // A catalog of the user's own may be written in one language only: then that one is better than none.
        texts = firstOf([language, 'en', ...languages], product, source);
        loaded.set(key, texts);
      }
      return texts;
    },
  };
}

async function firstOf(order: readonly Language[], product: string, source: TextSource): Promise<ProductTexts> {
  for (const language of order) {
    const texts = await source(language, product);
    if (texts !== undefined) return texts;
  }
  return noProductTexts;
}

/** The language of ours that serves a locale such as `ja`, `zh-CN`, `zh-Hans`, `en-GB`. */
export function languageOf(locale: string | undefined): Language {
  const tag = (locale ?? '').toLowerCase();
  if (tag.startsWith('ja')) return 'ja';
  // Traditional Chinese readers are served better by Chinese than by English.
  if (tag.startsWith('zh')) return 'zh-cn';
  return 'en';
}

/** A message's text with its twin's explanation filled in; undefined where there is none. */
export function messageText(texts: ProductTexts, id: string): MessageText | undefined {
  const own = Object.hasOwn(texts.messages, id) ? texts.messages[id] : undefined;
  if (own?.sameAs === undefined) return own;
  const twin = Object.hasOwn(texts.messages, own.sameAs) ? texts.messages[own.sameAs] : undefined;
  return { ...twin, ...own };
}

/**
 * Fills `{parameter}` with values.
 * @param shown makes what is inserted from a value; `undefined` for a parameter that the line lacks
 */
export function fillIn(text: string, params: Readonly<Record<string, string>>, shown: (value: string | undefined) => string): string {
  return text.replace(/\{([a-z][a-z0-9_]*)\}/g, (_, name: string) => shown(Object.hasOwn(params, name) ? params[name] : undefined));
}

/** A message's headline with the line's values, as plain text. */
export function headline(texts: ProductTexts, id: string, params: Readonly<Record<string, string>>): string | undefined {
  const text = messageText(texts, id);
  return text === undefined ? undefined : fillIn(text.title, params, (value) => value ?? '?');
}

/** A product's texts from those of its families. */
export const joinTexts = (families: readonly TextFile[]): ProductTexts => ({
  values: Object.fromEntries(families.map(({ family, values }) => [family, values ?? {}])),
  messages: Object.fromEntries(families.flatMap(({ messages }) => Object.entries(messages))),
});

/** What a parameter's values mean in a family; empty where nothing is said of them. */
export function meaningsOf(texts: ProductTexts, family: string | undefined, parameter: string): Readonly<Record<string, string>> {
  const values = family !== undefined && Object.hasOwn(texts.values, family) ? texts.values[family] : undefined;
  return values !== undefined && Object.hasOwn(values, parameter) ? (values[parameter] ?? {}) : {};
}
