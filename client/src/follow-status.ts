import { Disposable, env, l10n, MarkdownString, StatusBarAlignment, ThemeColor, window } from 'vscode';
import type { Obstacle, Rotation } from './follow-source.js';

/** A log that is followed, as the status bar shows it. */
export interface FollowStatus {
  /** The log's. */
  readonly name: string;
  /** Whether another log is what the user looks at. */
  readonly isElsewhere: boolean;
  readonly isPaused: boolean;
  readonly failures: number;
  readonly since: Date;
  readonly obstacle: Obstacle | undefined;
  readonly rotation: Rotation | undefined;
}

/** The status bar's item of logs that are followed: how that goes, and how many failures have come since. */
export function createFollowStatus(): { readonly item: Disposable; readonly show: (status: FollowStatus | undefined) => void } {
  const item = window.createStatusBarItem('vendorLogLens.follow', StatusBarAlignment.Left);
  item.name = l10n.t('Vendor Log Lens: followed log');
  item.command = 'vendorLogLens.goToNewFailure';
  return {
    item: Disposable.from(item),
    show: (status) => {
      if (status === undefined) {
        item.hide();
        return;
      }
      const { name, isElsewhere, failures, obstacle, rotation } = status;
      const parts = [
        ...(isElsewhere ? [name] : []),
        stateOf(status),
        ...(rotation === undefined ? [] : [l10n.t('rotated {0}', clock(rotation.time))]),
        failures === 1 ? l10n.t('1 new failure') : l10n.t('{0} new failures', failures.toLocaleString(env.language)),
      ];
      // A file's name is no icon.
      item.text = `$(${iconOf(status)}) ${parts.join(' · ').replaceAll('$(', '\\$(')}`;
      item.tooltip = tooltip(status);
      item.accessibilityInformation = { label: [name, ...parts, failures > 0 ? goToFailure() : goToEnd()].join(', '), role: 'button' };
      item.backgroundColor =
        failures > 0
          ? new ThemeColor('statusBarItem.errorBackground')
          : obstacle !== undefined
            ? new ThemeColor('statusBarItem.warningBackground')
            : undefined;
      item.show();
    },
  };
}

const iconOf = ({ obstacle, isPaused }: FollowStatus): string =>
  obstacle !== undefined ? 'warning' : isPaused ? 'debug-pause' : 'arrow-circle-down';

function stateOf({ obstacle, isPaused }: FollowStatus): string {
  switch (obstacle) {
    case 'gone':
      return l10n.t('Waiting for the log');
    case 'unsaved':
      return l10n.t('Unsaved changes: not followed');
    case 'not-reloaded':
      return l10n.t('Not read again yet');
    case undefined:
      return isPaused ? l10n.t('Paused') : l10n.t('Following');
    default:
      return obstacle satisfies never;
  }
}

/** What stands behind the words of the item, and what can be done. */
function tooltip(status: FollowStatus): MarkdownString {
  const { name, since, rotation } = status;
  const explained = explain(status);
  const paragraphs = [
    l10n.t('{0} is followed since {1}.', name, clock(since)),
    ...(explained === '' ? [] : [explained]),
    ...(rotation === undefined ? [] : [`${clock(rotation.time)}: ${rotated(rotation)}`]),
  ];
  const markdown = new MarkdownString();
  // Its text is a file's name at most; the commands take nothing from it.
  markdown.isTrusted = { enabledCommands: ['vendorLogLens.goToNewFailure', 'vendorLogLens.goToLogEnd', 'vendorLogLens.stopFollowing'] };
  for (const text of paragraphs) markdown.appendText(text).appendMarkdown('\n\n');
  const links = [
    ...(status.failures > 0 ? [`[${goToFailure()}](command:vendorLogLens.goToNewFailure)`] : []),
    `[${goToEnd()}](command:vendorLogLens.goToLogEnd)`,
    `[${l10n.t('Stop Following')}](command:vendorLogLens.stopFollowing)`,
  ];
  return markdown.appendMarkdown(links.join(' · '));
}

function explain({ obstacle, isPaused }: FollowStatus): string {
  switch (obstacle) {
    case 'gone':
      return l10n.t('There is no file of that name now. It goes on when there is one again.');
    case 'unsaved':
      return l10n.t('VS Code does not read a file again that has unsaved changes. Save or revert them, and it goes on.');
    case 'not-reloaded':
      return l10n.t(
        'VS Code has not noticed that the file has changed. It is read again when its editor is active and nothing is unsaved.',
      );
    case undefined:
      return isPaused ? l10n.t('You have scrolled away from the end. Back at the end, it goes on.') : '';
    default:
      return obstacle satisfies never;
  }
}

function rotated({ event }: Rotation): string {
  switch (event) {
    case 'replaced':
      return l10n.t('another file took the place of the log (rotation)');
    case 'truncated':
      return l10n.t('the log was emptied (rotation)');
    case 'rewritten':
      return l10n.t('the log was written anew (rotation)');
    default:
      return event satisfies never;
  }
}

const goToFailure = (): string => l10n.t('Go to the next new failure');
const goToEnd = (): string => l10n.t('Go to the end');

const clock = (time: Date): string => time.toLocaleTimeString(env.language, { hour: '2-digit', minute: '2-digit', hour12: false });
