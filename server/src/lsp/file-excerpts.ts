import type { LinePosition, TunnelLines } from '../protocol.js';
import { fileWords } from '../service/file-words.js';
import type { ReadAgain } from '../service/stored-ladder.js';
import { tunnelLines } from '../service/tunnel-list.js';
import { FileError } from './file-runtime.js';
import type { LogFile } from './log-files.js';
import { fileName, linesAbove } from './log-files.js';
import type { Session } from './session.js';

/** Lines of one tunnel that are read from disk at once: what an editor still shows well, and more than anybody reads. */
const mostLines = 20_000;

/** The lines of the tunnel to which a line of a file belongs, with their texts; null for a line of no tunnel. */
export async function fileTunnelLines(session: Session, found: LogFile, line: number): Promise<TunnelLines | null> {
  const all = tunnelLines(found.log, line)?.lines;
  if (all === undefined) return null;
  // The tunnel's end is what tells how it stands.
  const lines = all.slice(-mostLines);
  const left = all.length - lines.length;
  return withTexts(session, found, lines, left === 0 ? '' : fileWords[session.language].linesLeft(left));
}

/** The lines around one, of a file that was analysed from disk. */
export async function linesAround(session: Session, { uri, line }: LinePosition): Promise<TunnelLines | null> {
  const found = session.files.get(uri);
  if (found === undefined) return null;
  const from = Math.max(0, line - linesAbove);
  const to = Math.min(found.log.analysis.lines, line + linesAbove + 1);
  return withTexts(
    session,
    found,
    Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at),
    '',
  );
}

async function withTexts(session: Session, found: LogFile, lines: readonly number[], note: string): Promise<TunnelLines> {
  const answer = await readAgain(session, found, lines);
  if (answer.kind === 'failed') return { lines: [], texts: [], note: answer.message };
  return { lines, texts: lines.map((line) => answer.texts.get(line) ?? ''), note };
}

/** Reads lines of a file again: from 0, ascending, none twice. */
export async function readAgain(session: Session, { file, log }: LogFile, lines: readonly number[]): Promise<ReadAgain> {
  try {
    return { kind: 'lines', texts: await file.readLines(lines) };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    const { problem, detail } = error.failure;
    return { kind: 'failed', message: fileWords[session.language].problem(problem, fileName(log.uri), detail) };
  }
}
