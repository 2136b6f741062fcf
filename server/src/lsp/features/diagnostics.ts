import { diagnostics } from '../../service/diagnostics.js';
import { isExcerpt } from '../../service/document.js';
import type { Feature } from '../feature.js';

export const diagnosticsFeature: Feature = {
  refresh: async (session, open) => {
    const { version, uri } = open;
    if (isExcerpt(uri)) return;
    const document = await session.context(uri);
    if (document === undefined) return;
    const problems = await diagnostics(document, session.settings().problems);
    // A newer version has its own refresh coming; a closed document has no problems.
    if (session.documents.get(uri)?.version !== version) return;
    await session.connection.sendDiagnostics({ uri, version, diagnostics: problems });
  },
  closed: (session, uri) => session.connection.sendDiagnostics({ uri, diagnostics: [] }),
};
