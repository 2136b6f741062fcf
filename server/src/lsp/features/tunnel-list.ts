import type { CancellationToken } from 'vscode-languageserver';
import type { LinePosition, TunnelLines } from '../../protocol.js';
import { protocol } from '../../protocol.js';
import { tunnelLines, tunnelList } from '../../service/tunnel-list.js';
import type { Feature } from '../feature.js';
import { fileTunnelLines } from '../file-excerpts.js';
import { guard } from '../guard.js';

/** The tunnels of all open logs, and the lines of one: for our client's view and its excerpts. */
export const tunnelListFeature: Feature = {
  register: (session) => {
    session.connection.onRequest(protocol.tunnels, ({ filter = '' }: { filter?: string }, token: CancellationToken) =>
      guard(session, 'tunnels', 'all open documents', token, { tunnels: [], left: 0 }, async (request) => {
        return tunnelList(await session.logs(request), filter);
      }),
    );
    session.connection.onRequest(protocol.tunnelLines, ({ uri, line }: LinePosition, token: CancellationToken) =>
      guard(session, 'lines of a tunnel', uri, token, null as TunnelLines | null, async (request) => {
        const file = session.files.get(uri);
        if (file !== undefined) return fileTunnelLines(session, file, line);
        const document = await session.context(uri, request);
        return document === undefined ? null : tunnelLines(document, line);
      }),
    );
  },
};
