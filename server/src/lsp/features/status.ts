import { protocol } from '../../protocol.js';
import { documentStatus } from '../../service/status.js';
import type { Feature } from '../feature.js';

/** Tells our client what was found in a document: for its status bar, and for the document's language. */
export const statusFeature: Feature = {
  refresh: async (session, open, progress) => {
    const { version, uri } = open;
    const document = await session.glance(uri);
    if (document === undefined) return;
    await session.connection.sendNotification(protocol.status, {
      ...documentStatus(document, version, session.settings().problems.mute),
      ...(progress < 1 ? { progress } : {}),
    });
  },
};
