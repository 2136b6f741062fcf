import { commands, Disposable, l10n, Uri, ViewColumn, window, workspace, type ExtensionContext } from 'vscode';
import { isExcerpt, protocol, type Timeline } from '../../server/src/protocol.js';
import { readFromTimeline, type FromTimeline, type ToTimeline } from './common/timeline.js';
import { openLine } from './page-target.js';
import { fillPanel, pageLanguage, pageOptions, type Page, type PageKind } from './page.js';
import type { Server } from './server.js';
import { saveSvg } from './svg-file.js';
import { tell } from './tell.js';
import { timelineWords } from './timeline-words.js';
import type { TunnelFilter } from './tunnel-filter.js';
import { isTreeNode, type TreeNode } from './tunnel-tree.js';

/** Several logs that change at once are drawn once (milliseconds). */
const pause = 250;

const kind: PageKind<FromTimeline> = { viewType: 'vendorLogLens.timeline', name: 'timeline', read: readFromTimeline };

type TimelinePage = Page<ToTimeline>;
type Reveal = Extract<ToTimeline, { readonly kind: 'reveal' }>;

/**
 * "Show Timeline": the tunnels of all open logs against time, in one tab of the editor. It asks for them only while somebody sees it, and
 * what it shows can be saved as SVG.
 */
export function registerTimeline(server: Server, filter: TunnelFilter, { extensionUri }: ExtensionContext): Disposable {
  let page: TimelinePage | undefined;
  /** Whether the page's script listens. VS Code throws away what is in a tab that is hidden, and loads it again. */
  let ready = false;
  let timeline: Timeline | undefined;
  /** What to show when the page has something. */
  let reveal: Reveal | undefined;
  let stale = true;
  /** Whether the timeline has only what the filter names: there is more than is drawn. */
  let narrowed = false;
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const post = (message: ToTimeline): void => {
    if (ready) page?.post(message);
  };
  const show = (): void => {
    if (timeline === undefined || !ready) return;
    post({ kind: 'show', timeline, words: timelineWords(timeline), language: pageLanguage() });
    post({ kind: 'filter', filter: filter.value() });
    if (reveal !== undefined) post(reveal);
    reveal = undefined;
  };
  const refresh = async (): Promise<void> => {
    const number = ++asked;
    stale = false;
    // Of more tunnels than are drawn, those are to be found that the filter names.
    const asksAll = filter.value() !== '' && (narrowed || (timeline?.left ?? 0) > 0);
    narrowed = asksAll;
    const answer = await server.ask<Timeline>(protocol.timeline, asksAll ? { filter: filter.value() } : {});
    // A later question has the newer answer.
    if (number !== asked) return;
    timeline = answer.kind === 'answer' ? answer.value : { axis: 'time', start: 0, end: 0, rows: [], left: 0 };
    show();
  };
  const refreshSoon = (): void => {
    stale = true;
    if (page?.panel.visible !== true) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      void refresh();
    }, pause);
  };

  const received = (message: FromTimeline, from: TimelinePage): void => {
    switch (message.kind) {
      case 'ready':
        ready = true;
        if (stale || timeline === undefined) void refresh();
        else show();
        break;
      case 'open': {
        // A page names only what it was given.
        const row = timeline?.rows.find(({ uri }) => uri === message.uri);
        if (row !== undefined) void openLine(message, row.fromDisk === true, from.panel, message.keep);
        break;
      }
      case 'filter':
        filter.set(message.filter);
        break;
      case 'save':
        post({ kind: 'draw' });
        break;
      case 'drawing':
        void saveSvg({ svg: message.svg, title: l10n.t('Save Timeline as SVG'), name: 'timeline', log: timeline?.rows[0]?.uri });
        break;
      default:
        message satisfies never;
    }
  };
  const take = (panel: TimelinePage['panel']): void => {
    page = fillPanel(panel, kind, extensionUri, received);
    panel.iconPath = Uri.joinPath(extensionUri, 'client', 'media', 'timeline.svg');
    panel.onDidDispose(() => {
      page = undefined;
      ready = false;
    });
    panel.onDidChangeViewState(() => {
      if (!panel.visible) ready = false;
      else if (stale) refreshSoon();
    });
  };
  const open = (): void => {
    if (page !== undefined) page.panel.reveal();
    else take(window.createWebviewPanel(kind.viewType, l10n.t('Timeline'), ViewColumn.Beside, pageOptions(extensionUri)));
  };

  return Disposable.from(
    { dispose: () => clearTimeout(timer) },
    {
      dispose: () => {
        page?.panel.dispose();
      },
    },
    window.registerWebviewPanelSerializer(kind.viewType, {
      deserializeWebviewPanel: (panel) => {
        // There is one timeline: of two that a window was closed with, the second goes.
        if (page === undefined) take(panel);
        else panel.dispose();
        return Promise.resolve();
      },
    }),
    server.onStatus(({ uri }) => {
      if (!isExcerpt(uri)) refreshSoon();
    }),
    server.onStopped(refreshSoon),
    workspace.onDidCloseTextDocument((document) => {
      // A document that only changes its language is closed and opened, too.
      if (document.isClosed) refreshSoon();
    }),
    filter.onDidChange((value) => {
      post({ kind: 'filter', filter: value });
      if (narrowed || (timeline?.left ?? 0) > 0) refreshSoon();
    }),
    commands.registerCommand('vendorLogLens.showTimeline', open),
    commands.registerCommand('vendorLogLens.revealInTimeline', (node: unknown) => {
      const wanted = isTreeNode(node) ? revealOf(node) : undefined;
      if (wanted === undefined) return;
      reveal = wanted;
      open();
      // A page that has yet to load asks by itself.
      if (!stale) show();
    }),
    commands.registerCommand('vendorLogLens.saveTimelineAsSvg', () => {
      if (ready) post({ kind: 'draw' });
      else tell(l10n.t('Open the timeline first: what it shows is what is saved.'));
    }),
  );
}

/** By what the page finds the row of a tunnel, and the bar of an attempt. */
const revealOf = (node: TreeNode): Reveal | undefined =>
  'tunnel' in node
    ? {
        kind: 'reveal',
        uri: node.tunnel.uri,
        firstLine: node.tunnel.firstLine,
        line: node.kind === 'attempt' ? node.attempt.line : undefined,
      }
    : undefined;
