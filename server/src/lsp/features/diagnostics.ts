import { diagnostics } from '../../service/diagnostics.js';
import { isExcerpt } from '../../service/document.js';
import type { Feature } from '../feature.js';

export const diagnosticsFeature: Feature = {
  refresh: async (session, open, progress) => {
    const { version, uri } = open;
    // The problems of a large document appear with its beginning, and are completed once.
    if (isExcerpt(uri) || (progress < 1 && open.problems !== undefined)) return;
    const document = await session.glance(uri);
    if (document === undefined) return;
    const problems = await diagnostics(document, session.settings().problems);
    // A newer version has its own refresh coming; a closed document has no problems.
    if (session.documents.get(uri)?.version !== version) return;
    open.problems = problems;
    await session.connection.sendDiagnostics({ uri, version, diagnostics: problems });
  },
  closed: (session, uri) => session.connection.sendDiagnostics({ uri, diagnostics: [] }),
};
