import type { Analysis } from '../core/analysis/analysis.js';
import type { Language } from '../core/catalog/model.js';
import type { Labels } from './labels.js';
import { excerptScheme } from '../protocol.js';
import { labels } from './labels.js';
import type { Texts } from './texts.js';

/** What every feature is given: a document's analysis, and in which language to speak of it. */
export interface DocumentContext {
  readonly uri: string;
  readonly analysis: Analysis;
  readonly language: Language;
  readonly texts: Texts;
  readonly labels: Labels;
  /** To be awaited now and then in long work: lets others have their turn, and throws where nobody wants the result any more. */
  readonly pace: () => Promise<void>;
}

export const documentContext = (
  uri: string,
  analysis: Analysis,
  language: Language,
  texts: Texts,
  pace: DocumentContext['pace'] = () => Promise.resolve(),
): DocumentContext => ({
  uri,
  analysis,
  language,
  texts,
  labels: labels[language],
  pace,
});

/** Whether a document repeats the lines of a log that has problems and tunnels of its own. */
export const isExcerpt = (uri: string): boolean => uri.startsWith(`${excerptScheme}:`);
