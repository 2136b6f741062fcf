import type { CodeLens } from 'vscode-languageserver';
import { CodeLensRefreshRequest } from 'vscode-languageserver';
import { codeLenses } from '../../service/code-lens.js';
import type { Feature } from '../feature.js';
import { guard } from '../guard.js';

export const codeLensFeature: Feature = {
  capabilities: () => ({ codeLensProvider: {} }),
  register: (session) => {
    session.connection.onCodeLens(({ textDocument }, token) =>
      guard(session, 'code lens', textDocument.uri, token, [] as CodeLens[], async (request) => {
        const document = await session.context(textDocument.uri, request);
        return document === undefined || !session.settings().codeLens.enabled
          ? []
          : codeLenses(document, session.options.commands === true ? 'vendorLogLens.showLadder' : '');
      }),
    );
  },
  reconsider: async ({ connection, capabilities }) => {
    if (capabilities.workspace?.codeLens?.refreshSupport === true) await connection.sendRequest(CodeLensRefreshRequest.type);
  },
};
