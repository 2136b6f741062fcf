import type { Hover, Position } from 'vscode-languageserver-types';
import { MarkupKind } from 'vscode-languageserver-types';
import type { Outcome, Vocabulary } from '../core/catalog/model.js';
import type { DocumentContext } from './document.js';
import type { ExplainedParameter, Explanation } from './explanation.js';
import { explain } from './explanation.js';
import type { Labels } from './labels.js';
import { codeSpan, escapeMarkdown, textToMarkdown } from './markdown.js';
import { placeTitle } from './tunnel-words.js';

/** What a line means; on a parameter, that parameter first. Null for a line that no catalog knows. */
export async function hover(document: DocumentContext, vocabulary: Vocabulary, position: Position): Promise<Hover | null> {
  const { analysis, language } = document;
  const record = analysis.record(position.line);
  if (record.product === undefined) return null;
  const texts = await document.texts.of(language, record.product.id);
  const explanation = explain(record, texts, language, vocabulary, analysis.tunnels().at(position.line));
  if (explanation === undefined) return null;
  const pointed = explanation.parameters.find(({ start, end }) => start <= position.character && position.character < end);
  const span = pointed ?? (position.character < record.text.start ? { start: 0, end: record.text.end } : record.text);
  return {
    contents: { kind: MarkupKind.Markdown, value: explanationMarkdown(explanation, document, pointed) },
    range: { start: { line: position.line, character: span.start }, end: { line: position.line, character: span.end } },
  };
}

const outcomeSign: Readonly<Record<Outcome, string>> = { failure: '✗', warning: '⚠', success: '✓', progress: '→', notice: '·' };

export function explanationMarkdown(
  explanation: Explanation,
  document: Pick<DocumentContext, 'uri' | 'labels'>,
  pointed?: ExplainedParameter,
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
          : labels.unknownId(explanation.productName, explanation.id),
      ),
    );
  }
  blocks.push(...tunnelLine(explanation, document));
  blocks.push(...parameterTable(explanation, labels));
  blocks.push(footer(explanation, labels));
  return blocks.join('\n\n');
}

function parameterLine(parameter: ExplainedParameter): string {
  const meaning = parameter.meaning === undefined ? '' : ` — ${escapeMarkdown(parameter.meaning)}`;
  return `**${escapeMarkdown(parameter.label)}** ${codeSpan(parameter.value)}${meaning}\n\n---`;
}

function title(explanation: Explanation, labels: Labels): string {
  const name = explanation.id === undefined ? explanation.product : `${explanation.product}/${explanation.id}`;
  if (explanation.outcome === undefined) return `**${escapeMarkdown(explanation.productName)}** · ${codeSpan(name)}`;
  const sign = outcomeSign[explanation.outcome];
  const words = explanation.headline ?? explanation.productName;
  return `**${sign} ${escapeMarkdown(labels.outcomes[explanation.outcome])}: ${escapeMarkdown(words)}**`;
}

function list(heading: string, items: readonly string[], explanation: Explanation): readonly string[] {
  if (items.length === 0) return [];
  return [`**${escapeMarkdown(heading)}**\n${items.map((item) => `\n- ${textToMarkdown(item, explanation.params)}`).join('')}`];
}

function tunnelLine(explanation: Explanation, { uri, labels }: Pick<DocumentContext, 'uri' | 'labels'>): readonly string[] {
  const { place } = explanation;
  if (place === undefined) return [];
  const words = escapeMarkdown(placeTitle(place, labels));
  return [`**${escapeMarkdown(labels.tunnel)}**: [${words}](${lineLink(uri, place.attempt.firstLine)})`];
}

/** A link to a line (from 0) of a document, as editors understand it. The URI is the editor's own. */
const lineLink = (uri: string, line: number): string =>
  `${uri.replace(/[()<>\s]/g, (character) => encodeURIComponent(character).replace('(', '%28').replace(')', '%29'))}#L${String(line + 1)}`;

function parameterTable(explanation: Explanation, labels: Labels): readonly string[] {
  if (explanation.parameters.length === 0) return [];
  const rows = explanation.parameters.map(({ label, value, meaning }) => {
    const explained = meaning === undefined ? '' : ` ${escapeMarkdown(meaning)}`;
    return `| ${escapeMarkdown(label)} | ${codeSpan(value, true)}${explained} |`;
  });
  return [[`| ${escapeMarkdown(labels.parameter)} | ${escapeMarkdown(labels.value)} |`, '|:--|:--|', ...rows].join('\n')];
}

function footer(explanation: Explanation, labels: Labels): string {
  const parts: string[] = [];
  if (explanation.id !== undefined) parts.push(codeSpan(`${explanation.product}/${explanation.id}`));
  if (explanation.severity !== undefined) parts.push(severityWords(explanation, labels));
  if (explanation.related.length > 0) {
    const related = explanation.related.map(({ id, title: words }) => `${codeSpan(id)}${words === '' ? '' : ` ${escapeMarkdown(words)}`}`);
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
