import { svg } from './dom.js';
import type { Shape } from './shape.js';

/** Shapes as elements of the page. */
export function shapeElement({ tag, attributes, text, children = [] }: Shape): SVGElement {
  return svg(tag, attributes, ...(text === undefined ? [] : [text]), ...children.map(shapeElement));
}

/**
 * Colours of the theme as they are now, for a picture that has no theme: `rgb(241, 76, 76)`.
 * @param colourOf a colour as a page's style has it
 */
export function resolvedColours<Name extends string>(
  names: readonly Name[],
  colourOf: (name: Name) => string,
): Readonly<Record<Name, string>> {
  const probe = document.createElement('span');
  document.body.append(probe);
  const resolved = (name: Name): string => {
    probe.style.color = colourOf(name);
    return getComputedStyle(probe).color;
  };
  const colours = Object.fromEntries(names.map((name) => [name, resolved(name)])) as Record<Name, string>;
  probe.remove();
  return colours;
}
