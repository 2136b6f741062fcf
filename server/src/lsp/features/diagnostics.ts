import { diagnostics } from '../../service/diagnostics.js';
import { isExcerpt } from '../../protocol.js';
import type { Feature } from '../feature.js';

export const diagnosticsFeature: Feature = {
  refresh: async (session, open, progress) => {
    const { version, uri } = open;
    // The problems of a large document appear with its beginning, and are completed once.
    if (isExcerpt(uri) || (progress < 1 && open.problems !== undefined)) return;
    const document = await session.glance(uri);
    if (document === undefined) return;
    const problems = await diagnostics(document, session.settings().problems);
    if (progress < 1 && problems.length === 0) return;
    // A newer version has its own refresh coming; a closed document has no problems.
    if (session.documents.get(uri)?.version !== version) return;
    const text = JSON.stringify(problems);
    // After most edits an editor shows already what there is to show.
    if (open.problems?.text === text && !open.problems.isTouched) return;
    open.problems = { text, lines: new Set(problems.map(({ range }) => range.start.line)), isTouched: false };
    await session.connection.sendDiagnostics({ uri, version, diagnostics: problems });
  },
  reconsider: ({ documents }) => {
    // Whoever changes a setting wants to see its effect, were it none.
    for (const open of documents.values()) open.problems = undefined;
    return Promise.resolve();
  },
  closed: (session, uri) => session.connection.sendDiagnostics({ uri, diagnostics: [] }),
};
