import { commands, type Disposable } from 'vscode';
import { messageAtCursor } from './line.js';
import type { Server } from './server.js';

/** "Explain This Line": the hover at the cursor, with the focus in it, so that the keyboard scrolls it and a screen reader reads it. */
export const registerExplainLine = (server: Server): Disposable =>
  commands.registerCommand('vendorLogLens.explainLine', async () => {
    if ((await messageAtCursor(server)) === undefined) return;
    await commands.executeCommand('editor.action.showHover', { focus: 'autoFocusImmediately' });
  });
