import { commands, Disposable, env, l10n, Uri, window, workspace, type Event } from 'vscode';
import { protocol, type DocumentStatus } from '../../server/src/protocol.js';
import { isServed } from './documents.js';
import { createLargeRuns } from './large-run.js';
import { offerStart } from './line.js';
import { iconless } from './outside.js';
import type { Server } from './server.js';
import { complainAndOffer, tell, tellAndOffer } from './tell.js';
import { logName } from './tunnel-tree.js';

/** Logs that are analysed from disk: those that are too large for VS Code to hand to an extension, and packed ones. */
export interface LargeLogs {
  readonly subscriptions: Disposable;
  /** What is known of a log that was analysed from disk. */
  readonly statusOf: (uri: string) => DocumentStatus | undefined;
  /** How much of a log that is being analysed, or waits for that, has been read: 0 to 100. */
  readonly percentOf: (uri: string) => number | undefined;
  readonly onDidRead: Event<void>;
  readonly analyze: (uri: Uri) => Promise<void>;
}

/** "Analyze Large Log…". What was analysed is asked for again when the server had to be started again. */
export function registerLargeLogs(server: Server): LargeLogs {
  /** By the files' URIs. */
  const statuses = new Map<string, DocumentStatus>();
  /** Files to be analysed again once the server runs. */
  const lost = new Set<string>();
  /** Files whose change the user was told of. */
  const told = new Set<string>();
  const runs = createLargeRuns(server);

  const analyze = async (file: Uri): Promise<void> => {
    if (file.scheme !== 'file') {
      tell(l10n.t('{0} does not lie on a disk from which it could be read.', logName(file)));
      return;
    }
    if (workspace.textDocuments.some((document) => document.uri.toString() === file.toString() && isServed(document))) {
      tellAndOffer(l10n.t('{0} is open: it is analysed in the editor.', logName(file)), l10n.t('Show Problems'), showProblems);
      return;
    }
    server.start();
    await run(file, true);
  };

  const run = async (file: Uri, tellsEnd: boolean): Promise<void> => {
    const answer = await runs.analyze(file);
    switch (answer.kind) {
      case 'answer':
        if (answer.value.kind === 'failed') complainOf(file, answer.value.message);
        else if (answer.value.kind === 'analysed' && tellsEnd) {
          tellAndOffer(summary(logName(file), answer.value.status), l10n.t('Show Problems'), showProblems);
        }
        break;
      case 'died':
        complainOf(file, l10n.t('{0} was not analysed to its end: Vendor Log Lens stopped working.', logName(file)));
        break;
      case 'not-running':
        offerStart(server);
        break;
      case 'cancelled':
        break;
      default:
        answer satisfies never;
    }
  };

  const complainOf = (file: Uri, message: string): void => complainAndOffer(message, l10n.t('Analyze Again'), () => analyze(file));

  const offerAgain = (uri: string): void => {
    if (told.has(uri)) return;
    told.add(uri);
    const file = Uri.parse(uri, true);
    tellAndOffer(l10n.t('{0} has changed on disk since it was analysed.', logName(file)), l10n.t('Analyze Again'), () => analyze(file));
  };

  const subscriptions = Disposable.from(
    server.onStatus((status) => {
      const { uri, fromDisk } = status;
      if (fromDisk === undefined || fromDisk === 'forgotten') statuses.delete(uri);
      else statuses.set(uri, status);
      void commands.executeCommand('setContext', 'vendorLogLens.largeLogs', statuses.size > 0);
      if (fromDisk === 'same') told.delete(uri);
      // A log that grows is nothing to tell of each time: the status bar says so.
      else if (fromDisk === 'other') offerAgain(uri);
    }),
    server.onStopped(() => {
      for (const uri of statuses.keys()) lost.add(uri);
      statuses.clear();
    }),
    server.onRunning(() => {
      for (const uri of lost) void run(Uri.parse(uri, true), false);
      lost.clear();
    }),
    commands.registerCommand('vendorLogLens.analyzeLargeLog', async (clicked: unknown, selected: unknown) => {
      const files = chosenFiles(clicked, selected) ?? (await window.showOpenDialog({ canSelectMany: true, filters: logFilters() })) ?? [];
      await Promise.all(files.map(analyze));
    }),
    commands.registerCommand('vendorLogLens.forgetLargeLog', async (clicked: unknown, selected: unknown) => {
      const names = [...statuses.keys()].map((uri) => ({
        label: iconless(logName(Uri.parse(uri))),
        description: iconless(Uri.parse(uri).fsPath),
        uri,
      }));
      const chosen =
        chosenFiles(clicked, selected)?.map(String) ?? (await window.showQuickPick(names, { canPickMany: true }))?.map(({ uri }) => uri);
      for (const uri of chosen ?? []) await server.ask<null>(protocol.forgetFile, { uri });
    }),
  );
  return { statusOf: (uri) => statuses.get(uri), percentOf: runs.percentOf, onDidRead: runs.onDidChange, analyze, subscriptions };
}

/** The explorer gives the file on which its menu was opened, and all that are selected. */
function chosenFiles(clicked: unknown, selected: unknown): readonly Uri[] | undefined {
  if (Array.isArray(selected) && selected.length > 0 && selected.every((each): each is Uri => each instanceof Uri)) return selected;
  return clicked instanceof Uri ? [clicked] : undefined;
}

const logFilters = (): Record<string, string[]> => ({ [l10n.t('Logs')]: ['log', 'txt', 'gz'], [l10n.t('All files')]: ['*'] });

const showProblems = async (): Promise<void> => {
  await commands.executeCommand('vendorLogLens.showProblems');
};

/** `gateway.log: 1,234,567 lines, 3 failures, 2 failed tunnels` */
function summary(name: string, { failures, failedTunnels, isVendorLog, lines }: DocumentStatus): string {
  const count = (value: number): string => value.toLocaleString(env.language);
  if (!isVendorLog) return l10n.t('{0}: no catalog knows enough of its {1} lines.', name, count(lines));
  return l10n.t(
    '{0}, analysed from disk: {1} lines, failures: {2}, failed tunnels: {3}',
    name,
    count(lines),
    count(failures),
    count(failedTunnels),
  );
}
