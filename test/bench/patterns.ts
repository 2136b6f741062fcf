import { parseTemplate } from '../../server/src/core/template/parse.js';
import type { Part } from '../../server/src/core/template/parse.js';
import type { SlotType } from '../../server/src/core/catalog/model.js';
import { readCatalog, readVocabulary } from '../../server/build/read-catalogs.js';

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/ /g, ' +');

function patternOf(part: Part): string {
  switch (part.kind) {
    case 'literal':
      return escaped(part.text);
    case 'punctuation':
      return ` *${escaped(part.character)} *`;
    case 'slot':
      return part.type === 'choice' ? `(?:${part.choices.map(escaped).join('|')})` : part.type === 'text' ? '.+' : '[^ ]+';
    default:
      return part satisfies never;
  }
}

/** What somebody would write who looks for the messages of one product with a search program: a regular expression for each text. */
export function searchPatterns(product: string, count: number): readonly string[] {
  const vocabulary = readVocabulary();
  const catalog = readCatalog(product);
  const patterns = catalog.families.flatMap((family) => {
    const typeOf = (name: string): SlotType | undefined => (family.parameters?.[name] ?? vocabulary[name])?.type;
    return family.messages.flatMap(({ templates }) =>
      templates.flatMap((template) => parseTemplate(template, typeOf).map((parts) => parts.map(patternOf).join(''))),
    );
  });
  return patterns.slice(0, count);
}
