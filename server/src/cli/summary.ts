import { outcomes } from '../core/catalog/model.js';
import type { Outcome } from '../core/catalog/model.js';
import { judgeLine } from '../core/match/record.js';
import type { TunnelState } from '../core/tunnel/model.js';
import type { Command, Run } from './run.js';
import type { Cell, Colour } from './terminal.js';
import { jsonLine, plain, table } from './terminal.js';
import { readNothing, tunnelsOf } from './tunnel-scan.js';

interface Count {
  lines: number;
  /** Lines of the product whose message its catalog lacks. */
  unknown: number;
  readonly outcomes: Record<Outcome, number>;
}

const noLines = (): Count => ({ lines: 0, unknown: 0, outcomes: { failure: 0, warning: 0, success: 0, progress: 0, notice: 0 } });

interface Counts {
  readonly all: Count;
  /** By product, in the order in which they come. */
  readonly products: ReadonlyMap<string, Count>;
  readonly tunnels: Readonly<Record<TunnelState, number>>;
}

/** `loglens summary FILE…`: counts over all the files. */
export const summary: Command = async (run) => {
  const counts = await count(run);
  if (run.options.format === 'json') run.output.line(jsonLine(summaryJson(run, counts)));
  else for (const line of summaryLines(run, counts)) run.output.line(line);
  await run.output.flush();
  return false;
};

async function count(run: Run): Promise<Counts> {
  const all = noLines();
  const products = new Map<string, Count>();
  const tunnels = { failed: 0, down: 0, negotiating: 0, established: 0 };
  for (const file of run.options.files) {
    const found = await tunnelsOf(run, file, readNothing, ({ text, scan }) => {
      all.lines++;
      const { message } = scan;
      if (message === undefined) return;
      let product = products.get(message.product.id);
      if (product === undefined) products.set(message.product.id, (product = noLines()));
      product.lines++;
      const { outcome } = judgeLine(text, scan);
      if (outcome === undefined) {
        product.unknown++;
        all.unknown++;
      } else {
        product.outcomes[outcome]++;
        all.outcomes[outcome]++;
      }
    });
    for (const { state } of found) tunnels[state]++;
  }
  return { all, products, tunnels };
}

const recognisedLines = ({ products }: Counts): number => [...products.values()].reduce((sum, { lines }) => sum + lines, 0);

function summaryJson(run: Run, counts: Counts): object {
  return {
    files: run.options.files.length,
    lines: counts.all.lines,
    recognised: recognisedLines(counts),
    unknown: counts.all.unknown,
    outcomes: counts.all.outcomes,
    products: [...counts.products].map(([product, { lines, unknown, outcomes: byOutcome }]) => ({
      product,
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
  const row = (name: string, each: Count): readonly Cell[] => [
    { text: name },
    number(each.lines),
    ...outcomes.map((outcome) => number(each.outcomes[outcome], outcomeColours[outcome])),
    number(each.unknown),
  ];
  const names = new Map(run.catalogs.products.map(({ id, catalog }) => [id, catalog.file.name]));
  const states = (Object.keys(counts.tunnels) as TunnelState[]).filter((state) => counts.tunnels[state] > 0);
  return [
    ...table(
      [
        head.map((text, at): Cell => ({ text, colour: 'dim', right: at > 0 })),
        ...[...counts.products].map(([id, each]) => row(plain(names.get(id) ?? id), each)),
        [{ text: words.otherLines }, number(counts.all.lines - recognisedLines(counts))],
        row(words.total, counts.all),
      ],
      paint,
    ),
    '',
    states.length === 0
      ? words.noTunnels
      : `${words.tunnels}: ${states.map((state) => paint(`${String(counts.tunnels[state])} ${labels.states[state]}`, stateColours[state])).join(', ')}`,
  ];
}
