import type { Language, TunnelEventKind } from '../core/catalog/model.js';
import type { Attempt, Tunnel } from '../core/tunnel/model.js';
import type { LadderColumn, LadderRow, LadderView } from '../protocol.js';
import type { Labels } from './labels.js';
import type { End, Ladder, LogSide, Moment, NoteStep, PacketStep, Participant, Step } from './ladder-model.js';
import { otherEnd } from './ladder-model.js';
import type { LadderWords } from './ladder-words.js';
import { ladderWords, packetLabel } from './ladder-words.js';
import { visible } from './markdown.js';
import type { ProductTexts } from './texts.js';
import { headline } from './texts.js';
import { brief, formatClock, formatDuration, leastDuration, tunnelTitle } from './tunnel-words.js';

/** In which words a ladder is shown, and where its lines stand. */
export interface LadderTelling {
  readonly language: Language;
  readonly labels: Labels;
  readonly texts: (product: string) => ProductTexts;
  /** The logs' URIs or file names. */
  readonly logs: Readonly<Record<LogSide, string>>;
  /** The number of a log's first line. */
  readonly firstLine: 0 | 1;
  /** What the reader is told besides, '' for nothing: why lines are missing. */
  readonly notes?: readonly string[];
}

/** Characters of a name, a payload or a reason that are shown. */
const room = 160;

const shown = (text: string): string => visible(brief(text, room));

/** The ladder in words. */
export function ladderView(ladder: Ladder, tunnel: Tunnel, attempt: Attempt, telling: LadderTelling): LadderView {
  const words = ladderWords[telling.language];
  const { labels } = telling;
  const columns = { left: column(ladder.ends.left, ladder, words), right: column(ladder.ends.right, ladder, words) };
  const teller = createTeller(ladder, columns, telling, words);
  const number = tunnel.attempts.indexOf(attempt) + 1;
  const peer = columns[otherEnd(ladder.device)].title;
  return {
    title: shown(tunnelTitle(tunnel)),
    details: [labels.attempt(number, tunnel.attempts.length), labels.states[attempt.state], formatClock(attempt.start, true)].filter(
      (part) => part !== '',
    ),
    columns,
    rows: ladder.steps.map(teller),
    remarks: [
      ...(telling.notes ?? []).filter((note) => note !== ''),
      ...(ladder.clock === undefined
        ? []
        : [`${words.merged(peer, formatOffset(ladder.clock.milliseconds, labels))}, ${words.by[ladder.clock.by](ladder.clock.pairs)}`]),
      ...(ladder.steps.some(({ kind }) => kind === 'packet') ? [] : [words.noPackets]),
    ],
    merged: ladder.clock !== undefined,
  };
}

/** `+37 s`, `−0.4 s`, `±0 s`. */
export function formatOffset(milliseconds: number, labels: Labels): string {
  const sign = Math.abs(milliseconds) < leastDuration ? '±' : milliseconds < 0 ? '−' : '+';
  return `${sign}${formatDuration(Math.abs(milliseconds), labels)}`;
}

function column({ name, address, logs, role }: Participant, ladder: Ladder, words: LadderWords): LadderColumn {
  const unnamed = logs && ladder.clock === undefined ? words.thisDevice : words.peer;
  const title = name !== '' ? name : (address ?? unnamed);
  const others = [name !== '' && address !== undefined ? address : '', role === undefined ? unnamed : words.roles[role]];
  return { title: shown(title), details: others.filter((part) => part !== '' && part !== title).map(shown) };
}

