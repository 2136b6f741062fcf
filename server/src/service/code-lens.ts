import type { CodeLens } from 'vscode-languageserver-types';
import type { Attempt, Phase, Tunnel } from '../core/tunnel/model.js';
import type { LinePosition } from '../protocol.js';
import type { DocumentContext } from './document.js';
import type { Labels } from './labels.js';
import { labelText } from './markdown.js';
import { lineRange } from './ranges.js';
import type { ProductTexts } from './texts.js';
import { brief, decisionWords, formatClock, formatDuration, leastDuration, stateSign, tunnelTitle } from './tunnel-words.js';

/** An editor makes room in the text for every lens of a document: attempts before the last so many have none, and the first lens says so. */
export const mostLenses = 1000;

/** Characters of a name or a reason that are shown. */
const room = 160;

/**
 * Above each attempt's first line how it went: `✗ tunnel1 ↔ 203.0.113.5 · phase 1 ✓ 0.4 s · phase 2 ✗ no proposal chosen · 3rd of 7 attempts`.
 * @param ladderCommand runs with `{ uri, line }` when a lens is clicked; '' where the editor has no such command: a lens is text then
 */
export async function codeLenses(document: DocumentContext, ladderCommand = ''): Promise<CodeLens[]> {
  const { analysis, labels, language } = document;
  const attempts = analysis
    .tunnels()
    .tunnels.flatMap((tunnel) => tunnel.attempts.map((attempt, at) => ({ tunnel, attempt, number: at + 1 })))
    .sort((a, b) => a.attempt.firstLine - b.attempt.firstLine);
  const left = Math.max(0, attempts.length - mostLenses);
  const lenses: CodeLens[] = [];
  for (const { tunnel, attempt, number } of attempts.slice(left)) {
    const texts = await document.texts.of(language, tunnel.product.id);
    const words = document.memo.of(attempt, 'lens', JSON.stringify([language, tunnelTitle(tunnel)]), () =>
      [
        `${stateSign[attempt.state]} ${brief(tunnelTitle(tunnel), room)}`,
        ...course(attempt, texts, labels),
        ...(attempt.rekeys > 0 ? [labels.rekeys(attempt.rekeys)] : []),
      ].join(' · '),
    );
    const parts = [words, ...place(tunnel, number, labels), ...(lenses.length === 0 && left > 0 ? [labels.earlierAttempts(left)] : [])];
    const title = labelText(parts.join(' · '));
    const position: LinePosition = { uri: document.uri, line: attempt.firstLine };
    lenses.push({
      range: lineRange(analysis, attempt.firstLine),
      command: { title, command: ladderCommand, ...(ladderCommand === '' ? {} : { arguments: [position] }) },
    });
    await document.pace();
  }
  return lenses;
}

const place = (tunnel: Tunnel, number: number, labels: Labels): readonly string[] =>
  tunnel.attempts.length === 1 ? [] : [labels.attempt(number, tunnel.attempts.length)];

/** What became of each phase, and why the attempt failed or went down behind the phase that did. */
function course(attempt: Attempt, texts: ProductTexts, labels: Labels): readonly string[] {
  const phases = [...new Set(attempt.phases.map(({ name }) => name))]
    .map((name) => telling(attempt.phases, name))
    .filter((phase) => phase !== undefined);
  const reason = attempt.reason === undefined ? undefined : brief(decisionWords(attempt.reason, texts), room);
  const blamed = phases.findLast(({ state }) => state === attempt.state);
  const parts = phases.map((phase) => {
    const words = phase === blamed ? [ended(phase, attempt), reason ?? ''] : [];
    return [labels.shortPhases[phase.name], stateSign[phase.state], took(phase, labels), ...words].filter((part) => part !== '').join(' ');
  });
  return reason === undefined || blamed !== undefined ? parts : [...parts, reason];
}

/** How long it took until the phase stood; nothing where the log's clock is too coarse to tell. */
function took({ state, decision, start }: Phase, labels: Labels): string {
  if (state !== 'established' || decision === undefined || decision.time - start < leastDuration) return '';
  return formatDuration(decision.time - start, labels);
}

/** Since when a phase is down, with the date where that is not the day on which the attempt began. */
function ended({ state, decision }: Phase, attempt: Attempt): string {
  if (state !== 'down' || decision === undefined) return '';
  return formatClock(decision.time, dayOf(decision.time) !== dayOf(attempt.start));
}

const dayOf = (time: number): number => Math.floor(time / 86_400_000);

/** Of the phases of a name, such as those of a rekeyed SA, the one that stands; else the last. */
function telling(phases: readonly Phase[], name: Phase['name']): Phase | undefined {
  const named = phases.filter((phase) => phase.name === name);
  return named.findLast(({ state }) => state === 'established') ?? named.at(-1);
}
