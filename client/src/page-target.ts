import { commands, Range, Uri, ViewColumn, window, type WebviewPanel } from 'vscode';
import type { LinePosition } from '../../server/src/protocol.js';

/** Shows a line to which a page leads: where the user has its log open already, else beside the page. @param keep the page keeps the keyboard */
export async function openLine({ uri, line }: LinePosition, panel: WebviewPanel, keep: boolean): Promise<void> {
  const log = Uri.parse(uri, true);
  const visible = window.visibleTextEditors.find(({ document }) => document.uri.toString() === log.toString())?.viewColumn;
  const viewColumn = visible ?? (panel.viewColumn === ViewColumn.One ? ViewColumn.Beside : ViewColumn.One);
  await commands.executeCommand('vscode.open', log, { selection: new Range(line, 0, line, 0), viewColumn, preserveFocus: keep });
}