/** Tells of one step after the other. */
function createTeller(
  ladder: Ladder,
  columns: LadderView['columns'],
  telling: LadderTelling,
  words: LadderWords,
): (step: Step) => LadderRow {
  const moments = ladder.steps.flatMap((step) => (step.kind === 'omitted' ? [] : momentsOf(step)));
  const precise = moments.some(({ time }) => time % 1000 !== 0 && !Number.isNaN(time));
  const day = dayOf(moments.find(({ time }) => !Number.isNaN(time))?.time ?? Number.NaN);
  const clock = (time: number): string => {
    if (Number.isNaN(time)) return '';
    const hours = formatClock(time, dayOf(time) !== day);
    return precise ? `${hours}.${String(((time % 1000) + 1000) % 1000).padStart(3, '0')}` : hours;
  };
  const endOf = (log: LogSide): End => (log === 'own' ? ladder.device : otherEnd(ladder.device));
  const endsOf = (told: readonly Moment[]): LadderRow['ends'] => {
    const ends: { -readonly [end in End]: LadderRow['ends'][end] } = { left: null, right: null };
    for (const { log, line, time } of told)
      ends[endOf(log)] ??= { uri: telling.logs[log], line: line - telling.firstLine, time: clock(time) };
    return ends;
  };
  let before = Number.NaN;
  const gapSince = (moment: Moment): string => {
    const time = commonTime(moment, ladder);
    const gap = time - before;
    if (!Number.isNaN(time)) before = time;
    return gap >= leastDuration ? `+${formatDuration(gap, telling.labels)}` : '';
  };
  const lines = (told: readonly Moment[]): string =>
    told
      .map(({ log, line }) => words.line(line + 1 - telling.firstLine, ladder.clock === undefined ? '' : columns[endOf(log)].title))
      .join(', ');
  const headlineOf = ({ tells }: Pick<NoteStep, 'tells'>): string => {
    const id = tells.message.file?.id ?? '';
    return headline(telling.texts(tells.message.product.id), id, tells.params) ?? id;
  };

  const packet = (step: PacketStep): LadderRow => {
    const told = momentsOf(step);
    const label = packetLabel(step);
    const last = step.repeats.at(-1);
    const details = [
      step.tells === undefined ? '' : shown(headlineOf({ tells: step.tells })),
      step.payload === undefined ? '' : shown(step.payload),
      step.count > 1 ? words.times(step.count, last === undefined ? '' : clock(last.time)) : '',
      step.fate === 'seen' ? '' : words.fates[step.fate],
    ].filter((part) => part !== '');
    const ends = endsOf(told);
    const sends = words.sends(columns[step.from].title, columns[otherEnd(step.from)].title, label);
    return {
      kind: 'packet',
      at: step.from,
      label,
      details,
      tone: step.decisive ? 'bad' : step.fate === 'seen' ? 'plain' : 'warning',
      fate: step.fate,
      decisive: step.decisive,
      ends,
      gap: gapSince(told[0] ?? step.told),
      sentence: sentence([spoken(ends), sends, ...details, lines(told)], step.decisive, words),
    };
  };
  const note = (step: NoteStep): LadderRow => {
    const told = [step.told];
    const label = shown(headlineOf(step));
    const details = step.count > 1 ? [words.times(step.count, step.last === undefined ? '' : clock(step.last.time))] : [];
    const ends = endsOf(told);
    return {
      kind: 'note',
      at: step.at,
      label,
      details,
      tone: step.decisive ? 'bad' : tones[step.event],
      fate: 'seen',
      decisive: step.decisive,
      ends,
      gap: gapSince(step.told),
      sentence: sentence([spoken(ends), `${columns[step.at].title}: ${label}`, ...details, lines(told)], step.decisive, words),
    };
  };
  return (step) => {
    switch (step.kind) {
      case 'packet':
        return packet(step);
      case 'note':
        return note(step);
      case 'omitted':
        return omitted(words.omitted(step.count), ladder.device);
      default:
        return step satisfies never;
    }
  };
}

const omitted = (label: string, at: End): LadderRow => ({
  kind: 'omitted',
  at,
  label,
  details: [],
  tone: 'plain',
  fate: 'seen',
  decisive: false,
  ends: { left: null, right: null },
  gap: '',
  sentence: label,
});

/** The lines of a step, that of the log in which it happened first in front. */
const momentsOf = (step: PacketStep | NoteStep): readonly Moment[] => {
  if (step.kind === 'note') return [step.told];
  const told = [step.sent, step.received].filter((moment) => moment !== undefined);
  // A packet of which a line tells only that nobody answered it.
  return told.length > 0 ? told : [{ ...step.told, time: Number.NaN }];
};

const commonTime = ({ log, time }: Moment, { clock }: Ladder): number => (log === 'own' ? time : time - (clock?.milliseconds ?? 0));

const dayOf = (time: number): number => Math.floor(time / 86_400_000);

const spoken = ({ left, right }: LadderRow['ends']): string =>
  [left, right]
    .map((mark) => mark?.time ?? '')
    .filter((time) => time !== '')
    .join(' / ');

const sentence = (parts: readonly string[], decisive: boolean, words: LadderWords): string =>
  [parts.filter((part) => part !== '').join(', '), ...(decisive ? [words.reason] : [])].join('. ');

const tones: Readonly<Record<TunnelEventKind, LadderRow['tone']>> = {
  begin: 'plain',
  progress: 'plain',
  established: 'good',
  rekey: 'plain',
  rekeyed: 'good',
  cause: 'warning',
  retransmit: 'warning',
  rejected: 'bad',
  failed: 'bad',
  timeout: 'bad',
  dead: 'bad',
  deleted: 'plain',
  expired: 'warning',
  down: 'plain',
  restart: 'warning',
};
