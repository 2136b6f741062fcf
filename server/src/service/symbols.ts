import type { DocumentSymbol, Range } from 'vscode-languageserver-types';
import { SymbolKind } from 'vscode-languageserver-types';
import { lineText } from '../core/analysis/lines.js';
import type { Attempt, Phase, Stretch, Tunnel } from '../core/tunnel/model.js';
import type { DocumentContext } from './document.js';
import type { Labels } from './labels.js';
import { iconless } from './markdown.js';
import type { ProductTexts } from './texts.js';
import { byUrgency, decisionWords, formatClock, formatDuration, states, stateSign, tunnelTitle } from './tunnel-words.js';

/**
 * So many entries are in an outline: nobody reads more, and editors ask for all of them after each change. Of a longer log the tunnels that
 * hurt most are told with their last attempts.
 */
export const mostEntries = 15_000;
/** The others are attempts of the most urgent of them. */
export const mostTunnels = 10_000;
/** Of one attempt. The last ones are told of. */
const mostPhases = 200;

/** The outline: tunnel → attempt → phase → what decided it. */
export async function documentSymbols(document: DocumentContext): Promise<DocumentSymbol[]> {
  const { tunnels } = document.analysis.tunnels();
  const shares = await sharesOf(tunnels, document.pace);
  const symbols = outlineNotes(tunnels, shares, document.labels).map((note) => noteSymbol(note));
  for (const tunnel of tunnels) {
    const share = shares.get(tunnel);
    if (share === undefined) continue;
    const texts = await document.texts.of(document.language, tunnel.product.id);
    const inputs = JSON.stringify([document.language, share]);
    symbols.push(document.memo.of(tunnel, 'symbol', inputs, () => tunnelSymbol(document, tunnel, share, texts)));
    await document.pace();
  }
  return symbols;
}

/** How many of a tunnel's last attempts the outline tells of; a tunnel that is not among them is not in the outline. */
async function sharesOf(tunnels: readonly Tunnel[], pace: DocumentContext['pace']): Promise<ReadonlyMap<Tunnel, number>> {
  const all = await handOut(tunnels, mostEntries - tunnels.length, Number.POSITIVE_INFINITY, pace);
  if (all.isAll) return all.shares;
  const listed = [...tunnels].sort(byUrgency).slice(0, mostTunnels);
  const room = mostEntries - listed.length;
  for (let most = room / listed.length; ; most *= 2) {
    const { shares, left } = await handOut(listed, room, most, pace);
    if (left < room / 2 || most > room) return shares;
  }
}

/** Gives each tunnel, in their order, room for its last attempts: for one of them, or for `most` entries. */
async function handOut(
  tunnels: readonly Tunnel[],
  room: number,
  most: number,
  pace: DocumentContext['pace'],
): Promise<{ readonly shares: ReadonlyMap<Tunnel, number>; readonly left: number; readonly isAll: boolean }> {
  const shares = new Map<Tunnel, number>();
  let left = room;
  let isAll = room >= 0;
  for (const tunnel of tunnels) {
    const { attempts } = tunnel;
    let share = 0;
    for (let entries = 0; share < attempts.length; share++) {
      const cost = entriesOf(attempts[attempts.length - 1 - share]);
      entries += cost;
      if (cost > left || (share > 0 && entries > most)) break;
      left -= cost;
    }
    shares.set(tunnel, share);
    isAll &&= share === attempts.length;
    if (!isAll && most === Number.POSITIVE_INFINITY) break;
    await pace();
  }
  return { shares, left, isAll };
}

/** At most: not each phase has been decided. */
const entriesOf = (attempt: Attempt | undefined): number => 2 + 2 * Math.min(mostPhases, attempt?.phases.length ?? 0);

/** What the outline leaves out, in words. Of earlier attempts their tunnel tells. */
function outlineNotes(tunnels: readonly Tunnel[], shares: ReadonlyMap<Tunnel, number>, labels: Labels): readonly string[] {
  const left = tunnels.length - shares.size;
  const bare = [...shares.values()].filter((share) => share === 0).length;
  return [...(bare > 0 ? [labels.tunnelsWithoutAttempts(bare)] : []), ...(left > 0 ? [labels.tunnelsLeft(left)] : [])];
}

function noteSymbol(name: string): DocumentSymbol {
  const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  return { name, kind: SymbolKind.Null, range: top, selectionRange: top, children: [] };
}

/** @param share so many of its last attempts are told of one by one */
function tunnelSymbol(document: DocumentContext, tunnel: Tunnel, share: number, texts: ProductTexts): DocumentSymbol {
  const { labels } = document;
  const { attempts } = tunnel;
  const device = tunnel.host === '' ? [] : [tunnel.host];
  const detail = [labels.states[tunnel.state], labels.attempts(attempts.length), formatClock(tunnel.start, true), ...device];
  const earlier = attempts.length - share;
  return symbol(document, `${stateSign[tunnel.state]} ${tunnelTitle(tunnel)}`, detail, SymbolKind.Module, tunnel, tunnel.firstLine, [
    ...(share > 0 && earlier > 0 ? [earlierAttempts(document, attempts.slice(0, earlier))] : []),
    ...attempts.slice(earlier).map((attempt, at) => attemptSymbol(document, tunnel, attempt, earlier + at + 1, texts)),
  ]);
}

/** Attempts before those that are told of one by one: `37 earlier attempts`, `✗ 30 · ↓ 7`. */
const earlierAttempts = (document: DocumentContext, attempts: readonly Attempt[]): DocumentSymbol =>
  earlierSymbol(document, document.labels.attemptsBefore(attempts.length), SymbolKind.Event, attempts);

const earlierPhases = (document: DocumentContext, phases: readonly Phase[]): DocumentSymbol =>
  earlierSymbol(document, document.labels.phasesBefore(phases.length), SymbolKind.Interface, phases);

function earlierSymbol(document: DocumentContext, name: string, kind: SymbolKind, parts: readonly (Attempt | Phase)[]): DocumentSymbol {
  const counts = states.map((state) => ({ state, count: parts.filter((part) => part.state === state).length }));
  const detail = counts.filter(({ count }) => count > 0).map(({ state, count }) => `${stateSign[state]} ${String(count)}`);
  const firstLine = parts.reduce((line, part) => Math.min(line, part.firstLine), Number.POSITIVE_INFINITY);
  const lastLine = parts.reduce((line, part) => Math.max(line, part.lastLine), 0);
  return symbol(document, name, detail, kind, { firstLine, lastLine }, firstLine, []);
}

function attemptSymbol(document: DocumentContext, tunnel: Tunnel, attempt: Attempt, number: number, texts: ProductTexts): DocumentSymbol {
  const { labels } = document;
  const reason = attempt.reason === undefined ? '' : decisionWords(attempt.reason, texts);
  const name = `${stateSign[attempt.state]} ${labels.attempt(number, tunnel.attempts.length)}${reason === '' ? '' : `: ${reason}`}`;
  const detail = [labels.states[attempt.state], formatClock(attempt.start, false), formatDuration(attempt.end - attempt.start, labels)];
  const earlier = Math.max(0, attempt.phases.length - mostPhases);
  return symbol(document, name, detail, SymbolKind.Event, attempt, attempt.firstLine, [
    ...(earlier > 0 ? [earlierPhases(document, attempt.phases.slice(0, earlier))] : []),
    ...attempt.phases.slice(earlier).map((phase) => phaseSymbol(document, phase, texts)),
  ]);
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
  stretch: Pick<Stretch, 'firstLine' | 'lastLine'>,
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
