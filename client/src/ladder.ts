import { commands, Disposable, l10n, Uri, ViewColumn, window, workspace, type ExtensionContext, type QuickPickItem } from 'vscode';
import { protocol, type LadderCounterpart, type LadderRequest, type LadderView, type LinePosition } from '../../server/src/protocol.js';
import { isCount, isFields, isText } from './common/check.js';
import { readFromLadder, readLadderRequest, type FromLadder, type ToLadder } from './common/ladder.js';
import { ladderWords } from './ladder-words.js';
import type { LargeLogs } from './large-log.js';
import { offerStart } from './line.js';
import { documentOf, iconless } from './outside.js';
import { fillPanel, pageLanguage, pageOptions, type Page, type PageKind } from './page.js';
import { openLine } from './page-target.js';
import type { Server } from './server.js';
import { saveSvg } from './svg-file.js';
import { tell } from './tell.js';
import { positionAtCursor } from './tunnel-document.js';
import { isTreeNode, logName, type TreeNode } from './tunnel-tree.js';

const kind: PageKind<FromLadder> = { viewType: 'vendorLogLens.ladder', name: 'ladder', read: readFromLadder };

/** A log that changes in steps is drawn once (milliseconds). */
const pause = 250;

/**
 * "Show Ladder": the packets of one attempt between initiator and responder, in one tab of the editor; merged, when the user wants it, with
 * what the peer's log tells of the same negotiation.
 */
