// Runs the tests of test/fuzz with random seeds, longer than the test suite does:
// `npm run fuzz [-- --minutes N | --runs N] [--seed N] [PART-OF-A-PATH …]`
import { parseArgs } from 'node:util';
import { runUnitTests } from './run.mjs';

/** Runs of each property in one round. */
const RUNS_OF_A_ROUND = 300;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: 'string' }, runs: { type: 'string' }, seed: { type: 'string' } },
});

/** @param {string | undefined} text @param {string} name @returns {number | undefined} */
function numberOf(text, name) {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isFinite(value) || (name !== 'seed' && value <= 0)) throw new Error(`--${name} is a number, not "${text}"`);
  return value;
}

const minutes = numberOf(values.minutes, 'minutes');
const runs = Math.ceil(numberOf(values.runs, 'runs') ?? RUNS_OF_A_ROUND);
const seed = numberOf(values.seed, 'seed');
const parts = positionals.length === 0 ? ['test/fuzz/'] : positionals.map((part) => `test/fuzz/${part}`);
const end = Date.now() + (minutes ?? 0) * 60_000;

/** Without minutes one round; with them rounds as long as there is time, each with a seed of its own. */
for (let round = 1; ; round++) {
  const ofRound = seed ?? Math.floor(Math.random() * 2 ** 31);
  const repeat = `npm run fuzz -- --seed ${ofRound} --runs ${runs} ${positionals.join(' ')}`.trim();
  console.log(`\n── Round ${round}, to repeat with: ${repeat}`);
  process.env.FUZZ_SEED = String(ofRound);
  process.env.FUZZ_RUNS = String(runs);
  if ((await runUnitTests(parts)) !== 0) {
    console.error(`\nThis round failed. To repeat it: ${repeat}`);
    process.exit(1);
  }
  if (minutes === undefined || seed !== undefined || Date.now() >= end) break;
}
