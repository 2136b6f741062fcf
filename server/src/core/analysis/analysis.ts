import type { CompiledCatalogs, CompiledMessage } from '../catalog/compile.js';
import type { Outcome, Severity } from '../catalog/model.js';
import { createLineScan } from '../match/line-scan.js';
import { recognise } from '../match/recogniser.js';
import type { LogRecord } from '../match/record.js';
import { readRecord } from '../match/record.js';
import type { ChunkAnalysis } from './chunk-analysis.js';
import { analyseChunk, outcomeOf } from './chunk-analysis.js';
import type { Chunk, Lines } from './lines.js';
import { chunkOf, lineText } from './lines.js';
import type { TunnelIndex } from './tunnel-index.js';
import { indexTunnels } from './tunnel-index.js';

/** What a line's columns say. */
export interface LineSummary {
  readonly message: CompiledMessage | undefined;
  readonly outcome: Outcome | undefined;
  readonly severity: Severity | undefined;
  /** Milliseconds since 1970, NaN for none. */
  readonly time: number;
}

/**
 * One version of a document, recognised. Shared by all features. Immutable; a new version takes over what an edit left alone.
 */
export interface Analysis {
  readonly lines: Lines;
  readonly catalogs: CompiledCatalogs;
  readonly reference: number;
  /** Recognition of each chunk, in the order of `lines.chunks`. */
  readonly chunks: readonly ChunkAnalysis[];
  readonly summary: (line: number) => LineSummary;
  /** The line in full. Reads it again: the columns hold no parameters. */
  readonly record: (line: number) => LogRecord;
  /** The tunnels of the document. Computed when first asked for. */
  readonly tunnels: () => TunnelIndex;
}

/**
 * Analyses a document.
 *
 * @param reference a moment (ms since 1970) that no line is later than; infers missing years
 * @param previous the analysis of an earlier version: chunks that are still there are not read again
 */
export function analyse(catalogs: CompiledCatalogs, lines: Lines, reference: number, previous?: Analysis): Analysis {
  const scan = createLineScan();
  const known = new Map<Chunk, ChunkAnalysis>();
  if (previous?.catalogs === catalogs) {
    previous.lines.chunks.forEach((chunk, at) => {
      const analysis = previous.chunks[at];
      if (analysis !== undefined) known.set(chunk, analysis);
    });
  }
  const chunks = lines.chunks.map((chunk) => known.get(chunk) ?? analyseChunk(catalogs, chunk, reference, scan));
  let tunnels: TunnelIndex | undefined;
  return {
    lines,
    catalogs,
    reference,
    chunks,
    summary: (line) => {
      const at = chunkOf(lines, line);
      const chunk = chunks[at];
      const index = line - (lines.firstLines[at] ?? 0);
      const message = chunk?.messages[index] ?? -1;
      const severity = chunk?.severities[index] ?? -1;
      return {
        message: message < 0 ? undefined : catalogs.messages[message],
        outcome: outcomeOf(chunk?.outcomes[index]),
        severity: severity < 0 ? undefined : (severity as Severity),
        time: chunk?.times[index] ?? Number.NaN,
      };
    },
    record: (line) => {
      const text = lineText(lines, line);
      recognise(catalogs, text, 0, text.length, reference, scan);
      return readRecord(text, scan);
    },
    tunnels: () => (tunnels ??= indexTunnels(lines, chunks)),
  };
}
