/** A URI, or a part of it, as people read it. */
export function decodedUri(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    // A `%` that encodes nothing.
    if (error instanceof URIError) return text;
    throw error;
  }
}
