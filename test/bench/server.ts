import path from 'node:path';
import type { Hover } from 'vscode-languageserver-protocol';
import type { ServerProcess } from '../lsp/server-process.js';
import { startServerProcess } from '../lsp/server-process.js';
import { childWith, peakMemory } from './measure.js';
import { workload } from './workload/workload.js';

/** What something took, in seconds: by the clock, and of the server's processors. */
export interface Span {
  readonly wall?: number;
  readonly cpu?: number;
}

/** The language server with a document of so many lines. */
export interface ServerFigures {
  readonly lines: number;
  /** Bytes. */
  readonly text: number;
  /** From the message's last byte in the server's process until its text was there as a string. */
  readonly decoding: Span;
  /** From the client's sending, and from the message's last byte in the server's process. */
  readonly problemsFromSending: Span;
  readonly problems: Span;
  readonly hoverFromSending: Span;
  readonly hover: Span;
  /** From the text as a string. */
  readonly hoverFromText: Span;
  readonly outline: Span;
  /** Hovers by the clock: half of them, and 99 of 100, are answered within that. */
  readonly whileReading: Percentiles;
  readonly afterwards: Percentiles;
  /** In processor time. */
  readonly hoverCost: Percentiles;
  readonly hovering: Span;
  /** One edit by itself. */
  readonly append: Span;
  readonly insertOther: Span;
  readonly insert: Span;
  /** With the hover of the line. */
  readonly appendAndHover: Span;
  readonly outlineAfterEdits: Span;
  /** Bytes of the process: after the first outline and a garbage collection, before the document, and at most. */
  readonly memory: number;
  readonly empty: number;
  readonly peak: number | undefined;
  readonly outlineEntries: number;
}

export interface Percentiles {
  readonly half: number;
  readonly most: number;
}

/** What the probe in the server's process tells. */
interface Usage {
  /** Seconds of processor time. */
  readonly cpu: number;
  /** Bytes. */
  readonly rss: number;
  /** Processor seconds of each hover that was answered. */
  readonly hovers: readonly number[];
  readonly seen: Readonly<Partial<Record<'arrived' | 'decoded' | 'hover' | 'problems', Moment>>>;
}

interface Moment {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly cpu: number;
}

const probe = path.join(import.meta.dirname, 'probe.mjs');
const uri = 'file:///bench.log';
const textDocument = { uri };
const noise = 'Nov 22 10:00:00 gw kernel: eth0: link up\n';

/** How often an edit is repeated: a single one is shorter than what disturbs it. */
const repeated = 150;
/** The first ones wake code that has not run yet. */
const ignored = 50;

const now = (): number => performance.timeOrigin + performance.now();

const between = (from: Moment | undefined, to: Moment | undefined): Span =>
  from === undefined || to === undefined ? {} : { wall: (to.time - from.time) / 1000, cpu: to.cpu - from.cpu };

