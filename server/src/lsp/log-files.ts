import type { Diagnostic, Range } from 'vscode-languageserver';
import type { Language } from '../core/catalog/model.js';
import type { ExcerptSource, FileAnswer, FileState, Settings } from '../protocol.js';
import { excerptScheme, protocol } from '../protocol.js';
import { errorPlace } from '../service/error-words.js';
import { reportedOutcomes } from '../service/findings.js';
import { fileWords } from '../service/file-words.js';
import { labels } from '../service/labels.js';
import type { LineReader, StoredLog } from '../service/stored-log.js';
import { storedDiagnostics, storedLog, storedStatus } from '../service/stored-log.js';
import { decodedUri } from './decoded-uri.js';
import type { AnalysedFile, FileFailure } from './file-runtime.js';
import { FileError } from './file-runtime.js';
import type { FileRequest } from './file-progress.js';
import { fileProgress } from './file-progress.js';
import type { Session } from './session.js';

/** A log that was analysed from disk, and the file that its lines are read from. */
export interface LogFile {
  readonly log: StoredLog;
  readonly file: AnalysedFile;
  readonly state: FileState;
}

/** The logs that somebody asked to have analysed from disk. */
export interface LogFiles {
  /** One after the other; whoever asks for a file that is being analysed gets that answer. */
  readonly analyse: (uri: string, request: FileRequest) => Promise<FileAnswer>;
  readonly forget: (uri: string) => Promise<void>;
  readonly get: (uri: string) => LogFile | undefined;
  readonly all: () => readonly LogFile[];
  /** Tells the editor again what is known of a file: what it knew was of an open document. */
  readonly publish: (uri: string) => Promise<void>;
  /** Settings or catalogs changed. */
  readonly reconsider: () => Promise<void>;
}

/** Lines before and after the one around which an excerpt is made. */
export const linesAbove = 500;

/** How often the files are looked at (milliseconds). */
const pause = 2000;

/** Nobody waits, and the analysis is not taken back. */
const unasked: FileRequest = { token: { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => undefined }) } };

export function createLogFiles(
  session: Pick<Session, 'connection' | 'runtime' | 'options' | 'language' | 'documents' | 'settings' | 'catalogs'>,
): LogFiles {
  const { connection, runtime, language } = session;
  const files = new Map<string, LogFile>();
  const running = new Map<string, Promise<FileAnswer>>();
  let last: Promise<unknown> = Promise.resolve();
  let looking: (() => void) | undefined;

  const failed = (uri: string, { problem, detail }: FileFailure): FileAnswer => ({
    kind: 'failed',
    message: fileWords[language].problem(problem, fileName(uri), detail),
  });

  const publish = async (uri: string): Promise<void> => {
    const found = files.get(uri);
    // What the editor holds is what its user sees: a document that is open is told of by its own text.
    if (found === undefined || session.documents.has(uri)) return;
    const { problems } = session.settings();
    const diagnostics = await storedDiagnostics(found.log, problems, readerOf(session, found));
    if (files.get(uri) !== found || session.documents.has(uri)) return;
    await connection.sendDiagnostics({
      uri,
      diagnostics: session.options.commands === true ? diagnostics.map((each) => withExcerpt(uri, each, language)) : diagnostics,
    });
    await connection.sendNotification(protocol.status, { ...storedStatus(found.log, problems.mute), fromDisk: found.state });
  };

  const look = async (): Promise<void> => {
    for (const [uri, known] of files) {
      const state = await known.file.look().catch((error: unknown): FileState => {
        if (error instanceof FileError) return 'other';
        throw error;
      });
      if (state === known.state || files.get(uri) !== known) continue;
      files.set(uri, { ...known, state });
      await publish(uri);
    }
  };
  const lookLater = (): void => {
    looking ??= runtime.later(() => {
      looking = undefined;
      look()
        .catch((error: unknown) => {
          connection.console.error(`The analysed files cannot be looked at: ${String(error)}`);
        })
        .finally(() => {
          if (files.size > 0) lookLater();
        });
    }, pause);
  };

  const analyse = async (uri: string, request: FileRequest): Promise<FileAnswer> => {
    if (runtime.files === undefined) return failed(uri, { problem: 'not-on-disk', detail: '' });
    const progress = await fileProgress(connection, fileWords[language], fileName(uri), request);
    try {
      const before = last;
      let done: () => void = () => undefined;
      last = new Promise<void>((resolve) => (done = resolve));
      await Promise.race([before, progress.cancelled]);
      // A file that is not waited for any more lets the next one go when its turn has come.
      void before.then(() => (progress.signal.aborted ? done() : undefined));
      if (progress.signal.aborted) return { kind: 'cancelled' };
      try {
        const { set, compiled, texts } = session.catalogs();
        const { minimum } = session.settings().problems;
        const job = { uri, set, catalogs: compiled, minimum, reference: runtime.now() };
        const outcome = await runtime.files.analyse(job, progress.report, progress.signal);
        if (outcome.kind === 'cancelled') return outcome;
        if (outcome.kind === 'failed') return failed(uri, outcome.failure);
        const context = { uri, language, texts, labels: labels[language] };
        const log = storedLog(context, outcome.analysis, outcome.tunnels, compiled);
        files.set(uri, { log, file: outcome.file, state: 'same' });
        lookLater();
        await publish(uri);
        return { kind: 'analysed', status: { ...storedStatus(log, session.settings().problems.mute), fromDisk: 'same' } };
      } finally {
        done();
      }
    } finally {
      progress.done();
    }
  };

  const join = (uri: string, request: FileRequest): Promise<FileAnswer> => {
    const known = running.get(uri);
    if (known !== undefined) return known;
    const answer = analyse(uri, request).finally(() => running.delete(uri));
    running.set(uri, answer);
    return answer;
  };

  return {
    analyse: join,
    forget: async (uri) => {
      const known = files.get(uri);
      if (known === undefined) return;
      files.delete(uri);
      if (session.documents.has(uri)) return;
      await connection.sendDiagnostics({ uri, diagnostics: [] });
      const none = { isVendorLog: false, lines: 0, recognisedLines: 0, products: [], failures: 0, warnings: 0, failedTunnels: 0 };
      await connection.sendNotification(protocol.status, { uri, version: 0, ...none, fromDisk: 'forgotten' });
    },
    get: (uri) => (session.documents.has(uri) ? undefined : files.get(uri)),
    all: () => [...files].filter(([uri]) => !session.documents.has(uri)).map(([, file]) => file),
    publish,
    reconsider: async () => {
      const { problems } = session.settings();
      for (const [uri, { log }] of files) {
        const enough = log.catalogs === session.catalogs().compiled && covers(log.analysis.minimum, problems.minimum);
        if (enough) await publish(uri);
        else {
          // Nobody waits for it: what failed here would end the server.
          join(uri, unasked).catch((error: unknown) => {
            connection.console.error(`${uri} cannot be analysed again: ${errorPlace(error)}`);
          });
        }
      }
    },
  };
}

