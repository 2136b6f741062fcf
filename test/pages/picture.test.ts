import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pictureOf } from '../../client/pages/timeline/picture.js';
import { rowsOf } from '../../client/pages/timeline/state.js';
import type { Timeline } from '../../server/src/protocol.js';
import { bar, mark, row, timelineOf, tongue } from './timeline-model.js';
import { readXml, type XmlElement } from './xml.js';

const colour = (name: string): string => `rgb(1, 2, ${name.length})`;

function picture(timeline: Timeline): { readonly text: string; readonly root: XmlElement } {
  const rows = rowsOf(timeline, '');
  const text = pictureOf(rows, rows.whole, 800, { ...tongue, axis: timeline.axis }, colour);
  return { text, root: readXml(text) };
}

const all = (element: XmlElement): readonly XmlElement[] => [element, ...element.children.flatMap(all)];
const textsOf = (root: XmlElement): string =>
  all(root)
    .map(({ text }) => text)
    .join('\n');

describe('the saved picture', () => {
  it('is an SVG document with a title, a description, every row and bar, and colours written in', () => {
    const { root } = picture(
      timelineOf([row('north', [bar(0, 4000), bar(8000, 9000, 'established')], [mark('rekey', 8500)]), row('south', [bar(2000, 3000)])]),
    );
    assert.deepEqual([root.name, root.attributes.get('xmlns'), root.attributes.get('role')], ['svg', 'http://www.w3.org/2000/svg', 'img']);
    assert.match(root.children.find(({ name }) => name === 'desc')?.text ?? '', /north, .*\nsouth, failed, no proposal chosen/);
    const titles = all(root)
      .filter(({ name }) => name === 'title')
      .map(({ text }) => text);
    assert.equal(titles[0], 'Timeline');
    assert.equal(titles.filter((title) => title.startsWith('north, ')).length, 3);
    assert.equal(titles.filter((title) => title.startsWith('south, ')).length, 1);
    const values = all(root).flatMap(({ attributes }) => [...attributes.values()]);
    assert.ok(values.includes(colour('failed')) && values.every((value) => !value.includes('var(')));
  });

  it('holds names as text only, whatever they are', () => {
    const hostile = [
      '<img src=x onerror=alert(1)>',
      ']]>',
      '&amp;&',
      '"><script>alert(1)</script>',
      'a\u0000\u001b[31m\ud800',
      '{0}$&',
      '<!--',
    ];
    const { root, text } = picture(timelineOf(hostile.map((name, at) => row(name, [bar(at, at + 4000, 'failed', { reason: name })]))));
    const names = new Set(all(root).map(({ name }) => name));
    assert.deepEqual([...names].sort(), ['clipPath', 'defs', 'desc', 'g', 'line', 'path', 'rect', 'svg', 'text', 'title']);
    assert.ok(all(root).every(({ attributes }) => [...attributes.keys()].every((name) => !name.startsWith('on') && name !== 'href')));
    for (const name of hostile.filter((each) => !each.includes('\u0000'))) assert.ok(textsOf(root).includes(name), name);
    assert.ok(textsOf(root).includes('a\ufffd\ufffd[31m\ufffd'));
    assert.ok(!text.includes('<script') && !text.includes('<img'));
  });

  it('says that places are lines, and how many tunnels are left out', () => {
    const { root } = picture(timelineOf([row('north', [bar(0, 40)])], { axis: 'line', left: 3 }));
    assert.match(textsOf(root), /Lines, not times/);
    assert.match(textsOf(root), /3 more tunnels/);
  });
});
