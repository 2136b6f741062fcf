import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { readXml } from '../../pages/xml.js';
import { observeNotifications } from '../notifications.js';
import { until, workspaceFolder } from '../window.js';

/** A page of ours in the window, reached through the browser: what a user sees and does. Selectors are CSS. */
export interface ShownPage {
  /** The elements' texts, or their values of an attribute; none while the page is not there. */
  readonly read: (selector: string, attribute?: string) => Promise<readonly string[]>;
  /** Waits until elements are there, and reads them. */
  readonly waitFor: (selector: string, attribute?: string) => Promise<readonly string[]>;
  readonly click: (selector: string) => Promise<void>;
  readonly hover: (selector: string) => Promise<void>;
  /** Opens the element's context menu. */
  readonly menu: (selector: string) => Promise<void>;
  readonly fill: (selector: string, text: string) => Promise<void>;
  /** A key where the focus is, such as `Shift+ArrowRight`. */
  readonly press: (...keys: readonly string[]) => Promise<void>;
}

/** @param page its name in dist/pages; `workbench` for the window around it */
export function shownPage(page: string): ShownPage {
  const ask = async (request: object): Promise<unknown> => {
    const address = process.env['VSCODE_TEST_WINDOW'];
    assert.ok(address, 'the window is not a browser that tests can reach');
    const response = await fetch(address, { method: 'POST', body: JSON.stringify({ page, ...request }) });
    const body = await response.text();
    assert.ok(response.ok, body);
    return JSON.parse(body);
  };
  const act = async (request: object): Promise<void> => {
    assert.notEqual(await ask(request), null, `the page ${page} is not there`);
  };
  const read: ShownPage['read'] = async (selector, attribute) => {
    const found = await ask({ kind: 'read', selector, attribute });
    return Array.isArray(found) ? found.map(String) : [];
  };
  return {
    read,
    waitFor: (selector, attribute) =>
      until(`the page shows ${selector}`, async () => {
        const found = await read(selector, attribute);
        return found.length > 0 && found;
      }),
    click: (selector) => act({ kind: 'click', selector }),
    hover: (selector) => act({ kind: 'hover', selector }),
    menu: (selector) => act({ kind: 'menu', selector }),
    fill: (selector, text) => act({ kind: 'fill', selector, text }),
    press: async (...keys) => {
      for (const key of keys) await act({ kind: 'press', key });
    },
  };
}

/** Waits until a page has led to a line of a log, from 0. */
export const cursorIsAt = (editor: vscode.TextEditor, line: number): Promise<true> =>
  until(`the cursor is on line ${line + 1}`, () => {
    const uri = editor.document.uri.toString();
    const shown = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri);
    return shown?.selection.active.line === line || undefined;
  });

/**
 * Saves the picture of a page by its command, in the workspace.
 * @param name of the file, without its ending
 * @returns the file's text, and what it says to those who do not see it
 */
export async function savedPicture(command: string, name: string): Promise<{ readonly text: string; readonly description: string }> {
  const target = vscode.Uri.joinPath(workspaceFolder(), `${name}.svg`);
  const window = vscode.window as unknown as { showSaveDialog: () => Promise<vscode.Uri> };
  const { showSaveDialog } = window;
  const { texts, restore } = observeNotifications();
  window.showSaveDialog = () => Promise.resolve(target);
  try {
    await vscode.commands.executeCommand(command);
    await until('the file is saved', () => texts.length > 0);
  } finally {
    window.showSaveDialog = showSaveDialog;
    restore();
  }
  assert.deepEqual(texts, [`The picture is saved in ${name}.svg.`]);
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(target));
  const root = readXml(text);
  assert.equal(root.name, 'svg');
  return { text, description: root.children.find((child) => child.name === 'desc')?.text ?? '' };
}
