import * as vscode from 'vscode';
import { until, workspaceFolder } from '../window.js';
import type { ShownPage } from './page.js';

/** VS Code itself takes its time to open pages again (seconds). */
export const patience = 60;

/**
 * Fills the window and reloads it. That ends the tests, and in the window that comes they begin again: then it answers what was in the window
 * before. For tests with a window of their own, and of one page: this host loads two at once badly.
 * @param fill answers what the window shows, as JSON has it
 */
export async function reloaded<T>(fill: () => Promise<T>): Promise<T> {
  const memory = vscode.Uri.joinPath(workspaceFolder(), 'before-reload.json');
  try {
    return JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(memory))) as T;
  } catch (error) {
    if (!(error instanceof vscode.FileSystemError)) throw error;
  }
  await vscode.workspace.fs.writeFile(memory, new TextEncoder().encode(JSON.stringify(await fill())));
  await vscode.commands.executeCommand('workbench.action.reloadWindow');
  return new Promise(() => undefined);
}

/** What a screen reader says of a page's elements, as soon as there are any. */
export const labels = (page: ShownPage, selector: string): Promise<readonly string[]> =>
  until(
    `${selector} in a page`,
    async () => {
      const found = await page.read(selector, 'aria-label');
      return found.length > 0 && found;
    },
    patience,
  );
