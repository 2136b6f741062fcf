import type { Diagnostic } from 'vscode-languageserver-types';
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import type { Outcome } from '../core/catalog/model.js';
import { lineText } from '../core/analysis/lines.js';
import type { TunnelPlace } from '../core/analysis/tunnel-index.js';
import type { Settings } from '../protocol.js';
import type { DocumentContext, LogContext } from './document.js';
import { paramsOf } from './explanation.js';
import type { Finding, Findings } from './findings.js';
import { findings } from './findings.js';
import type { Labels } from './labels.js';
import { visible } from './markdown.js';
import { headline } from './texts.js';
import { placeTitle, tunnelTitle } from './tunnel-words.js';

/** The findings as an editor's problems. */
export async function diagnostics(document: DocumentContext, settings: Settings['problems']): Promise<Diagnostic[]> {
  const found = await findings(document, settings);
  const textOf = (line: number): string => lineText(document.analysis.lines, line);
  const result = await Promise.all(found.findings.map((finding) => diagnostic(document, finding, textOf)));
  return [...problemNotes(found, settings.maximum, document.labels).map(noteAtTop), ...result];
}

/** What a list of problems leaves out, in words. */
export const problemNotes = ({ folded, left, total }: Omit<Findings, 'findings'>, maximum: number, labels: Labels): readonly string[] => [
  ...(folded ? [labels.problemsFolded(total, maximum)] : []),
  ...(left > 0 ? [labels.problemsCut(left)] : []),
];

/** A problem that tells of the whole log. */
export const noteAtTop = (message: string): Diagnostic => ({
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
  severity: DiagnosticSeverity.Information,
  source: 'vendorLogLens',
  message,
});

function severityOf(outcome: Outcome): DiagnosticSeverity {
  switch (outcome) {
    case 'failure':
      return DiagnosticSeverity.Error;
    case 'warning':
      return DiagnosticSeverity.Warning;
    case 'success':
    case 'progress':
    case 'notice':
      return DiagnosticSeverity.Information;
    default:
      return outcome satisfies never;
  }
}

/** ` · tunnel1 ↔ 203.0.113.5` where the words do not say it already: rows of one failure are told apart by their tunnel. */
function tunnelOf(place: TunnelPlace | undefined, words: string): string {
  if (place === undefined) return '';
  const { name, peer } = place.tunnel;
  if (words.includes(name) && (peer === undefined || words.includes(peer))) return '';
  return ` · ${words.includes(name) && peer !== undefined ? peer : tunnelTitle(place.tunnel)}`;
}

/** @param textOf the text of a line; '' where it is not at hand */
export async function diagnostic(log: LogContext, finding: Finding, textOf: (line: number) => string): Promise<Diagnostic> {
  const { labels, language, uri } = log;
  const { record, line } = finding;
  const product = record.product?.id ?? '';
  const texts = await log.texts.of(language, product);
  const words = headline(texts, record.id ?? '', paramsOf(record.params)) ?? textOf(line).slice(record.text.start, record.text.end);
  const count = finding.count > 1 ? ` (${labels.folded(finding.count, finding.line + 1, finding.lastLine + 1)})` : '';
  const place = log.tunnels().at(line);
  const began = place === undefined || place.attempt.firstLine === line ? undefined : place.attempt.firstLine;
  return {
    range: { start: { line, character: record.text.start }, end: { line, character: record.text.end } },
    severity: severityOf(finding.outcome),
    source: product,
    code: record.id ?? '',
    message: visible(words + tunnelOf(place, words)) + count,
    ...(place === undefined || began === undefined
      ? {}
      : {
          relatedInformation: [
            {
              location: {
                uri,
                range: { start: { line: began, character: 0 }, end: { line: began, character: textOf(began).length } },
              },
              message: visible(`${labels.attemptBegan}: ${placeTitle(place, labels)}`),
            },
          ],
        }),
  };
}
