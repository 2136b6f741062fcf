import { foldingRanges } from '../../service/folding.js';
import type { Feature } from '../feature.js';
import { guard } from '../guard.js';

export const foldingFeature: Feature = {
  capabilities: () => ({ foldingRangeProvider: true }),
  register: (session) => {
    session.connection.onFoldingRanges(({ textDocument }, token) =>
      guard(session, 'folding', textDocument.uri, token, [], async (request) => {
        const document = await session.context(textDocument.uri, request);
        return document === undefined ? [] : foldingRanges(document);
      }),
    );
  },
};
