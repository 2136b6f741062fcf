import type { FoldingRange } from 'vscode-languageserver-types';
import { FoldingRangeKind } from 'vscode-languageserver-types';
import type { DocumentContext } from './document.js';

/** Fewer lines than this are quicker read than unfolded. */
const minimumLines = 3;

/** Lines that follow each other, from 0. */
interface Run {
  readonly start: number;
  end: number;
}

const isWorthFolding = ({ start, end }: Run): boolean => end - start + 1 >= minimumLines;

/**
 * Runs of lines of one attempt, and runs of lines that no catalog knows, in order. A line of another attempt ends a run, so that no fold
 * hides what another tunnel did; up to two lines of no tunnel do not.
 */
export async function foldingRanges({ analysis, labels, pace }: DocumentContext): Promise<FoldingRange[]> {
  const tunnels = analysis.tunnels();
  const ranges: FoldingRange[] = [];
  let noise: Run | undefined;
  let run: (Run & { readonly attempt: number }) | undefined;

  const endNoise = (): void => {
    if (noise !== undefined && isWorthFolding(noise)) {
      const collapsedText = labels.unrecognised(noise.end - noise.start + 1);
      ranges.push({ startLine: noise.start, endLine: noise.end, kind: FoldingRangeKind.Comment, collapsedText });
    }
    noise = undefined;
  };
  const endRun = (): void => {
    if (run !== undefined && isWorthFolding(run)) {
      ranges.push({ startLine: run.start, endLine: run.end, kind: FoldingRangeKind.Region });
    }
    run = undefined;
  };
  const take = (line: number, recognised: boolean, attempt: number): void => {
    if (attempt >= 0) {
      if (run?.attempt === attempt) {
        run.end = line;
      } else {
        endRun();
        run = { start: line, end: line, attempt };
      }
    } else if (run !== undefined && line - run.end >= minimumLines) {
      endRun();
    }
    if (recognised) endNoise();
    else if (noise === undefined) noise = { start: line, end: line };
    else noise.end = line;
  };

  for (const [at, { columns }] of analysis.chunks.entries()) {
    const first = analysis.lines.firstLines[at] ?? 0;
    const attempts = tunnels.attemptsIn(at);
    columns?.messages.forEach((message, index) => {
      take(first + index, message >= 0, attempts[index] ?? -1);
    });
    await pace();
  }
  endRun();
  endNoise();
  return ranges.sort((a, b) => a.startLine - b.startLine);
}
