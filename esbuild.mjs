// Bundles the extension's three programs and the scripts of its pages into dist/, or those that are named: `node esbuild.mjs server cli`.
// `--dev` adds source maps, `--watch` builds again at each change.
import { build, context } from 'esbuild';
import { parseArgs } from 'node:util';

const {
  values: { dev, watch },
  positionals: names,
} = parseArgs({
  allowPositionals: true,
  options: { dev: { type: 'boolean', default: false }, watch: { type: 'boolean', default: false } },
});

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

/** Each page's script, with the style that it imports. */
const pages = { timeline: 'client/pages/timeline/main.ts', ladder: 'client/pages/ladder/main.ts' };

/** @type {Record<string, import('esbuild').BuildOptions>} */
const bundles = {
  client: { ...common, entryPoints: { client: 'client/src/node/main.ts' }, external: ['vscode'] },
  server: { ...common, entryPoints: { server: 'server/src/node/main.ts', 'analysis-worker': 'server/src/node/analysis-worker.ts' } },
  cli: {
    ...common,
    entryPoints: { cli: 'server/src/cli/main.ts', 'recognition-thread': 'server/src/node/recognition-thread.ts' },
    banner: { js: '#!/usr/bin/env node' },
  },
  pages: { ...common, entryPoints: pages, outdir: 'dist/pages', platform: 'browser', target: 'es2022', format: 'iife' },
};

const wanted = names.length === 0 ? Object.values(bundles) : names.map((name) => bundles[name]);
if (wanted.includes(undefined)) throw new Error(`Name bundles of: ${Object.keys(bundles).join(', ')}`);

if (watch) {
  for (const options of wanted) await (await context({ ...options, logLevel: 'info' })).watch();
} else {
  await Promise.all(wanted.map((options) => build(options)));
}
