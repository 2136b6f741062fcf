import { Disposable, env, l10n, StatusBarAlignment, TabInputText, ThemeColor, Uri, window, type StatusBarItem } from 'vscode';
import type { DocumentStatus } from '../../server/src/protocol.js';
import { sourceOf } from './excerpt.js';
import type { LargeLogs } from './large-log.js';
import type { Server } from './server.js';
import { logName } from './tunnel-tree.js';

/** The status bar's item for a log that is or was analysed from disk, while it or an excerpt of it is what the user looks at. */
export function showLargeStatus(
  server: Pick<Server, 'onStatus' | 'onStopped'>,
  logs: Pick<LargeLogs, 'statusOf' | 'percentOf' | 'onDidRead'>,
): Disposable {
  const item = window.createStatusBarItem('vendorLogLens.fromDisk', StatusBarAlignment.Left);
  item.name = l10n.t('Vendor Log Lens: analysed from disk');
  const update = (): void => {
    const uri = activeLog();
    const percent = uri === undefined ? undefined : logs.percentOf(uri);
    const status = uri === undefined ? undefined : logs.statusOf(uri);
    if (percent !== undefined) showProgress(item, percent);
    else if (status === undefined) item.hide();
    else show(item, status);
  };
  return Disposable.from(
    item,
    server.onStatus(update),
    server.onStopped(update),
    logs.onDidRead(update),
    window.tabGroups.onDidChangeTabs(update),
    window.tabGroups.onDidChangeTabGroups(update),
  );
}

/** The log of the active tab: VS Code tells of no document where it is too large, but of the tab. */
function activeLog(): string | undefined {
  const uri = tabUri();
  return uri === undefined ? undefined : (sourceOf(uri)?.uri ?? uri.toString());
}

export function tabUri(): Uri | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof TabInputText ? input.uri : undefined;
}

/** What the notification says that may have been closed: the click brings it back. */
function showProgress(item: StatusBarItem, percent: number): void {
  const text = l10n.t('From disk: analysing… {0} %', percent);
  item.text = `$(database) ${text}`;
  item.tooltip = undefined;
  item.accessibilityInformation = { label: [text, l10n.t('Opens the notifications')].join(', '), role: 'button' };
  item.backgroundColor = undefined;
  item.command = 'notifications.showList';
  item.show();
}

function show(item: StatusBarItem, status: DocumentStatus): void {
  const { failures, failedTunnels, fromDisk, lines, uri } = status;
  const count = (value: number): string => value.toLocaleString(env.language);
  const failed = failures === 1 ? l10n.t('1 failure') : l10n.t('{0} failures', count(failures));
  const tunnels = failedTunnels === 1 ? l10n.t('1 failed tunnel') : l10n.t('{0} failed tunnels', count(failedTunnels));
  const changed = fromDisk === 'same' ? [] : [fromDisk === 'grown' ? l10n.t('has grown since') : l10n.t('has changed since')];
  item.text = `$(database) ${[l10n.t('From disk: {0}, {1}', failed, tunnels), ...changed].join(' · ')}`;
  item.tooltip = [l10n.t('{0} was analysed from disk: {1} lines', logName(Uri.parse(uri)), count(lines)), ...changed].join('\n');
  item.accessibilityInformation = { label: [item.text.replace('$(database) ', ''), l10n.t('Opens Problems')].join(', '), role: 'button' };
  item.command = 'vendorLogLens.showProblems';
  item.backgroundColor = failures > 0 ? new ThemeColor('statusBarItem.errorBackground') : undefined;
  item.show();
}
