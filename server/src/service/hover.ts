import type { Hover, Position } from 'vscode-languageserver-types';
import { MarkupKind } from 'vscode-languageserver-types';
import type { Surroundings } from '../core/analysis/tunnel-index.js';
import type { Outcome, Vocabulary } from '../core/catalog/model.js';
import type { DocumentContext } from './document.js';
import type { ExplainedParameter, Explanation } from './explanation.js';
import { explain } from './explanation.js';
import type { Labels } from './labels.js';
import { codeSpan, escapeLinkText, escapeMarkdown, textToMarkdown, visible } from './markdown.js';
import { relatedLines } from './related-lines.js';
import { fillIn } from './texts.js';
import { brief, placeTitle } from './tunnel-words.js';

/** Characters of a value, name or headline that are shown: a line may be as long as a file, and editors cut a hover that is too long anywhere. */
export const mostShown = 300;

/** Rows of the table of parameters. */
const mostParameters = 40;

const clipped = (text: string): string => brief(visible(text), mostShown);

const clippedValues = (params: Explanation['params']): Explanation['params'] =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, clipped(value)]));

/** What a line means; on a parameter, that parameter first. Null for a line that no catalog knows. */
export async function hover(document: DocumentContext, vocabulary: Vocabulary, position: Position): Promise<Hover | null> {
  const { analysis, language } = document;
  const record = analysis.record(position.line);
  if (record.product === undefined) return null;
  const texts = await document.texts.of(language, record.product.id);
  const index = analysis.tunnels();
  const whole = explain(record, texts, language, vocabulary, index.at(position.line));
  if (whole === undefined) return null;
  const explanation = { ...whole, params: clippedValues(whole.params) };
  const pointed = explanation.parameters.find(({ start, end }) => start <= position.character && position.character < end);
  const span = pointed ?? (position.character < record.text.start ? { start: 0, end: record.text.end } : record.text);
  const related = relatedLines(
    analysis,
    position.line,
    record.product,
    explanation.related.map(({ id }) => id),
  );
  return {
    contents: {
      kind: MarkupKind.Markdown,
      value: explanationMarkdown(explanation, document, index.around(position.line), related, pointed),
    },
    range: { start: { line: position.line, character: span.start }, end: { line: position.line, character: span.end } },
  };
}

const outcomeSign: Readonly<Record<Outcome, string>> = { failure: '✗', warning: '⚠', success: '✓', progress: '→', notice: '·' };

function explanationMarkdown(
  explanation: Explanation,
  document: DocumentContext,
  surroundings: Surroundings | undefined,
  related: ReadonlyMap<string, number>,
  pointed: ExplainedParameter | undefined,
): string {
  const { labels } = document;
  const blocks: string[] = [];
  if (pointed !== undefined) blocks.push(parameterLine(pointed));
  blocks.push(title(explanation, labels));
  if (explanation.known) {
    if (explanation.meaning !== undefined) blocks.push(textToMarkdown(explanation.meaning, explanation.params));
    blocks.push(...list(labels.causes, explanation.causes, explanation), ...list(labels.checks, explanation.checks, explanation));
  } else {
    blocks.push(
      escapeMarkdown(
        explanation.id === undefined
          ? labels.unknownText(explanation.productName)
          : labels.unknownId(explanation.productName, clipped(explanation.id)),
      ),
    );
  }
  blocks.push(...tunnelLines(explanation, surroundings, document));
  blocks.push(...parameterTable(explanation, labels));
  blocks.push(footer(explanation, related, document));
  return blocks.join('\n\n');
}

function parameterLine(parameter: ExplainedParameter): string {
  const meaning = parameter.meaning === undefined ? '' : ` — ${escapeMarkdown(parameter.meaning)}`;
  return `**${escapeMarkdown(clipped(parameter.label))}** ${codeSpan(clipped(parameter.value))}${meaning}\n\n---`;
}

function title(explanation: Explanation, labels: Labels): string {
  const name = clipped(explanation.id === undefined ? explanation.product : `${explanation.product}/${explanation.id}`);
  if (explanation.outcome === undefined) return `**${escapeMarkdown(explanation.productName)}** · ${codeSpan(name)}`;
  const sign = outcomeSign[explanation.outcome];
  const words = explanation.headline ?? explanation.productName;
  return `**${sign} ${escapeMarkdown(labels.outcomes[explanation.outcome])}: ${escapeMarkdown(clipped(words))}**`;
}

