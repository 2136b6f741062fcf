// `npm run screenshots [-- SAMPLE]`: the pictures in docs/images, taken from the real thing.
import assert from 'node:assert/strict';
import path from 'node:path';
import { must, ROOT, runNpm } from '../../scripts/tools.mjs';
import { openWindow } from './drive.mjs';
import { takeTimelinePictures } from './timeline-screenshots.mjs';

const IMAGES = path.join(ROOT, 'docs', 'images');
const SAMPLES = path.join(ROOT, 'samples');
const DEFAULT_SAMPLE = path.join(SAMPLES, 'qno-router', 'phase1-fails.log');
const SIDE_BAR = 460;
const HOVER = 640;

/** Room for the log: nothing in the pictures that is not the extension's or needed to see it. */
const SETTINGS = {
  'editor.minimap.enabled': false,
  'editor.occurrencesHighlight': 'off',
  'editor.hover.above': false,
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
  'workbench.editor.editorActionsLocation': 'hidden',
};

/** @typedef {import('./drive.mjs').Driver} Driver */

/** @param {string} sample @param {string} locale @param {(driver: Driver) => Promise<void>} action */
async function inWindow(sample, locale, action) {
  const window = await openWindow({ folder: SAMPLES, locale, settings: SETTINGS, viewport: { width: 1600, height: 900 } });
  try {
    await window.setTheme('Dark Modern');
    await window.open(sample);
    await window.languageIs('Vendor Log');
    await action(window);
  } catch (error) {
    await window.shot(path.join(ROOT, '.tmp', 'screenshot-failed.png'));
    throw error;
  } finally {
    await window.close();
  }
}

/** @param {Driver['page']} page @param {[number, number]} from @param {[number, number]} to in CSS pixels */
async function drag(page, from, to) {
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move(...to, { steps: 5 });
  await page.mouse.up();
}

/** @param {Driver['page']} page @param {string} selector */
async function boxOf(page, selector) {
  const box = await page.locator(selector).first().boundingBox();
  assert.ok(box, `${selector} is not on the screen`);
  return box;
}

/** Gives the outline the whole side bar, and the side bar the width to read it. @param {Driver} window */
async function enlargeOutline({ page, outline }) {
  await page
    .locator('.pane-header', { hasText: path.basename(SAMPLES) })
    .first()
    .click();
  const { x, width } = await boxOf(page, '.part.sidebar');
  await drag(page, [x + width, 450], [x + SIDE_BAR, 450]);
  await outline();
}

/** Pulls the hover's lower edge down, until all of it is seen. @param {Driver} window */
async function enlargeHover({ page }) {
  const { x, y, width, height } = await boxOf(page, '.monaco-resizable-hover');
  await drag(page, [x + width / 2, y + height], [x + width / 2, y + HOVER]);
  // The mouse has to stay over the hover, or it closes.
  await page.mouse.move(x + width / 2, y + HOVER / 2);
}

/** @param {readonly string[]} rows of the Problems panel @returns {{ line: number, column: number }} where the first problem is */
function firstPlace(rows) {
  const place = rows.map((row) => /\[Ln (\d+), Col (\d+)\]/.exec(row)).find((match) => match !== null);
  assert.ok(place, `no row of Problems names a place: ${JSON.stringify(rows)}`);
  return { line: Number(place[1]), column: Number(place[2]) };
}

/** Puts the mouse where nothing explains itself, and waits until no such tip is left. @param {Driver} window */
async function noTip({ page }) {
  await page.mouse.move(1400, 16);
  await page.locator('.workbench-hover').waitFor({ state: 'hidden' });
}

/** The logs of the two ends of one negotiation, of which a packet was lost on the way. */
const BOTH_ENDS = ['cisco-ftd', 'qno-router'].map((product) => path.join(SAMPLES, product, 'both-ends-fails.log'));

/** Shows the ladder of the attempt at the cursor, and merges it with the first match in the other open log. @param {Driver} window */
async function mergedLadder({ page, command }) {
  await command('Vendor Log Lens: Show Ladder');
  const inPage = (selector) => page.frameLocator('iframe.webview').frameLocator('iframe').locator(selector);
  await inPage('[data-action="merge"]').click();
  await page.locator('.quick-input-list .monaco-list-row').first().click();
  await inPage('[data-fate="lost"]').first().waitFor();
}

/** Waits until nothing moves or fades any more, then takes the picture. @param {Driver} window @param {string} name */
async function picture({ page, shot }, name) {
  await page.evaluate(() => Promise.allSettled(globalThis.document.getAnimations().map(({ finished }) => finished)));
  await shot(path.join(IMAGES, `${name}.png`));
}

const sample = path.resolve(process.argv[2] ?? DEFAULT_SAMPLE);
await must('The build', runNpm(['run', '--silent', 'build']));

for (const locale of ['en', 'ja', 'zh-cn']) {
  const suffix = locale === 'en' ? '' : `-${locale}`;
  await inWindow(sample, locale, async (window) => {
    const { line, column } = firstPlace(await window.problems());
    await enlargeOutline(window);
    await window.goTo(line, column);
    await noTip(window);
    await picture(window, `overview${suffix}`);
    if (locale === 'en') {
      await window.setTheme('Light Modern');
      await noTip(window);
      await picture(window, 'overview-light');
      await window.setTheme('Dark Modern');
    }
    await window.command('View: Hide Panel');
    await window.hoverAt(line, column);
    // The problem's text is there at once, the explanation a moment later.
    await window.page.locator('.monaco-hover .hover-contents ul').first().waitFor();
    await enlargeHover(window);
    await picture(window, `hover${suffix}`);
  });
}

await takeTimelinePictures();
await inWindow(BOTH_ENDS[0], 'en', async (window) => {
  await window.open(BOTH_ENDS[1]);
  await window.languageIs('Vendor Log');
  await window.command('View: Toggle Primary Side Bar Visibility');
  await mergedLadder(window);
  await noTip(window);
  await picture(window, 'ladder');
});
