import { hover } from '../../service/hover.js';
import type { Feature } from '../feature.js';
import { guard } from '../guard.js';

export const hoverFeature: Feature = {
  capabilities: () => ({ hoverProvider: true }),
  register: (session) => {
    session.connection.onHover(({ textDocument, position }, token) =>
      guard(session, 'hover', textDocument.uri, token, null, async (request) => {
        const document = await session.glance(textDocument.uri, request);
        return document === undefined ? null : hover(document, session.catalogs().vocabulary, position);
      }),
    );
  },
};
