import {
  commands,
  Disposable,
  l10n,
  languages,
  Range,
  Selection,
  TabInputText,
  Uri,
  window,
  workspace,
  type Tab,
  type TextDocument,
} from 'vscode';
import { protocol } from '../../server/src/protocol.js';
import { isServed, logLanguage } from './documents.js';
import { sourceOf } from './excerpt.js';
import { followEditor } from './follow-editor.js';
import { createEnds } from './follow-end.js';
import type { FollowSource } from './follow-source.js';
import { createFollowStatus } from './follow-status.js';
import { createFollowViews, logOfView } from './follow-view.js';
import { largest, sizeOf } from './large-offer.js';
import { tabUri } from './large-status.js';
import { offerStart } from './line.js';
import type { Server } from './server.js';
import { complain, tell, tellAndOffer } from './tell.js';
import { logName } from './tunnel-tree.js';

/** A log that is followed. */
interface Follow {
  readonly source: FollowSource;
  readonly since: Date;
}

/**
 * "Follow Log": keeps the editor of a log at its end as the log grows. One of which VS Code hands no document to extensions is followed in
 * a view of its last lines.
 */
export function registerFollowLog(server: Server): Disposable {
  /** By the URI of the log; the one that was looked at last stands last. */
  const follows = new Map<string, Follow>();
  /** Logs to be followed again once the server runs. */
  const lost = new Set<string>();
  const status = createFollowStatus();
  const views = createFollowViews();

  const active = (): string | undefined => {
    const tab = tabUri();
    const uri = tab === undefined ? undefined : logOf(tab);
    return uri !== undefined && follows.has(uri) ? uri : undefined;
  };
  const shown = (): string | undefined => active() ?? [...follows.keys()].at(-1);

  const show = (): void => {
    const here = active();
    const uri = shown();
    const follow = uri === undefined ? undefined : follows.get(uri);
    void commands.executeCommand('setContext', 'vendorLogLens.following', here !== undefined);
    if (uri === undefined || follow === undefined) {
      status.show(undefined);
      return;
    }
    const { source, since } = follow;
    status.show({
      name: logName(Uri.parse(uri)),
      isElsewhere: here === undefined,
      isPaused: ends.isPaused(source.document),
      failures: source.failures().count,
      since,
      obstacle: source.obstacle(),
      rotation: source.rotation(),
    });
  };
  const ends = createEnds(show);
  const isRead = (document: TextDocument): boolean => ends.isPaused(document) || hasExcerpt(document);

  const ask = async (uri: string, { begin, text }: FollowSource): Promise<boolean | undefined> => {
    begin();
    const answer = await server.ask<boolean>(protocol.follow, { uri, text });
    return answer.kind === 'answer' ? answer.value : undefined;
  };
  const stop = (uri: string): void => {
    const follow = follows.get(uri);
    if (follow === undefined) return;
    follows.delete(uri);
    ends.release(follow.source.document);
    follow.source.dispose();
    void server.ask<null>(protocol.unfollow, { uri });
    show();
  };

  const begin = async (uri: string, source: FollowSource): Promise<void> => {
    follows.set(uri, { source, since: new Date() });
    const isOnDisk = await ask(uri, source);
    // VS Code tells of what changes in an editor wherever that lies; of lines for a view only the server can.
    if (source.text && isOnDisk !== true) {
      stop(uri);
      if (isOnDisk === undefined) offerStart(server);
      else tell(l10n.t('{0} does not lie on a disk from which it could be read.', logName(Uri.parse(uri))));
      return;
    }
    const editor = await window.showTextDocument(source.document, { preview: false });
    ends.keep(source.document);
    ends.show(editor);
  };

  const follow = async (uri: string): Promise<void> => {
    server.start();
    const document = await documentOf(Uri.parse(uri, true));
    if (document === undefined) await begin(uri, await views.open(uri, isRead, show));
    else if (document.isUntitled) tell(l10n.t('{0} does not lie on a disk from which it could be read.', logName(document.uri)));
    else if (document.isDirty) offerView(uri);
    else {
      // Whoever follows a file says that it is a log.
      if (!isServed(document)) await languages.setTextDocumentLanguage(document, logLanguage);
      await begin(uri, followEditor(server, document, show));
    }
  };
  const offerView = (uri: string): void => {
    const name = logName(Uri.parse(uri));
    const message = l10n.t(
      '{0} has unsaved changes: VS Code does not read it again as it grows. Its last lines can be shown from disk.',
      name,
    );
    tellAndOffer(message, l10n.t('Show from Disk'), async () => {
      stop(uri);
      await begin(uri, await views.open(uri, isRead, show));
    });
  };

  /** Shows the log in its editor. */
  const open = async (uri: string | undefined): Promise<{ readonly uri: string; readonly follow: Follow } | undefined> => {
    const found = uri === undefined ? undefined : follows.get(uri);
    if (uri === undefined || found === undefined) return undefined;
    if (window.activeTextEditor?.document !== found.source.document)
      await window.showTextDocument(found.source.document, { preview: false });
    return { uri, follow: found };
  };
  const goToEnd = async (): Promise<void> => {
    await open(shown());
    if (window.activeTextEditor !== undefined) ends.show(window.activeTextEditor);
  };
  const goToFailure = async (): Promise<void> => {
    const opened = await open(shown());
    const editor = window.activeTextEditor;
    if (opened === undefined || editor === undefined) return;
    const { count, lines } = opened.follow.source.failures();
    const line = lines.find((each) => each > editor.selection.active.line) ?? lines[0];
    if (line === undefined || line >= editor.document.lineCount) {
      if (count > 0) tell(l10n.t('The new failures were in the log before its rotation.'));
      await goToEnd();
      return;
    }
    editor.selection = new Selection(line, 0, line, 0);
    editor.revealRange(new Range(line, 0, line, 0));
  };

  return Disposable.from(
    status.item,
    views.subscriptions,
    ends.subscriptions,
    { dispose: () => [...follows.values()].forEach(({ source }) => source.dispose()) },
    server.onFollowed((followed) => {
      const { uri, event, reason } = followed;
      const follow = follows.get(uri);
      follow?.source.take(followed);
      if (follow === undefined || event !== 'ended') return;
      stop(uri);
      complain(reason);
    }),
    server.onStopped(() => {
      for (const uri of follows.keys()) lost.add(uri);
    }),
    server.onRunning(() => {
      for (const [uri, { source }] of follows) if (lost.has(uri)) void ask(uri, source);
      lost.clear();
    }),
    window.tabGroups.onDidChangeTabs(({ closed }) => {
      // VS Code keeps documents for minutes after their editors were closed.
      for (const [uri, { source }] of follows) if (closed.some(showsIt(source.document)) && !isOpen(source.document)) stop(uri);
      show();
    }),
    window.tabGroups.onDidChangeTabGroups(show),
    commands.registerCommand('vendorLogLens.followLog', async () => {
      const tab = tabUri();
      const uri = tab === undefined ? undefined : logOf(tab);
      if (uri === undefined) tell(l10n.t('Open the log that is to be followed.'));
      else if (follows.has(uri)) stop(uri);
      else await follow(uri);
    }),
    commands.registerCommand('vendorLogLens.stopFollowing', () => {
      const uri = shown();
      if (uri !== undefined) stop(uri);
    }),
    commands.registerCommand('vendorLogLens.goToNewFailure', goToFailure),
    commands.registerCommand('vendorLogLens.goToLogEnd', goToEnd),
  );
}

/** Which log a tab shows: itself, the one whose lines an excerpt holds, or the one whose end a view shows. */
function logOf(tab: Uri): string {
  const shown = sourceOf(tab)?.uri ?? tab.toString();
  return logOfView(Uri.parse(shown, true)) ?? shown;
}

/** Whether an editor shows some lines of the document by themselves. */
const hasExcerpt = ({ uri }: TextDocument): boolean =>
  window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) => input instanceof TabInputText && sourceOf(input.uri)?.uri === uri.toString()),
  );

const showsIt =
  (document: TextDocument) =>
  ({ input }: Tab): boolean =>
    input instanceof TabInputText && input.uri.toString() === document.uri.toString();

const isOpen = (document: TextDocument): boolean => window.tabGroups.all.some(({ tabs }) => tabs.some(showsIt(document)));

/** Undefined for a file of which VS Code hands no document to extensions, since it is too large or no text. */
async function documentOf(uri: Uri): Promise<TextDocument | undefined> {
  const known = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  // VS Code would read all of it before it says no.
  if (known !== undefined || (await sizeOf(uri)) > largest) return known;
  try {
    return await workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}
