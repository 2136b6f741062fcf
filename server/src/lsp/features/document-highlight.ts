import type { DocumentHighlight } from 'vscode-languageserver';
import { documentHighlights } from '../../service/document-highlight.js';
import type { Feature } from '../feature.js';
import { guard } from '../guard.js';

export const documentHighlightFeature: Feature = {
  capabilities: () => ({ documentHighlightProvider: true }),
  register: (session) => {
    session.connection.onDocumentHighlight(({ textDocument, position }, token) =>
      guard(session, 'highlights', textDocument.uri, token, null as DocumentHighlight[] | null, async (request) => {
        const document = await session.context(textDocument.uri, request);
        return document === undefined ? null : documentHighlights(document, position);
      }),
    );
  },
};
