import { fileURLToPath } from 'node:url';

/** @returns undefined for what is no file on a disk */
export function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch (error) {
    // Another scheme, a host that this system does not reach by paths, or a `%` that encodes nothing.
    if (error instanceof TypeError || error instanceof URIError) return undefined;
    throw error;
  }
}
