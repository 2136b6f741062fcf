/**
 * Checks catalogs: `npx tsx server/build/check-catalog.ts [product [family …]]`, all of them by default.
 * Exit status 1 if anything is wrong.
 */
import { checkCatalogs } from './check/catalogs.js';
import { formatProblem } from './check/problem.js';
import { catalogsFolder } from './read-catalogs.js';

const [product, ...families] = process.argv.slice(2);
const { problems, messages, samples } = checkCatalogs(catalogsFolder, product, families);
for (const problem of problems) console.error(formatProblem(problem));
console.log(`${String(messages)} messages, ${String(samples)} samples checked, ${String(problems.length)} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
