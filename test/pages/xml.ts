import assert from 'node:assert/strict';

export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

interface OpenElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  text: string;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text with its entities read. What has to be one and is none is an error. */
function unescaped(text: string): string {
  assert.ok(!text.includes('<') && !text.includes(']]>'), `not well-formed: ${text}`);
  // eslint-disable-next-line no-control-regex -- XML 1.0 has no place for control characters
  assert.doesNotMatch(text, /[\u0000-\u0008\v\f\u000e-\u001f\ufffe\uffff\p{Cs}]/u);
  return text.replace(/&([^;]*)(;?)/g, (entity, name: string, end: string) => {
    const value = entities[name];
    assert.ok(value !== undefined && end === ';', `not well-formed: ${entity}`);
    return value;
  });
}

/** Reads the XML that we write, and fails where it is not well-formed (XML 1.0, without DTD, CDATA and comments). */
export function readXml(document: string): XmlElement {
  const declaration = /^<\?xml version="1\.0" encoding="UTF-8"\?>\s*/.exec(document);
  assert.ok(declaration, 'no XML declaration');
  const root: OpenElement = { name: '', attributes: new Map(), children: [], text: '' };
  const open: OpenElement[] = [root];
  let at = declaration[0].length;
  while (at < document.length) {
    const next = document.indexOf('<', at);
    const inside = open.at(-1) ?? root;
    inside.text += unescaped(document.slice(at, next < 0 ? document.length : next));
    if (next < 0) break;
    const tag = /^<(?:\/(?<closed>[\w:]+)|(?<name>[\w:]+)(?<attributes>(?:\s+[\w:-]+="[^"<]*")*))\s*(?<empty>\/?)>/.exec(
      document.slice(next, next + 100_000),
    );
    assert.ok(tag?.groups, `not well-formed: ${document.slice(next, next + 60)}`);
    const { closed, name, attributes = '', empty } = tag.groups;
    if (closed !== undefined) {
      assert.equal(open.pop()?.name, closed);
    } else {
      const pairs = [...attributes.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, unescaped(value)] as const);
      const element: OpenElement = { name: name ?? '', attributes: new Map(pairs), children: [], text: '' };
      assert.equal(element.attributes.size, pairs.length, 'an attribute stands twice');
      inside.children.push(element);
      if (empty === '') open.push(element);
    }
    at = next + tag[0].length;
  }
  assert.equal(open.length, 1, 'an element does not end');
  const [element, ...others] = root.children;
  assert.ok(element !== undefined && others.length === 0 && root.text.trim() === '');
  return element;
}
