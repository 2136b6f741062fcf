// `npm run screenshots [-- SAMPLE]`: the pictures in docs/images, taken from the real thing.
import assert from 'node:assert/strict';
import path from 'node:path';
import { filesBelow, must, ROOT, runNpm } from '../../scripts/tools.mjs';
import { openWindow } from './drive.mjs';

const IMAGES = path.join(ROOT, 'docs', 'images');
const SAMPLES = path.join(ROOT, 'samples');

/** @param {string} sample @param {string} locale @param {(driver: import('./drive.mjs').Driver) => Promise<void>} action */
async function inWindow(sample, locale, action) {
  const settings = { 'editor.minimap.enabled': false, 'editor.occurrencesHighlight': 'off' };
  const window = await openWindow({ folder: SAMPLES, locale, settings, viewport: { width: 1500, height: 900 } });
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

/** @param {readonly string[]} rows of the Problems panel @returns {{ line: number, column: number }} where the first problem is */
function firstPlace(rows) {
  const place = rows.map((row) => /\[Ln (\d+), Col (\d+)\]/.exec(row)).find((match) => match !== null);
  assert.ok(place, `no row of Problems names a place: ${JSON.stringify(rows)}`);
  return { line: Number(place[1]), column: Number(place[2]) };
}

const sample = process.argv[2] ?? filesBelow(SAMPLES).find((file) => file.endsWith('.log'));
assert.ok(sample !== undefined, 'samples/ has no .log file');
await must('The build', runNpm(['run', '--silent', 'build']));

for (const locale of ['en', 'ja', 'zh-cn']) {
  const suffix = locale === 'en' ? '' : `-${locale}`;
  await inWindow(path.resolve(sample), locale, async (window) => {
    const { line, column } = firstPlace(await window.problems());
    await window.outline();
    await window.goTo(line, column);
    await window.shot(path.join(IMAGES, `overview${suffix}.png`));
    if (locale === 'en') {
      await window.setTheme('Light Modern');
      await window.shot(path.join(IMAGES, 'overview-light.png'));
      await window.setTheme('Dark Modern');
    }
    await window.command('View: Hide Panel');
    await window.hoverAt(line, column);
    await window.shot(path.join(IMAGES, `hover${suffix}.png`));
  });
}
