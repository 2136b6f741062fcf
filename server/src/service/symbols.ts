import type { DocumentSymbol, Range } from 'vscode-languageserver-types';
import { SymbolKind } from 'vscode-languageserver-types';
import { lineText } from '../core/analysis/lines.js';
import type { Attempt, Phase, Stretch, Tunnel } from '../core/tunnel/model.js';
import type { DocumentContext } from './document.js';
import { iconless } from './markdown.js';
import type { ProductTexts } from './texts.js';
import { decisionWords, formatClock, formatDuration, stateSign, tunnelTitle } from './tunnel-words.js';

/** The outline: tunnel → attempt → phase → what decided it. */
export async function documentSymbols(document: DocumentContext): Promise<DocumentSymbol[]> {
  const symbols: DocumentSymbol[] = [];
  let kept = 0;
  for (const tunnel of document.analysis.tunnels().tunnels) {
    const texts = await document.texts.of(document.language, tunnel.product.id);
    const work = (): DocumentSymbol => tunnelSymbol(document, tunnel, texts);
    const symbol = kept < mostKept ? document.memo.of(tunnel, 'symbol', document.language, work) : work();
    kept += countOf(symbol);
    symbols.push(symbol);
    await document.pace();
  }
  return symbols;
}

/** So many symbols are kept for the next answer; in the largest of logs, all of them would take more memory than its text. */
const mostKept = 20_000;

const countOf = ({ children = [] }: DocumentSymbol): number => children.reduce((sum, child) => sum + countOf(child), 1);

function tunnelSymbol(document: DocumentContext, tunnel: Tunnel, texts: ProductTexts): DocumentSymbol {
  const { labels } = document;
  const device = tunnel.host === '' ? [] : [tunnel.host];
  const detail = [labels.states[tunnel.state], labels.attempts(tunnel.attempts.length), formatClock(tunnel.start, true), ...device];
  return symbol(document, `${stateSign[tunnel.state]} ${tunnelTitle(tunnel)}`, detail, SymbolKind.Module, tunnel, tunnel.firstLine, [
    ...tunnel.attempts.map((attempt, at) => attemptSymbol(document, tunnel, attempt, at + 1, texts)),
  ]);
}

function attemptSymbol(document: DocumentContext, tunnel: Tunnel, attempt: Attempt, number: number, texts: ProductTexts): DocumentSymbol {
  const { labels } = document;
  const reason = attempt.reason === undefined ? '' : decisionWords(attempt.reason, texts);
  const name = `${stateSign[attempt.state]} ${labels.attempt(number, tunnel.attempts.length)}${reason === '' ? '' : `: ${reason}`}`;
  const detail = [labels.states[attempt.state], formatClock(attempt.start, false), formatDuration(attempt.end - attempt.start, labels)];
  const phases = attempt.phases.map((phase) => phaseSymbol(document, phase, texts));
  return symbol(document, name, detail, SymbolKind.Event, attempt, attempt.firstLine, phases);
}

function phaseSymbol(document: DocumentContext, phase: Phase, texts: ProductTexts): DocumentSymbol {
  const { labels } = document;
  const detail = [labels.states[phase.state], formatClock(phase.start, false), formatDuration(phase.end - phase.start, labels)];
  const { decision } = phase;
  const decided =
    decision === undefined
      ? []
      : [
          symbol(
            document,
            decisionWords(decision, texts),
            [formatClock(decision.time, false)],
            phase.state === 'established' ? SymbolKind.Key : SymbolKind.Null,
            { ...phase, firstLine: decision.line, lastLine: decision.line },
            decision.line,
            [],
          ),
        ];
  return symbol(
    document,
    `${stateSign[phase.state]} ${labels.phases[phase.name]}`,
    detail,
    SymbolKind.Interface,
    phase,
    phase.firstLine,
    decided,
  );
}

function symbol(
  document: DocumentContext,
  name: string,
  detail: readonly string[],
  kind: SymbolKind,
  stretch: Stretch,
  selected: number,
  children: DocumentSymbol[],
): DocumentSymbol {
  const { lines } = document.analysis;
  // Editors want children within their parent: a phase may end after its attempt's last line was assigned elsewhere.
  const first = children.reduce((line, child) => Math.min(line, child.range.start.line), stretch.firstLine);
  const last = children.reduce((line, child) => Math.max(line, child.range.end.line), stretch.lastLine);
  const range: Range = { start: { line: first, character: 0 }, end: { line: last, character: lineText(lines, last).length } };
  return {
    // VS Code lists symbols in a palette too, where `$(name)` is an icon.
    name: iconless(name),
    detail: iconless(detail.filter((part) => part !== '').join(' · ')),
    kind,
    range,
    selectionRange: { start: { line: selected, character: 0 }, end: { line: selected, character: lineText(lines, selected).length } },
    children,
  };
}
