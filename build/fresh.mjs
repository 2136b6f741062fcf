// Builds only what is older than its sources, so that a test run waits for nothing that stands.
import fs from 'node:fs';
import path from 'node:path';
import { filesBelow, must, ROOT, runNode, runNpm } from '../scripts/tools.mjs';

const modified = (file) => fs.statSync(file).mtimeMs;
const within = (folder) => filesBelow(path.join(ROOT, folder));

/** @param {readonly string[]} outputs @param {readonly string[]} sources */
const stale = (outputs, sources) => outputs.length === 0 || Math.min(...outputs.map(modified)) < Math.max(...sources.map(modified));

/** @param {readonly string[]} bundles of `client`, `server` and `cli` */
export async function buildBundles(bundles) {
  const sources = [...within('client/src'), ...within('server/src'), path.join(ROOT, 'package-lock.json')];
  const old = bundles.filter((name) => {
    const output = path.join(ROOT, 'dist', `${name}.js`);
    return stale(fs.existsSync(output) ? [output] : [], sources);
  });
  if (old.length > 0) await must('The build', runNode(['esbuild.mjs', ...old]));
}

/** Compiles the catalogs into dist/catalogs. */
export async function buildCatalogs() {
  const sources = [...within('catalogs'), ...within('server/src/core'), ...within('server/build')];
  if (stale(within('dist/catalogs'), sources)) await must('The build of the catalogs', runNpm(['run', '--silent', 'build:catalogs']));
}
