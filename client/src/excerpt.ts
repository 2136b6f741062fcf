import { l10n, Uri } from 'vscode';
import { excerptScheme, type ExcerptSource, type LinePosition } from '../../server/src/protocol.js';
import { logName } from './tunnel-tree.js';

/**
 * `vendor-log-tunnel:/Tunnel at line 12 of gateway.log?{"uri":"file:///…","line":11}`. A path names what the user named, nothing of a log's
 * text.
 */
export function excerptUri(source: ExcerptSource): Uri {
  const log = logName(Uri.parse(source.uri));
  const name =
    source.around === true
      ? l10n.t('Around line {0} of {1}', source.line + 1, log)
      : l10n.t('Tunnel at line {0} of {1}', source.line + 1, log);
  return Uri.from({ scheme: excerptScheme, path: `/${name}`, query: JSON.stringify(source) });
}

/** Of which log a document is an excerpt, and of which lines; undefined for what is none. */
export function sourceOf({ scheme, query }: Uri): ExcerptSource | undefined {
  if (scheme !== excerptScheme) return undefined;
  const value: unknown = JSON.parse(query);
  if (typeof value !== 'object' || value === null || !('uri' in value) || !('line' in value)) return undefined;
  const { uri, line } = value;
  if (typeof uri !== 'string' || typeof line !== 'number') return undefined;
  return { uri, line, ...('around' in value && value.around === true ? { around: true } : {}) };
}

/** A line by its log alone. */
export const positionIn = ({ uri, line }: ExcerptSource): LinePosition => ({ uri, line });
