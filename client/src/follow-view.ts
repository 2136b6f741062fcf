import { Disposable, EventEmitter, l10n, languages, Uri, workspace, type TextDocument } from 'vscode';
import { followScheme, type Followed } from '../../server/src/protocol.js';
import { vendorLogLanguage } from './documents.js';
import type { FollowSource, Rotation } from './follow-source.js';
import { uriOf } from './outside.js';
import { logName } from './tunnel-tree.js';

/** Lines that a view shows. The oldest go in one piece, so that the text seldom moves; later while somebody reads there. */
const mostLines = 5000;
const piece = 1000;
const mostWhileRead = 50_000;

/** Views of the last lines of logs that are followed from disk: of those that no editor of VS Code's own can show to an extension. */
export interface FollowViews {
  readonly subscriptions: Disposable;
  /**
   * @param isRead whether somebody reads in the document elsewhere than at its end
   * @param changed is called when there is something new to say
   */
  readonly open: (uri: string, isRead: (document: TextDocument) => boolean, changed: () => void) => Promise<FollowSource>;
}

export function createFollowViews(): FollowViews {
  const changed = new EventEmitter<Uri>();
  /** By the views' URIs. */
  const texts = new Map<string, () => string>();
  const provider = workspace.registerTextDocumentContentProvider(followScheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: (view) => texts.get(view.toString())?.() ?? '',
  });
  return {
    subscriptions: Disposable.from(changed, provider),
    open: async (uri, isRead, tell) => {
      const view = viewUri(uri);
      const text = createText();
      texts.set(view.toString(), text.all);
      // VS Code may still hold the view's document as it was when it was closed.
      changed.fire(view);
      const opened = await workspace.openTextDocument(view);
      const document =
        opened.languageId === vendorLogLanguage ? opened : await languages.setTextDocumentLanguage(opened, vendorLogLanguage);
      let isGone = false;
      let rotation: Rotation | undefined;
      return {
        document,
        text: true,
        begin: text.clear,
        take: (followed) => {
          const { event } = followed;
          if (event === 'gone') isGone = true;
          else if (event !== 'ended') isGone = false;
          if (event === 'replaced' || event === 'truncated') rotation = { event, time: new Date() };
          text.add(followed, isRead(document) ? mostWhileRead : mostLines);
          changed.fire(view);
          tell();
        },
        failures: text.failures,
        obstacle: () => (isGone ? 'gone' : undefined),
        rotation: () => rotation,
        dispose: () => {
          texts.delete(view.toString());
        },
      };
    },
  };
}

/** The last lines of a log, and the failures among them that are new. */
function createText(): {
  readonly add: (followed: Followed, most: number) => void;
  readonly clear: () => void;
  readonly all: () => string;
  readonly failures: FollowSource['failures'];
} {
  let lines: readonly string[] = [];
  let begun = '';
  let count = 0;
  let failures: readonly number[] = [];
  return {
    add: (followed, most) => {
      // A line that nobody finishes any more is one all the same.
      if (begun !== '' && followed.event !== 'grown' && followed.event !== 'skipped') lines = [...lines, begun];
      failures = [...failures, ...followed.failures.map((line) => lines.length + line)];
      count += followed.failures.length;
      lines = [...lines, ...followed.lines];
      begun = followed.begun;
      if (lines.length <= most + piece) return;
      const left = lines.length - most;
      lines = lines.slice(left);
      failures = failures.map((line) => line - left).filter((line) => line >= 0);
    },
    clear: () => {
      lines = failures = [];
      begun = '';
    },
    all: () => [...lines, begun].join('\n'),
    failures: () => ({ count, lines: failures }),
  };
}

/** `vendor-log-follow:/Following gateway.log?file:///…`. */
const viewUri = (uri: string): Uri =>
  Uri.from({ scheme: followScheme, path: `/${l10n.t('Following {0}', logName(Uri.parse(uri)))}`, query: uri });

/** Which log a view shows the end of; undefined for what is no view, or one to which a link with no log in it leads. */
export const logOfView = ({ scheme, query }: Uri): string | undefined =>
  scheme === followScheme && uriOf(query) !== undefined ? query : undefined;
