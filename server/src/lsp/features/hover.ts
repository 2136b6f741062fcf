import { hover } from '../../service/hover.js';
import { documentStatus } from '../../service/status.js';
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
  refresh: async (session, open) => {
    // The first hover would wait for the texts of its line's product.
    const { version, uri } = open;
    const document = await session.glance(uri);
    if (document === undefined) return;
    const { products } = documentStatus(document, version, session.settings().problems.mute);
    for (const { id } of products) await document.texts.of(document.language, id);
  },
};
