import { l10n } from 'vscode';
import type { Timeline } from '../../server/src/protocol.js';
import type { TimelineWords } from './common/timeline.js';

/** What the timeline's page says. A text without values keeps its `{0}` for the page. */
export const timelineWords = ({ left }: Timeline): TimelineWords => ({
  title: l10n.t('Timeline'),
  filter: l10n.t('Filter by name, peer, state or reason'),
  zoomIn: l10n.t('Zoom In (+)'),
  zoomOut: l10n.t('Zoom Out (−)'),
  fit: l10n.t('Show All (0)'),
  save: l10n.t('Save as SVG'),
  help: l10n.t(
    'Arrow keys move between tunnels, attempts and marks. Enter goes to the line, Space shows it. Plus and minus zoom, 0 shows all, Shift with an arrow key moves through time.',
  ),
  nothing: l10n.t('No open log tells of a tunnel.'),
  noMatch: l10n.t('No tunnel matches.'),
  notDrawn: l10n.t('The timeline does not show this tunnel.'),
  left: left === 0 ? '' : l10n.t('Not drawn: {0} more tunnels. Failed ones and those that spoke last come first.', left),
  lineAxis: l10n.t('No line has a time: tunnels are drawn against line numbers.'),
  closer: l10n.t('Enter or a click looks closer'),
  standing: l10n.t('no line tells of its end'),
  states: {
    failed: l10n.t('failed'),
    down: l10n.t('down'),
    negotiating: l10n.t('negotiating'),
    established: l10n.t('established'),
  },
  counts: {
    failed: l10n.t('{0} failed'),
    down: l10n.t('{0} down'),
    negotiating: l10n.t('{0} negotiating'),
    established: l10n.t('{0} established'),
  },
  marks: {
    rekey: l10n.t('rekey'),
    retransmission: l10n.t('retransmission'),
    dead: l10n.t('peer dead (DPD)'),
    deletion: l10n.t('deletion'),
  },
  attempts: l10n.t('{0} attempts'),
});
