import type { Analysis } from '../core/analysis/analysis.js';
import type { ChunkAnalysis } from '../core/analysis/chunk-analysis.js';
import { noOutcome, outcomeOf } from '../core/analysis/chunk-analysis.js';
import type { CompiledCatalogs } from '../core/catalog/compile.js';
import type { Outcome } from '../core/catalog/model.js';
import type { LogRecord } from '../core/match/record.js';
import type { Settings } from '../protocol.js';
import type { DocumentContext } from './document.js';
import type { ChunkGroup } from './finding-groups.js';
import { createGroupTable } from './finding-groups.js';

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

/** What Problems shows of a document, as far as it has been read, in the order of its lines. */
export async function findings({ analysis, memo, pace }: DocumentContext, settings: Settings['problems']): Promise<Findings> {
  const inputs = JSON.stringify([settings.minimum, settings.mute]);
  const { chunks, catalogs, lines } = analysis;
  const linesOf = (columns: ChunkAnalysis | undefined): readonly number[] =>
    columns === undefined ? [] : memo.of(columns, 'reported lines', inputs, () => reportedLines(columns, catalogs, settings));
  const total = chunks.reduce((sum, { columns }) => sum + linesOf(columns).length, 0);
  const firstOf = (at: number): number => lines.firstLines[at] ?? 0;
  if (total <= settings.maximum) {
    const all = chunks.flatMap(({ columns }, at) => linesOf(columns).map((line) => single(analysis, firstOf(at) + line)));
    return { findings: all, total, folded: false, left: 0 };
  }
  const groupsOf = (columns: ChunkAnalysis, at: number): readonly ChunkGroup[] =>
    memo.of(columns, 'groups of findings', inputs, () => fold(analysis, firstOf(at), linesOf(columns)));
  for (const [at, { columns }] of chunks.entries()) {
    if (columns !== undefined && linesOf(columns).length > 0) {
      groupsOf(columns, at);
      await pace();
    }
  }
  // The columns are the same while nobody waits, whatever was read meanwhile.
  const table = memo.of(memo, 'table of findings', inputs, createGroupTable);
  const { groups, left } = table.update(
    chunks.map(({ columns }, at) => (columns === undefined || linesOf(columns).length === 0 ? undefined : groupsOf(columns, at))),
    settings.maximum,
  );
  return {
    findings: groups.map(({ outcome, count, first, last }) => {
      const line = firstOf(first.chunk) + first.line;
      return { line, lastLine: firstOf(last.chunk) + last.line, count, outcome, record: analysis.record(line) };
    }),
    total,
    folded: true,
    left,
  };
}

/** Counted from the chunk's first line. */
function reportedLines(columns: ChunkAnalysis, catalogs: CompiledCatalogs, settings: Settings['problems']): readonly number[] {
  const wanted = new Set(reportedOutcomes(settings.minimum));
  const muted = new Set(settings.mute);
  const lines: number[] = [];
  columns.outcomes.forEach((entry, line) => {
    if (entry === noOutcome) return;
    const outcome = outcomeOf(entry);
    if (outcome === undefined || !wanted.has(outcome)) return;
    const message = catalogs.messages[columns.messages[line] ?? -1];
    if (message?.file === undefined || muted.has(`${message.product.id}/${message.file.id}`)) return;
    lines.push(line);
  });
  return lines;
}

function single(analysis: Analysis, line: number): Finding {
  const record = analysis.record(line);
  return { line, lastLine: line, count: 1, outcome: record.outcome ?? 'notice', record };
}

/** One group for each (message, host, connection, peer, reason) of a chunk. */
function fold(analysis: Analysis, first: number, lines: readonly number[]): readonly ChunkGroup[] {
  const groups = new Map<string, { key: string; outcome: Outcome; line: number; lastLine: number; count: number }>();
  for (const line of lines) {
    const record = analysis.record(first + line);
    const { outcome } = record;
    const key = foldKey(record);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { key, outcome: outcome ?? 'notice', line, lastLine: line, count: 1 });
    else {
      group.lastLine = line;
      group.count++;
    }
  }
  return [...groups.values()];
}

/** What findings that are folded into one have in common. */
export function foldKey({ product, id, envelope, params }: LogRecord): string {
  const value = (name: string): string => params.find((param) => param.name === name)?.value ?? '';
  return JSON.stringify([product?.id, id, envelope.host, value('connection'), value('peer'), value('reason')]);
}
