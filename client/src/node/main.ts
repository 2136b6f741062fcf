import type { ExtensionContext } from 'vscode';
import { TransportKind, type ServerOptions } from 'vscode-languageclient/node';
import { activateWith } from '../extension.js';
import { Client } from './client.js';

/** Called by VS Code when a log or one of our commands is opened. */
export function activate(context: ExtensionContext): void {
  // Over its standard streams the server reads a long document while it arrives; messages of Node.js itself come whole.
  const server = { module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.stdio };
  const serverOptions: ServerOptions = {
    // Half of what Node.js takes by itself for objects that live shortly (MB): large logs need the memory more than that.
    run: { ...server, options: { execArgv: ['--max-semi-space-size=8'] } },
    debug: { ...server, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
  };
  activateWith((options) => new Client('vendorLogLens', 'Vendor Log Lens', serverOptions, options), context);
}
