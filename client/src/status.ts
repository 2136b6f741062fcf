import { commands, Disposable, env, l10n, MarkdownString, StatusBarAlignment, ThemeColor, window, workspace } from 'vscode';
import type { DocumentStatus } from '../../server/src/protocol.js';
import { isServed } from './documents.js';
import type { Server } from './server.js';

/**
 * The status bar's item: while a recognised log is in the active editor, whose it is and how many failures it holds. The same goes to the
 * context key `vendorLogLens.recognised`, by which package.json shows our commands.
 */
export function showStatus(server: Pick<Server, 'onStatus' | 'onProgress' | 'onStopped'>): Disposable {
  const item = window.createStatusBarItem('vendorLogLens.status', StatusBarAlignment.Left);
  item.name = 'Vendor Log Lens';
  item.command = 'vendorLogLens.showProblems';
  const statuses = new Map<string, DocumentStatus>();

  const update = (): void => {
    const document = window.activeTextEditor?.document;
    // An output channel counts as an editor where the cursor is in it; the log beside it is still what the user looks at.
    if (document?.uri.scheme === 'output') return;
    const status = document === undefined || !isServed(document) ? undefined : statuses.get(document.uri.toString());
    const recognised = status?.isVendorLog === true;
    void commands.executeCommand('setContext', 'vendorLogLens.recognised', recognised);
    if (!recognised) {
      item.hide();
      return;
    }
    item.text = `$(pulse) ${plainLabel(productNames(status))} ${status.progress === undefined ? sign(status) : analysing(status.progress)}`;
    item.tooltip = tooltip(status);
    item.accessibilityInformation = { label: spoken(status), role: 'button' };
    item.backgroundColor = status.failures > 0 ? new ThemeColor('statusBarItem.errorBackground') : undefined;
    item.show();
  };

  const take = (status: DocumentStatus): void => {
    statuses.set(status.uri, status);
    update();
  };

  return Disposable.from(
    item,
    server.onStatus(take),
    server.onProgress(take),
    server.onStopped(() => {
      statuses.clear();
      update();
    }),
    window.onDidChangeActiveTextEditor(update),
    workspace.onDidOpenTextDocument(update),
    workspace.onDidCloseTextDocument((document) => {
      // A document that only changes its language is closed and opened, too.
      if (document.isClosed) statuses.delete(document.uri.toString());
    }),
  );
}

/** Names are a catalog's, which may be the user's own: `$(name)` in them is no icon. */
const plainLabel = (text: string): string => text.replaceAll('$(', '\\$(');

function productNames({ products }: DocumentStatus): string {
  const names = products.map(({ name }) => name);
  return names.length <= 2 ? names.join(', ') : l10n.t('{0} products', names.length);
}

function sign({ failures, warnings }: DocumentStatus): string {
  if (failures > 0) return `$(error) ${shown(failures)}`;
  return warnings > 0 ? `$(warning) ${shown(warnings)}` : '$(check)';
}

/** @param progress below 1: a document that is read is never told to be */
const analysing = (progress: number): string => l10n.t('analysing… {0} %', Math.min(99, Math.floor(progress * 100)));

const shown = (count: number): string => count.toLocaleString(env.language);

const failureCount = (count: number): string => (count === 1 ? l10n.t('1 failure') : l10n.t('{0} failures', shown(count)));
const warningCount = (count: number): string => (count === 1 ? l10n.t('1 warning') : l10n.t('{0} warnings', shown(count)));
const lineCount = (name: string, count: number): string =>
  count === 1 ? l10n.t('{0}: 1 line', name) : l10n.t('{0}: {1} lines', name, shown(count));

const recognisedShare = ({ recognisedLines, lines }: DocumentStatus): string =>
  l10n.t('{0} of {1} lines recognised', shown(recognisedLines), shown(lines));

/** Text only: nothing in it is trusted, and names are escaped. */
function tooltip(status: DocumentStatus): MarkdownString {
  const paragraphs = [
    `${failureCount(status.failures)}, ${warningCount(status.warnings)}`,
    ...status.products.map(({ name, lines }) => lineCount(name, lines)),
    recognisedShare(status),
  ];
  return paragraphs.reduce((markdown, text, at) => {
    if (at > 0) markdown.appendMarkdown('\n\n');
    return markdown.appendText(text);
  }, new MarkdownString());
}

const spoken = (status: DocumentStatus): string =>
  [
    'Vendor Log Lens',
    productNames(status),
    ...(status.progress === undefined ? [] : [analysing(status.progress)]),
    failureCount(status.failures),
    warningCount(status.warnings),
    recognisedShare(status),
    l10n.t('Opens Problems'),
  ].join(', ');
