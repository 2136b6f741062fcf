import type { CompiledFamily } from '../../src/core/catalog/compile.js';
import type { MessageFile, SlotType, TunnelEvent, Vocabulary } from '../../src/core/catalog/model.js';
import type { Part } from '../../src/core/template/parse.js';
import { parseTemplate } from '../../src/core/template/parse.js';
import { endsByContext } from '../../src/core/template/slots.js';
import type { CatalogProblem } from './problem.js';

/** Checks templates, parameter names and references of a family's messages. */
export function checkMessages(family: CompiledFamily, vocabulary: Vocabulary): readonly CatalogProblem[] {
  const file = `${family.product.id}/messages/${family.file.family}.json`;
  const kinds = family.product.tunnelPlans;
  const problems: CatalogProblem[] = [];
  const report = (place: string, text: string): void => void problems.push({ file, place, text });
  const typeOf = (name: string): SlotType | undefined => (family.file.parameters?.[name] ?? vocabulary[name])?.type;
  const checkTemplate = (place: string, template: string): void => {
    try {
      for (const parts of parseTemplate(template, typeOf)) {
        for (const text of touchingSlots(parts)) report(place, `${text} in "${template}"`);
        for (const part of parts) {
          if (part.kind === 'slot' && typeOf(part.name) === undefined)
            report(place, `the parameter "${part.name}" is in neither vocabulary`);
        }
      }
    } catch (error) {
      report(place, `${error instanceof Error ? error.message : String(error)} in "${template}"`);
    }
  };
  for (const prefix of family.file.prefixes ?? []) checkTemplate('prefixes', prefix);
  const seen = new Set<string>();
  for (const message of family.file.messages) {
    if (seen.has(message.id)) report(message.id, 'the id stands twice');
    seen.add(message.id);
    for (const template of message.templates) checkTemplate(message.id, template);
    for (const id of [...(message.related ?? []), ...(message.yieldsTo ?? [])]) {
      if (!family.product.messagesById.has(id)) report(message.id, `"${id}" is no message of this product`);
    }
    for (const event of eventsOf(message)) {
      if (isDeviceRestart(event)) continue;
      const kind = kinds.get(event.kind)?.kind;
      if (kind === undefined) report(message.id, `the catalog has no tunnel kind "${event.kind}"`);
      else if (event.phase !== undefined && !kind.phases.includes(event.phase))
        report(message.id, `"${event.kind}" has no phase "${event.phase}"`);
    }
  }
  return problems;
}

const isDeviceRestart = ({ kind, phase, event }: TunnelEvent): boolean => kind === '*' && event === 'restart' && phase === undefined;

const eventsOf = (message: MessageFile) =>
  [message.tunnel, ...(message.when ?? []).map((condition) => condition.tunnel)].filter((event) => event !== undefined);

/** Two slots side by side are only told apart if the first ends by its own characters. */
function touchingSlots(parts: readonly Part[]): readonly string[] {
  return parts.flatMap((part, at) => {
    const next = parts[at + 1];
    if (part.kind !== 'slot' || next?.kind !== 'slot' || part.type === 'choice' || !endsByContext(part.type)) return [];
    return [`nothing tells where {${part.name}} ends and {${next.name}} begins`];
  });
}
