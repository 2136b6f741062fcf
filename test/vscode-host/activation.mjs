// Prints how many milliseconds the extension takes to activate: what VS Code's own list of running extensions says.
import path from 'node:path';
import { ROOT } from '../../scripts/tools.mjs';
import { openWindow } from './drive.mjs';

const window = await openWindow({ folder: path.join(ROOT, 'samples') });
try {
  await window.open(path.join('century-nxr', 'ikev1-tunnel-up.log'));
  await window.languageIs('Vendor Log');
  await window.command('Developer: Show Running Extensions');
  const row = window.page.locator('.runtime-extensions-editor .monaco-list-row', { hasText: 'vendor-log-lens' });
  const time = row.locator('.activation-time');
  await time.filter({ hasText: /\d/ }).first().waitFor();
  const [shown] = await time.allInnerTexts();
  const milliseconds = /(\d+)\s*ms/.exec(shown)?.[1];
  if (milliseconds === undefined) throw new Error(`"${shown}" is no time`);
  console.log(milliseconds);
} catch (error) {
  await window.shot(path.join(ROOT, '.tmp', 'activation-failed.png'));
  throw error;
} finally {
  await window.close();
}
