import { svg } from '../dom.js';
import { colourNames, type ColourName, type Colours, type Shape } from './shapes.js';

/** Shapes as elements of the page. */
export function shapeElement({ tag, attributes, text, children = [] }: Shape): SVGElement {
  return svg(tag, attributes, ...(text === undefined ? [] : [text]), ...children.map(shapeElement));
}

/** In the page a colour stays the theme's: see timeline.css. */
export const themeColours: Colours = (name) => `var(--timeline-${name})`;

/** The colours as they are now, for a picture that has no theme: `rgb(241, 76, 76)`. */
export function resolvedColours(): Readonly<Record<ColourName, string>> {
  const probe = document.createElement('span');
  document.body.append(probe);
  const colourOf = (name: ColourName): string => {
    probe.style.color = themeColours(name);
    return getComputedStyle(probe).color;
  };
  const colours = Object.fromEntries(colourNames.map((name) => [name, colourOf(name)])) as Record<ColourName, string>;
  probe.remove();
  return colours;
}
