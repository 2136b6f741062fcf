import { l10n, Uri, window, workspace } from 'vscode';
import { complain, tell } from './tell.js';

/** "Save Timeline as SVG". @param log the log beside which the file is proposed */
export async function saveSvg(svg: string, log: string | undefined): Promise<void> {
  const target = await window.showSaveDialog({
    title: l10n.t('Save Timeline as SVG'),
    filters: { SVG: ['svg'] },
    ...proposed(log),
  });
  if (target === undefined) return;
  try {
    await workspace.fs.writeFile(target, new TextEncoder().encode(svg));
    tell(l10n.t('The timeline is saved in {0}.', workspace.asRelativePath(target)));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    complain(l10n.t('The timeline cannot be saved: {0}', reason));
  }
}

/** A log that is not in a file has no folder. */
function proposed(log: string | undefined): { readonly defaultUri?: Uri } {
  const uri = log === undefined ? undefined : Uri.parse(log, true);
  const folder = uri === undefined || uri.scheme === 'untitled' ? workspace.workspaceFolders?.[0]?.uri : Uri.joinPath(uri, '..');
  return folder === undefined ? {} : { defaultUri: Uri.joinPath(folder, 'timeline.svg') };
}
