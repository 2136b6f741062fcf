import type { TunnelEventKind } from '../catalog/model.js';
import type { Analysis } from './analysis.js';

/**
 * Which of the wanted events a line tells of its tunnel; undefined for another one or none. A line is read again only where its message
 * tells of one thing or another by a parameter's value, and one of them is wanted.
 */
export function tunnelEventAt(
  analysis: Analysis,
  line: number,
  isWanted: (event: TunnelEventKind) => boolean,
): TunnelEventKind | undefined {
  const { message } = analysis.summary(line);
  if (message === undefined) return undefined;
  const { conditions = [] } = message;
  const possible = [message, ...conditions].map(({ tunnel }) => tunnel);
  if (!possible.some((tunnel) => tunnel !== undefined && isWanted(tunnel.event))) return undefined;
  if (conditions.length === 0) return message.tunnel?.event;
  const tunnel = analysis.record(line).tunnelEvent;
  return tunnel !== undefined && isWanted(tunnel.event) ? tunnel.event : undefined;
}
