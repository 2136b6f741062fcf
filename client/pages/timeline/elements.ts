import type { Colours } from './shapes.js';

/** In the page a colour stays the theme's: see timeline.css. */
export const themeColours: Colours = (name) => `var(--timeline-${name})`;
