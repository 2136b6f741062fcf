import type { LadderView } from '../../../server/src/protocol.js';
import type { LadderWords } from '../../src/common/ladder.js';
import type { Shape } from '../shape.js';
import { escapeXml, xmlOf } from '../xml.js';
import { headHeight, headShapes, rowShapes, type Colours } from './drawing.js';
import { columnsOf, laidRow } from './layout.js';

const margin = 16;
const titleHeight = 48;
const remarkHeight = 18;

/** The ladder as an SVG document of its own: colours written in, nothing that runs. @param width in pixels */
export function pictureOf(view: LadderView, width: number, words: LadderWords, language: string, colours: Colours): string {
  const place = columnsOf(view, width);
  const rows = view.rows.map((row) => laidRow(row, place, words.reason));
  const top = titleHeight + view.remarks.length * remarkHeight;
  let y = top + headHeight(view.columns);
  const drawn = rows.map((laid) => {
    const shapes = rowShapes(laid, place, colours, words.line);
    const group = `<g transform="translate(0 ${y})"><title>${escapeXml(laid.row.sentence)}</title>${shapes.map(xmlOf).join('')}</g>`;
    y += laid.height;
    return group;
  });
  const size = { width: place.width + 2 * margin, height: y + 2 * margin };
  const said = (text: string, at: number, fontSize: number, weight: number): Shape => ({
    tag: 'text',
    attributes: { x: 0, y: at, fill: colours('text'), 'font-size': fontSize, 'font-weight': weight },
    text,
  });
  const heading = [
    said(view.title, 14, 15, 600),
    said(view.details.join(' · '), 32, 12, 400),
    ...view.remarks.map((remark, at) => said(remark, titleHeight + 2 + at * remarkHeight, 12, 400)),
  ];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-labelledby="title desc" xml:lang="${escapeXml(language)}" font-family="system-ui, sans-serif">`,
    `<title id="title">${escapeXml(view.title)}</title>`,
    `<desc id="desc">${escapeXml([...view.remarks, ...view.rows.map(({ sentence }) => sentence)].join('\n'))}</desc>`,
    `<rect width="100%" height="100%" fill="${escapeXml(colours('background'))}"/>`,
    `<g transform="translate(${margin} ${margin})">`,
    heading.map(xmlOf).join(''),
    `<g transform="translate(0 ${top})">${headShapes(view.columns, place, colours).map(xmlOf).join('')}</g>`,
    ...drawn,
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}
