import type { FoldingRange } from 'vscode-languageserver-types';
import { FoldingRangeKind } from 'vscode-languageserver-types';
import type { DocumentContext } from './document.js';

/** Fewer lines than this are quicker read than unfolded. */
const minimumLines = 3;

/** Runs of lines of one attempt, and runs of lines that no catalog knows. */
export function foldingRanges(document: DocumentContext): FoldingRange[] {
  const { analysis, labels } = document;
  const tunnels = analysis.tunnels();
  const ranges: FoldingRange[] = [];
  let runStart = 0;
  let runKind: string | undefined;
  const close = (end: number): void => {
    if (runKind === undefined || end - runStart < minimumLines) return;
    const noise = runKind === 'noise';
    ranges.push({
      startLine: runStart,
      endLine: end - 1,
      kind: noise ? FoldingRangeKind.Comment : FoldingRangeKind.Region,
      ...(noise ? { collapsedText: labels.unrecognised(end - runStart) } : {}),
    });
  };
  for (let line = 0; line < analysis.lines.lineCount; line++) {
    const kind = kindOf(line);
    if (kind === runKind) continue;
    close(line);
    runStart = line;
    runKind = kind;
  }
  close(analysis.lines.lineCount);
  return ranges;

  function kindOf(line: number): string | undefined {
    if (analysis.summary(line).message === undefined) return 'noise';
    const place = tunnels.at(line);
    return place === undefined ? undefined : `attempt ${String(place.attempt.id)}`;
  }
}
