import { documentSymbols } from '../../service/symbols.js';
import type { Feature } from '../feature.js';
import { guard } from '../guard.js';

export const documentSymbolsFeature: Feature = {
  capabilities: () => ({ documentSymbolProvider: true }),
  register: (session) => {
    session.connection.onDocumentSymbol(({ textDocument }, token) =>
      guard(session, 'outline', textDocument.uri, token, [], async (request) => {
        const document = await session.context(textDocument.uri, request);
        return document === undefined ? [] : documentSymbols(document);
      }),
    );
  },
};
