import {
  commands,
  Disposable,
  EventEmitter,
  l10n,
  languages,
  Range,
  Selection,
  StatusBarAlignment,
  ThemeColor,
  Uri,
  window,
  workspace,
  type TextDocument,
} from 'vscode';
import { followScheme, protocol, type Followed } from '../../server/src/protocol.js';
import { vendorLogLanguage } from './documents.js';
import { sourceOf } from './excerpt.js';
import { tabUri } from './large-status.js';
import { offerStart } from './line.js';
import type { Server } from './server.js';
import { complain, tell } from './tell.js';
import { logName } from './tunnel-tree.js';

/** Lines that a followed log shows. The oldest go in one piece, so that the text seldom moves. */
const mostLines = 5000;
const piece = 1000;

/** A log that is followed. */
interface Follow {
  readonly lines: string[];
  begun: string;
  failures: number;
  /** Line of the newest failure, -1 for none. */
  newest: number;
}

/** "Follow Log": a view of the last lines of a file of any size, which grows with it and stays at its end as long as that is in sight. */
export function registerFollowLog(server: Server): Disposable {
  const changed = new EventEmitter<Uri>();
  /** By the URI of the log. */
  const follows = new Map<string, Follow>();
  /** Views that are to be at their end when their text has changed. */
  const atEnd = new Set<string>();
  const item = window.createStatusBarItem('vendorLogLens.follow', StatusBarAlignment.Left);
  item.name = l10n.t('Vendor Log Lens: followed log');
  item.command = 'vendorLogLens.showNewestFailure';

  const showStatus = (): void => {
    const uri = followedUri(tabUri());
    const follow = uri === undefined ? undefined : follows.get(uri);
    if (follow === undefined) {
      item.hide();
      return;
    }
    const failures = follow.failures === 1 ? l10n.t('1 new failure') : l10n.t('{0} new failures', follow.failures);
    item.text = `$(arrow-circle-down) ${l10n.t('Following')} · ${failures}`;
    item.tooltip = l10n.t('Shows the newest failure');
    item.backgroundColor = follow.failures > 0 ? new ThemeColor('statusBarItem.errorBackground') : undefined;
    item.show();
  };

  const start = async (uri: string): Promise<boolean> => {
    follows.set(uri, { lines: [], begun: '', failures: 0, newest: -1 });
    const answer = await server.ask<boolean>(protocol.follow, { uri });
    if (answer.kind === 'answer' && answer.value) return true;
    follows.delete(uri);
    if (answer.kind === 'not-running') offerStart(server);
    else tell(l10n.t('{0} does not lie on a disk from which it could be read.', logName(Uri.parse(uri))));
    return false;
  };
  const stop = (uri: string): void => {
    if (follows.delete(uri)) void server.ask<null>(protocol.unfollow, { uri });
    showStatus();
  };

  const take = ({ uri, lines, begun, failures, lastFailure, ended }: Followed): void => {
    const follow = follows.get(uri);
    if (follow === undefined) return;
    const view = viewUri(uri);
    for (const editor of window.visibleTextEditors) {
      if (editor.document.uri.toString() !== view.toString()) continue;
      const last = editor.visibleRanges.at(-1)?.end.line ?? 0;
      if (last >= editor.document.lineCount - 2) atEnd.add(view.toString());
    }
    if (lastFailure >= 0) follow.newest = follow.lines.length + lastFailure;
    follow.lines.push(...lines);
    follow.begun = begun;
    follow.failures += failures;
    if (follow.lines.length > mostLines + piece) {
      const left = follow.lines.length - mostLines;
      follow.lines.splice(0, left);
      follow.newest = Math.max(-1, follow.newest - left);
    }
    changed.fire(view);
    showStatus();
    if (ended !== '') {
      follows.delete(uri);
      complain(ended);
    }
  };

  const showEnd = (document: TextDocument): void => {
    if (!atEnd.delete(document.uri.toString())) return;
    const end = document.lineAt(document.lineCount - 1).range.end;
    for (const editor of window.visibleTextEditors) {
      if (editor.document !== document) continue;
      editor.selection = new Selection(end, end);
      editor.revealRange(new Range(end, end));
    }
  };

  return Disposable.from(
    changed,
    item,
    workspace.registerTextDocumentContentProvider(followScheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: (view) => {
        const follow = follows.get(followedUri(view) ?? '');
        return follow === undefined ? '' : [...follow.lines, follow.begun].join('\n');
      },
    }),
    server.onFollowed(take),
    // A server that was started again follows nothing yet.
    server.onRunning(() => {
      for (const uri of [...follows.keys()]) void start(uri);
    }),
    window.tabGroups.onDidChangeTabs(showStatus),
    workspace.onDidChangeTextDocument(({ document }) => showEnd(document)),
    workspace.onDidCloseTextDocument((document) => {
      const uri = followedUri(document.uri);
      // A document that only changes its language is closed and opened, too.
      if (document.isClosed && uri !== undefined) stop(uri);
    }),
    commands.registerCommand('vendorLogLens.followLog', async () => {
      const tab = tabUri();
      const followed = followedUri(tab);
      if (followed !== undefined && follows.has(followed)) {
        stop(followed);
        return;
      }
      const uri = followed ?? (tab === undefined ? undefined : (sourceOf(tab)?.uri ?? tab.toString()));
      if (uri === undefined) {
        tell(l10n.t('Open the log that is to be followed.'));
        return;
      }
      server.start();
      if (!(await start(uri))) return;
      const document = await workspace.openTextDocument(viewUri(uri));
      if (document.languageId !== vendorLogLanguage) await languages.setTextDocumentLanguage(document, vendorLogLanguage);
      atEnd.add(document.uri.toString());
      await window.showTextDocument(document, { preview: false });
      showEnd(document);
      showStatus();
    }),
    commands.registerCommand('vendorLogLens.showNewestFailure', () => {
      const editor = window.activeTextEditor;
      const follow = follows.get(followedUri(editor?.document.uri) ?? '');
      if (editor === undefined || follow === undefined || follow.newest < 0) return;
      const line = Math.min(follow.newest, editor.document.lineCount - 1);
      editor.selection = new Selection(line, 0, line, 0);
      editor.revealRange(new Range(line, 0, line, 0));
    }),
  );
}

/** `vendor-log-follow:/Following gateway.log?file:///…`. */
const viewUri = (uri: string): Uri =>
  Uri.from({ scheme: followScheme, path: `/${l10n.t('Following {0}', logName(Uri.parse(uri)))}`, query: uri });

/** Which log a document shows the end of. */
const followedUri = (view: Uri | undefined): string | undefined => (view?.scheme === followScheme ? view.query : undefined);