/** The language server as an editor meets it, over stdio. */
export async function measureServer(lines: number): Promise<ServerFigures> {
  const server = await startServerProcess({}, {}, ['--expose-gc', '--import', probe]);
  const all = [...workload(lines + 3 * repeated)];
  const extra = all.splice(lines);
  const text = `${all.join('\n')}\n`;
  const { hover, outline, insert } = requestsOf(server);
  /** Waits until the server has nothing left to do: catalogs are made ready while it has not, and problems follow edits after a pause. */
  const settled = async (): Promise<void> => {
    for (let last = -1, next = 0; next - last > 0.02;) {
      last = next;
      await new Promise((resolve) => setTimeout(resolve, 400));
      next = (await server.probe<Usage>('usage')).cpu;
    }
  };

  // A server that runs already: the first document waits for the catalogs.
  await server.open('file:///small.log', noise);
  await settled();
  const empty = (await server.probe<Usage>('memory')).rss;
  await server.probe<Usage>('watch');
  const sent = now();
  const shown = server.problemsAfter(
    uri,
    () => server.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'log', version: 1, text } }),
    (problems) => problems.length > 0,
  );
  await hover(all.findIndex((line) => line.includes('VPN Log: ')));
  const known = outline();
  const times: number[] = [];
  let isKnown = false;
  const entries = known.then((symbols) => {
    isKnown = true;
    return symbols;
  });
  const isRead = (): boolean => isKnown;
  for (let at = 0; !isRead(); at++) times.push(await timed(() => hover((at * 7919) % lines)));
  const symbols = await entries;
  const opened = now();
  await shown;
  const { seen, cpu } = await server.probe<Usage>('usage');
  const fromSending = (to: Moment | undefined): Span => (to === undefined ? {} : { wall: (to.time - sent) / 1000 });
  const memory = (await server.probe<Usage>('memory')).rss;

  const perEdit = async (edit: (at: number) => Promise<unknown>): Promise<Span> => {
    await settled();
    for (let at = 0; at < ignored; at++) await edit(at);
    await hover(0);
    const before = await server.probe<Usage>('usage');
    for (let at = ignored; at < repeated; at++) await edit(at);
    await hover(0);
    const after = await server.probe<Usage>('usage');
    return { cpu: (after.cpu - before.cpu) / (repeated - ignored) };
  };
  const middle = lines >> 1;
  let end = lines;
  await settled();
  const afterwards: number[] = [];
  await server.probe<Usage>('watch');
  for (let at = 0; at < 1000; at++) afterwards.push(await timed(() => hover(Math.floor((at * lines) / 1000))));
  const { hovers } = await server.probe<Usage>('usage');
  const hovering = await perEdit(() => hover(middle));
  const append = await perEdit((at) => insert(end++, `${extra[at] ?? ''}\n`));
  const appendAndHover = await perEdit(async (at) => {
    await insert(end++, `${extra[repeated + at] ?? ''}\n`);
    await hover(end - 1);
  });
  const insertOther = await perEdit(() => insert(middle, noise));
  const inserted = await perEdit((at) => insert(middle, `${extra[2 * repeated + at] ?? ''}\n`));
  const before = await server.probe<Usage>('usage');
  const wall = await timed(outline);
  const after = await server.probe<Usage>('usage');
  const pid = childWith('server.js');
  const peak = pid === undefined ? undefined : peakMemory(pid);
  await server.stop();
  return {
    lines,
    text: Buffer.byteLength(text),
    decoding: between(seen.arrived, seen.decoded),
    problemsFromSending: fromSending(seen.problems),
    problems: between(seen.arrived, seen.problems),
    hoverFromSending: fromSending(seen.hover),
    hover: between(seen.arrived, seen.hover),
    hoverFromText: between(seen.decoded, seen.hover),
    outline: between(seen.arrived, { time: opened, cpu }),
    whileReading: percentiles(times),
    afterwards: percentiles(afterwards),
    hoverCost: percentiles(hovers),
    hovering,
    append,
    insertOther,
    insert: inserted,
    appendAndHover,
    outlineAfterEdits: { wall, cpu: after.cpu - before.cpu },
    memory,
    empty,
    peak,
    outlineEntries: countOf(symbols),
  };
}

interface Entry {
  readonly children?: readonly Entry[];
}

const countOf = (symbols: readonly Entry[]): number => symbols.reduce((sum, { children = [] }) => sum + 1 + countOf(children), 0);

function requestsOf(server: ServerProcess): {
  readonly hover: (line: number) => Promise<Hover | null>;
  readonly outline: () => Promise<readonly Entry[]>;
  readonly insert: (line: number, text: string) => Promise<void>;
} {
  let version = 1;
  return {
    hover: (line) => server.request('textDocument/hover', { textDocument, position: { line, character: 60 } }),
    outline: () => server.request('textDocument/documentSymbol', { textDocument }),
    insert: (line, text) =>
      server.notify('textDocument/didChange', {
        textDocument: { uri, version: ++version },
        contentChanges: [{ range: { start: { line, character: 0 }, end: { line, character: 0 } }, text }],
      }),
  };
}

async function timed(action: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await action();
  return (performance.now() - start) / 1000;
}

function percentiles(times: readonly number[]): Percentiles {
  const sorted = [...times].sort((a, b) => a - b);
  return { half: sorted[sorted.length >> 1] ?? Number.NaN, most: sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN };
}
