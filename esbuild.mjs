// Bundles the extension's three programs into dist/. `--dev` adds source maps, `--watch` builds again at each change.
import { build, context } from 'esbuild';

const dev = process.argv.includes('--dev');
const watch = process.argv.includes('--watch');

/** @type {import('esbuild').BuildOptions} */
const common = {
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // Some packages also come as UMD, whose require() calls a bundler cannot follow: their ES modules go first.
  mainFields: ['module', 'main'],
  sourcemap: dev,
  minifySyntax: !dev,
  // Identifiers stay as they are: a stack trace in a user's report names our functions.
  minifyWhitespace: !dev,
  logLevel: 'warning',
};

/** @type {import('esbuild').BuildOptions[]} */
const bundles = [
  { ...common, entryPoints: { client: 'client/src/node/main.ts' }, external: ['vscode'] },
  { ...common, entryPoints: { server: 'server/src/node/main.ts' } },
  { ...common, entryPoints: { cli: 'server/src/cli/main.ts' }, banner: { js: '#!/usr/bin/env node' } },
];

if (watch) {
  for (const options of bundles) await (await context({ ...options, logLevel: 'info' })).watch();
} else {
  await Promise.all(bundles.map((options) => build(options)));
}
