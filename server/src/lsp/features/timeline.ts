import type { CancellationToken } from 'vscode-languageserver';
import type { Timeline } from '../../protocol.js';
import { protocol } from '../../protocol.js';
import { storedTimelineLog, timeline, timelineLog } from '../../service/timeline.js';
import type { Feature } from '../feature.js';
import { guard } from '../guard.js';

const empty: Timeline = { axis: 'time', start: 0, end: 0, rows: [], left: 0 };

/** The tunnels of all open logs against time, for our client's picture. */
export const timelineFeature: Feature = {
  register: (session) => {
    session.connection.onRequest(protocol.timeline, ({ filter = '' }: { filter?: string }, token: CancellationToken) =>
      guard(session, 'timeline', 'all open documents', token, empty, async (request) => {
        const logs = await session.logs(request);
        return timeline(
          logs.map((log) => (log.fromDisk === true ? storedTimelineLog(log) : timelineLog(log))),
          filter,
        );
      }),
    );
  },
};