export function registerLadder(server: Server, logs: Pick<LargeLogs, 'statusOf'>, { extensionUri }: ExtensionContext): Disposable {
  let page: Page<ToLadder> | undefined;
  /** Whether the page's script listens. */
  let ready = false;
  let request: LadderRequest | undefined;
  let ladder: LadderView | null = null;
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const isFromDisk = (uri: string): boolean => logs.statusOf(uri) !== undefined;
  const show = (): void => {
    if (request === undefined || !ready) return;
    page?.post({ kind: 'show', ladder, request, words: ladderWords(), language: pageLanguage() });
  };
  const refresh = async (): Promise<void> => {
    const wanted = request;
    if (wanted === undefined) return;
    const number = ++asked;
    // A window that was opened again has the logs' tabs, but not yet the logs.
    for (const { uri } of [wanted, ...(wanted.peer === undefined ? [] : [wanted.peer])]) if (!isFromDisk(uri)) await opened(uri);
    const answer = await server.ask<LadderView | null>(protocol.ladder, wanted);
    // A later question has the newer answer.
    if (number !== asked) return;
    ladder = answer.kind === 'answer' ? answer.value : null;
    show();
  };
  const refreshSoon = (uri: string): void => {
    if (page?.panel.visible !== true || (uri !== request?.uri && uri !== request?.peer?.uri)) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      void refresh();
    }, pause);
  };
  const change = (wanted: LadderRequest): void => {
    request = wanted;
    void refresh();
  };

  const received = (message: FromLadder, from: Page<ToLadder>): void => {
    switch (message.kind) {
      case 'ready':
        ready = true;
        if (ladder === null) void refresh();
        else show();
        break;
      case 'open':
        // A page names only what it was given.
        if (message.uri === request?.uri || message.uri === request?.peer?.uri) {
          void openLine(message, isFromDisk(message.uri), from.panel, message.keep);
        }
        break;
      case 'merge':
        if (request !== undefined) void merge(request);
        break;
      case 'separate':
        if (request !== undefined) change({ uri: request.uri, line: request.line });
        break;
      case 'save':
        from.post({ kind: 'draw' });
        break;
      case 'drawing':
        void saveSvg({ svg: message.svg, title: l10n.t('Save Ladder as SVG'), name: 'ladder', log: request?.uri });
        break;
      default:
        message satisfies never;
    }
  };
  const take = (panel: Page<ToLadder>['panel']): void => {
    page = fillPanel(panel, kind, extensionUri, received);
    panel.iconPath = Uri.joinPath(extensionUri, 'client', 'media', 'ladder.svg');
    panel.onDidDispose(() => {
      page = undefined;
      ready = false;
    });
    panel.onDidChangeViewState(() => {
      if (!panel.visible) ready = false;
    });
  };

  const merge = async (own: LadderRequest): Promise<void> => {
    const answer = await server.ask<readonly LadderCounterpart[]>(protocol.counterparts, { uri: own.uri, line: own.line });
    if (answer.kind === 'not-running') {
      offerStart(server);
      return;
    }
    if (answer.value.length === 0) {
      tell(l10n.t('No other open log tells of this negotiation. Open the peer’s log, then try again.'));
      return;
    }
    const items = answer.value.map(({ title, details, position }): QuickPickItem & { readonly position: LinePosition } => ({
      label: iconless(title),
      description: iconless(details.join(' · ')),
      detail: iconless(`${logName(Uri.parse(position.uri))}:${position.line + 1}`),
      position,
    }));
    const chosen = await window.showQuickPick(items, {
      title: l10n.t('Merge with the Peer’s Log'),
      placeHolder: l10n.t('Attempts of other open logs that match, best first'),
      matchOnDescription: true,
      matchOnDetail: true,
    });
    if (chosen !== undefined) change({ uri: own.uri, line: own.line, peer: chosen.position });
  };

  return Disposable.from(
    { dispose: () => clearTimeout(timer) },
    {
      dispose: () => {
        page?.panel.dispose();
      },
    },
    window.registerWebviewPanelSerializer(kind.viewType, {
      deserializeWebviewPanel: (panel, state: unknown) => {
        const kept = readLadderRequest(state);
        // There is one ladder: of two that a window was closed with, the second goes.
        if (page !== undefined || kept === undefined) panel.dispose();
        else {
          request = kept;
          take(panel);
        }
        return Promise.resolve();
      },
    }),
    server.onStatus(({ uri }) => refreshSoon(uri)),
    commands.registerCommand('vendorLogLens.showLadder', async (from: unknown) => {
      const position = isTreeNode(from) ? positionOf(from) : isPosition(from) ? { uri: from.uri, line: from.line } : positionAtCursor();
      if (position === undefined) {
        tell(l10n.t('Open a log file and put the cursor on the line in question.'));
        return;
      }
      const answer = await server.ask<LadderView | null>(protocol.ladder, position);
      if (answer.kind === 'not-running') {
        offerStart(server);
        return;
      }
      if (answer.value === null) {
        tell(l10n.t('Line {0} belongs to no tunnel.', position.line + 1));
        return;
      }
      asked++;
      request = position;
      ladder = answer.value;
      if (page === undefined)
        take(window.createWebviewPanel(kind.viewType, l10n.t('Ladder'), ViewColumn.Beside, pageOptions(extensionUri)));
      else page.panel.reveal();
      show();
    }),
    commands.registerCommand('vendorLogLens.saveLadderAsSvg', () => {
      if (ready) page?.post({ kind: 'draw' });
      else tell(l10n.t('Open a ladder first: what it shows is what is saved.'));
    }),
  );
}

/** A line that belongs to a row: of an attempt its own, of a tunnel one of the attempt that tells of its state. */
function positionOf(node: TreeNode): LinePosition | undefined {
  switch (node.kind) {
    case 'attempt':
      return { uri: node.tunnel.uri, line: node.attempt.line };
    case 'tunnel':
      return { uri: node.tunnel.uri, line: node.tunnel.line };
    case 'device':
    case 'note':
      return undefined;
    default:
      return node satisfies never;
  }
}

const isPosition = (value: unknown): value is LinePosition => isFields(value) && isText(value['uri']) && isCount(value['line']);

async function opened(uri: string): Promise<void> {
  const known = workspace.textDocuments.some((document) => document.uri.toString() === uri);
  // A log that is gone is told of by the page.
  if (!known) await documentOf(uri);
}
