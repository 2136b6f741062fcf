import type { CompiledCatalogs, CompiledMessage } from '../catalog/compile.js';
import type { Outcome, Severity } from '../catalog/model.js';
import type { LogRecord } from '../match/record.js';
import type { TunnelRecord } from '../tunnel/model.js';
import type { Values } from '../tunnel/values.js';
import type { ChunkAnalysis } from './chunk-analysis.js';
import type { Lines } from './lines.js';
import { createLiveAnalysis } from './live-analysis.js';
import type { TunnelIndex } from './tunnel-index.js';

/** What a line's columns say. */
export interface LineSummary {
  readonly message: CompiledMessage | undefined;
  readonly outcome: Outcome | undefined;
  readonly severity: Severity | undefined;
  /** Milliseconds since 1970, NaN for none. */
  readonly time: number;
}

/** A chunk of a document, with what recognition says of it; undefined while it waits to be read. */
export interface AnalysedChunk {
  readonly columns: ChunkAnalysis | undefined;
}

/**
 * One version of a document, recognised. Shared by all features. Where an editor changes the document, the analysis of the version before
 * may no longer be asked for tunnels: they are those of the document as it stands.
 */
export interface Analysis {
  readonly lines: Lines;
  readonly catalogs: CompiledCatalogs;
  /** The numbers by which tunnels are joined. */
  readonly values: Values;
  /** In the order of `lines.chunks`. What an edit leaves alone stays the same object. */
  readonly chunks: readonly AnalysedChunk[];
  /** Reads the line's chunk where it waits to be read. */
  readonly summary: (line: number) => LineSummary;
  /** The line in full. Reads it again: the columns hold no parameters. */
  readonly record: (line: number) => LogRecord;
  /** What the line says of a tunnel; undefined if nothing. Reads it again; the next call changes what has been given. */
  readonly tunnelRecord: (line: number) => TunnelRecord | undefined;
  /** The tunnels of the document, as far as they are known. */
  readonly tunnels: () => TunnelIndex;
}

/**
 * Analyses a document from its first line to its last.
 * @param reference a moment (ms since 1970) that no line is later than; infers missing years
 */
export function analyse(catalogs: CompiledCatalogs, lines: Lines, reference: number): Analysis {
  const live = createLiveAnalysis(catalogs, lines, reference);
  while (live.step());
  return live.current();
}
