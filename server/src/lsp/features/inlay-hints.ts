import type { InlayHint } from 'vscode-languageserver';
import { inlayHints } from '../../service/inlay-hints.js';
import type { Feature } from '../feature.js';
import { guard } from '../guard.js';

export const inlayHintsFeature: Feature = {
  capabilities: () => ({ inlayHintProvider: true }),
  register: (session) => {
    session.connection.languages.inlayHint.on(({ textDocument, range }, token) =>
      guard(session, 'inlay hints', textDocument.uri, token, [] as InlayHint[], async () => {
        const document = await session.glance(textDocument.uri);
        return document === undefined || !session.settings().inlayHints.enabled ? [] : inlayHints(document, range);
      }),
    );
  },
  reconsider: async ({ connection, capabilities }) => {
    if (capabilities.workspace?.inlayHint?.refreshSupport === true) await connection.languages.inlayHint.refresh();
  },
};
