/**
 * Everything that comes from a log or catalog passes through here on its way into Markdown: it is shown as text and can never become
 * markup, a link or a command.
 */

/** Characters that Markdown or HTML would read as markup, wherever they stand. */
const special = /[\\`*_[\]<>#|~&!@]/g;

/** What would become a link without any markup: `https://…`, `www.…`. What would become a list: `- `, `1. ` at the beginning. */
const autolink = /:(?=\/\/)|(?<=\bwww)\./gi;
const listMark = /^(\s*)(?:([-+])|(\d{1,9})([.)]))(?=\s)/;

/** Control characters, and those that reorder or hide text, made visible. */
export const visible = (text: string): string =>
  // eslint-disable-next-line no-control-regex -- control characters are what this is about
  text.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, (character) => {
    const hex = character.charCodeAt(0).toString(16);
    return hex.length <= 2 ? `\\x${hex.padStart(2, '0')}` : `\\u${hex.padStart(4, '0')}`;
  });

/** Text for a label in which editors read `$(name)` as an icon: a backslash keeps it text. */
export const labelText = (text: string): string => visible(text).replace(/\$\((?=[^()\s]*\))/g, '\\$(');

/** Text as text. */
export const escapeMarkdown = (text: string): string =>
  visible(text)
    .replace(special, '\\$&')
    .replace(autolink, '\\$&')
    .replace(listMark, (_, blanks: string, bullet: string | undefined, number: string | undefined, mark: string | undefined) =>
      bullet === undefined ? `${blanks}${number ?? ''}\\${mark ?? ''}` : `${blanks}\\${bullet}`,
    );

/** A value as a code span. `inTable` also keeps `|` from ending the cell. */
export function codeSpan(value: string, inTable = false): string {
  const shown = visible(value);
  if (shown.trim() === '') return '` `';
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  const padded = shown.startsWith('`') || shown.endsWith('`') ? ` ${shown} ` : shown;
  return `${fence}${inTable ? padded.replaceAll('|', '\\|') : padded}${fence}`;
}

/**
 * A catalog's text as Markdown: `code` stays code, everything else is escaped, and `{parameter}` becomes the line's value.
 */
export function textToMarkdown(text: string, params: Readonly<Record<string, string>>): string {
  return text
    .split('`')
    .map((part, at, parts) => {
      const code = at % 2 === 1 && at < parts.length - 1;
      if (code) return codeSpan(part.replace(placeholder, (_, name: string) => valueOf(params, name) ?? '…'));
      const prose = at % 2 === 1 ? `\`${part}` : part;
      let from = 0;
      let result = '';
      for (const match of prose.matchAll(placeholder)) {
        result += escapeMarkdown(prose.slice(from, match.index));
        const value = valueOf(params, match[1] ?? '');
        result += value === undefined ? '…' : codeSpan(value);
        from = match.index + match[0].length;
      }
      return result + escapeMarkdown(prose.slice(from));
    })
    .join('');
}

const placeholder = /\{([a-z][a-z0-9_]*)\}/g;

const valueOf = (params: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.hasOwn(params, name) && params[name] !== '' ? params[name] : undefined;
