import type { TunnelPlace } from '../core/analysis/tunnel-index.js';
import type { Language, Outcome, Severity, Vocabulary } from '../core/catalog/model.js';
import type { LogRecord, RecordParameter, Span } from '../core/match/record.js';
import { headline, meaningsOf, messageText } from './texts.js';
import type { ProductTexts } from './texts.js';

/** A parameter as it is shown. */
export interface ExplainedParameter extends Span {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  /** What the value means, where the catalog says so. */
  readonly meaning: string | undefined;
}

/** Everything there is to say of a line, in one language: what hover and `loglens explain` show. Texts still hold `{parameters}`. */
export interface Explanation {
  readonly product: string;
  readonly productName: string;
  /** `715065`; undefined where the line names no message. */
  readonly id: string | undefined;
  readonly known: boolean;
  readonly outcome: Outcome | undefined;
  readonly headline: string | undefined;
  readonly meaning: string | undefined;
  readonly causes: readonly string[];
  readonly checks: readonly string[];
  readonly parameters: readonly ExplainedParameter[];
  /** Values by name, for filling in texts. */
  readonly params: Readonly<Record<string, string>>;
  readonly severity: Severity | undefined;
  /** The catalog's default, where the line says otherwise. */
  readonly defaultSeverity: Severity | undefined;
  readonly related: readonly { readonly id: string; readonly title: string }[];
  readonly source: string;
  readonly sourceSection: string | undefined;
  readonly template: string | undefined;
  readonly place: TunnelPlace | undefined;
}

/** @returns undefined for a line that no catalog knows */
export function explain(
  record: LogRecord,
  texts: ProductTexts,
  language: Language,
  vocabulary: Vocabulary,
  place: TunnelPlace | undefined,
): Explanation | undefined {
  const { product, message } = record;
  if (product === undefined) return undefined;
  const params = paramsOf(record.params);
  const file = message?.file;
  const text = file === undefined ? undefined : messageText(texts, file.id);
  const own = message?.family?.file.parameters;
  // The names of pairs come from the log: `constructor=1` is one that no vocabulary has.
  const label = ({ name }: RecordParameter): string =>
    [own, vocabulary].find((each) => each !== undefined && Object.hasOwn(each, name))?.[name]?.label[language] ?? name;
  return {
    product: product.id,
    productName: product.catalog.file.name,
    id: record.id,
    known: record.known,
    outcome: record.outcome,
    headline: file === undefined ? undefined : headline(texts, file.id, params),
    meaning: text?.meaning,
    causes: text?.causes ?? [],
    checks: text?.checks ?? [],
    parameters: record.params.map((parameter) => ({
      name: parameter.name,
      label: label(parameter),
      value: parameter.value,
      meaning: meaningOf(texts, message?.family?.file.family, parameter.name, parameter.value),
      start: parameter.start,
      end: parameter.end,
    })),
    params,
    severity: record.severity,
    defaultSeverity: file?.severity === record.severity ? undefined : file?.severity,
    related: (file?.related ?? []).map((id) => ({ id, title: messageText(texts, id)?.title ?? '' })),
    source: product.catalog.file.source.title,
    sourceSection: file?.source,
    template: file?.templates[0],
    place,
  };
}

function meaningOf(texts: ProductTexts, family: string | undefined, name: string, value: string): string | undefined {
  const values = meaningsOf(texts, family, name);
  if (Object.hasOwn(values, value)) return values[value];
  const lower = value.toLowerCase();
  return Object.entries(values).find(([known]) => known.toLowerCase() === lower)?.[1];
}

/** Values by name. A null prototype: names come from catalogs. */
export function paramsOf(params: readonly RecordParameter[]): Readonly<Record<string, string>> {
  const values = Object.create(null) as Record<string, string>;
  for (const { name, value } of params) values[name] = value;
  return values;
}
