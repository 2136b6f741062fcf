import type { CompiledCatalogs } from '../core/catalog/compile.js';
import type { Outcome } from '../core/catalog/model.js';
import { outcomes } from '../core/catalog/model.js';
import type { StreamedLine } from '../core/analysis/log-stream.js';
import { lineEnd } from '../core/analysis/lines.js';
import { createLineScan } from '../core/match/line-scan.js';
import { recognise } from '../core/match/recogniser.js';
import { readRecord } from '../core/match/record.js';
import type { Settings } from '../protocol.js';
import { foldKey, reportedOutcomes } from './findings.js';
import { mostProblems } from './settings.js';

/** Findings of one kind and one outcome in a log that is not in memory. Plain data. */
export interface FindingGroup {
  /** Groups of one kind fold into one; a parameter's value may make some of a kind worse than others. */
  readonly kind: number;
  readonly outcome: Outcome;
  /** Index into the catalogs' messages. */
  readonly message: number;
  /** First and last line, from 0. */
  readonly line: number;
  readonly lastLine: number;
  readonly count: number;
  /** Each line of it; undefined where there are more than problems are ever shown. */
  readonly lines: readonly number[] | undefined;
}

/** The findings of a log that is not in memory, whatever the settings will let through of them. */
export interface FindingGroups {
  readonly groups: readonly FindingGroup[];
  /** Findings of kinds beyond those that are kept. */
  readonly beyond: number;
  /** Texts of lines that findings are likely to be told of. */
  readonly texts: ReadonlyMap<number, string>;
}

/** Kinds that are kept. */
const mostGroups = 20_000;
/** Characters of lines that are kept. */
const roomForTexts = 8 << 20;

export interface FindingCollector {
  readonly add: (line: StreamedLine) => void;
  readonly groups: () => FindingGroups;
}

/**
 * Gathers what Problems may show of a log, line after line.
 * @param minimum lines below are no findings
 */
export function createFindingCollector(
  catalogs: CompiledCatalogs,
  reference: number,
  minimum: Settings['problems']['minimum'],
  detached: (value: string) => string,
): FindingCollector {
  const scan = createLineScan();
  const wanted = new Set(reportedOutcomes(minimum).map((outcome) => outcomes.indexOf(outcome)));
  const kinds = new Map<string, number>();
  const groups = new Map<string, { -readonly [Key in keyof FindingGroup]: FindingGroup[Key] } & { lines: number[] | undefined }>();
  const texts = new Map<number, string>();
  let room = roomForTexts;
  let beyond = 0;
  return {
    add: ({ line, message, outcome, chunk, index }) => {
      if (!wanted.has(outcome)) return;
      const text = detached(chunk.text.slice(chunk.starts[index] ?? 0, lineEnd(chunk, index)));
      recognise(catalogs, text, 0, text.length, reference, scan);
      const fold = foldKey(readRecord(text, scan));
      const kind = kinds.get(fold) ?? kinds.size;
      const key = `${String(kind)}/${String(outcome)}`;
      const group = groups.get(key);
      if (group === undefined && groups.size >= mostGroups) {
        beyond++;
        return;
      }
      kinds.set(fold, kind);
      // The first line of a kind is always told of; the others only where there are few.
      if ((group?.count ?? 0) < 20 && room > text.length) {
        texts.set(line, text);
        room -= text.length;
      }
      if (group === undefined) {
        groups.set(key, { kind, outcome: outcomes[outcome] ?? 'notice', message, line, lastLine: line, count: 1, lines: [line] });
        return;
      }
      group.lastLine = line;
      group.count++;
      if (group.count > mostProblems) group.lines = undefined;
      else group.lines?.push(line);
    },
    groups: () => ({ groups: [...groups.values()].map((group) => ({ ...group, lines: group.lines?.slice() })), beyond, texts }),
  };
}

/** A finding by its place alone. */
export interface PlacedFinding {
  readonly line: number;
  readonly lastLine: number;
  readonly count: number;
  readonly outcome: Outcome;
}

export interface ChosenFindings {
  readonly findings: readonly PlacedFinding[];
  readonly total: number;
  readonly folded: boolean;
  readonly left: number;
}

/**
 * Which findings the settings let through: the same as of a document with those lines.
 * @param muted indexes of muted messages
 */
export function chooseFindings(found: FindingGroups, settings: Settings['problems'], muted: ReadonlySet<number>): ChosenFindings {
  const wanted = new Set(reportedOutcomes(settings.minimum));
  const groups = found.groups.filter(({ outcome, message }) => wanted.has(outcome) && !muted.has(message));
  const total = groups.reduce((sum, { count }) => sum + count, 0) + found.beyond;
  if (total <= settings.maximum) {
    const single = groups.flatMap(({ outcome, lines }) => (lines ?? []).map((line) => ({ line, lastLine: line, count: 1, outcome })));
    return { findings: single.sort((a, b) => a.line - b.line), total, folded: false, left: 0 };
  }
  const folded = foldKinds(groups);
  const kept = worthiest(folded, settings.maximum);
  return { findings: kept, total, folded: true, left: folded.length - kept.length + found.beyond };
}

/** The most serious and then the most frequent of folded findings, in the order of their lines. */
const worthiest = (groups: readonly PlacedFinding[], maximum: number): readonly PlacedFinding[] =>
  [...groups]
    .sort((a, b) => severityRank(a.outcome) - severityRank(b.outcome) || b.count - a.count)
    .slice(0, maximum)
    .sort((a, b) => a.line - b.line);

const severityRank = (outcome: Outcome): number => (outcome === 'failure' ? 0 : outcome === 'warning' ? 1 : 2);

/** One finding a kind, with the outcome of the first line. */
function foldKinds(groups: readonly FindingGroup[]): readonly PlacedFinding[] {
  const kinds = new Map<number, PlacedFinding>();
  for (const { kind, outcome, line, lastLine, count } of [...groups].sort((a, b) => a.line - b.line)) {
    const known = kinds.get(kind);
    if (known === undefined) kinds.set(kind, { line, lastLine, count, outcome });
    else kinds.set(kind, { ...known, lastLine: Math.max(known.lastLine, lastLine), count: known.count + count });
  }
  return [...kinds.values()];
}
