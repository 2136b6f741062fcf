import { commands, Disposable, RelativePattern, window, workspace, type TextDocument, type TextDocumentContentChangeEvent } from 'vscode';
import { protocol, type FailureLines, type Followed } from '../../server/src/protocol.js';
import type { FollowSource, Rotation } from './follow-source.js';
import type { Server } from './server.js';

/** Milliseconds after which VS Code has read a file again that has changed, if it noticed; and before which the server may have noticed later. */
const patience = 3000;
/** VS Code reads a file from its beginning: so many lines take it as long again, on a machine that is busy. */
const patienceLines = 50_000;

const none: FailureLines = { count: 0, lines: [] };

/**
 * Follows a log in the editor that shows it. VS Code itself reads the file again as it grows, so that problems, tunnels and all else go on
 * from there; where it does not notice, it is made to.
 * @param changed is called when there is something new to say
 */
export function followEditor(server: Server, document: TextDocument, changed: () => void): FollowSource {
  const uri = document.uri.toString();
  let end = endOf(document);
  /** First line that was not there when following began. */
  let from = document.lineCount - (end.last === '' ? 1 : 0);
  let found = none;
  /** Failures that went with what was rotated away. */
  let before = 0;
  let asked = 0;
  let isGone = false;
  let isWatched = false;
  let rotation: Rotation | undefined;
  let changedAt = 0;
  let savedAt = 0;
  /** Whether the text has changed elsewhere than at its end. */
  let isOther = false;
  /** Whether VS Code does not notice by itself, whether it is being made to read, and whether that has to wait. */
  let isBlind = false;
  let isReloading = false;
  let isStale = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** The server has read what changed last. By now it is known whether the user has changed it, which is no rotation. */
  const textRead = (): void => {
    if (isOther && !document.isDirty) {
      before += found.count;
      found = none;
      from = 0;
      if (!isWatched) rotation = { event: 'rewritten', time: new Date() };
    }
    isOther = false;
    void count();
  };

  const count = async (): Promise<void> => {
    const turn = ++asked;
    const answer = await server.ask<FailureLines | null>(protocol.failureLines, { uri, line: from });
    if (turn !== asked || answer.kind !== 'answer' || answer.value === null) return;
    found = answer.value;
    changed();
  };

  const reload = async (): Promise<void> => {
    if (isReloading) return;
    // The command knows the active editor only, or what is selected in a list: nobody's changes may be lost.
    const isSafe = window.tabGroups.all.every(({ tabs }) => tabs.every(({ isDirty }) => !isDirty));
    isStale = window.activeTextEditor?.document !== document || !isSafe;
    if (!isStale) {
      isReloading = true;
      await Promise.resolve(commands.executeCommand('workbench.action.files.revert')).finally(() => (isReloading = false));
    }
    changed();
  };

  const expectChange = (): void => {
    if (isBlind) void reload();
    if (isBlind || document.isDirty) return;
    const since = Date.now() - patience;
    const wait = patience * (1 + document.lineCount / patienceLines);
    timer ??= setTimeout(() => {
      timer = undefined;
      if (changedAt > since || document.isDirty || document.isClosed) return;
      isBlind = true;
      void reload();
    }, wait);
  };

  const take = ({ event }: Followed): void => {
    isWatched = true;
    isGone = event === 'gone' || (isGone && event === 'ended');
    // Who saves writes all of the file.
    if ((event === 'replaced' || event === 'truncated') && Date.now() - savedAt > patience) rotation = { event, time: new Date() };
    if (event !== 'gone' && event !== 'ended') expectChange();
    changed();
  };

  const textChanged = (changes: readonly TextDocumentContentChangeEvent[]): void => {
    changedAt = Date.now();
    isStale = false;
    if (!isReloading) isBlind = false;
    if (!isAppended(end, document, changes)) isOther = true;
    // What was asked of the former text is not the answer any more.
    asked++;
    end = endOf(document);
  };

  const reloadStale = (): void => {
    if (isStale) void reload();
  };

  const subscriptions = Disposable.from(
    // VS Code reads a file again when somebody watches it. By itself it watches folders, which tell nothing of a file behind a link, nor of
    // one that is excluded or lies elsewhere.
    workspace.createFileSystemWatcher(new RelativePattern(document.uri, '*')),
    workspace.onDidChangeTextDocument((change) => {
      if (change.document !== document) return;
      if (change.contentChanges.length > 0) textChanged(change.contentChanges);
      changed();
    }),
    workspace.onDidSaveTextDocument((saved) => {
      if (saved === document) savedAt = Date.now();
    }),
    server.onStatus((status) => {
      if (status.uri === uri) textRead();
    }),
    window.onDidChangeActiveTextEditor(reloadStale),
    window.tabGroups.onDidChangeTabs(reloadStale),
  );
  return {
    document,
    text: false,
    begin: () => undefined,
    take,
    failures: () => ({ count: before + found.count, lines: found.lines }),
    obstacle: () => (document.isDirty ? 'unsaved' : isGone ? 'gone' : isStale ? 'not-reloaded' : undefined),
    rotation: () => rotation,
    dispose: () => {
      clearTimeout(timer);
      subscriptions.dispose();
    },
  };
}

/** What lines that are appended leave as it was. */
interface End {
  readonly lineCount: number;
  readonly lastButOne: string;
  readonly last: string;
}

const endOf = (document: TextDocument): End => endAt(document, document.lineCount);

const endAt = (document: TextDocument, lineCount: number): End => ({
  lineCount,
  lastButOne: lineCount < 2 ? '' : document.lineAt(lineCount - 2).text,
  last: document.lineAt(lineCount - 1).text,
});

/** Whether changes added to the document's end alone. VS Code compares whole lines: a line that goes on was replaced, with the break before. */
function isAppended(end: End, document: TextDocument, changes: readonly TextDocumentContentChangeEvent[]): boolean {
  if (document.lineCount < end.lineCount || changes.some(({ range }) => range.start.line < end.lineCount - 2)) return false;
  const { lastButOne, last } = endAt(document, end.lineCount);
  return lastButOne === end.lastButOne && last.startsWith(end.last);
}