const covers = (gathered: Settings['problems']['minimum'], wanted: Settings['problems']['minimum']): boolean =>
  reportedOutcomes(wanted).every((outcome) => reportedOutcomes(gathered).includes(outcome));

/** Reads lines for problems: where they cannot be read any more, the problems are told without their texts. */
const readerOf =
  ({ connection }: Pick<Session, 'connection'>, { file, log }: LogFile): LineReader =>
  async (lines) => {
    try {
      return await file.readLines([...lines].sort((a, b) => a - b));
    } catch (error) {
      connection.console.warn(`Lines of ${log.uri} cannot be read: ${String(error)}`);
      return new Map();
    }
  };

/**
 * A problem's code leads to the lines around it, and so does what is told beside it: an editor may not show a file of this size, and none
 * that is packed.
 */
function withExcerpt(uri: string, problem: Diagnostic, language: Language): Diagnostic {
  if (problem.code === undefined) return problem;
  const { relatedInformation } = problem;
  const excerptOf = ({ start }: Range): string => excerptAround(uri, start.line, language);
  const moved = ({ start, end }: Range): Range => ({
    start: { ...start, line: Math.min(start.line, linesAbove) },
    end: { ...end, line: Math.min(end.line, linesAbove) },
  });
  return {
    ...problem,
    codeDescription: { href: `${excerptOf(problem.range)}#L${String(moved(problem.range).start.line + 1)}` },
    ...(relatedInformation === undefined
      ? {}
      : {
          relatedInformation: relatedInformation.map(({ location: { range }, message }) => ({
            location: { uri: excerptOf(range), range: moved(range) },
            message,
          })),
        }),
  };
}

/** The URI of the document with the lines around one. */
function excerptAround(uri: string, line: number, language: Language): string {
  const source: ExcerptSource = { uri, line, around: true };
  const path = encodeURIComponent(fileWords[language].around(line + 1, fileName(uri)));
  return `${excerptScheme}:/${path}?${encodeURIComponent(JSON.stringify(source))}`;
}

/** The last part of a URI's path, as people read it. */
export const fileName = (uri: string): string => decodedUri(uri.slice(uri.lastIndexOf('/') + 1));
