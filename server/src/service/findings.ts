import type { Analysis } from '../core/analysis/analysis.js';
import { noOutcome, outcomeOf } from '../core/analysis/chunk-analysis.js';
import type { Outcome } from '../core/catalog/model.js';
import type { LogRecord } from '../core/match/record.js';
import type { Settings } from '../protocol.js';

/** A record that is worth telling, or many of one kind. */
export interface Finding {
  /** Line from 0; of a folded finding the first. */
  readonly line: number;
  readonly lastLine: number;
  readonly count: number;
  readonly outcome: Outcome;
  readonly record: LogRecord;
}

export interface Findings {
  readonly findings: readonly Finding[];
  /** Records before folding. */
  readonly total: number;
  /** Whether those of one kind have been folded into one. */
  readonly folded: boolean;
  /** Kinds that even then are too many to show. */
  readonly left: number;
}

const reported: Readonly<Record<Settings['problems']['minimum'], readonly Outcome[]>> = {
  failure: ['failure'],
  warning: ['failure', 'warning'],
  notice: ['failure', 'warning', 'notice'],
};

/** The outcomes that a minimum lets through. */
export const reportedOutcomes = (minimum: Settings['problems']['minimum']): readonly Outcome[] => reported[minimum];

/** What Problems shows of a document, in the order of its lines. */
export function findings(analysis: Analysis, settings: Settings['problems']): Findings {
  const lines = reportedLines(analysis, settings);
  if (lines.length <= settings.maximum) {
    return { findings: lines.map((line) => single(analysis, line)), total: lines.length, folded: false, left: 0 };
  }
  const groups = fold(analysis, lines);
  // The most serious and then the most frequent are kept.
  const kept = [...groups]
    .sort((a, b) => severityRank(a.outcome) - severityRank(b.outcome) || b.count - a.count)
    .slice(0, settings.maximum)
    .sort((a, b) => a.line - b.line);
  return { findings: kept, total: lines.length, folded: true, left: groups.length - kept.length };
}

const severityRank = (outcome: Outcome): number => (outcome === 'failure' ? 0 : outcome === 'warning' ? 1 : 2);

function reportedLines(analysis: Analysis, settings: Settings['problems']): readonly number[] {
  const wanted = new Set(reportedOutcomes(settings.minimum));
  const muted = new Set(settings.mute);
  const lines: number[] = [];
  analysis.chunks.forEach(({ columns }, at) => {
    const first = analysis.lines.firstLines[at] ?? 0;
    columns?.outcomes.forEach((entry, index) => {
      if (entry === noOutcome) return;
      const outcome = outcomeOf(entry);
      if (outcome === undefined || !wanted.has(outcome)) return;
      const message = analysis.catalogs.messages[columns.messages[index] ?? -1];
      if (message?.file === undefined || muted.has(`${message.product.id}/${message.file.id}`)) return;
      lines.push(first + index);
    });
  });
  return lines;
}

function single(analysis: Analysis, line: number): Finding {
  const record = analysis.record(line);
  return { line, lastLine: line, count: 1, outcome: record.outcome ?? 'notice', record };
}

/** One finding for each (message, peer, reason). */
function fold(analysis: Analysis, lines: readonly number[]): readonly Finding[] {
  const groups = new Map<string, { finding: Finding; lastLine: number; count: number }>();
  for (const line of lines) {
    const finding = single(analysis, line);
    const value = (name: string): string => finding.record.params.find((param) => param.name === name)?.value ?? '';
    const key = JSON.stringify([
      finding.record.product?.id,
      finding.record.id,
      finding.record.envelope.host,
      value('connection'),
      value('peer'),
      value('reason'),
    ]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { finding, lastLine: line, count: 1 });
    else {
      group.lastLine = line;
      group.count++;
    }
  }
  return [...groups.values()].map(({ finding, lastLine, count }) => ({ ...finding, lastLine, count }));
}
