import type { Severity } from '../catalog/model.js';
import type { LineScan } from '../match/line-scan.js';
import { readRecord } from '../match/record.js';
import type { RecordReader } from '../tunnel/record-reader.js';
import type { Analysis, AnalysedChunk } from './analysis.js';
import type { ChunkAnalysis } from './chunk-analysis.js';
import { outcomeOf } from './chunk-analysis.js';
import { chunkOf, lineText } from './lines.js';

/** What an analysis is made of. */
export interface AnalysisParts<Part extends AnalysedChunk> extends Pick<Analysis, 'lines' | 'catalogs' | 'tunnels' | 'values'> {
  readonly chunks: readonly Part[];
  /** Reads a chunk, unless it has been read. */
  readonly columns: (chunk: Part) => ChunkAnalysis;
  /** Recognises a line. */
  readonly scan: (text: string) => LineScan;
  readonly readTunnelRecord: RecordReader;
}

/** An analysis as features see it. */
export function describeDocument<Part extends AnalysedChunk>(parts: AnalysisParts<Part>): Analysis {
  const { lines, catalogs, chunks, columns, scan, readTunnelRecord, tunnels, values } = parts;
  return {
    lines,
    catalogs,
    values,
    chunks,
    tunnels,
    summary: (line) => {
      const at = chunkOf(lines, line);
      const chunk = chunks[at];
      const read = chunk === undefined ? undefined : columns(chunk);
      const place = line - (lines.firstLines[at] ?? 0);
      const message = read?.messages[place] ?? -1;
      const severity = read?.severities[place] ?? -1;
      return {
        message: message < 0 ? undefined : catalogs.messages[message],
        outcome: outcomeOf(read?.outcomes[place]),
        severity: severity < 0 ? undefined : (severity as Severity),
        time: read?.times[place] ?? Number.NaN,
      };
    },
    record: (line) => {
      const text = lineText(lines, line);
      return readRecord(text, scan(text));
    },
    tunnelRecord: (line) => {
      const text = lineText(lines, line);
      return readTunnelRecord(text, scan(text), line);
    },
  };
}
