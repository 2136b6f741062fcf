/** A part of the picture: the page makes an element of it, and a saved picture holds it as text. */
export interface Shape {
  readonly tag: 'g' | 'rect' | 'path' | 'text' | 'line';
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly text?: string;
  readonly children?: readonly Shape[];
}

/** The beginning of a text that fits; an estimate, because nothing that measures is at hand everywhere. @param width in pixels */
export function fitting(text: string, width: number, size: number): string {
  let used = 0;
  let kept = '';
  for (const character of text) {
    used += widthOf(character) * size;
    if (used > width) return kept === '' ? '' : `${kept.slice(0, -1)}…`;
    kept += character;
  }
  return kept;
}

/** In ems: letters of East Asia are square, others are about half of that. */
const widthOf = (character: string): number => ((character.codePointAt(0) ?? 0) >= 0x1100 ? 1 : 0.56);

export function estimatedWidth(text: string, size: number): number {
  let width = 0;
  for (const character of text) width += widthOf(character) * size;
  return width;
}
