// Pictures of the tunnels view and of the timeline: those of the README, and others in .tmp by which one sees whether all can be read.
// Part of `npm run screenshots`; by itself: `node test/vscode-host/timeline-screenshots.mjs`.
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { must, ROOT, runNpm } from '../../scripts/tools.mjs';
import { openWindow } from './drive.mjs';
import { burstLog, yearLog } from './timeline-logs.mjs';

const IMAGES = path.join(ROOT, 'docs', 'images');
const LOOK = path.join(ROOT, '.tmp', 'timeline');
const LOGS = path.join(LOOK, 'logs');

const SETTINGS = {
  'editor.minimap.enabled': false,
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
};

/** @typedef {import('./drive.mjs').Driver} Driver */

/** @param {Driver} window @returns {Promise<import('playwright-core').Frame>} the timeline, once it is drawn */
async function timelineOf({ page }) {
  for (;;) {
    for (const frame of page.frames())
      if (
        (await frame
          .locator('[role="gridcell"]')
          .count()
          .catch(() => 0)) > 0
      )
        return frame;
    await sleep(100);
  }
}

/** @param {readonly string[]} logs @param {string} locale @param {(window: Driver) => Promise<void>} action */
async function withLog(logs, locale, action) {
  const window = await openWindow({ folder: LOGS, locale, settings: SETTINGS, viewport: { width: 1600, height: 760 } });
  try {
    await window.setTheme('Dark Modern');
    for (const log of logs) {
      await window.open(log);
      await window.languageIs('Vendor Log');
    }
    // The view comes in the place of the explorer, with the rows of the log.
    await window.command('View: Show Vendor Log Lens');
    await window.page.locator('.sidebar .monaco-list-row').nth(2).waitFor();
    await action(window);
  } finally {
    await window.close();
  }
}

/** @param {Driver} window shows the timeline alone beside the view */
async function showTimeline(window) {
  await window.command('Vendor Log Lens: Show Timeline');
  await timelineOf(window);
  await window.command('View: Toggle Maximize Editor Group');
  await sleep(1000);
  return timelineOf(window);
}

/** @param {Driver} window @param {string} file */
async function shoot({ page, shot }, file) {
  await page.evaluate(() => Promise.allSettled(globalThis.document.getAnimations().map(({ finished }) => finished)));
  await shot(file);
}

/** Takes the pictures. */
export async function takeTimelinePictures() {
  fs.mkdirSync(LOGS, { recursive: true });
  fs.writeFileSync(path.join(LOGS, 'year.log'), yearLog());
  fs.writeFileSync(path.join(LOGS, 'burst.log'), burstLog());

  for (const sample of ['cisco-ftd/interleaved', 'qno-router/phase1-fails'])
    fs.copyFileSync(path.join(ROOT, 'samples', `${sample}.log`), path.join(LOGS, `${path.basename(sample)}.log`));

  await withLog(['phase1-fails.log', 'interleaved.log'], 'en', async (window) => {
    const { page } = window;
    const { x, width } = await page.locator('.part.sidebar').boundingBox();
    await page.mouse.move(x + width, 400);
    await page.mouse.down();
    await page.mouse.move(x + 620, 400, { steps: 5 });
    await page.mouse.up();
    await page.locator('.sidebar .monaco-list-row').nth(1).click();
    await page.keyboard.press('ArrowRight');
    await page.mouse.move(1200, 16);
    await sleep(1500);
    await shoot(window, path.join(IMAGES, 'tunnels.png'));
  });
  await withLog(['year.log'], 'en', async (window) => {
    const frame = await showTimeline(window);
    await frame.locator('[role="gridcell"][aria-label*=", down, 4th"]').first().hover({ force: true });
    await shoot(window, path.join(IMAGES, 'timeline.png'));
    for (const theme of ['Light Modern', 'Dark High Contrast', 'Light High Contrast']) {
      await window.setTheme(theme);
      await sleep(500);
      await shoot(window, path.join(LOOK, `${theme}.png`));
    }
    await window.page.emulateMedia({ forcedColors: 'active' });
    await sleep(500);
    await shoot(window, path.join(LOOK, 'forced-colors.png'));
  });
  await withLog(['burst.log'], 'ja', async (window) => {
    const frame = await showTimeline(window);
    await frame.locator('[role="rowheader"]').nth(1).focus();
    for (const key of ['ArrowRight', 'ArrowRight', '+', '+']) await window.page.keyboard.press(key);
    await sleep(500);
    await shoot(window, path.join(LOOK, 'burst-ja.png'));
  });
}

if (process.argv[1] === import.meta.filename) {
  await must('The build', runNpm(['run', '--silent', 'build']));
  await takeTimelinePictures();
}
