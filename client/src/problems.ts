import { commands, type Disposable } from 'vscode';

/** "Show Problems": what a click on the status bar does. */
export const registerShowProblems = (): Disposable =>
  commands.registerCommand('vendorLogLens.showProblems', () => commands.executeCommand('workbench.panel.markers.view.focus'));
