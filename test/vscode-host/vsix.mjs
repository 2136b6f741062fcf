// Packages the extension as a user installs it, looks into the package, installs it in VS Code's server and opens a sample log.
import { createVSIX } from '@vscode/vsce';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { filesBelow, ROOT } from '../../scripts/tools.mjs';
import { openWindow } from './drive.mjs';
import { findChromium } from './hosts.mjs';
import { conclude } from './run.mjs';

const MAXIMUM_BYTES = 2 * 1024 * 1024;

/** Everything that a user's machine needs, and nothing of the sources. */
const EXPECTED = [
  /^\[Content_Types\]\.xml$/,
  /^extension\.vsixmanifest$/,
  /^extension\/(?:package\.json|package\.nls(?:\.[\w-]+)?\.json|language-configuration\.json)$/,
  /^extension\/(?:readme\.md|changelog\.md|LICENSE\.txt)$/i,
  /^extension\/dist\/(?:client|server|cli|analysis-worker|recognition-thread)\.js$/,
  /^extension\/dist\/pages\/[\w-]+\.(?:js|css)$/,
  /^extension\/dist\/catalogs\/.+\.json$/,
  /^extension\/catalogs\/catalog\.schema\.json$/,
  /^extension\/(?:syntaxes|client\/l10n)\/[\w.-]+\.json$/,
  /^extension\/client\/media\/[\w.-]+\.svg$/,
];

/** @param {Buffer} zip @returns {string[]} the names in its central directory (PKWARE APPNOTE 4.3.12 and 4.3.16) */
function namesIn(zip) {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const names = [];
  let at = zip.readUInt32LE(end + 16);
  for (let count = zip.readUInt16LE(end + 10); count > 0; count--) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    names.push(zip.toString('utf8', at + 46, at + 46 + name));
    at += 46 + name + extra + comment;
  }
  return names;
}

/** @param {string} vsix opens a sample log in a window that has only the packaged extension */
async function openSample(vsix) {
  const folder = path.join(ROOT, 'samples');
  const [sample] = filesBelow(folder).filter((file) => file.endsWith('.log'));
  assert.ok(sample !== undefined, 'samples/ has no .log file');
  const window = await openWindow({ folder, vsix: [vsix] });
  try {
    await window.open(sample);
    await window.languageIs('Vendor Log');
  } finally {
    await window.close();
  }
}

/** @returns {Promise<import('./run.mjs').Totals>} after one line for each check */
export async function checkPackage() {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'vllp-'));
  const vsix = path.join(scratch, 'vendor-log-lens.vsix');
  const totals = { passed: 0, failed: 0, missing: [] };
  const check = async (title, action) => {
    try {
      await action();
      totals.passed++;
      console.log(`✔ ${title}`);
    } catch (error) {
      totals.failed++;
      console.log(`✖ ${title}\n    ${error.message}`);
    }
  };
  try {
    await createVSIX({ cwd: ROOT, packagePath: vsix, dependencies: false, allowMissingRepository: true, rewriteRelativeLinks: false });
    const zip = fs.readFileSync(vsix);
    await check(`the package is smaller than ${MAXIMUM_BYTES} bytes`, () => {
      assert.ok(zip.length < MAXIMUM_BYTES, `it has ${zip.length} bytes`);
    });
    await check('it holds the bundles and what package.json names, nothing else', () => {
      const names = namesIn(zip);
      assert.deepEqual(
        names.filter((name) => !EXPECTED.some((pattern) => pattern.test(name))),
        [],
      );
      for (const pattern of EXPECTED)
        assert.ok(
          names.some((name) => pattern.test(name)),
          `nothing matches ${pattern}`,
        );
    });
    const opens = 'installed from the package, it recognises a sample log';
    if (findChromium() === undefined) totals.missing.push(`test/vscode-host/vsix.mjs: ${opens}`);
    else await check(opens, () => openSample(vsix));
    return totals;
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
  }
}

if (process.argv[1] === import.meta.filename) process.exit(conclude(await checkPackage()) ? 0 : 1);
