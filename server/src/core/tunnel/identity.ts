import type { PhaseName, TunnelKey, TunnelKind } from '../catalog/model.js';
import type { TunnelRecord } from './model.js';

type Params = Readonly<Record<string, string>>;

const valueOf = (params: Params, name: string): string | undefined => (Object.hasOwn(params, name) ? params[name] : undefined);

/**
 * A value in the one form in which values are compared: SPIs with and without `0x`, cookies by the initiator's half (the responder's is
 * zero in the first packet). Undefined for what names nothing: empty, `0`, `#0`, `*****`.
 */
export function comparable(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const hex = /^(?:0x)?([0-9a-f]+)(?:[:-][0-9a-f]+)?$/i.exec(value);
  const plain = hex === null ? value : (hex[1] ?? '').toLowerCase().replace(/^0+(?=.)/, '');
  return plain === '' || plain === '0' || plain === '0.0.0.0' || plain === '::' || /^[*<>()]*$/.test(plain) ? undefined : plain;
}

function joined(params: Params, names: readonly string[]): string | undefined {
  const values: string[] = [];
  for (const name of names) {
    const value = comparable(valueOf(params, name));
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values.join('|');
}

/** The tunnel identities that a record states, strongest first, each with its rank in the catalog's list (0 is the strongest). */
export function identitiesOf(kind: TunnelKind, params: Params): readonly { readonly rank: number; readonly key: string }[] {
  return kind.identity.flatMap((names, rank) => {
    const value = joined(params, names);
    return value === undefined ? [] : [{ rank, key: `${names.join('+')}=${value}` }];
  });
}

/** A key that a record states for a phase. */
export interface PhaseKey {
  readonly key: string;
  readonly space: string;
  /** The parameters that hold it. */
  readonly params: readonly string[];
  readonly phase: PhaseName | undefined;
  /** Whether it names the phase that the record speaks of, rather than another of the same attempt. */
  readonly own: boolean;
  /** Whether it names the SA that the record's SA takes the place of. */
  readonly replaced: boolean;
}

export function keysOf(kind: TunnelKind, record: TunnelRecord): readonly PhaseKey[] {
  return (kind.keys ?? []).flatMap((key: TunnelKey) => {
    const value = joined(record.params, key.params);
    if (value === undefined) return [];
    const phase = key.of ?? record.event.phase;
    return [
      {
        key: `${key.space}=${value}`,
        space: key.space,
        params: key.params,
        phase,
        own: phase === record.event.phase,
        replaced: key.replaced === true,
      },
    ];
  });
}

/** The first of the parameters that the record has a value for. */
export function firstOf(names: readonly string[] | undefined, params: Params): string | undefined {
  for (const name of names ?? []) {
    const value = valueOf(params, name);
    if (value !== undefined && value !== '') return value;
  }
  return undefined;
}
