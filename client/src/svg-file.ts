import { l10n, Uri, window, workspace } from 'vscode';
import { complain, reasonOf, tell } from './tell.js';

/** A picture of a page on its way into a file. */
export interface Picture {
  readonly svg: string;
  /** The dialog's title. */
  readonly title: string;
  /** The file's name without its ending. */
  readonly name: string;
  /** The log beside which the file is proposed. */
  readonly log: string | undefined;
}

/** Asks where to save a picture, and says how that went. */
export async function saveSvg({ svg, title, name, log }: Picture): Promise<void> {
  const target = await window.showSaveDialog({ title, filters: { SVG: ['svg'] }, ...proposed(log, name) });
  if (target === undefined) return;
  try {
    await workspace.fs.writeFile(target, new TextEncoder().encode(svg));
    tell(l10n.t('The picture is saved in {0}.', workspace.asRelativePath(target)));
  } catch (error) {
    complain(l10n.t('The picture cannot be saved: {0}', reasonOf(error)));
  }
}

/** A log that is not in a file has no folder. */
function proposed(log: string | undefined, name: string): { readonly defaultUri?: Uri } {
  const uri = log === undefined ? undefined : Uri.parse(log, true);
  const folder = uri === undefined || uri.scheme === 'untitled' ? workspace.workspaceFolders?.[0]?.uri : Uri.joinPath(uri, '..');
  return folder === undefined ? {} : { defaultUri: Uri.joinPath(folder, `${name}.svg`) };
}
