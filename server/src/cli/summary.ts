import { outcomes } from '../core/catalog/model.js';
import type { CompiledProduct } from '../core/catalog/compile.js';
import type { Outcome } from '../core/catalog/model.js';
import type { ProductCounts } from '../core/match/tally.js';
import { addTally, countsOf, createTally } from '../core/match/tally.js';
import type { TunnelState } from '../core/tunnel/model.js';
import { countFile } from './counting.js';
import type { Command, Run } from './run.js';
import type { Cell, Colour } from './terminal.js';
import { jsonLine, plain, table } from './terminal.js';

interface Counts {
  readonly lines: number;
  readonly all: ProductCounts;
  /** In the order in which they come. */
  readonly products: readonly (ProductCounts & { readonly product: CompiledProduct })[];
  readonly tunnels: Readonly<Record<TunnelState, number>>;
}

/** `loglens summary FILE…`: counts over all the files. */
export const summary: Command = async (run) => {
  const counts = await count(run);
  // Of files that could not be read there is nothing to count, and zeros would say that they hold nothing.
  if (counts.lines === 0 && run.hasFailed()) return false;
  if (run.options.format === 'json') run.output.line(jsonLine(summaryJson(run, counts)));
  else for (const line of summaryLines(run, counts)) run.output.line(line);
  await run.output.flush();
  return false;
};

async function count(run: Run): Promise<Counts> {
  const tally = createTally(run.catalogs);
  const tunnels = { failed: 0, down: 0, negotiating: 0, established: 0 };
  for (const file of run.options.files) {
    const counted = await countFile(run, file);
    addTally(tally, counted.tally, tally.lines);
    for (const state of Object.keys(tunnels) as TunnelState[]) tunnels[state] += counted.tunnels[state];
  }
  const found = run.catalogs.products.filter(({ index }) => (tally.firstLines[index] ?? 0) > 0);
  found.sort((a, b) => (tally.firstLines[a.index] ?? 0) - (tally.firstLines[b.index] ?? 0));
  const products = found.map((product) => ({ product, ...countsOf(tally, product.index) }));
  return { lines: tally.lines, all: sumOf(products), products, tunnels };
}

function sumOf(counts: readonly ProductCounts[]): ProductCounts {
  const sum = (of: (each: ProductCounts) => number): number => counts.reduce((all, each) => all + of(each), 0);
  return {
    lines: sum(({ lines }) => lines),
    unknown: sum(({ unknown }) => unknown),
    outcomes: {
      failure: sum((each) => each.outcomes.failure),
      warning: sum((each) => each.outcomes.warning),
      success: sum((each) => each.outcomes.success),
      progress: sum((each) => each.outcomes.progress),
      notice: sum((each) => each.outcomes.notice),
    },
  };
}

function summaryJson(run: Run, counts: Counts): object {
  return {
    files: run.options.files.length,
    lines: counts.lines,
    recognised: counts.all.lines,
    unknown: counts.all.unknown,
    outcomes: counts.all.outcomes,
    products: counts.products.map(({ product, lines, unknown, outcomes: byOutcome }) => ({
      product: product.id,
      lines,
      unknown,
      outcomes: byOutcome,
    })),
    tunnels: counts.tunnels,
  };
}

const outcomeColours: Readonly<Record<Outcome, Colour | undefined>> = {
  failure: 'red',
  warning: 'yellow',
  success: 'green',
  progress: undefined,
  notice: undefined,
};
const stateColours: Readonly<Record<TunnelState, Colour>> = { failed: 'red', down: 'yellow', negotiating: 'cyan', established: 'green' };

function summaryLines(run: Run, counts: Counts): readonly string[] {
  const { labels, words, paint } = run;
  const number = (value: number, colour?: Colour): Cell => ({
    text: String(value),
    right: true,
    ...(colour === undefined || value === 0 ? {} : { colour }),
  });
  const head = [words.product, words.allLines, ...outcomes.map((outcome) => labels.outcomes[outcome]), words.unknownMessages];
  const row = (name: string, each: ProductCounts): readonly Cell[] => [
    { text: name },
    number(each.lines),
    ...outcomes.map((outcome) => number(each.outcomes[outcome], outcomeColours[outcome])),
    number(each.unknown),
  ];
  const states = (Object.keys(counts.tunnels) as TunnelState[]).filter((state) => counts.tunnels[state] > 0);
  return [
    ...table(
      [
        head.map((text, at): Cell => ({ text, colour: 'dim', right: at > 0 })),
        ...counts.products.map((each) => row(plain(each.product.catalog.file.name), each)),
        [{ text: words.otherLines }, number(counts.lines - counts.all.lines)],
        row(words.total, { ...counts.all, lines: counts.lines }),
      ],
      paint,
    ),
    '',
    states.length === 0
      ? words.noTunnels
      : `${words.tunnels}: ${states.map((state) => paint(`${String(counts.tunnels[state])} ${labels.states[state]}`, stateColours[state])).join(', ')}`,
  ];
}
