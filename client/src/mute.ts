import { commands, ConfigurationTarget, l10n, workspace, type Disposable } from 'vscode';
import { messageAtCursor } from './line.js';
import type { Server } from './server.js';
import { complain, reasonOf, tell, tellAndOffer } from './tell.js';

const section = 'vendorLogLens.problems';

/** "Mute This Message": takes the message on the cursor's line, or the one that a quick fix names as `product/id`, out of Problems. */
export const registerMuteMessage = (server: Server): Disposable =>
  commands.registerCommand('vendorLogLens.muteMessage', async (argument: unknown) => {
    const name = isName(argument) ? argument : await nameAtCursor(server);
    if (name !== undefined) await mute(name);
  });

/** `product/id`, the form of the setting. */
const isName = (value: unknown): value is string => typeof value === 'string' && /^[^/\s]+\/\S+$/.test(value);

async function nameAtCursor(server: Server): Promise<string | undefined> {
  const found = await messageAtCursor(server);
  if (found === undefined) return undefined;
  if (found.message !== undefined) return `${found.product}/${found.message}`;
  tell(l10n.t('The catalog lacks this message, so that Problems does not list it anyway.'));
  return undefined;
}

async function mute(name: string): Promise<void> {
  const muted = mutedMessages();
  if (muted.includes(name)) {
    tell(l10n.t('{0} is muted already.', name));
    return;
  }
  const target = targetOfSettings();
  const before = valueAt(target);
  if (!(await update([...muted, name], target))) return;
  const done =
    target === ConfigurationTarget.Workspace
      ? l10n.t('{0} is muted in the settings of this workspace.', name)
      : l10n.t('{0} is muted in your user settings.', name);
  tellAndOffer(done, l10n.t('Undo'), async () => {
    // Others may have been muted in the meantime: only this one is taken back.
    const rest = mutedMessages().filter((each) => each !== name);
    await update(before === undefined && rest.length === muted.length ? undefined : rest, target);
  });
}

/** The messages that are muted now. What is no list of names, the server has complained about. */
function mutedMessages(): readonly string[] {
  const value = workspace.getConfiguration(section).get<unknown>('mute');
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

const targetOfSettings = (): ConfigurationTarget.Workspace | ConfigurationTarget.Global =>
  workspace.workspaceFolders !== undefined || workspace.workspaceFile !== undefined
    ? ConfigurationTarget.Workspace
    : ConfigurationTarget.Global;

function valueAt(target: ConfigurationTarget): unknown {
  const values = workspace.getConfiguration(section).inspect<unknown>('mute');
  return target === ConfigurationTarget.Workspace ? values?.workspaceValue : values?.globalValue;
}

/** @param value undefined removes the setting @returns whether it was written; if not, the user was told */
async function update(value: readonly string[] | undefined, target: ConfigurationTarget): Promise<boolean> {
  try {
    await workspace.getConfiguration(section).update('mute', value, target);
    return true;
  } catch (error) {
    // Such as a settings file with a syntax error, or on a read-only disk.
    complain(l10n.t('The settings cannot be changed: {0}', reasonOf(error)));
    return false;
  }
}
