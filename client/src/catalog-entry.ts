import { commands, Disposable, EventEmitter, l10n, Uri, window, workspace, type TextDocumentContentProvider } from 'vscode';
import { protocol, type MessageAtLine } from '../../server/src/protocol.js';
import { messageAtCursor, offerStart } from './line.js';
import type { Server } from './server.js';
import { tell } from './tell.js';

/** Documents of this scheme are what the provider below writes: nobody can edit them. */
const scheme = 'vendor-log-lens-catalog';

/** `vendor-log-lens-catalog:/product/id.json` */
const entryUri = ({ product, message }: Required<MessageAtLine>): Uri => Uri.from({ scheme, path: `/${product}/${message}.json` });

function messageOf(uri: Uri): MessageAtLine | undefined {
  const match = /^\/(?<product>[^/]+)\/(?<message>.+)\.json$/.exec(uri.path);
  const { product, message } = match?.groups ?? {};
  return product === undefined || message === undefined ? undefined : { product, message };
}

/** "Show Catalog Entry": what the catalog says of the message on the cursor's line, as the JSON that it is. */
export function registerCatalogEntry(server: Server): Disposable {
  const changed = new EventEmitter<Uri>();
  const provider: TextDocumentContentProvider = {
    onDidChange: changed.event,
    provideTextDocumentContent: async (uri) => {
      const message = messageOf(uri);
      if (message === undefined) return '';
      const answer = await server.ask<string | null>(protocol.catalogEntry, message);
      return answer.kind === 'answer' ? (answer.value ?? '') : '';
    },
  };
  return Disposable.from(
    changed,
    workspace.registerTextDocumentContentProvider(scheme, provider),
    commands.registerCommand('vendorLogLens.showCatalogEntry', async () => {
      const found = await messageAtCursor(server);
      if (found === undefined) return;
      const { product, message } = found;
      if (message === undefined) {
        tell(l10n.t('The catalog has no entry for this message.'));
        return;
      }
      await showEntry(entryUri({ product, message }));
    }),
  );

  async function showEntry(uri: Uri): Promise<void> {
    // An entry that is open already may be of a catalog that has changed since.
    changed.fire(uri);
    const document = await workspace.openTextDocument(uri);
    if (document.getText() === '') offerStart(server);
    else await window.showTextDocument(document, { preview: true });
  }
}
