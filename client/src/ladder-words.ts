import { l10n } from 'vscode';
import type { LadderWords } from './common/ladder.js';

/** What the ladder's page says. A text without values keeps its `{0}` for the page. */
export const ladderWords = (): LadderWords => ({
  title: l10n.t('Ladder'),
  merge: l10n.t('Merge with the Peer’s Log…'),
  separate: l10n.t('Show This Log Alone'),
  save: l10n.t('Save as SVG'),
  help: l10n.t(
    'Arrow keys up and down move between the steps. Enter goes to the line, Space shows it. Arrow keys left and right show the line in the log of the left or right end.',
  ),
  steps: l10n.t('Steps of the negotiation'),
  line: l10n.t('line {0}'),
  reason: l10n.t('This is why it failed.'),
  gone: l10n.t('The log no longer tells of this attempt, or it is not open.'),
});
