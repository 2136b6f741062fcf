import type { CompiledMessage } from '../core/catalog/compile.js';
import type { Language, Vocabulary } from '../core/catalog/model.js';
import type { LogRecord, RecordParameter } from '../core/match/record.js';
import type { Explanation } from '../service/explanation.js';
import { explain } from '../service/explanation.js';
import type { ProductTexts } from '../service/texts.js';
import { fillIn, headline, meaningsOf, messageText } from '../service/texts.js';

/** An explanation whose meaning, causes and checks hold the line's values in place of `{parameters}`. */
export function withValues(explanation: Explanation): Explanation {
  const fill = (text: string): string => fillIn(text, explanation.params, (value) => (value === undefined || value === '' ? '…' : value));
  return {
    ...explanation,
    meaning: explanation.meaning === undefined ? undefined : fill(explanation.meaning),
    causes: explanation.causes.map(fill),
    checks: explanation.checks.map(fill),
    related: explanation.related.map(({ id, title }) => ({ id, title: fill(title) })),
  };
}

/**
 * Explains a message without a line of it: `No answer from <peer address>`.
 * @param message one that is in a catalog
 */
export function explainMessage(message: CompiledMessage, texts: ProductTexts, language: Language, vocabulary: Vocabulary): Explanation {
  const names = [...new Set([...message.programs().flatMap((program) => program.names), ...namesInTexts(message, texts)])];
  const explanation = explain(recordOf(message, names), texts, language, vocabulary, undefined);
  if (explanation === undefined) throw new Error(`The message ${message.file?.id ?? ''} is in no catalog`);
  const parameters = explanation.parameters.map((parameter) => ({
    ...parameter,
    value: `<${parameter.label}>`,
    meaning: valuesOf(texts, message, parameter.name),
  }));
  const params = Object.fromEntries(parameters.map(({ name, value }) => [name, value]));
  return withValues({
    ...explanation,
    parameters,
    params,
    headline: headline(texts, message.file?.id ?? '', params),
    template: readable(message, params),
  });
}

/** The message's text as people read it: `phase 1 negotiation failed due to time up. <IKE cookies>`. */
function readable(message: CompiledMessage, params: Readonly<Record<string, string>>): string | undefined {
  // The fullest alternative stands first.
  return message
    .programs()[0]
    ?.parts.map((part) => {
      switch (part.kind) {
        case 'literal':
          return part.text;
        case 'punctuation':
          return part.character === '-' ? ' - ' : part.character === '=' ? '=' : `${part.character} `;
        case 'slot':
          return params[part.name] ?? '…';
        default:
          return part satisfies never;
      }
    })
    .join('')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** All values of a parameter that the catalog explains: `idle: waits for traffic; fault: …`. */
function valuesOf(texts: ProductTexts, message: CompiledMessage, name: string): string | undefined {
  const values = Object.entries(meaningsOf(texts, message.family?.file.family, name));
  return values.length === 0 ? undefined : values.map(([value, meaning]) => `${value}: ${meaning}`).join('; ');
}

/** Parameters that texts speak of stand in prefixes or pairs too. */
function namesInTexts(message: CompiledMessage, texts: ProductTexts): readonly string[] {
  const text = messageText(texts, message.file?.id ?? '');
  if (text === undefined) return [];
  return [text.title, text.meaning ?? '', ...(text.causes ?? []), ...(text.checks ?? [])].flatMap((part) =>
    [...part.matchAll(/\{([a-z][a-z0-9_]*)\}/g)].map((match) => match[1] ?? ''),
  );
}

function recordOf(message: CompiledMessage, names: readonly string[]): LogRecord {
  const params = names.map((name): RecordParameter => ({ name, value: '', type: 'text', start: 0, end: 0 }));
  return {
    envelope: { time: undefined, isoTime: undefined, host: undefined, tag: undefined, pid: undefined, fields: [] },
    product: message.product,
    message,
    id: message.file?.id,
    known: true,
    severity: message.file?.severity,
    outcome: message.outcome,
    tunnelEvent: message.tunnel,
    params,
    text: { start: 0, end: 0 },
    idSpan: undefined,
  };
}
