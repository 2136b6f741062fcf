import type { CancellationToken } from 'vscode-languageserver';
import type { LadderCounterpart, LadderRequest, LadderView, LinePosition } from '../../protocol.js';
import { isExcerpt, protocol } from '../../protocol.js';
import { counterpartsAt, ladderAt } from '../../service/ladder-documents.js';
import type { LadderLog } from '../../service/ladder-log.js';
import { openLadderLog } from '../../service/ladder-log.js';
import { storedLadderLog } from '../../service/stored-ladder.js';
import type { Feature } from '../feature.js';
import { readAgain } from '../file-excerpts.js';
import type { Request } from '../guard.js';
import { guard, StaleRequest } from '../guard.js';
import type { LogFile } from '../log-files.js';
import type { Session } from '../session.js';

/** The ladder of one attempt, and the attempts of other logs with which it can be merged: for our client's picture. */
export const ladderFeature: Feature = {
  register: (session) => {
    session.connection.onRequest(protocol.ladder, ({ uri, line, peer }: LadderRequest, token: CancellationToken) =>
      guard(session, 'ladder', uri, token, null as LadderView | null, async (request) => {
        const from = await ladderLog(session, uri, request);
        if (from === undefined) return null;
        const other = peer === undefined ? undefined : await ladderLog(session, peer.uri, request);
        return ladderAt({ from, line }, other === undefined || peer === undefined ? undefined : { from: other, line: peer.line });
      }),
    );
    session.connection.onRequest(protocol.counterparts, ({ uri, line }: LinePosition, token: CancellationToken) =>
      guard(session, 'counterparts of an attempt', uri, token, [] as readonly LadderCounterpart[], async (request) => {
        const from = await ladderLog(session, uri, request);
        if (from === undefined) return [];
        const open = [...session.documents.keys()].filter((each) => !isExcerpt(each));
        const logs = [...open, ...session.files.all().map(({ log }) => log.uri)].filter((each) => each !== uri);
        const others = await Promise.all(logs.map((each) => ladderLog(session, each, request)));
        return counterpartsAt({ from, line }, [from, ...others.filter((other) => other !== undefined)]);
      }),
    );
  },
};

/** An open log, or one that was analysed from disk. */
async function ladderLog(session: Session, uri: string, request: Request): Promise<LadderLog | undefined> {
  const file = session.files.get(uri);
  if (file !== undefined) return ladderFile(session, file, request);
  const document = await session.context(uri, request);
  return document === undefined ? undefined : openLadderLog(document);
}

const ladderFile = (session: Session, file: LogFile, request: Request): LadderLog =>
  storedLadderLog(file.log, (lines) => {
    if (request.isStale()) throw new StaleRequest();
    return readAgain(session, file, lines);
  });
