import type { Location } from 'vscode-languageserver';
import { references } from '../../service/references.js';
import type { Feature } from '../feature.js';
import { guard } from '../guard.js';

export const referencesFeature: Feature = {
  capabilities: () => ({ referencesProvider: true }),
  register: (session) => {
    session.connection.onReferences(({ textDocument, position, context }, token) =>
      guard(session, 'references', textDocument.uri, token, null as Location[] | null, async (request) => {
        const document = await session.context(textDocument.uri, request);
        return document === undefined ? null : references(document, position, context.includeDeclaration);
      }),
    );
  },
};
