import { commands, Disposable, env, EventEmitter, l10n, window, workspace } from 'vscode';
import { isExcerpt, protocol, type TunnelList } from '../../server/src/protocol.js';
import type { Server } from './server.js';
import type { TunnelFilter } from './tunnel-filter.js';
import { childNodes, counts, isTreeNode, matching, nodesText, rootNodes, treeItem, type TreeNode } from './tunnel-tree.js';

/** Several logs that change at once are listed once (milliseconds). */
const pause = 250;

const empty: TunnelList = { tunnels: [], left: 0 };

/** The view "Tunnels": those of all open logs. It asks for them only while somebody sees it; its badge counts the failed ones always. */
export function registerTunnelsView(server: Server, filter: TunnelFilter): Disposable {
  const changed = new EventEmitter<void>();
  /** By the logs' URIs. */
  const failedTunnels = new Map<string, number>();
  let list = empty;
  let stale = true;
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const roots = (): readonly TreeNode[] => rootNodes(matching(list.tunnels, filter.value()));
  const view = window.createTreeView<TreeNode>('vendorLogLens.tunnels', {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: (node) => [...(node === undefined ? roots() : childNodes(node))],
      getTreeItem: treeItem,
    },
    showCollapseAll: true,
  });

  const show = (): void => {
    const shown = matching(list.tunnels, filter.value());
    const devices = new Set(shown.map(({ device }) => device));
    view.description = shown.length > 0 && devices.size === 1 ? [...devices, counts(shown)].filter((part) => part !== '').join(' · ') : '';
    view.message = messageOf(list, filter.value(), shown.length, failedTunnels.size > 0);
    changed.fire();
  };
  const showBadge = (): void => {
    const value = [...failedTunnels.values()].reduce((sum, count) => sum + count, 0);
    const tooltip = value === 1 ? l10n.t('1 failed tunnel') : l10n.t('{0} failed tunnels', value);
    view.badge = value === 0 ? undefined : { value, tooltip };
  };
  const refresh = async (): Promise<void> => {
    const number = ++asked;
    stale = false;
    const answer = await server.ask<TunnelList>(protocol.tunnels, { filter: filter.value() });
    // A later question has the newer answer.
    if (number !== asked) return;
    list = answer.kind === 'answer' ? answer.value : empty;
    show();
  };
  const refreshSoon = (): void => {
    stale = true;
    if (!view.visible) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      void refresh();
    }, pause);
  };

  return Disposable.from(
    view,
    changed,
    { dispose: () => clearTimeout(timer) },
    view.onDidChangeVisibility(({ visible }) => {
      if (visible && stale) void refresh();
    }),
    server.onStatus((status) => {
      if (isExcerpt(status.uri)) return;
      failedTunnels.set(status.uri, status.failedTunnels);
      showBadge();
      refreshSoon();
    }),
    filter.onDidChange(() => {
      show();
      refreshSoon();
    }),
    server.onStopped(() => {
      failedTunnels.clear();
      showBadge();
      refreshSoon();
    }),
    workspace.onDidCloseTextDocument((document) => {
      // A document that only changes its language is closed and opened, too.
      if (!document.isClosed || !failedTunnels.delete(document.uri.toString())) return;
      showBadge();
      refreshSoon();
    }),
    commands.registerCommand('vendorLogLens.filterTunnels', async (words: unknown) => {
      const prompt = l10n.t('Words in the name, peer, device, state or reason of a tunnel');
      const value = typeof words === 'string' ? words : await window.showInputBox({ value: filter.value(), prompt });
      if (value !== undefined) filter.set(value);
    }),
    commands.registerCommand('vendorLogLens.clearTunnelFilter', () => filter.set('')),
    commands.registerCommand('vendorLogLens.copyTunnels', async (node: unknown) => {
      if (stale) await refresh();
      await env.clipboard.writeText(nodesText(isTreeNode(node) ? [node] : roots()));
    }),
  );
}

/** What stands above the tree. Where that is nothing, VS Code shows the welcome of package.json in place of an empty tree. */
function messageOf({ tunnels, left }: TunnelList, filter: string, shown: number, logsAreOpen: boolean): string {
  return [
    ...(filter === '' ? [] : [l10n.t('Filter: {0}', filter)]),
    ...(filter !== '' && shown === 0 ? [l10n.t('No tunnel matches.')] : []),
    ...(filter === '' && tunnels.length === 0 && logsAreOpen ? [l10n.t('No line of the open logs tells of a tunnel.')] : []),
    ...(left > 0 ? [leftOut(left.toLocaleString(env.language), tunnels)] : []),
  ].join(' · ');
}

/** A log that was analysed from disk has no outline. */
const leftOut = (left: string, tunnels: TunnelList['tunnels']): string =>
  tunnels.some(({ fromDisk }) => fromDisk === true)
    ? l10n.t('Not listed: {0} more tunnels, of which none is more urgent.', left)
    : l10n.t('Not listed: {0} more tunnels. The outline of each log has them all.', left);
