import type { Attempt, Decision, Phase, Tunnel, TunnelState } from '../core/tunnel/model.js';
import type { ProductTexts } from '../service/texts.js';
import { fillIn, messageText } from '../service/texts.js';
import { decisionWords, formatClock, reportedKind, tunnelTitle } from '../service/tunnel-words.js';
import { ladder } from './ladder.js';
import type { Command, Run } from './run.js';
import { allTexts } from './run.js';
import type { Cell, Colour } from './terminal.js';
import { isoTime, jsonLine, plain, table, wrap } from './terminal.js';
import { tunnelsOf } from './tunnel-scan.js';

type TextsOf = (product: string) => ProductTexts;

/** `loglens tunnels FILE…`: the tunnels, their attempts, and why they failed. */
export const tunnels: Command = async (run) => {
  if (run.options.ladder !== undefined) {
    await ladder(run, run.options.ladder);
    return false;
  }
  const texts = await allTexts(run);
  const numbers = new Map<string, number>();
  const { files, format } = run.options;
  const objects: object[] = [];
  let attempts = 0;
  let listed = 0;
  for (const file of files) {
    const found = await tunnelsOf(run, file);
    if (found === undefined) continue;
    if (format === 'json') {
      for (const tunnel of found) {
        const kind = reportedKind(tunnel);
        const number = (numbers.get(kind) ?? 0) + 1;
        numbers.set(kind, number);
        objects.push({ ...tunnelJson(tunnel, `${kind}:${String(number)}`, texts), ...(files.length > 1 ? { file } : {}) });
      }
    } else {
      if (files.length > 1) run.output.line(`${listed === 0 ? '' : '\n'}${run.paint(`== ${plain(file)}`, 'bold')}`);
      for (const line of tunnelLines(run, numbered(found, attempts), texts)) run.output.line(line);
    }
    listed++;
    attempts += found.reduce((sum, tunnel) => sum + tunnel.attempts.length, 0);
  }
  if (format === 'json') run.output.line(objects.length === 0 ? '[]' : `[\n${objects.map(jsonLine).join(',\n')}\n]`);
  await run.output.flush();
  return false;
};

function tunnelJson(tunnel: Tunnel, id: string, texts: TextsOf): object {
  return {
    id,
    kind: reportedKind(tunnel),
    product: tunnel.product.id,
    name: tunnel.name,
    local: tunnel.local ?? null,
    peer: tunnel.peer ?? null,
    state: tunnel.state,
    start: isoTime(tunnel.start),
    end: isoTime(tunnel.end),
    firstLine: tunnel.firstLine,
    lastLine: tunnel.lastLine,
    attempts: tunnel.attempts.map((attempt) => ({
      state: attempt.state,
      startLine: attempt.firstLine,
      endLine: attempt.lastLine,
      start: isoTime(attempt.start),
      end: isoTime(attempt.end),
      reason: reasonJson(attempt.reason, texts),
      phases: attempt.phases.map(({ name, state, firstLine, lastLine }) => ({ name, state, startLine: firstLine, endLine: lastLine })),
    })),
  };
}

const reasonJson = (reason: Decision | undefined, texts: TextsOf): object | null =>
  reason === undefined
    ? null
    : { line: reason.line, message: reason.message.file?.id ?? null, text: decisionWords(reason, texts(reason.message.product.id)) };

/** What an engineer on call looks for first stands first. */
const order: Readonly<Record<TunnelState, number>> = { failed: 0, down: 1, negotiating: 2, established: 3 };

const colours: Readonly<Record<TunnelState, Colour>> = { failed: 'red', down: 'yellow', negotiating: 'cyan', established: 'green' };

/** A tunnel with the number of its first attempt among all that are printed: `--ladder` takes such a number. */
interface Numbered {
  readonly tunnel: Tunnel;
  readonly first: number;
}

function numbered(found: readonly Tunnel[], before: number): readonly Numbered[] {
  let next = before + 1;
  return found.map((tunnel) => {
    const first = next;
    next += tunnel.attempts.length;
    return { tunnel, first };
  });
}

/** `#4`, or `#4-7` for a tunnel that was tried more than once. */
const numbersOf = ({ tunnel, first }: Numbered): string =>
  `#${String(first)}${tunnel.attempts.length > 1 ? `-${String(first + tunnel.attempts.length - 1)}` : ''}`;

