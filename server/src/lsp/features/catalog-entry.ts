import type { CancellationToken } from 'vscode-languageserver';
import { languages } from '../../core/catalog/model.js';
import type { LinePosition, MessageAtLine } from '../../protocol.js';
import { protocol } from '../../protocol.js';
import type { Feature } from '../feature.js';
import { guard } from '../guard.js';

/** Which message stands on a line, and what the catalogs say of it: for our client's commands. */
export const catalogEntryFeature: Feature = {
  register: (session) => {
    session.connection.onRequest(protocol.messageAt, ({ uri, line }: LinePosition, token: CancellationToken) =>
      guard(session, 'message at line', uri, token, null as MessageAtLine | null, async (request) => {
        const document = await session.glance(uri, request);
        const message = document?.analysis.summary(line).message;
        if (message === undefined) return null;
        return { product: message.product.id, ...(message.file === undefined ? {} : { message: message.file.id }) };
      }),
    );
    session.connection.onRequest(protocol.catalogEntry, ({ product, message }: MessageAtLine, token: CancellationToken) =>
      guard(session, 'catalog entry', product, token, null as string | null, async () => {
        const { compiled, texts } = session.catalogs();
        const known = compiled.products.find(({ id }) => id === product)?.messagesById.get(message ?? '');
        if (known?.file === undefined) return null;
        const explanations = await Promise.all(
          languages.map(async (language) => {
            const { messages } = await texts.of(language, product);
            return [language, Object.hasOwn(messages, known.file?.id ?? '') ? messages[known.file?.id ?? ''] : undefined] as const;
          }),
        );
        return JSON.stringify({ ...known.file, family: known.family?.file.family, text: Object.fromEntries(explanations) }, null, 2);
      }),
    );
  },
};
