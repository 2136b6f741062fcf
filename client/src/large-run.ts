import { EventEmitter, l10n, ProgressLocation, window, type Event, type Uri } from 'vscode';
import { protocol, type FileAnswer } from '../../server/src/protocol.js';
import type { LongAnswer, Server } from './server.js';
import { plain } from './tell.js';
import { logName } from './tunnel-tree.js';

/** Analyses from disk that run or wait, each with a notification that tells how far it is and can end it. */
export interface LargeRuns {
  /** Whoever asks for a file that is being analysed gets that answer. */
  readonly analyze: (file: Uri) => Promise<LongAnswer<FileAnswer>>;
  /** Of a file that is being analysed or waits: 0 to 100. */
  readonly percentOf: (uri: string) => number | undefined;
  readonly onDidChange: Event<void>;
}

export function createLargeRuns(server: Pick<Server, 'askAtLength'>): LargeRuns {
  const changed = new EventEmitter<void>();
  const running = new Map<string, Promise<LongAnswer<FileAnswer>>>();
  const percents = new Map<string, number>();

  const run = async (file: Uri): Promise<LongAnswer<FileAnswer>> => {
    const uri = file.toString();
    const reached = (percent: number): void => {
      percents.set(uri, percent);
      changed.fire();
    };
    reached(0);
    try {
      const title = plain(l10n.t('Analysing {0} from disk', logName(file)));
      const options = { location: ProgressLocation.Notification, title, cancellable: true };
      return await window.withProgress(options, (progress, token) =>
        server.askAtLength<FileAnswer>(
          protocol.analyzeFile,
          { uri },
          ({ message, percentage = 0 }) => {
            progress.report({ ...(message === undefined ? {} : { message }), increment: percentage - (percents.get(uri) ?? 0) });
            reached(percentage);
          },
          token,
        ),
      );
    } finally {
      running.delete(uri);
      percents.delete(uri);
      changed.fire();
    }
  };

  return {
    analyze: (file) => {
      const known = running.get(file.toString());
      if (known !== undefined) return known;
      const answer = run(file);
      running.set(file.toString(), answer);
      return answer;
    },
    percentOf: (uri) => percents.get(uri),
    onDidChange: changed.event,
  };
}
