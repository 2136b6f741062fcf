import type { SymbolInformation } from 'vscode-languageserver';
import { workspaceSymbols } from '../../service/workspace-symbols.js';
import type { Feature } from '../feature.js';
import { guard } from '../guard.js';

export const workspaceSymbolsFeature: Feature = {
  capabilities: () => ({ workspaceSymbolProvider: true }),
  register: (session) => {
    session.connection.onWorkspaceSymbol(({ query }, token) =>
      guard(session, 'workspace symbols', 'all open documents', token, [] as SymbolInformation[], async (request) => {
        return workspaceSymbols(await session.logs(request), query);
      }),
    );
  },
};
