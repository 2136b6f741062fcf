import { escapeXml, xmlOf } from '../xml.js';
import type { Shape } from './shapes.js';
import { estimatedWidth, fitting, fontSize, markSign, sign, smallFont, textAt, type Colours } from './shapes.js';
import { axisHeight, axisShapes, gridShapes } from './axis.js';
import { freeAfter, layoutRow, leftOf, rightOf, type LanedRow } from './layout.js';
import { drawItem, heightOf } from './row-drawing.js';
import { pixelsOf, type Span } from './scale.js';
import { itemParts, rowDetails, rowParts, type Tongue } from './speech.js';
import type { Rows } from './state.js';

const names = 280;
const margin = 16;
const legendHeight = 28;

/**
 * The timeline as an SVG document of its own: all rows, the time that is seen, colours written in, nothing that runs.
 * @param width of the plot, in pixels
 */
export function pictureOf(rows: Rows, span: Span, width: number, tongue: Tongue, colours: Colours): string {
  const { axis, left } = rows.timeline;
  const top = margin + axisHeight;
  const bottom = top + (rows.tops.at(-1) ?? 0);
  const notes = [axis === 'line' ? tongue.words.lineAxis : '', left > 0 ? tongue.words.left : ''].filter((note) => note !== '');
  const size = { width: names + width + 2 * margin, height: bottom + legendHeight + notes.length * 18 + margin };
  const clip = 'plot';
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-labelledby="title desc" xml:lang="${escapeXml(tongue.language)}" font-family="system-ui, sans-serif">`,
    `<title id="title">${escapeXml(tongue.words.title)}</title>`,
    `<desc id="desc">${escapeXml(rows.rows.map(({ row }) => rowParts(row, rows.several).join(', ')).join('\n'))}</desc>`,
    `<defs><clipPath id="${clip}"><rect x="0" y="0" width="${width}" height="${size.height}"/></clipPath></defs>`,
    `<rect width="100%" height="100%" fill="${escapeXml(colours('background'))}"/>`,
    group(names + margin, margin, axisShapes(axis, span, width, tongue.language, colours).map(xmlOf).join('')),
    group(
      names + margin,
      top,
      gridShapes(axis, span, width, bottom - top, tongue.language, colours)
        .map(xmlOf)
        .join(''),
    ),
    ...rows.rows.map((laned, at) => rowXml(laned, rows, top + (rows.tops[at] ?? 0), span, width, tongue, colours, clip)),
    group(margin, bottom, legend(tongue, notes, colours).map(xmlOf).join('')),
    '</svg>',
    '',
  ].join('\n');
}

function rowXml(laned: LanedRow, rows: Rows, y: number, span: Span, width: number, tongue: Tongue, colours: Colours, clip: string): string {
  const { row } = laned;
  const height = heightOf(laned);
  const items = layoutRow(laned, pixelsOf(span, width));
  const header: readonly Shape[] = [
    { tag: 'line', attributes: { x1: 0, x2: names + width, y1: 0.5, y2: 0.5, stroke: colours('grid') } },
    sign(row.state, 8, height / 2 - 8, colours(row.state)),
    textAt(fitting(row.title, names - 40 - estimatedWidth(row.time, smallFont), fontSize), 22, height / 2 - 4, colours('text'), fontSize),
    textAt(row.time, names - 8, height / 2 - 4, colours('dim'), smallFont, { 'text-anchor': 'end' }),
    textAt(fitting(rowDetails(row, rows.several), names - 30, smallFont), 22, height / 2 + 13, colours('dim')),
  ];
  const drawn = items
    .map((item, at) => ({ item, free: freeAfter(items, at) }))
    .filter(({ item }) => leftOf(item) < width && (item.kind === 'bar' ? Math.max(item.right, item.until) : rightOf(item)) > 0)
    .map(({ item, free }) => {
      const title = `<title>${escapeXml([row.title, ...itemParts(item, tongue)].join(', '))}</title>`;
      return `<g>${title}${drawItem(item, laned, width, free, colours).map(xmlOf).join('')}</g>`;
    });
  return group(
    margin,
    y,
    `${header.map(xmlOf).join('')}<g transform="translate(${names} 0)" clip-path="url(#${clip})">${drawn.join('')}</g>`,
  );
}

function legend({ words }: Tongue, notes: readonly string[], colours: Colours): readonly Shape[] {
  const entries = [
    ...(['failed', 'down', 'negotiating', 'established'] as const).map((state) => ({
      shape: (x: number) => sign(state, x, 16, colours(state)),
      word: words.states[state],
    })),
    ...(['rekey', 'retransmission', 'dead', 'deletion'] as const).map((kind) => ({
      shape: (x: number) => markSign(kind, x, 16, colours),
      word: words.marks[kind],
    })),
  ];
  let x = 8;
  const drawn = entries.flatMap(({ shape, word }) => {
    const parts = [shape(x), textAt(word, x + 12, 20, colours('text'))];
    x += 30 + estimatedWidth(word, smallFont);
    return parts;
  });
  return [...drawn, ...notes.map((note, at) => textAt(note, 0, legendHeight + 14 + at * 18, colours('dim')))];
}

const group = (x: number, y: number, content: string): string => `<g transform="translate(${x} ${y})">${content}</g>`;