function list(heading: string, items: readonly string[], explanation: Explanation): readonly string[] {
  if (items.length === 0) return [];
  return [`**${escapeMarkdown(heading)}**\n${items.map((item) => `\n- ${textToMarkdown(item, explanation.params)}`).join('')}`];
}

/** The attempt, with a link to its beginning; below, how many lines it has and links to those next to this one. */
function tunnelLines(
  { place }: Explanation,
  surroundings: Surroundings | undefined,
  { uri, labels }: Pick<DocumentContext, 'uri' | 'labels'>,
): readonly string[] {
  if (place === undefined || surroundings === undefined) return [];
  const { count, previous, next } = surroundings;
  const link = (words: string, line: number): string => `[${escapeLinkText(words)}](${lineLink(uri, line)})`;
  const parts = [
    escapeMarkdown(labels.attemptLines(count)),
    ...(place.inferred ? [escapeMarkdown(labels.inferred)] : []),
    ...(previous === undefined ? [] : [link(labels.previousLine(previous + 1), previous)]),
    ...(next === undefined ? [] : [link(labels.nextLine(next + 1), next)]),
  ];
  return [
    `**${escapeMarkdown(labels.tunnel)}**: ${link(clipped(placeTitle(place, labels)), place.attempt.firstLine)}  \n${parts.join(' · ')}`,
  ];
}

/** A link to a line (from 0) of a document, as editors understand it. The URI is the editor's own. */
const lineLink = (uri: string, line: number): string =>
  `${uri.replace(/[()<>\s]/g, (character) => encodeURIComponent(character).replace('(', '%28').replace(')', '%29'))}#L${String(line + 1)}`;

function parameterTable(explanation: Explanation, labels: Labels): readonly string[] {
  if (explanation.parameters.length === 0) return [];
  const rows = explanation.parameters.slice(0, mostParameters).map(({ label, value, meaning }) => {
    const explained = meaning === undefined ? '' : ` ${escapeMarkdown(meaning)}`;
    return `| ${escapeMarkdown(clipped(label))} | ${codeSpan(clipped(value), true)}${explained} |`;
  });
  const left = explanation.parameters.length - rows.length;
  return [
    [`| ${escapeMarkdown(labels.parameter)} | ${escapeMarkdown(labels.value)} |`, '|:--|:--|', ...rows].join('\n'),
    ...(left === 0 ? [] : [escapeMarkdown(labels.moreParameters(left))]),
  ];
}

/** Related messages; those that stand near lead to their line. */
function footer(
  explanation: Explanation,
  lines: ReadonlyMap<string, number>,
  { uri, labels }: Pick<DocumentContext, 'uri' | 'labels'>,
): string {
  const parts: string[] = [];
  if (explanation.id !== undefined) parts.push(codeSpan(clipped(`${explanation.product}/${explanation.id}`)));
  if (explanation.severity !== undefined) parts.push(severityWords(explanation, labels));
  if (explanation.related.length > 0) {
    const related = explanation.related.map(({ id, title: words }) => {
      const line = lines.get(id);
      const name = line === undefined ? codeSpan(id) : `[${codeSpan(id)}](${lineLink(uri, line)})`;
      return `${name} ${escapeMarkdown(fillIn(words, {}, () => '…'))}`.trimEnd();
    });
    parts.push(`${escapeMarkdown(labels.related)}: ${related.join(', ')}`);
  }
  const section = explanation.sourceSection === undefined ? '' : `, ${explanation.sourceSection}`;
  parts.push(`${escapeMarkdown(labels.source)}: ${escapeMarkdown(explanation.source + section)}`);
  return `---\n\n${parts.join('  \n')}`;
}

function severityWords(explanation: Explanation, labels: Labels): string {
  const name = (severity: number): string => `${String(severity)} ${labels.severities[severity] ?? ''}`;
  const own = explanation.severity === undefined ? '' : name(explanation.severity);
  const catalog = explanation.defaultSeverity === undefined ? '' : ` (${labels.catalogSeverity}: ${name(explanation.defaultSeverity)})`;
  return escapeMarkdown(`${labels.severity}: ${own}${catalog}`);
}
