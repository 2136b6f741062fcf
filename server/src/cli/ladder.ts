import { wallClock } from '../core/envelope/time.js';
import { readRecord } from '../core/match/record.js';
import type { Attempt } from '../core/tunnel/model.js';
import { ladderRecord, subjectOf } from '../service/attempt-ladder.js';
import type { Candidate, Counterpart } from '../service/ladder-counterpart.js';
import { candidatesFor, counterpartsOf } from '../service/ladder-counterpart.js';
import type { Ladder } from '../service/ladder-model.js';
import { ladderView } from '../service/ladder-view.js';
import { createLadderBuilder } from '../service/ladder.js';
import { drawLadder } from './ladder-drawing.js';
import type { NumberedAttempt } from './ladder-json.js';
import { ladderJson } from './ladder-json.js';
import type { Run } from './run.js';
import { allTexts } from './run.js';
import { detachedValues } from './scan.js';
import type { Spooled } from './spool.js';
import { withSpooled } from './spool.js';
import { jsonLine, plain, wrap } from './terminal.js';
import { tunnelsOf } from './tunnel-scan.js';

/** Columns of the drawing where the output goes elsewhere than to a terminal. */
const usualWidth = 100;

/** `loglens tunnels FILE… --ladder N`: the packets of one attempt, with those of the peer's log where a file holds it. */
export async function ladder(run: Run, number: number): Promise<void> {
  await withSpooled(run.options.files, run.standardInput, async (files) => {
    const attempts = await numberedAttempts(run, files);
    const wanted = attempts[number - 1];
    if (wanted === undefined) {
      // Why a file could not be read has been said.
      if (!run.hasFailed() || attempts.length > 0) run.fail(run.words.noAttempt(number, attempts.length));
      return;
    }
    const [own] = await laddersOf(run, files, [wanted]);
    if (own === undefined) return;
    const peer = await counterpart(run, files, wanted, own.ladder, attempts);
    await print(run, wanted, peer?.merged ?? own.ladder, peer?.candidate);
  });
  await run.output.flush();
}

/** All attempts of the files, numbered through as the tunnels stand in them: attempt `n` is at `n - 1`. */
async function numberedAttempts(run: Run, files: readonly Spooled[]): Promise<readonly NumberedAttempt[]> {
  const found: NumberedAttempt[] = [];
  for (const { name, path } of files) {
    for (const tunnel of (await tunnelsOf(run, path)) ?? []) {
      for (const attempt of tunnel.attempts) found.push({ number: found.length + 1, file: name, tunnel, attempt });
    }
  }
  return found;
}

/** Reads the files again for the lines of some attempts. */
async function laddersOf<T extends NumberedAttempt>(
  run: Run,
  files: readonly Spooled[],
  wanted: readonly T[],
): Promise<readonly { readonly candidate: T; readonly ladder: Ladder }[]> {
  const ladders: { readonly candidate: T; readonly ladder: Ladder }[] = [];
  for (const { name, path } of files) {
    const drawn = wanted.filter(({ file }) => file === name).map((candidate) => ({ candidate, builder: createLadderBuilder() }));
    const builders = new Map(drawn.map((each) => [each.candidate.attempt.id, each.builder]));
    if (drawn.length === 0) continue;
    await tunnelsOf(run, path, ({ text, scan, number }, placement) => {
      const builder = placement === undefined ? undefined : builders.get(placement.attempt);
      if (builder === undefined || placement === undefined) return;
      const record = ladderRecord(readRecord(text, scan), number, wallClock(scan.envelope.stamp), placement.phase);
      if (record !== undefined) builder.add({ ...record, params: detachedValues(record.params) });
    });
    ladders.push(
      ...drawn.map(({ candidate, builder }) => ({ candidate, ladder: builder.finish(subjectOf(candidate.tunnel, candidate.attempt)) })),
    );
  }
  return ladders;
}

/** The other side of the negotiation: in another file, or from another device in the same one. */
async function counterpart(
  run: Run,
  files: readonly Spooled[],
  wanted: NumberedAttempt,
  own: Ladder,
  attempts: readonly NumberedAttempt[],
): Promise<Counterpart<NumberedAttempt> | undefined> {
  const others = attempts.filter(({ file, tunnel }) => file !== wanted.file || tunnel.host !== wanted.tunnel.host);
  const byAttempt = new Map<Attempt, NumberedAttempt>(others.map((each) => [each.attempt, each]));
  const tunnels = [...new Set(others.map(({ tunnel }) => tunnel))];
  const candidates = candidatesFor(wanted.tunnel, wanted.attempt, tunnels)
    .map(({ attempt }: Candidate) => byAttempt.get(attempt))
    .filter((each) => each !== undefined);
  const found = counterpartsOf(wanted.tunnel, own, await laddersOf(run, files, candidates));
  // Who names two logs means them to be those of the two peers.
  return found.find(({ certain, candidate }) => certain || (files.length === 2 && candidate.file !== wanted.file));
}

async function print(run: Run, wanted: NumberedAttempt, drawn: Ladder, peer: NumberedAttempt | undefined): Promise<void> {
  const { paint } = run;
  const view = ladderView(drawn, wanted.tunnel, wanted.attempt, {
    language: run.language,
    labels: run.labels,
    texts: await allTexts(run),
    logs: { own: wanted.file, peer: peer?.file ?? '' },
    firstLine: 1,
  });
  if (run.options.format === 'json') {
    run.output.line(jsonLine(ladderJson(drawn, view.rows, wanted, peer)));
    return;
  }
  const width = run.columns ?? usualWidth;
  const title = run.unicode ? view.title : view.title.replaceAll('↔', '<->');
  run.output.line(`${paint(title, 'bold')}  ${run.words.attempt(wanted.number)}  ${view.details.join(', ')}`);
  const files = peer === undefined ? [wanted.file] : [wanted.file, peer.file];
  if (run.options.files.length > 1) run.output.line(paint(files.map(plain).join(' + '), 'dim'));
  for (const remark of view.remarks.flatMap((text) => wrap(text, width))) run.output.line(remark);
  run.output.line('');
  for (const line of drawLadder(view, { width, unicode: run.unicode, paint })) run.output.line(line);
}
