import type { ClientCapabilities, Connection } from 'vscode-languageserver';
import { DidChangeConfigurationNotification } from 'vscode-languageserver';
import type { Settings } from '../protocol.js';
import { defaultSettings, readSettings } from '../service/settings.js';
import { showWarning } from './show-warning.js';

export const section = 'vendorLogLens';

/** Reads the settings whenever the client says that they changed. */
export interface Configuration {
  readonly settings: () => Settings;
}

/**
 * @param pushed settings that the client sent by itself, for clients that cannot be asked
 * @param changed called after each reading
 */
export function createConfiguration(
  connection: Connection,
  capabilities: ClientCapabilities,
  changed: (settings: Settings) => Promise<void>,
): Configuration & { readonly start: (pushed: unknown) => Promise<void> } {
  let settings = defaultSettings;
  let reported = '';
  const asks = capabilities.workspace?.configuration === true;

  const read = async (pushed: unknown): Promise<void> => {
    const value: unknown = asks ? await connection.workspace.getConfiguration(section) : pushed;
    const { settings: next, problems } = readSettings(value);
    settings = next;
    const text = problems.join(' ');
    // One wrong setting is told once, not after each change of another.
    if (text !== '' && text !== reported) showWarning(connection, text);
    reported = text;
    await changed(settings);
  };

  connection.onDidChangeConfiguration(({ settings: all }) => {
    const values: unknown = all;
    const pushed =
      typeof values === 'object' && values !== null && section in values ? (values as Record<string, unknown>)[section] : values;
    read(pushed).catch((error: unknown) => {
      connection.console.error(`The settings cannot be read: ${String(error)}`);
    });
  });

  return {
    settings: () => settings,
    start: async (pushed) => {
      if (capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true) {
        await connection.client.register(DidChangeConfigurationNotification.type, { section });
      }
      await read(pushed);
    },
  };
}
