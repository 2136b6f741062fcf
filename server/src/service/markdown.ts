/**
 * Everything that comes from a log or catalog passes through here on its way into Markdown: it is shown as text and can never become
 * markup, a link or a command.
 */

/** Characters that Markdown or HTML would read as markup, wherever they stand. */
const special = /[\\`*_[\]<>#|~&!@]/g;

/** What would become a link without any markup: `https://…`, `www.…`. What would become a list or a line: `- `, `1. `, `---` at the beginning. */
const autolink = /:(?=\/\/)|(?<=www)\./gi;
const listMark = /^(\s*)(?:([-+=])|(\d{1,9})([.)]))(?=[-+=\s]|$)/;

/** Control characters, and those that reorder text or cannot be seen. */
const unseen =
  // eslint-disable-next-line no-control-regex -- control characters are what this is about
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** Most texts have no others. The table of the unseen is large, and made when it is first needed. */
const plain = /^[\u0020-\u007e]*$/;

const hexOf = (unit: number): string =>
  unit <= 0xff ? `\\x${unit.toString(16).padStart(2, '0')}` : `\\u${unit.toString(16).padStart(4, '0')}`;

/** Replaces each character that steers a terminal, or reorders or hides text. @param shown makes what is shown of a UTF-16 code unit */
export const replaceUnseen = (text: string, shown: (unit: number) => string): string =>
  plain.test(text)
    ? text
    : text.replace(unseen, (character) => Array.from({ length: character.length }, (_, at) => shown(character.charCodeAt(at))).join(''));

/** Control characters, and those that reorder or hide text, made visible. */
export const visible = (text: string): string => replaceUnseen(text, hexOf);

/** Text for a label in which editors read `$(name)` as an icon: a backslash keeps it text. */
export const labelText = (text: string): string => visible(text).replace(/\$\((?=[^()\s]*\))/g, '\\$(');

/**
 * Text for a place that some views read with icons and others without, such as an outline and the search in it: an invisible word joiner
 * keeps `$(name)` text in both.
 */
export const iconless = (text: string): string => visible(text).replaceAll('$(', '$\u2060(');

/** Text for a notification, in which VS Code makes `[text](command:…)` a link that runs the command. */
export const messageText = (text: string): string => visible(text).replaceAll('](', '] (');

/** Text as text. */
export const escapeMarkdown = (text: string): string =>
  visible(text)
    .replace(special, '\\$&')
    .replace(autolink, '\\$&')
    .replace(listMark, (_, blanks: string, bullet: string | undefined, number: string | undefined, mark: string | undefined) =>
      bullet === undefined ? `${blanks}${number ?? ''}\\${mark ?? ''}` : `${blanks}\\${bullet}`,
    );

/** Text as the text of a link. Some parsers take the backslashes from its brackets and read it again: `\[a\](b)` would be a link within. */
export const escapeLinkText = (text: string): string =>
  escapeMarkdown(text).replace(/\\([[\]])/g, (_, bracket: string) => (bracket === '[' ? '&#91;' : '&#93;'));

/** A value as a code span. `inTable` also keeps `|` from ending the cell. */
export function codeSpan(value: string, inTable = false): string {
  const shown = visible(value);
  if (shown.trim() === '') return '` `';
  // Of `\|` with its escape, `\\|`, some parsers make a backslash and a cell's end, and read the rest of the value as markup.
  if (inTable && shown.includes('\\|')) return escapeMarkdown(shown);
  const longest = (shown.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
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
