import type { CancellationToken, WorkDoneProgressParams } from 'vscode-languageserver';
import type { FileAnswer, LinePosition, TunnelLines } from '../../protocol.js';
import { protocol } from '../../protocol.js';
import type { Feature } from '../feature.js';
import { linesAround } from '../file-excerpts.js';
import { guard } from '../guard.js';

interface AnalyzeFileParams extends WorkDoneProgressParams {
  readonly uri: string;
}

/** Logs that are analysed from disk: those that are too large for an editor, and packed ones. */
export const logFilesFeature: Feature = {
  register: (session) => {
    const { connection, files } = session;
    connection.onRequest(protocol.analyzeFile, ({ uri, workDoneToken }: AnalyzeFileParams, token: CancellationToken) =>
      guard<FileAnswer>(session, 'analysis from disk', uri, token, { kind: 'cancelled' }, async () => {
        await session.ready();
        return files.analyse(uri, { token, workDoneToken });
      }),
    );
    connection.onRequest(protocol.forgetFile, ({ uri }: { uri: string }, token: CancellationToken) =>
      guard(session, 'forgetting a file', uri, token, null, async () => {
        await files.forget(uri);
        return null;
      }),
    );
    connection.onRequest(protocol.linesAround, (position: LinePosition, token: CancellationToken) =>
      guard(session, 'lines of a file', position.uri, token, null as TunnelLines | null, () => linesAround(session, position)),
    );
  },
  reconsider: ({ files }) => files.reconsider(),
  closed: ({ files }, uri) => files.publish(uri),
};
