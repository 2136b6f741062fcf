import { l10n, Uri } from 'vscode';
import { excerptScheme, type ExcerptSource, type LinePosition } from '../../server/src/protocol.js';
import { isCount, isFields, isText } from './common/check.js';
import { uriOf } from './outside.js';
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

/** Of which log a document is an excerpt, and of which lines; undefined for what is none. Anybody may write a link to one. */
export function sourceOf({ scheme, query }: Uri): ExcerptSource | undefined {
  const value = scheme === excerptScheme ? jsonOf(query) : undefined;
  if (!isFields(value)) return undefined;
  const { uri, line, around } = value;
  if (!isText(uri) || !isCount(line) || uriOf(uri) === undefined) return undefined;
  return { uri, line, ...(around === true ? { around } : {}) };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A line by its log alone. */
export const positionIn = ({ uri, line }: ExcerptSource): LinePosition => ({ uri, line });
