import { Uri, workspace, type TextDocument } from 'vscode';

/** A URI that comes from a link, a page's memory or another extension. @returns undefined for what is none */
export function uriOf(text: string): Uri | undefined {
  try {
    return Uri.parse(text, true);
  } catch {
    // Without a scheme, or with one or a path that no URI has.
    return undefined;
  }
}

/** The document of a URI from outside. @returns undefined where there is none, or none any more */
export async function documentOf(text: string): Promise<TextDocument | undefined> {
  const uri = uriOf(text);
  return uri === undefined ? undefined : workspace.openTextDocument(uri).then(undefined, () => undefined);
}

/**
 * A name for a label in which VS Code reads `$(name)` as an icon, such as an entry of a list of choices: an invisible word joiner keeps it
 * text, wherever it is shown, searched or read aloud.
 */
export const iconless = (text: string): string => text.replaceAll('$(', '$\u2060(');
