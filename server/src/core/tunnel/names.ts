import type { OpenTunnel } from './open-tunnel.js';
import type { NumberTable } from './store/number-table.js';

/** Ranks that a kind may have: what is above them in a name's number is a value. */
const maximumRanks = 64;

/** How many names a tunnel may have before those that stand there twice are looked for. */
export const fewNames = 8;

/** The id of the tunnel that a name leads to; -1 for none. */
export function ownerOf(identities: readonly NumberTable[], rank: number, name: number): number {
  const table = identities[rank];
  const place = table?.find(name) ?? -1;
  return table === undefined || place < 0 ? -1 : table.first(place);
}

/**
 * Lets a name lead to the tunnel.
 * @param identities see `Scope`
 * @param name not 0
 */
export function takeName(identities: readonly NumberTable[], tunnel: OpenTunnel, rank: number, name: number): void {
  if (ownerOf(identities, rank, name) === tunnel.id) return;
  identities[rank]?.set(name, tunnel.id, 0);
  tunnel.names.push(name * maximumRanks + rank);
  // Two connections of one peer take its name from each other, with every line.
  if (tunnel.names.length > tunnel.mostNames) {
    tunnel.names = [...new Set(tunnel.names)];
    tunnel.mostNames = Math.max(fewNames, 2 * tunnel.names.length);
  }
}

/** Lets all names that lead to one tunnel lead to another. */
export function takeNames(identities: readonly NumberTable[], tunnel: OpenTunnel, other: OpenTunnel): void {
  for (const each of other.names) {
    // Numbers of names may be negative, too.
    const name = Math.floor(each / maximumRanks);
    const rank = each - name * maximumRanks;
    if (ownerOf(identities, rank, name) === other.id) takeName(identities, tunnel, rank, name);
  }
  other.names = [];
}
