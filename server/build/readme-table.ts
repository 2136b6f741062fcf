/** The table of what is recognised, as README.md shows it between its two marks. `npm run build:readme` writes it. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Outcome } from '../src/core/catalog/model.js';
import { outcomes } from '../src/core/catalog/model.js';
import { products, readCatalog } from './read-catalogs.js';

export const readmeFile = path.resolve(import.meta.dirname, '../../README.md');

const begin = '<!-- recognised: written by npm run build:readme -->\n';
const end = '<!-- /recognised -->';

/** README.md with the table that the catalogs give now. @throws where the marks are missing */
export function readmeWithTable(readme: string): string {
  const from = readme.indexOf(begin);
  const to = readme.indexOf(end);
  if (from < 0 || to < from) throw new Error(`README.md lacks "${begin.trim()}" … "${end}"`);
  return `${readme.slice(0, from)}${begin}${recognisedTable()}${readme.slice(to)}`;
}

function recognisedTable(): string {
  const rows = products().map((product) => {
    const { file, families } = readCatalog(product);
    const messages = families.flatMap((family) => family.messages);
    const count = (outcome: Outcome): number => messages.filter((message) => message.outcome === outcome).length;
    return [file.name, `\`${product}\``, messages.length, ...outcomes.map(count)];
  });
  const total = rows.reduce<number[]>(
    (sums, row) => sums.map((sum, at) => sum + Number(row[at + 2])),
    new Array<number>(1 + outcomes.length).fill(0),
  );
  const heading = ['Product', 'Catalog', 'Messages', ...outcomes];
  const lines = [heading, [':--', ':--', ...new Array<string>(1 + outcomes.length).fill('--:')], ...rows, ['**All**', '', ...total]];
  return `${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}

if (process.argv[1] === import.meta.filename) writeFileSync(readmeFile, readmeWithTable(readFileSync(readmeFile, 'utf8')));
