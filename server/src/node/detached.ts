/** Below this length V8 copies the part of a string instead of pointing into the whole. */
export const shortestPart = 13;

/** The value in a string of its own: a part of a block's text would keep the whole block in memory. */
export const detached = (value: string): string =>
  value.length < shortestPart ? value : Buffer.from(value, 'utf16le').toString('utf16le');
