import { open, stat } from 'node:fs/promises';
import { createLogStream } from '../core/analysis/log-stream.js';
import type { PackedTunnels } from '../core/analysis/packed-tunnels.js';
import type { CompiledCatalogs } from '../core/catalog/compile.js';
import type { FileProgress } from '../lsp/file-runtime.js';
import type { Settings } from '../protocol.js';
import { createFindingCollector } from '../service/stored-findings.js';
import type { FileAnalysis } from '../service/stored-log.js';
import { detached } from './detached.js';
import { createDecoder, looksBinary } from './encoding.js';
import { ChangedError } from './file-failure.js';
import type { FileMap } from './file-map.js';
import { createMapWriter } from './file-map.js';
import { InputError, inputError, isGzip } from './input.js';
import { fileBytes, logBlocks, unpackedBytes } from './log-blocks.js';

export interface FileAnalysisOptions {
  readonly path: string;
  readonly catalogs: CompiledCatalogs;
  readonly minimum: Settings['problems']['minimum'];
  readonly reference: number;
  /** Attempts that are kept. */
  readonly mostAttempts: number;
}

export interface AnalysedPath {
  readonly analysis: FileAnalysis;
  readonly tunnels: PackedTunnels;
  readonly map: FileMap;
}

/**
 * Analyses a file as it is now, without holding it in memory.
 * @param progress called after each block
 * @throws InputError
 */
export async function analyseFile(options: FileAnalysisOptions, progress: (progress: FileProgress) => void): Promise<AnalysedPath> {
  const { path, catalogs, minimum, reference, mostAttempts } = options;
  const file = await open(path, 'r').catch((error: unknown) => {
    throw inputError(error);
  });
  try {
    const before = await file.stat();
    if (before.isDirectory()) throw new InputError('directory');
    if (!before.isFile()) throw new InputError('unreadable', 'not a file');
    const beginning = Buffer.alloc(2);
    await file.read(beginning, 0, 2, 0);
    const gzip = isGzip(beginning);
    const findings = createFindingCollector(catalogs, reference, minimum, detached);
    const stream = createLogStream({ catalogs, reference, mostAttempts, visit: findings.add });
    const map = createMapWriter();
    const decoder = createDecoder();
    let read = 0;
    const pieces = gzip ? unpackedBytes(path, (bytes) => (read = bytes)) : fileBytes(file, 0, before.size);
    for await (const { bytes, offset } of logBlocks(pieces)) {
      if (offset === 0 && looksBinary(bytes)) throw new InputError('binary');
      map.add(stream.lines(), offset);
      stream.add(decoder.decode(bytes));
      if (!gzip) read = offset + bytes.length;
      progress({ lines: stream.lines(), bytes: read, size: before.size });
    }
    stream.add(decoder.end());
    const after = await stat(path).catch((error: unknown) => {
      throw inputError(error);
    });
    // A log that grows meanwhile was read as far as it went at first; one that shrank or was replaced is another.
    if (after.ino !== before.ino || after.size < before.size || (!gzip && read < before.size)) throw new ChangedError();
    return {
      analysis: {
        lines: stream.lines(),
        counts: stream.counts(),
        findings: findings.groups(),
        columns: stream.columns(),
        tunnelsEnd: stream.tunnelsEnd(),
        lastTime: stream.lastTime(),
        minimum,
        reference,
      },
      tunnels: stream.handOver(),
      map: map.finish({ path, inode: before.ino, size: before.size, modified: before.mtimeMs, gzip, encoding: decoder.encoding() }),
    };
  } finally {
    await file.close();
  }
}
