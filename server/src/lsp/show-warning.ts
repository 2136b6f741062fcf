import type { Connection } from 'vscode-languageserver';
import { MessageType, ShowMessageNotification } from 'vscode-languageserver';
import { messageText } from '../service/markdown.js';

/** Tells the user something, in a client of any ability: a notification that nobody has to answer. */
export function showWarning(connection: Connection, text: string): void {
  // It may quote a setting or a catalog.
  const message = messageText(text);
  connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message }).catch((error: unknown) => {
    connection.console.error(`${message} (cannot be shown: ${String(error)})`);
  });
}
