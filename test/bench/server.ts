import { startServerProcess } from '../lsp/server-process.js';
import type { Measurement } from './measure.js';
import { childWith, measure, peakMemory } from './measure.js';
import { workload } from './workload/workload.js';

/** The language server as an editor meets it, over stdio, with a document of so many lines. */
export async function measureServer(lines: number): Promise<readonly Measurement[]> {
  const server = await startServerProcess();
  const uri = 'file:///bench.log';
  const all = [...workload(lines + 2)];
  const extra = all.splice(lines);
  const text = `${all.join('\n')}\n`;
  const textDocument = { uri };
  const middle = lines >> 1;
  const change = (version: number, at: number, inserted: string): Promise<void> =>
    server.notify('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range: { start: { line: at, character: 0 }, end: { line: at, character: 0 } }, text: inserted }],
    });
  const hover = (line: number): Promise<unknown> =>
    server.request('textDocument/hover', { textDocument, position: { line, character: 60 } });
  const named = (what: string): string => `server, ${String(lines)} lines: ${what}`;
  const results = [
    await measure(named('open, until its problems are shown'), () => server.open(uri, text), lines),
    await measure(named('first outline'), () => server.request('textDocument/documentSymbol', { textDocument })),
    await measure(named('hover'), () => hover(middle)),
    await measure(named('append a line, until its hover'), async () => {
      await change(2, lines, `${extra[0] ?? ''}\n`);
      await hover(lines);
    }),
    await measure(named('insert in the middle, until its hover'), async () => {
      await change(3, middle, `${extra[1] ?? ''}\n`);
      await hover(middle);
    }),
    await measure(named('outline after the edits'), () => server.request('textDocument/documentSymbol', { textDocument })),
  ];
  const pid = childWith('server.js');
  const memory = pid === undefined ? undefined : peakMemory(pid);
  await server.stop();
  return results.map((result, at) => (at === results.length - 1 ? { ...result, memory } : result));
}
