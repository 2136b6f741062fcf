import { commands, Range, Uri, ViewColumn, window, type WebviewPanel } from 'vscode';
import type { LinePosition } from '../../server/src/protocol.js';

/**
 * Shows a line to which a page leads: where the user has its log open already, else beside the page. Of a log that was analysed from disk,
 * it shows the lines around: VS Code itself may not show such a file.
 * @param keep the page keeps the keyboard
 */
export async function openLine({ uri, line }: LinePosition, fromDisk: boolean, panel: WebviewPanel, keep: boolean): Promise<void> {
  const beside = panel.viewColumn === ViewColumn.One ? ViewColumn.Beside : ViewColumn.One;
  if (fromDisk) {
    await commands.executeCommand('vendorLogLens.showLinesAround', uri, line, { viewColumn: beside, preserveFocus: keep });
    return;
  }
  const log = Uri.parse(uri, true);
  const visible = window.visibleTextEditors.find(({ document }) => document.uri.toString() === log.toString())?.viewColumn;
  const viewColumn = visible ?? beside;
  await commands.executeCommand('vscode.open', log, { selection: new Range(line, 0, line, 0), viewColumn, preserveFocus: keep });
}
