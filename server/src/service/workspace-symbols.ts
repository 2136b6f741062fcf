import type { SymbolInformation } from 'vscode-languageserver-types';
import { SymbolKind } from 'vscode-languageserver-types';
import type { Tunnel, TunnelState } from '../core/tunnel/model.js';
import type { DocumentContext } from './document.js';
import { visible } from './markdown.js';
import { lineRange } from './ranges.js';
import { brief, decisionWords, stateSign, tunnelTitle } from './tunnel-words.js';

/** What hurts goes first. */
const order: Readonly<Record<TunnelState, number>> = { failed: 0, down: 1, negotiating: 2, established: 3 };

/** Characters of a name or a reason that are shown. */
const room = 160;

/**
 * The tunnels of all documents that a query finds by name, peer or state: failed ones first, and of those alike the one that spoke last.
 * Each leads to the beginning of its last attempt.
 */
export async function workspaceSymbols(documents: readonly DocumentContext[], query: string): Promise<SymbolInformation[]> {
  const words = query.toLowerCase().split(/\s+/);
  const found = documents.flatMap((document) =>
    document.analysis
      .tunnels()
      .tunnels.filter((tunnel) => words.every((word) => isWithin(word, searched(tunnel, document))))
      .map((tunnel) => ({ tunnel, document })),
  );
  found.sort((a, b) => order[a.tunnel.state] - order[b.tunnel.state] || lastWord(b.tunnel) - lastWord(a.tunnel));
  return Promise.all(found.map(({ tunnel, document }) => symbol(tunnel, document)));
}

/** When the tunnel spoke last; 0, before all others, without times. */
const lastWord = ({ end }: Tunnel): number => (Number.isNaN(end) ? 0 : end);

/** The state in the editor's language and in English, as people type it. */
const searched = (tunnel: Tunnel, { labels }: DocumentContext): string =>
  `${tunnel.name} ${tunnel.peer ?? ''} ${labels.states[tunnel.state]} ${tunnel.state}`.toLowerCase();

/** Whether the characters stand in the text in their order: LSP asks servers to leave finer matching to the editor. */
function isWithin(characters: string, text: string): boolean {
  let from = 0;
  for (const character of characters) {
    const at = text.indexOf(character, from);
    if (at < 0) return false;
    from = at + character.length;
  }
  return true;
}

async function symbol(tunnel: Tunnel, document: DocumentContext): Promise<SymbolInformation> {
  const { analysis, labels, language, texts, uri } = document;
  const last = tunnel.attempts.at(-1);
  const reason = last?.reason === undefined ? '' : ` · ${decisionWords(last.reason, await texts.of(language, tunnel.product.id))}`;
  return {
    // Editors match what is typed against the name alone.
    name: visible(`${stateSign[tunnel.state]} ${brief(tunnelTitle(tunnel), room)}, ${labels.states[tunnel.state]}`),
    containerName: visible(brief(`${labels.attempts(tunnel.attempts.length)}${reason}`, room)),
    kind: SymbolKind.Module,
    location: { uri, range: lineRange(analysis, last?.firstLine ?? tunnel.firstLine) },
  };
}
