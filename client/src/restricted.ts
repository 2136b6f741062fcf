import { commands, l10n, Uri, workspace, type Disposable } from 'vscode';
import type { Server } from './server.js';
import { tellAndOffer } from './tell.js';

/**
 * Tells the user once that the workspace's own catalogs are not read as long as it is not trusted: VS Code hides the setting from us
 * (`restrictedConfigurations` in package.json), so that lines of theirs would be unknown without a word.
 */
export function tellOfRestriction(server: Pick<Server, 'onRunning'>): Disposable {
  let isTold = false;
  const look = async (): Promise<void> => {
    if (workspace.isTrusted || isTold || !(await namesCatalogs())) return;
    isTold = true;
    const message = l10n.t('This workspace names folders of catalogs, which are not read as long as it is not trusted.');
    tellAndOffer(message, l10n.t('Manage Workspace Trust'), async () => {
      await commands.executeCommand('workbench.trust.manage');
    });
  };
  return server.onRunning(() => void look());
}

/** Whether a file of the workspace's settings has ours. They may hold comments: the name of the setting is looked for, nothing is read. */
async function namesCatalogs(): Promise<boolean> {
  const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => Uri.joinPath(uri, '.vscode', 'settings.json'));
  const files = [...folders, ...(workspace.workspaceFile === undefined ? [] : [workspace.workspaceFile])];
  const texts = await Promise.all(files.map(textOf));
  return texts.some((text) => /"vendorLogLens\.catalogs"\s*:/.test(text));
}

/** '' for a file that is not there, as most workspaces have no settings. */
async function textOf(file: Uri): Promise<string> {
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(file));
  } catch {
    return '';
  }
}
