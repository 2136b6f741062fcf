import path from 'node:path';
import { startServerProcess } from '../lsp/server-process.js';
import type { Measurement } from './measure.js';
import { childWith, measure, peakMemory } from './measure.js';
import { workload } from './workload/workload.js';

/** What the probe in the server's process tells. */
interface Usage {
  /** Seconds of processor time. */
  readonly cpu: number;
  /** Bytes. */
  readonly rss: number;
}

const probe = path.join(import.meta.dirname, 'probe.mjs');
const uri = 'file:///bench.log';
const textDocument = { uri };
const noise = 'Nov 22 10:00:00 gw kernel: eth0: link up\n';

/** How often an edit is repeated: a single one is shorter than what disturbs it. */
const repeated = 40;

/** The language server as an editor meets it, over stdio, with a document of so many lines. Edits are measured in the server's own processor time. */
export async function measureServer(lines: number): Promise<readonly Measurement[]> {
  const server = await startServerProcess({}, {}, ['--expose-gc', '--import', probe]);
  const all = [...workload(lines + 3 * repeated)];
  const extra = all.splice(lines);
  const text = `${all.join('\n')}\n`;
  // A server that runs already: the first document waits for the catalogs.
  await server.open('file:///small.log', noise);
  const empty = await server.probe<Usage>('memory');
  const named = (what: string): string => `server, ${String(lines)} lines: ${what}`;
  const hover = (line: number): Promise<unknown> =>
    server.request('textDocument/hover', { textDocument, position: { line, character: 60 } });
  const symbols = (): Promise<unknown> => server.request('textDocument/documentSymbol', { textDocument });
  let version = 1;
  const insert = (line: number, inserted: string): Promise<void> =>
    server.notify('textDocument/didChange', {
      textDocument: { uri, version: ++version },
      contentChanges: [{ range: { start: { line, character: 0 }, end: { line, character: 0 } }, text: inserted }],
    });

  const opened = performance.now();
  const since = (name: string): Measurement => ({ name: named(name), seconds: (performance.now() - opened) / 1000 });
  const results: Measurement[] = [];
  const shown = server.open(uri, text).then(() => results.push(since('open, until its first problems')));
  await hover(20);
  results.push(since('open, until the first hover'));
  await shown;
  await symbols();
  results.push({ ...since('open, until its outline'), lines });
  const counted = (await server.probe<Usage>('memory')).rss - empty.rss;
  const middle = lines >> 1;
  results.push(...(await hoverTimes(named, (at) => hover(Math.floor((at * lines) / 500)))));

  const perEdit = async (name: string, edit: (at: number) => Promise<unknown>): Promise<void> => {
    // The first ones wake code that has not run yet.
    for (let at = 0; at < 5; at++) await edit(at);
    const before = await server.probe<Usage>('cpu');
    for (let at = 5; at < repeated; at++) await edit(at);
    const after = await server.probe<Usage>('cpu');
    results.push({ name: named(name), seconds: (after.cpu - before.cpu) / (repeated - 5) });
  };
  let end = lines;
  await perEdit('hover, processor time', () => hover(middle));
  await perEdit('append a line and hover it, processor time', async (at) => {
    await insert(end++, `${extra[at] ?? ''}\n`);
    await hover(end - 1);
  });
  await perEdit('insert another program’s line in the middle and hover, processor time', async () => {
    await insert(middle, noise);
    await hover(middle + 1);
  });
  await perEdit('insert a line in the middle and hover, processor time', async (at) => {
    await insert(middle, `${extra[repeated + at] ?? ''}\n`);
    await hover(middle);
  });
  const pending = await server.probe<Usage>('cpu');
  results.push(await measure(named('outline after the edits'), symbols));
  const settled = await server.probe<Usage>('cpu');
  results.push({ name: named('outline after the edits, processor time'), seconds: settled.cpu - pending.cpu });
  const pid = childWith('server.js');
  const peak = pid === undefined ? undefined : peakMemory(pid);
  await server.stop();
  const last = results.length - 1;
  return results.map((result, at) => (at === 2 ? { ...result, memory: counted } : at === last ? { ...result, memory: peak } : result));
}

/** Hovers all over the document. */
async function hoverTimes(named: (what: string) => string, hover: (at: number) => Promise<unknown>): Promise<readonly Measurement[]> {
  const times: number[] = [];
  for (let at = 0; at < 500; at++) {
    const start = performance.now();
    await hover(at);
    times.push((performance.now() - start) / 1000);
  }
  times.sort((a, b) => a - b);
  return [
    { name: named('hover, half of them within'), seconds: times[times.length >> 1] ?? 0 },
    { name: named('hover, 99 of 100 within'), seconds: times[Math.floor(times.length * 0.99)] ?? 0 },
  ];
}
