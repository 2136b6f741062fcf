import type { OpenTunnel } from './open-tunnel.js';
import type { NumberTable } from './store/number-table.js';

/** Ranks that a kind may have: what is above them in a name's number is a value. */
const maximumRanks = 64;

/** How many names a tunnel may have before those that stand there twice are looked for. */
export const fewNames = 8;

/**
 * Lets a name lead to the tunnel.
 * @param identities see `Scope`
 * @param name not 0
 */
export function takeName(identities: readonly NumberTable[], tunnel: OpenTunnel, rank: number, name: number): void {
  const table = identities[rank];
  if (table === undefined || table.get(name) === tunnel.id + 1) return;
  table.set(name, tunnel.id + 1);
  tunnel.names.push(name * maximumRanks + rank);
  // Two connections of one peer take its name from each other, with every line.
  if (tunnel.names.length <= tunnel.mostNames) return;
  tunnel.names = [...new Set(tunnel.names)];
  tunnel.mostNames = Math.max(fewNames, 2 * tunnel.names.length);
}

/** Lets all names that lead to one tunnel lead to another. */
export function takeNames(identities: readonly NumberTable[], tunnel: OpenTunnel, other: OpenTunnel): void {
  for (const each of other.names) {
    // Numbers of names may be negative, too.
    const name = Math.floor(each / maximumRanks);
    const rank = each - name * maximumRanks;
    if (identities[rank]?.get(name) === other.id + 1) takeName(identities, tunnel, rank, name);
  }
  other.names = [];
}
