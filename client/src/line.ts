import { l10n, window } from 'vscode';
import { protocol, type LinePosition, type MessageAtLine } from '../../server/src/protocol.js';
import { isServed } from './documents.js';
import type { Server } from './server.js';
import { tell } from './tell.js';

/**
 * Which message stands on the cursor's line. Where there is none, the user is told why.
 * @returns undefined after the user was told
 */
export async function messageAtCursor(server: Server): Promise<MessageAtLine | undefined> {
  const editor = window.activeTextEditor;
  if (editor === undefined || !isServed(editor.document)) {
    tell(l10n.t('Open a log file and put the cursor on the line in question.'));
    return undefined;
  }
  const line: LinePosition = { uri: editor.document.uri.toString(), line: editor.selection.active.line };
  const answer = await server.ask<MessageAtLine | null>(protocol.messageAt, line);
  switch (answer.kind) {
    case 'not-running':
      offerStart(server);
      return undefined;
    case 'answer':
      if (answer.value !== null) return answer.value;
      tell(l10n.t('No catalog knows line {0}.', line.line + 1));
      return undefined;
    default:
      return answer satisfies never;
  }
}

export function offerStart(server: Server): void {
  server.offerStart(l10n.t('Vendor Log Lens is not running.'));
}
