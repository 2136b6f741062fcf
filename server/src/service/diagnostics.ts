import type { Diagnostic, Range } from 'vscode-languageserver-types';
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import type { Outcome } from '../core/catalog/model.js';
import { lineText } from '../core/analysis/lines.js';
import type { TunnelPlace } from '../core/analysis/tunnel-index.js';
import type { Settings } from '../protocol.js';
import type { DocumentContext } from './document.js';
import { paramsOf } from './explanation.js';
import type { Finding } from './findings.js';
import { findings } from './findings.js';
import { visible } from './markdown.js';
import { headline } from './texts.js';
import { placeTitle, tunnelTitle } from './tunnel-words.js';

/** The findings as an editor's problems. */
export async function diagnostics(document: DocumentContext, settings: Settings['problems']): Promise<Diagnostic[]> {
  const { labels } = document;
  const found = await findings(document, settings);
  const result = await Promise.all(found.findings.map((finding) => diagnostic(document, finding)));
  const notes = [
    ...(found.folded ? [labels.problemsFolded(found.total, settings.maximum)] : []),
    ...(found.left > 0 ? [labels.problemsCut(found.left)] : []),
  ];
  const top: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  return [
    ...notes.map((message) => ({ range: top, severity: DiagnosticSeverity.Information, source: 'vendorLogLens', message })),
    ...result,
  ];
}

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

async function diagnostic(document: DocumentContext, finding: Finding): Promise<Diagnostic> {
  const { analysis, labels, language, uri } = document;
  const { record, line } = finding;
  const product = record.product?.id ?? '';
  const texts = await document.texts.of(language, product);
  const words =
    headline(texts, record.id ?? '', paramsOf(record.params)) ?? lineText(analysis.lines, line).slice(record.text.start, record.text.end);
  const count = finding.count > 1 ? ` (${labels.folded(finding.count, finding.line + 1, finding.lastLine + 1)})` : '';
  const place = analysis.tunnels().at(line);
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
                range: { start: { line: began, character: 0 }, end: { line: began, character: lineText(analysis.lines, began).length } },
              },
              message: visible(`${labels.attemptBegan}: ${placeTitle(place, labels)}`),
            },
          ],
        }),
  };
}
