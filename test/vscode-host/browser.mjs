// A headless Chromium as the window of VS Code's server.
import { findChromium } from './hosts.mjs';

const SWITCHES = [
  '--no-sandbox', // Chromium refuses its sandbox to root, which is what a container's user is.
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * @param {object} options
 * @param {string} options.scratch where the browser keeps its configuration and cache
 * @param {{ width: number, height: number }} [options.viewport] in CSS pixels
 * @param {number} [options.scale] device pixels per CSS pixel
 * @param {string} [options.locale] the language that extensions are told, such as `ja`; VS Code itself stays English
 * @returns {Promise<{ page: import('playwright-core').Page, close: () => Promise<void> }>}
 */
export async function openBrowser({ scratch, viewport = { width: 1280, height: 860 }, scale = 1, locale = 'en' }) {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('No Chromium is installed.');
  // Imported late: the package is installed on demand, beside the server.
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({
    executablePath,
    env: { ...process.env, XDG_CONFIG_HOME: scratch, XDG_CACHE_HOME: scratch },
    args: SWITCHES,
  });
  const context = await browser.newContext({ viewport, deviceScaleFactor: scale, locale });
  const page = await context.newPage();
  // What a language pack would set in the page.
  await page.addInitScript((language) => {
    globalThis._VSCODE_NLS_LANGUAGE = language;
  }, locale);
  page.on('crash', () => console.error('The browser page crashed.'));
  return { page, close: () => browser.close() };
}
