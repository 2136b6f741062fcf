import type { InlayHint, Range } from 'vscode-languageserver-types';
import type { DocumentContext } from './document.js';
import { lineRange } from './ranges.js';
import { formatDuration, leastDuration } from './tunnel-words.js';

/** In front of a line's text the time since the line before of the same tunnel, `+0.4 s`; nothing where none has passed. */
export function inlayHints({ analysis, labels, uri }: DocumentContext, { start, end }: Range): InlayHint[] {
  const index = analysis.tunnels();
  const hints: InlayHint[] = [];
  for (let line = Math.max(0, start.line); line <= Math.min(end.line, analysis.lines.lineCount - 1); line++) {
    const before = index.around(line)?.previous;
    if (before === undefined) continue;
    const passed = analysis.summary(line).time - analysis.summary(before).time;
    if (!(passed >= leastDuration)) continue;
    hints.push({
      position: { line, character: analysis.record(line).text.start },
      label: [{ value: `+${formatDuration(passed, labels)}`, location: { uri, range: lineRange(analysis, before) } }],
      tooltip: labels.sinceLine(before + 1),
      paddingRight: true,
    });
  }
  return hints;
}
