import type { CompiledFamily } from '../../src/core/catalog/compile.js';
import type { Language, MessageFile, MessageText, SlotType, TextFile, Vocabulary } from '../../src/core/catalog/model.js';
import { languages } from '../../src/core/catalog/model.js';
import { parseTemplate } from '../../src/core/template/parse.js';
import type { CatalogProblem } from './problem.js';

/** Shorter texts explain nothing. Chinese and Japanese say in a third of the characters what English does. */
const minimumLength: Readonly<Record<Language, number>> = { en: 40, ja: 20, 'zh-cn': 20 };

const emptyAdvice =
  /contact (?:your )?(?:support|vendor|tac)|check (?:the|your) configuration\.?$|サポートにお?問い合わせ|联系(?:技术)?支持/i;

/** Checks that the texts of a family are complete in each language and say something. */
export function checkTexts(
  family: CompiledFamily,
  texts: Readonly<Record<Language, TextFile>>,
  vocabulary: Vocabulary,
): readonly CatalogProblem[] {
  return languages.flatMap((language) => checkLanguage(family, texts[language], language, vocabulary));
}

function checkLanguage(family: CompiledFamily, texts: TextFile, language: Language, vocabulary: Vocabulary): readonly CatalogProblem[] {
  const file = `${family.product.id}/text/${language}/${family.file.family}.json`;
  const problems: CatalogProblem[] = [];
  const report = (place: string, text: string): void => void problems.push({ file, place, text });
  if (texts.language !== language) report('language', `is ${texts.language}`);
  const typeOf = (name: string): SlotType | undefined => (family.file.parameters?.[name] ?? vocabulary[name])?.type;
  const ids = new Set(family.file.messages.map((message) => message.id));
  for (const id of Object.keys(texts.messages)) if (!ids.has(id)) report(id, 'there is no such message');
  const meanings = new Map<string, string>();
  for (const message of family.file.messages) {
    const text = texts.messages[message.id];
    if (text === undefined) {
      report(message.id, 'has no text');
      continue;
    }
    for (const name of placeholders(text)) {
      if (!parametersOf(message, family, typeOf).has(name)) report(message.id, `{${name}} is no parameter of any of its templates`);
    }
    if (text.sameAs !== undefined) {
      if (!family.product.messagesById.has(text.sameAs)) report(message.id, `sameAs "${text.sameAs}" is no message`);
      continue;
    }
    for (const fault of faultsOf(message, text, language)) report(message.id, fault);
    const twin = meanings.get(text.meaning ?? '');
    if (twin !== undefined) report(message.id, `has the same meaning as ${twin}; state "sameAs" or tell them apart`);
    meanings.set(text.meaning ?? '', message.id);
  }
  return problems;
}

function faultsOf(message: MessageFile, text: MessageText, language: Language): readonly string[] {
  const faults: string[] = [];
  if ((text.meaning ?? '').length < minimumLength[language]) faults.push('the meaning is too short to explain anything');
  const judged = [message.outcome, ...(message.when ?? []).map((condition) => condition.outcome)];
  if (judged.includes('failure') || judged.includes('warning')) {
    if ((text.causes ?? []).length === 0) faults.push('a failure or warning needs at least one cause');
    if ((text.checks ?? []).length === 0) faults.push('a failure or warning needs at least one check');
  }
  for (const advice of [...(text.causes ?? []), ...(text.checks ?? [])]) {
    if (emptyAdvice.test(advice)) faults.push(`"${advice}" helps nobody`);
  }
  return faults;
}

const placeholders = (text: MessageText): readonly string[] =>
  [...[text.title, text.meaning ?? '', ...(text.causes ?? []), ...(text.checks ?? [])].join('\n').matchAll(/\{([a-z][a-z0-9_]*)\}/g)].map(
    (match) => match[1] ?? '',
  );

function parametersOf(message: MessageFile, family: CompiledFamily, typeOf: (name: string) => SlotType | undefined): ReadonlySet<string> {
  const names = new Set(Object.values(family.product.pairs?.names ?? {}));
  for (const template of [...(family.file.prefixes ?? []), ...message.templates]) {
    for (const parts of parseTemplate(template, typeOf)) for (const part of parts) if (part.kind === 'slot') names.add(part.name);
  }
  return names;
}
