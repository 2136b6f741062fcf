// Drives a window of VS Code as a user does, by keyboard and by what is on the screen: for screenshots and end-to-end checks.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../scripts/tools.mjs';
import { openBrowser } from './browser.mjs';
import { startServer } from './server.mjs';

const WAIT_MS = 30_000;
const QUICK_INPUT = '.quick-input-widget:not([style*="display: none"]) input';

/**
 * @typedef {object} Driver
 * @property {import('playwright-core').Page} page for what the other members do not offer
 * @property {(file: string) => Promise<void>} open shows a file (a path from the workspace folder, or absolute) in the editor
 * @property {(text: string) => Promise<void>} command runs a command of the palette by its title
 * @property {(line: number, column: number) => Promise<void>} goTo puts the cursor there, both counted from 1
 * @property {(line: number, column: number) => Promise<string>} hoverAt shows the hover there and gives its text
 * @property {() => Promise<string[]>} problems opens the Problems panel and gives its visible rows
 * @property {() => Promise<string[]>} outline opens the outline and gives its visible rows
 * @property {(name: string) => Promise<void>} languageIs waits until the status bar shows this language mode
 * @property {(name: string) => Promise<void>} setTheme a colour theme by its name
 * @property {(file: string) => Promise<void>} shot writes a PNG of the window
 * @property {() => Promise<void>} close ends the window and its server
 */

/**
 * Opens a window on a folder, with the extension of this repository or with installed packages.
 * @param {object} options
 * @param {string} options.folder the workspace folder
 * @param {readonly string[]} [options.vsix] packages to install instead of loading the extension from the repository
 * @param {Record<string, unknown>} [options.settings] user settings
 * @param {{ width: number, height: number }} [options.viewport] in CSS pixels
 * @param {number} [options.scale] device pixels per CSS pixel
 * @param {string} [options.locale] the language that the extension is told; VS Code itself stays English
 * @returns {Promise<Driver>}
 */
export async function openWindow({ folder, vsix = [], settings = {}, viewport, scale, locale }) {
  const server = await startServer({ settings, vsix });
  let browser;
  try {
    browser = await openBrowser({ scratch: server.scratch, viewport, scale, locale });
    const { page } = browser;
    page.setDefaultTimeout(WAIT_MS);
    await page.goto(server.url({ folder, ...(vsix.length === 0 ? { extension: ROOT } : {}) }));
    // File icons come from an extension: they show that the extensions are known, themes and languages with them.
    await page.waitForSelector('.monaco-workbench.file-icons-enabled');
    await page.waitForSelector('.explorer-folders-view .monaco-list-row');
    return drive(page, server, browser, folder);
  } catch (error) {
    await browser?.close();
    await server.stop();
    throw error;
  }
}

/** @returns {Driver} */
function drive(page, server, browser, folder) {
  const rows = (list) => page.locator(`${list} .monaco-list-row`).allInnerTexts();

  /** Types into the palette, `>` for commands and `:` for lines, and takes the entry of that label. */
  async function pick(text, label) {
    await page.keyboard.press('F1');
    await page.locator(QUICK_INPUT).fill(text);
    await entry(label).click();
  }
  const entry = (label) =>
    page
      .locator('.quick-input-list .monaco-list-row')
      .filter({ has: page.locator('.label-name').getByText(label, { exact: true }) })
      .first();

  const command = (title) => pick(`>${title}`, title);

  async function goTo(line, column) {
    await pick(`:${line}:${column}`, `Go to line ${line} and character ${column}.`);
    await page.locator(QUICK_INPUT).waitFor({ state: 'hidden' });
  }

  return {
    page,
    command,
    goTo,
    async open(file) {
      // An absolute path is looked up directly; a name would need the file search, which this server lacks.
      await pick(path.resolve(folder, file), path.basename(file));
      await page.locator(`.tab.active[data-resource-name="${path.basename(file)}"]`).waitFor();
      await page.locator('.editor-instance .view-line span[class*="mtk"]').first().waitFor();
    },
    async hoverAt(line, column) {
      await goTo(line, column);
      await page.keyboard.press('Control+K');
      await page.keyboard.press('Control+I');
      const hover = page.locator('.monaco-hover:not(.hidden) .hover-contents');
      await hover.first().waitFor();
      return (await hover.allInnerTexts()).join('\n').trim();
    },
    async problems() {
      await command('View: Focus Problems');
      await page.locator('.markers-panel .monaco-list-row').first().waitFor();
      return rows('.markers-panel');
    },
    async outline() {
      await command('Explorer: Focus on Outline View');
      await page.locator('.outline-tree .monaco-list-row').first().waitFor();
      return rows('.outline-tree');
    },
    languageIs: (name) => page.locator('[id="status.editor.mode"]').getByText(name, { exact: true }).waitFor(),
    async setTheme(name) {
      await command('Preferences: Color Theme');
      await page.locator(QUICK_INPUT).fill(name);
      await entry(name).click();
      await page.locator(QUICK_INPUT).waitFor({ state: 'hidden' });
    },
    async shot(file) {
      fs.mkdirSync(path.dirname(file), { recursive: true });
      await page.screenshot({ path: file });
    },
    async close() {
      await browser.close();
      await server.stop();
    },
  };
}
