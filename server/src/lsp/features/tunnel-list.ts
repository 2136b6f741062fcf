import type { CancellationToken } from 'vscode-languageserver';
import type { LinePosition, TunnelLines } from '../../protocol.js';
import { protocol } from '../../protocol.js';
import { isExcerpt } from '../../service/document.js';
import { tunnelLines, tunnelList } from '../../service/tunnel-list.js';
import type { Feature } from '../feature.js';
import { guard } from '../guard.js';

/** The tunnels of all open logs, and the lines of one: for our client's view and its excerpts. */
export const tunnelListFeature: Feature = {
  register: (session) => {
    session.connection.onRequest(protocol.tunnels, (_: unknown, token: CancellationToken) =>
      guard(session, 'tunnels', 'all open documents', token, { tunnels: [], left: 0 }, async (request) => {
        const logs = [...session.documents.keys()].filter((uri) => !isExcerpt(uri));
        const documents = await Promise.all(logs.map((uri) => session.context(uri, request)));
        return tunnelList(documents.filter((document) => document !== undefined));
      }),
    );
    session.connection.onRequest(protocol.tunnelLines, ({ uri, line }: LinePosition, token: CancellationToken) =>
      guard(session, 'lines of a tunnel', uri, token, null as TunnelLines | null, async (request) => {
        const document = await session.context(uri, request);
        return document === undefined ? null : tunnelLines(document, line);
      }),
    );
  },
};
