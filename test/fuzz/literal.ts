import assert from 'node:assert/strict';
import { rendered } from './rendered.mjs';

/** An element of HTML, as far as it matters here. */
interface Tag {
  readonly name: string;
  readonly attributes: string;
}

const tag = /<\/?([a-z][a-z0-9]*)((?:\s[^<>]*)?)>/gi;

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" };

const decoded = (html: string): string => html.replace(/&(lt|gt|amp|quot|#39);/g, (_, name: string) => entities[name] ?? '');

const withoutBlanks = (text: string): string => text.replace(/\s/g, '');

/** What a hover is made of; everything else would be a log's doing. */
const own: ReadonlySet<string> = new Set('p strong code hr ul li a br table thead tbody tr th td'.split(' '));

/**
 * Checks that Markdown, shown by an editor, holds no structure but ours, and these texts word for word.
 * @param link what our links lead to
 */
export function isLiteral(markdown: string, texts: readonly string[], link: RegExp): void {
  for (const html of rendered(markdown)) {
    const tags = [...html.matchAll(tag)].map(([, name = '', attributes = '']): Tag => ({ name: name.toLowerCase(), attributes }));
    for (const { name, attributes } of tags) {
      assert.ok(own.has(name), `<${name}${attributes}> in\n${markdown}`);
      const href = /\bhref="([^"]*)"/.exec(attributes)?.[1];
      if (href !== undefined) assert.match(decoded(href), link);
      assert.ok(/^(?:\s(?:href="[^"]*"|(?:align|style)="(?:text-align:)?left"))*\s?\/?$/.test(attributes), attributes);
    }
    // A tag that the pattern above does not know would be left.
    const text = html.replace(tag, '');
    assert.ok(!text.includes('<'), `"<" in ${text}`);
    const shown = withoutBlanks(decoded(text));
    for (const each of texts) assert.ok(shown.includes(withoutBlanks(each)), `${each} is not in\n${html}\n${markdown}`);
  }
}

/** What VS Code takes for an icon in a label. */
export const iconsIn = (label: string): readonly string[] =>
  [...label.matchAll(/(\\)?\$\([a-z0-9-]+(?:~[a-z]+)?\)/gi)].filter(([, escape]) => escape === undefined).map(([icon]) => icon);

/** Characters that steer a terminal, or reorder or hide text. */
export const unseen =
  // eslint-disable-next-line no-control-regex -- control characters are what this is about
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/u;
