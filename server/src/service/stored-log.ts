import type { Diagnostic } from 'vscode-languageserver-types';
import type { MessageCounts } from '../core/analysis/message-counts.js';
import { eachCount } from '../core/analysis/message-counts.js';
import type { LogTunnels } from '../core/analysis/tunnel-index.js';
import type { TunnelColumns, TunnelMoments } from '../core/analysis/tunnel-columns.js';
import { indexColumns } from '../core/analysis/tunnel-columns.js';
import type { CompiledCatalogs } from '../core/catalog/compile.js';
import { outcomes } from '../core/catalog/model.js';
import { createLineScan } from '../core/match/line-scan.js';
import { recognise } from '../core/match/recogniser.js';
import { readRecord } from '../core/match/record.js';
import type { Tunnel } from '../core/tunnel/model.js';
import type { DocumentStatus, Settings } from '../protocol.js';
import type { LogContext } from './document.js';
import { diagnostic, noteAtTop, problemNotes } from './diagnostics.js';
import { fileWords } from './file-words.js';
import type { FindingGroups } from './stored-findings.js';
import { chooseFindings } from './stored-findings.js';
import type { Counts } from './status.js';
import { createMemo } from './memo.js';
import { countedStatus, mutedMessages } from './status.js';

/** What the analysis of a file leaves besides its tunnels. Plain data, which can leave its thread. */
export interface FileAnalysis {
  readonly lines: number;
  readonly counts: MessageCounts;
  readonly findings: FindingGroups;
  readonly columns: TunnelColumns;
  /** The line (from 0) from which on lines were joined into tunnels no more; undefined if all were. */
  readonly tunnelsEnd: number | undefined;
  /** The last time in the log: milliseconds since 1970, NaN for none. */
  readonly lastTime: number;
  /** What was reported: findings of lesser outcomes were not gathered. */
  readonly minimum: Settings['problems']['minimum'];
  /** Milliseconds since 1970 that no line is later than. */
  readonly reference: number;
}

/** A log that was analysed from disk. Its lines are read there when somebody wants to see them. */
export interface StoredLog extends LogContext {
  readonly fromDisk: true;
  readonly tunnels: () => LogTunnels & TunnelMoments;
  readonly analysis: FileAnalysis;
  readonly catalogs: CompiledCatalogs;
}

export function storedLog(
  context: Pick<LogContext, 'uri' | 'language' | 'texts' | 'labels'>,
  analysis: FileAnalysis,
  tunnels: readonly Tunnel[],
  catalogs: CompiledCatalogs,
): StoredLog {
  const index = indexColumns(tunnels, analysis.columns);
  return { ...context, fromDisk: true, analysis, catalogs, tunnels: () => index, memo: createMemo(), pace: () => Promise.resolve() };
}

export const storedStatus = ({ uri, analysis, catalogs, tunnels }: StoredLog, mute: readonly string[]): DocumentStatus => ({
  uri,
  version: 0,
  ...countedStatus(catalogs, { ...countMessages(analysis.counts, catalogs, mute), lines: analysis.lines }, tunnels().count('failed')),
});

function countMessages(messages: MessageCounts, catalogs: CompiledCatalogs, mute: readonly string[]): Counts {
  const muted = mutedMessages(catalogs, mute);
  const perProduct = new Map<number, number>();
  const counts = { recognised: 0, known: 0, failures: 0, warnings: 0 };
  eachCount(messages, (index, outcome, lines) => {
    const message = catalogs.messages[index];
    if (message === undefined) return;
    counts.recognised += lines;
    if (message.file !== undefined) counts.known += lines;
    perProduct.set(message.product.index, (perProduct.get(message.product.index) ?? 0) + lines);
    if (muted.has(index)) return;
    if (outcomes[outcome] === 'failure') counts.failures += lines;
    else if (outcomes[outcome] === 'warning') counts.warnings += lines;
  });
  return { ...counts, perProduct };
}

/** Texts of lines by their number. */
export type LineReader = (lines: readonly number[]) => Promise<ReadonlyMap<number, string>>;

/**
 * The findings as an editor's problems, as of an open document with the same lines.
 * @param readLines for lines whose texts are not at hand
 */
export async function storedDiagnostics(log: StoredLog, settings: Settings['problems'], readLines: LineReader): Promise<Diagnostic[]> {
  const { analysis, catalogs, labels } = log;
  const { findings: found } = analysis;
  const chosen = chooseFindings(found, settings, mutedMessages(catalogs, settings.mute));
  const missing = chosen.findings.map(({ line }) => line).filter((line) => !found.texts.has(line));
  const read = missing.length === 0 ? undefined : await readLines(missing);
  const textOf = (line: number): string => found.texts.get(line) ?? read?.get(line) ?? '';
  const scan = createLineScan();
  const problems = await Promise.all(
    chosen.findings.map((finding) => {
      const text = textOf(finding.line);
      recognise(catalogs, text, 0, text.length, analysis.reference, scan);
      return diagnostic(log, { ...finding, record: readRecord(text, scan) }, (line) => (line === finding.line ? text : ''));
    }),
  );
  const notes = [
    ...problemNotes(chosen, settings.maximum, labels),
    ...(analysis.tunnelsEnd === undefined ? [] : [fileWords[log.language].tunnelsEnd(analysis.tunnelsEnd + 1)]),
  ];
  return [...notes.map(noteAtTop), ...problems];
}
