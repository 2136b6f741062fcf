import type { Location } from 'vscode-languageserver';
import { definition } from '../../service/definition.js';
import type { Feature } from '../feature.js';
import { guard } from '../guard.js';

export const definitionFeature: Feature = {
  capabilities: () => ({ definitionProvider: true }),
  register: (session) => {
    session.connection.onDefinition(({ textDocument, position }, token) =>
      guard(session, 'definition', textDocument.uri, token, null as Location | null, async (request) => {
        const document = await session.context(textDocument.uri, request);
        return document === undefined ? null : definition(document, position);
      }),
    );
  },
};
