import { createLineScan } from '../core/match/line-scan.js';
import { recognise } from '../core/match/recogniser.js';
import { readRecord } from '../core/match/record.js';
import { ladderRecord, subjectOf } from './attempt-ladder.js';
import type { DrawnAttempt, LadderLog, TunnelAttempt } from './ladder-log.js';
import type { LadderBuilder } from './ladder.js';
import { createLadderBuilder } from './ladder.js';
import type { StoredLog } from './stored-log.js';

/** Lines that were read again from disk, or in one sentence why they cannot be. */
export type ReadAgain =
  { readonly kind: 'lines'; readonly texts: ReadonlyMap<number, string> } | { readonly kind: 'failed'; readonly message: string };

/** @param lines from 0, ascending, none twice */
export type LadderLineReader = (lines: readonly number[]) => Promise<ReadAgain>;

/** Lines that are in memory at once: an attempt may have a million. */
const mostLines = 20_000;

/** A line that is wanted for the attempts at these positions. */
interface Wanted {
  readonly line: number;
  readonly attempt: number;
}

/** A log that was analysed from disk: of it, the attempts' own lines are read and nothing else. */
export const storedLadderLog = (log: StoredLog, read: LadderLineReader): LadderLog => ({
  log,
  draw: async (attempts) => {
    const builders = attempts.map(createLadderBuilder);
    let note = '';
    for (const batch of batches(linesOf(log, attempts))) {
      const answer = await read([...new Set(batch.map(({ line }) => line))]);
      if (answer.kind === 'failed') {
        note = answer.message;
        break;
      }
      addLines(log, attempts, builders, batch, answer.texts);
    }
    return attempts.map(({ tunnel, attempt }, at): DrawnAttempt => ({
      ladder: (builders[at] ?? createLadderBuilder()).finish(subjectOf(tunnel, attempt)),
      note,
    }));
  },
});

/** The lines of all the attempts in the order in which they stand in the log: what is packed can only be read in one direction. */
const linesOf = ({ tunnels }: StoredLog, attempts: readonly TunnelAttempt[]): readonly Wanted[] =>
  attempts
    .flatMap(({ attempt }, at) => Array.from(tunnels().linesOf(attempt), (line): Wanted => ({ line, attempt: at })))
    .sort((a, b) => a.line - b.line);

function* batches(wanted: readonly Wanted[]): Generator<readonly Wanted[]> {
  for (let from = 0; from < wanted.length; from += mostLines) yield wanted.slice(from, from + mostLines);
}

function addLines(
  { analysis, catalogs, tunnels }: StoredLog,
  attempts: readonly TunnelAttempt[],
  builders: readonly LadderBuilder[],
  wanted: readonly Wanted[],
  texts: ReadonlyMap<number, string>,
): void {
  const index = tunnels();
  const scan = createLineScan();
  for (const { line, attempt: at } of wanted) {
    const text = texts.get(line) ?? '';
    recognise(catalogs, text, 0, text.length, analysis.reference, scan);
    const phase = index.at(line)?.attempt === attempts[at]?.attempt ? index.phaseAt(line) : -1;
    const record = ladderRecord(readRecord(text, scan), line, index.timeAt(line), phase);
    if (record !== undefined) builders[at]?.add(record);
  }
}
