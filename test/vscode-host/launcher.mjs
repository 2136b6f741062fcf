#!/usr/bin/env node
// Stands in for the `code` program of @vscode/test-electron: takes its arguments, runs the tests in VS Code's server with a
// headless Chromium as the window, and ends with the exit status of the test run.
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openBrowser } from './browser.mjs';
import { startServer } from './server.mjs';
import { startWindowService } from './window-service.mjs';

const TIME_LIMIT_MS = 900_000;

/** What VS Code itself writes into the channel of the tests' console. */
const NOISE =
  /^(?:Resolv(?:ing|ed) connection token|Creating a socket|Updating additional builtin|\[|Extension host with pid|Started initializing|Completed initializing|ChatSessionStore)|native-watchdog|spdlog|ENOTFOUND|Error while fetching/;

// Desktop-only switches of test-electron are ignored: this window needs none of them.
const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: { extensionDevelopmentPath: { type: 'string' }, extensionTestsPath: { type: 'string' } },
});

const service = await startWindowService();
const server = await startServer({ settings: JSON.parse(process.env.VSCODE_TEST_SETTINGS ?? '{}') });
let browser;
let status = 1;
try {
  browser = await openBrowser({ scratch: server.scratch });
  const { page } = browser;
  service.serve(page);
  page.on('pageerror', (error) => console.error('page error:', error.message));
  // VS Code's web workbench calls these two functions of the page where they exist.
  await page.exposeFunction('codeAutomationLog', (type, args) => {
    if (!NOISE.test(String(args[0]))) (console[type] ?? console.log)(...args);
  });
  const exit = new Promise((resolve) => void page.exposeFunction('codeAutomationExit', resolve));
  await page.goto(server.url({ folder: positionals[0], extension: values.extensionDevelopmentPath, tests: values.extensionTestsPath }));
  const result = await Promise.race([
    exit,
    server.ended.then(() => 'The VS Code server ended before the tests did.'),
    sleep(TIME_LIMIT_MS, `The tests gave no result within ${TIME_LIMIT_MS / 1000} s.`, { ref: false }),
  ]);
  if (typeof result === 'number') status = result;
  else console.error(`${result}\n${server.log()}`);
} finally {
  await Promise.race([browser?.close(), sleep(5000, undefined, { ref: false })]);
  await server.stop();
  service.close();
}
process.exit(status);
