// `npm test`: everything, from a fresh clone on. Each step runs even when one before it failed, so that one run tells it all.
import { install, must, runNpm } from '../scripts/tools.mjs';
import { runUnitTests } from './run.mjs';

const npm = (script) => runNpm(['run', '--silent', script]);

await install();
await must('The build', npm('build'));

/** @type {{ title: string, ok: boolean, seconds: number }[]} */
const steps = [];
async function step(title, action) {
  console.log(`\n── ${title}`);
  const start = Date.now();
  const ok = await action();
  steps.push({ title, ok, seconds: Math.round((Date.now() - start) / 1000) });
}

await step('types', async () => (await npm('typecheck')) === 0);
await step('lint, format, dead code', async () => (await npm('lint')) === 0);
await step('tests', async () => (await runUnitTests([])) === 0);

// Imported only now: these need the packages that a fresh clone has just installed.
const { runInVsCode, conclude } = await import('./vscode-host/run.mjs');
const { checkPackage } = await import('./vscode-host/vsix.mjs');
const totals = { passed: 0, failed: 0, missing: [] };
const add = ({ passed, failed, missing }) => {
  totals.passed += passed;
  totals.failed += failed;
  totals.missing.push(...missing);
  return failed === 0;
};
await step('the packaged extension', async () => add(await checkPackage()));
await step('tests in VS Code', async () => add(await runInVsCode()));

console.log('');
for (const { title, ok, seconds } of steps) console.log(`${ok ? '✔' : '✖'} ${title} (${seconds} s)`);
const ok = conclude(totals);
process.exit(ok && steps.every((each) => each.ok) ? 0 : 1);
