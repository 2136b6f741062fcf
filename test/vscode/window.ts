import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';

/** The workspace folder of this run: its own, with a copy of `samples/`. */
export function workspaceFolder(): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'the tests need a workspace folder');
  return folder.uri;
}

export const extensionFolder = (): vscode.Uri => {
  const extension = vscode.extensions.getExtension('vendor-log-lens.vendor-log-lens');
  assert.ok(extension, 'the extension is not installed');
  return extension.extensionUri;
};

/**
 * Waits for what VS Code shows or knows. There is no event for most of it.
 * @param probe answers undefined or false as long as it has not come
 * @param seconds after which it will not come any more
 */
export async function until<T>(
  what: string,
  probe: () => Promise<T | false | undefined> | T | false | undefined,
  seconds = 10,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const value = await probe();
    if (value !== undefined && value !== false) return value;
    assert.ok(Date.now() < end, `within ${seconds} s: ${what}`);
    await sleep(25);
  }
}

/** Writes a file of a name that no other test has used. */
export async function newLog(text: string): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(workspaceFolder(), 'logs', `${randomUUID()}.log`);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** @param sample `<product>/<name>` of a file in samples/ @returns a copy of it that no other test has seen */
export async function newSample(sample: string): Promise<vscode.Uri> {
  const original = vscode.Uri.joinPath(workspaceFolder(), 'samples', ...`${sample}.log`.split('/'));
  return newLog(new TextDecoder().decode(await vscode.workspace.fs.readFile(original)));
}

export const show = async (uri: vscode.Uri): Promise<vscode.TextEditor> =>
  vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: false });

export const languageBecomes = (document: vscode.TextDocument, language: string): Promise<true> =>
  until(`${path.basename(document.uri.path)} has the language ${language}`, () => document.languageId === language || undefined);

/** Opens a copy of a sample and waits until it is recognised. */
export async function showSample(sample: string): Promise<vscode.TextEditor> {
  const editor = await show(await newSample(sample));
  await languageBecomes(editor.document, 'vendor-log');
  return editor;
}

/** Waits until the server has dealt with all that it was told so far: it recognises what it is told next. */
export async function serverHasCaughtUp(): Promise<void> {
  const uri = await newSample('hillstone-stoneos/tunnel-up');
  await until('the server has caught up', async () => {
    const hovers = await hoversAt((await vscode.workspace.openTextDocument(uri)).uri, 5, 0);
    return hovers === '' ? undefined : hovers;
  });
  await languageBecomes(await vscode.workspace.openTextDocument(uri), 'vendor-log');
}

/** What the hover at a place shows, as Markdown; both counted from 0. */
export async function hoversAt(uri: vscode.Uri, line: number, character: number): Promise<string> {
  const position = new vscode.Position(line, character);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, position);
  return hovers
    .flatMap((hover) => hover.contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
    .join('\n');
}

/** Waits until a document's problems are as wanted. */
export async function problemsBecome(
  uri: vscode.Uri,
  what: string,
  wanted: (problems: readonly vscode.Diagnostic[]) => boolean,
  seconds = 10,
): Promise<readonly vscode.Diagnostic[]> {
  const look = (): readonly vscode.Diagnostic[] | undefined => {
    const problems = vscode.languages.getDiagnostics(uri);
    return wanted(problems) ? problems : undefined;
  };
  return until(what, look, seconds);
}

const sections = ['languageMode', 'problems.minimum', 'problems.mute', 'problems.maximum', 'catalogs'] as const;

/** Changes a setting of the workspace; undefined takes it back. */
export const set = async (name: (typeof sections)[number], value: unknown): Promise<void> =>
  vscode.workspace.getConfiguration('vendorLogLens').update(name, value, vscode.ConfigurationTarget.Workspace);

/** Leaves the window as a test found it: no editor open, no setting changed. */
export async function reset(): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('vendorLogLens');
  for (const name of sections) if (configuration.inspect(name)?.workspaceValue !== undefined) await set(name, undefined);
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/**
 * Closes all logs, for tests that look at lists of them. VS Code itself decides when it closes a document that no editor shows; with
 * another language it is none of ours at once.
 */
export async function closeLogs(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  for (const document of vscode.workspace.textDocuments) {
    if (document.isClosed || !['vendor-log', 'log'].includes(document.languageId)) continue;
    await Promise.resolve(vscode.languages.setTextDocumentLanguage(document, 'plaintext')).catch((error: unknown) => {
      // It was closed meanwhile, which is what is wanted.
      if (!String(error).includes('NOT found')) throw error;
    });
  }
}
