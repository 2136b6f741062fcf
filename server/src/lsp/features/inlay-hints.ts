import type { InlayHint } from 'vscode-languageserver';
import { inlayHints } from '../../service/inlay-hints.js';
import type { Feature } from '../feature.js';
import { guard } from '../guard.js';
import type { Session } from '../session.js';

export const inlayHintsFeature: Feature = {
  capabilities: () => ({ inlayHintProvider: true }),
  register: (session) => {
    session.connection.languages.inlayHint.on(({ textDocument, range }, token) =>
      guard(session, 'inlay hints', textDocument.uri, token, [] as InlayHint[], async (request) => {
        const document = await session.glance(textDocument.uri, request);
        const open = session.documents.get(textDocument.uri);
        if (document === undefined || open === undefined || !session.settings().inlayHints.enabled) return [];
        open.owesHints ||= !document.analysis.tunnels().isComplete;
        return inlayHints(document, range);
      }),
    );
  },
  refresh: async (session, open, progress) => {
    if (progress < 1 || !open.owesHints) return;
    open.owesHints = false;
    await askAgain(session);
  },
  reconsider: askAgain,
};

async function askAgain({ connection, capabilities }: Session): Promise<void> {
  if (capabilities.workspace?.inlayHint?.refreshSupport === true) await connection.languages.inlayHint.refresh();
}
