import type { Connection } from 'vscode-languageserver';
import { MessageType, ShowMessageNotification } from 'vscode-languageserver';

/** Tells the user something, in a client of any ability: a notification that nobody has to answer. */
export function showWarning(connection: Connection, message: string): void {
  connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message }).catch((error: unknown) => {
    connection.console.error(`${message} (cannot be shown: ${String(error)})`);
  });
}
