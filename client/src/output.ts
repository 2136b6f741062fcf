import { commands, window, type Disposable, type LogOutputChannel } from 'vscode';

/** The output channel: what the server logs, at the level that the user asked for, and its traffic at the level Trace. */
export const createOutput = (): LogOutputChannel => window.createOutputChannel('Vendor Log Lens', { log: true });

export const registerShowOutput = (output: LogOutputChannel): Disposable =>
  commands.registerCommand('vendorLogLens.showOutput', () => {
    output.show();
  });
