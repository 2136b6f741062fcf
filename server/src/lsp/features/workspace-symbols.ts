import type { SymbolInformation } from 'vscode-languageserver';
import { isExcerpt } from '../../service/document.js';
import { workspaceSymbols } from '../../service/workspace-symbols.js';
import type { Feature } from '../feature.js';
import { guard } from '../guard.js';

export const workspaceSymbolsFeature: Feature = {
  capabilities: () => ({ workspaceSymbolProvider: true }),
  register: (session) => {
    session.connection.onWorkspaceSymbol(({ query }, token) =>
      guard(session, 'workspace symbols', 'all open documents', token, [] as SymbolInformation[], async (request) => {
        const logs = [...session.documents.keys()].filter((uri) => !isExcerpt(uri));
        const documents = await Promise.all(logs.map((uri) => session.context(uri, request)));
        return workspaceSymbols(
          documents.filter((document) => document !== undefined),
          query,
        );
      }),
    );
  },
};
