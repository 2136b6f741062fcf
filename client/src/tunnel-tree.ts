import { l10n, Range, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from 'vscode';
import { matches, searched } from './common/filter.js';
import type { ListedAttempt, ListedCourse, ListedState, ListedTunnel } from '../../server/src/protocol.js';

/** What a row of the view shows. */
export type TreeNode = DeviceNode | TunnelNode | AttemptNode | NoteNode;

interface DeviceNode {
  readonly kind: 'device';
  readonly device: string;
  readonly tunnels: readonly ListedTunnel[];
}

interface TunnelNode {
  readonly kind: 'tunnel';
  readonly tunnel: ListedTunnel;
}

interface AttemptNode {
  readonly kind: 'attempt';
  readonly tunnel: ListedTunnel;
  readonly attempt: ListedAttempt;
}

/** Says what is not listed. */
interface NoteNode {
  readonly kind: 'note';
  readonly text: string;
}

const kinds: ReadonlySet<unknown> = new Set<TreeNode['kind']>(['device', 'tunnel', 'attempt', 'note']);

/** A menu of the view gives a command the row on which it was opened; others that run the command may give anything. */
export const isTreeNode = (value: unknown): value is TreeNode =>
  typeof value === 'object' && value !== null && 'kind' in value && kinds.has(value.kind);

/** The tunnels in which each word of a filter occurs: in name, peer, device, state or a reason. */
export function matching(tunnels: readonly ListedTunnel[], filter: string): readonly ListedTunnel[] {
  return tunnels.filter((tunnel) => matches(filter, searched(tunnel, tunnel.attempts)));
}

/** The rows at the top: tunnels, grouped by device where there is more than one. Groups stand in the order of their first tunnels. */
export function rootNodes(tunnels: readonly ListedTunnel[]): readonly TreeNode[] {
  const devices = new Map<string, ListedTunnel[]>();
  for (const tunnel of tunnels) {
    const group = devices.get(tunnel.device);
    if (group === undefined) devices.set(tunnel.device, [tunnel]);
    else group.push(tunnel);
  }
  if (devices.size <= 1) return tunnels.map(tunnelNode);
  return [...devices].map(([device, group]) => ({ kind: 'device', device, tunnels: group }));
}

const tunnelNode = (tunnel: ListedTunnel): TunnelNode => ({ kind: 'tunnel', tunnel });

export function childNodes(node: TreeNode): readonly TreeNode[] {
  switch (node.kind) {
    case 'device':
      return node.tunnels.map(tunnelNode);
    case 'tunnel': {
      const { tunnel } = node;
      const note: readonly NoteNode[] = tunnel.earlier === '' ? [] : [{ kind: 'note', text: tunnel.earlier }];
      return [...note, ...tunnel.attempts.map((attempt): AttemptNode => ({ kind: 'attempt', tunnel, attempt }))];
    }
    case 'attempt':
    case 'note':
      return [];
    default:
      return node satisfies never;
  }
}

/** Names in it come from logs: labels, descriptions and tooltips are strings, which VS Code shows as they are. */
export function treeItem(node: TreeNode): TreeItem {
  switch (node.kind) {
    case 'device':
      return deviceItem(node);
    case 'tunnel': {
      const { tunnel } = node;
      const item = courseItem(tunnel, tunnel.title, [tunnel.reason, tunnel.time, tunnel.count], tunnel);
      item.collapsibleState = TreeItemCollapsibleState.Collapsed;
      item.id = idOf(tunnel);
      item.contextValue = 'tunnel';
      return item;
    }
    case 'attempt': {
      const { tunnel, attempt } = node;
      const item = courseItem(attempt, attempt.label, [attempt.time, attempt.duration, attempt.reason], tunnel);
      item.id = `${idOf(tunnel)}/${attempt.label}`;
      item.contextValue = 'attempt';
      return item;
    }
    case 'note':
      return new TreeItem(node.text);
    default:
      return node satisfies never;
  }
}

/** By it VS Code knows a row again after a refresh, and leaves it open. */
const idOf = ({ uri, firstLine }: ListedTunnel): string => `${uri}#${firstLine}`;

function deviceItem({ device, tunnels }: DeviceNode): TreeItem {
  const item = new TreeItem(deviceName(device), TreeItemCollapsibleState.Expanded);
  item.id = `device:${device}`;
  item.description = counts(tunnels);
  item.iconPath = new ThemeIcon('server');
  item.tooltip = `${deviceName(device)}\n${counts(tunnels)}`;
  item.accessibilityInformation = { label: `${deviceName(device)}, ${counts(tunnels).replaceAll(' · ', ', ')}` };
  item.contextValue = 'device';
  return item;
}

const deviceName = (device: string): string => (device === '' ? l10n.t('Device not named') : device);

const icons: Readonly<Record<ListedState, ThemeIcon>> = {
  failed: new ThemeIcon('error', new ThemeColor('testing.iconFailed')),
  down: new ThemeIcon('circle-slash', new ThemeColor('problemsWarningIcon.foreground')),
  negotiating: new ThemeIcon('sync', new ThemeColor('testing.iconQueued')),
  established: new ThemeIcon('pass', new ThemeColor('testing.iconPassed')),
};

function courseItem(course: ListedCourse, label: string, details: readonly string[], { uri, fromDisk }: ListedTunnel): TreeItem {
  const told = details.filter((detail) => detail !== '');
  const item = new TreeItem(label);
  const log = Uri.parse(uri);
  item.description = told.join(' · ');
  item.iconPath = icons[course.state];
  item.tooltip = [`${label}: ${course.word}`, ...told, `${logName(log)}:${course.line + 1}`].join('\n');
  item.accessibilityInformation = { label: [label, course.word, ...told].join(', ') };
  const title = l10n.t('Show in Log');
  const selection = new Range(course.line, 0, course.line, 0);
  item.command =
    fromDisk === true
      ? { command: 'vendorLogLens.showLinesAround', title, arguments: [uri, course.line] }
      : { command: 'vscode.open', title, arguments: [log, { selection, preserveFocus: true }] };
  return item;
}

/** The file's name. */
export const logName = ({ path }: Uri): string => path.slice(path.lastIndexOf('/') + 1);

/** `2 failed · 1 established`: how many tunnels are in each state. */
export function counts(tunnels: readonly ListedTunnel[]): string {
  const of = (wanted: ListedState): number => tunnels.filter(({ state }) => state === wanted).length;
  return [
    [of('failed'), l10n.t('{0} failed', of('failed'))],
    [of('down'), l10n.t('{0} down', of('down'))],
    [of('negotiating'), l10n.t('{0} negotiating', of('negotiating'))],
    [of('established'), l10n.t('{0} established', of('established'))],
  ]
    .filter(([count]) => count !== 0)
    .map(([, text]) => text)
    .join(' · ');
}

/** Rows with all that is below them, a line each, for a ticket or a mail. */
export const nodesText = (nodes: readonly TreeNode[], indent = ''): string => nodes.map((node) => nodeText(node, indent)).join('');

function nodeText(node: TreeNode, indent: string): string {
  const below = nodesText(childNodes(node), `${indent}  `);
  const line = (parts: readonly string[]): string => `${indent}${parts.filter((part) => part !== '').join(' · ')}\n${below}`;
  switch (node.kind) {
    case 'device':
      return line([deviceName(node.device), counts(node.tunnels)]);
    case 'tunnel': {
      const { title, word, count, time, reason, uri, line: at } = node.tunnel;
      return line([title, word, count, time, reason, `${logName(Uri.parse(uri))}:${at + 1}`]);
    }
    case 'attempt': {
      const { label, word, time, duration, reason, line: at } = node.attempt;
      return line([label, word, time, duration, reason, `${logName(Uri.parse(node.tunnel.uri))}:${at + 1}`]);
    }
    case 'note':
      return line([node.text]);
    default:
      return node satisfies never;
  }
}
