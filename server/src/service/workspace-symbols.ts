import type { SymbolInformation } from 'vscode-languageserver-types';
import { SymbolKind } from 'vscode-languageserver-types';
import type { Tunnel } from '../core/tunnel/model.js';
import type { LogContext } from './document.js';
import { labelText } from './markdown.js';
import { rangeOf } from './ranges.js';
import { brief, byUrgency, decisionWords, stateSign, tunnelTitle } from './tunnel-words.js';

/** Characters of a name or a reason that are shown. */
const room = 160;

/**
 * The tunnels of all documents that a query finds by name, peer or state: failed ones first, and of those alike the one that spoke last.
 * Each leads to the beginning of its last attempt.
 */
export async function workspaceSymbols(documents: readonly LogContext[], query: string): Promise<SymbolInformation[]> {
  const words = query.toLowerCase().split(/\s+/);
  const found = documents.flatMap((document) =>
    document
      .tunnels()
      .tunnels.filter((tunnel) => words.every((word) => isWithin(word, searched(tunnel, document))))
      .map((tunnel) => ({ tunnel, document })),
  );
  found.sort((a, b) => byUrgency(a.tunnel, b.tunnel));
  return Promise.all(found.map(({ tunnel, document }) => symbol(tunnel, document)));
}

/** The state in the editor's language and in English, as people type it. */
const searched = (tunnel: Tunnel, { labels }: LogContext): string =>
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

async function symbol(tunnel: Tunnel, document: LogContext): Promise<SymbolInformation> {
  const { labels, language, texts, uri } = document;
  const last = tunnel.attempts.at(-1);
  const reason = last?.reason === undefined ? '' : ` · ${decisionWords(last.reason, await texts.of(language, tunnel.product.id))}`;
  return {
    // Editors match what is typed against the name alone.
    name: labelText(`${stateSign[tunnel.state]} ${brief(tunnelTitle(tunnel), room)}, ${labels.states[tunnel.state]}`),
    containerName: labelText(brief(`${labels.attempts(tunnel.attempts.length)}${reason}`, room)),
    kind: SymbolKind.Module,
    location: { uri, range: rangeOf(last?.firstLine ?? tunnel.firstLine, { start: 0, end: 0 }) },
  };
}
