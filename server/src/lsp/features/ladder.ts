import type { CancellationToken } from 'vscode-languageserver';
import type { LadderCounterpart, LadderRequest, LadderView, LinePosition } from '../../protocol.js';
import { isExcerpt, protocol } from '../../protocol.js';
import { counterpartsAt, ladderAt } from '../../service/ladder-documents.js';
import type { Feature } from '../feature.js';
import { guard } from '../guard.js';

/** The ladder of one attempt, and the attempts of other open logs with which it can be merged: for our client's picture. */
export const ladderFeature: Feature = {
  register: (session) => {
    session.connection.onRequest(protocol.ladder, ({ uri, line, peer }: LadderRequest, token: CancellationToken) =>
      guard(session, 'ladder', uri, token, null as LadderView | null, async (request) => {
        const document = await session.context(uri, request);
        if (document === undefined) return null;
        const other = peer === undefined ? undefined : await session.context(peer.uri, request);
        return ladderAt(document, line, other === undefined || peer === undefined ? undefined : { document: other, line: peer.line });
      }),
    );
    session.connection.onRequest(protocol.counterparts, ({ uri, line }: LinePosition, token: CancellationToken) =>
      guard(session, 'counterparts of an attempt', uri, token, [] as readonly LadderCounterpart[], async (request) => {
        const document = await session.context(uri, request);
        if (document === undefined) return [];
        const logs = [...session.documents.keys()].filter((each) => each !== uri && !isExcerpt(each));
        const others = await Promise.all(logs.map((each) => session.context(each, request)));
        return counterpartsAt(document, line, [document, ...others.filter((other) => other !== undefined)]);
      }),
    );
  },
};
