import type { Shape } from './shape.js';

/** A shape as text of an SVG document. */
export function xmlOf({ tag, attributes, text = '', children = [] }: Shape): string {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`);
  return `<${tag}${written.join('')}>${escapeXml(text)}${children.map(xmlOf).join('')}</${tag}>`;
}

/** Text as XML text or as an attribute's value. What XML cannot hold at all (XML 1.0, 2.2) becomes U+FFFD. */
export function escapeXml(text: string): string {
  const replacements: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
  return (
    text
      // eslint-disable-next-line no-control-regex -- control characters are what this is about
      .replace(/[\u0000-\u0008\v\f\u000e-\u001f\ufffe\uffff\p{Cs}]/gu, '\ufffd')
      .replace(/[&<>"']/g, (character) => replacements[character] ?? '')
  );
}