function tunnelLines(run: Run, found: readonly Numbered[], texts: TextsOf): readonly string[] {
  const { labels, words, paint } = run;
  if (found.length === 0) return [words.noTunnels];
  const sorted = [...found].sort((a, b) => order[a.tunnel.state] - order[b.tunnel.state] || a.tunnel.firstLine - b.tunnel.firstLine);
  const head = [words.name, words.peer, words.state, words.since, words.attempts, words.reason].map((text): Cell => ({
    text,
    colour: 'dim',
  }));
  const rows = sorted.map((each): readonly Cell[] => {
    const { tunnel } = each;
    return [
      { text: plain(tunnel.name) },
      { text: plain(tunnel.peer ?? '-') },
      { text: labels.states[tunnel.state], colour: colours[tunnel.state] },
      { text: formatClock(since(tunnel), true) || '-' },
      { text: numbersOf(each) },
      { text: plain(reasonWords(run, tunnel.attempts.at(-1), texts)) },
    ];
  });
  const broken = sorted.filter(({ tunnel: { state } }) => state === 'failed' || state === 'down');
  const hint = run.columns === undefined ? [] : ['', paint(words.ladderHint, 'dim')];
  return [...table([head, ...rows], paint), ...broken.flatMap((each) => ['', ...detail(run, each, texts)]), ...hint];
}

function reasonWords({ labels }: Run, attempt: Attempt | undefined, texts: TextsOf): string {
  if (attempt === undefined || (attempt.state !== 'failed' && attempt.state !== 'down')) return '';
  return attempt.reason === undefined ? labels.noReason : decisionWords(attempt.reason, texts(attempt.reason.message.product.id));
}

/** When the tunnel came into its state: a broken one when it went down or first failed, however often it has been tried since. */
function since(tunnel: Tunnel): number {
  const last = tunnel.attempts.at(-1);
  const standing = tunnel.attempts.findLast(({ state }) => state === 'established');
  if (last === undefined) return tunnel.start;
  if (standing !== undefined) return establishedAt(tunnel, standing);
  if (last.state === 'negotiating') return last.start;
  let first = tunnel.attempts.length - 1;
  while (tunnel.attempts[first]?.state === 'failed' && tunnel.attempts[first - 1] !== undefined) first--;
  const broken = tunnel.attempts[first] ?? last;
  return broken.state === 'down' ? broken.end : broken.start;
}

function establishedAt({ kind }: Tunnel, attempt: Attempt): number {
  const deciding = kind.establishedBy ?? kind.phases.slice(-1);
  // The first one: those after it are rekeys, through which the tunnel stood.
  const phase = attempt.phases.find(({ name, state }) => deciding.includes(name) && state !== 'failed');
  const decided = phase?.state === 'established' ? phase.decision?.time : undefined;
  return decided ?? phase?.start ?? attempt.start;
}

/** Attempts of one tunnel that the text shows: those before are alike in most cases. */
const shownAttempts = 5;

function detail(run: Run, { tunnel, first }: Numbered, texts: TextsOf): readonly string[] {
  const { labels, words, paint } = run;
  const lines = [`${paint(plain(tunnelTitle(tunnel)), 'bold')}  ${paint(labels.states[tunnel.state], colours[tunnel.state])}`];
  const from = Math.max(0, tunnel.attempts.length - shownAttempts);
  if (from > 0) lines.push(`  ${words.earlierAttempts(from)}`);
  tunnel.attempts.slice(from).forEach((attempt, at) => {
    lines.push(...attemptLines(run, attempt, first + from + at, texts));
  });
  const reason = tunnel.attempts.at(-1)?.reason;
  if (reason === undefined) return lines;
  const text = messageText(texts(reason.message.product.id), reason.message.file?.id ?? '');
  const checks = (text?.checks ?? []).map((check) =>
    fillIn(check, reason.params, (value) => (value === undefined || value === '' ? '…' : value)),
  );
  if (checks.length > 0) lines.push(`  ${labels.checks}:`, ...checks.flatMap((check) => wrap(`    - ${plain(check)}`, run.columns)));
  return lines;
}

function attemptLines(run: Run, attempt: Attempt, number: number, texts: TextsOf): readonly string[] {
  const { labels, words, paint } = run;
  const ended = formatClock(attempt.end, false);
  const began = formatClock(attempt.start, true);
  const clock = began.endsWith(ended) ? began : `${began} - ${ended}`;
  const title = [words.attempt(number), clock, words.lines(attempt.firstLine, attempt.lastLine)].filter((text) => text !== '').join('  ');
  const rows = attempt.phases.map((phase): readonly Cell[] => [
    { text: `    ${labels.phases[phase.name]}` },
    { text: labels.states[phase.state], colour: colours[phase.state] },
    { text: phaseClock(phase) },
    { text: words.lines(phase.firstLine, phase.lastLine) },
  ]);
  const because =
    attempt.reason === undefined
      ? attempt.state === 'failed' || attempt.state === 'down'
        ? [`    ${labels.noReason}`]
        : []
      : [`    ${words.reasonAt(attempt.reason.line, plain(reasonWords(run, attempt, texts)))}`];
  return [`  ${title}  ${paint(labels.states[attempt.state], colours[attempt.state])}`, ...table(rows, paint), ...because];
}

const phaseClock = (phase: Phase): string => formatClock(phase.start, false);
