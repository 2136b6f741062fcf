import {
  commands,
  Disposable,
  EventEmitter,
  l10n,
  languages,
  Range,
  Selection,
  Uri,
  ViewColumn,
  window,
  workspace,
  type TextDocument,
  type TextDocumentContentProvider,
} from 'vscode';
import { excerptScheme, protocol, type LinePosition, type TunnelLines } from '../../server/src/protocol.js';
import { isServed, vendorLogLanguage } from './documents.js';
import { offerStart } from './line.js';
import type { Server } from './server.js';
import { tell } from './tell.js';
import { isTreeNode, logName, type TreeNode } from './tunnel-tree.js';

/** What an open excerpt shows. */
interface Excerpt {
  readonly text: string;
  /** The log's line of each line of the text. */
  readonly lines: readonly number[];
}

/**
 * "Show Only This Tunnel": an excerpt of a log with the lines of one tunnel, which cannot be edited and follows the log; and "Go to Line in
 * Log", the way back. The URI of an excerpt says of what it is one, so that it survives a reload of the window.
 */
export function registerTunnelDocuments(server: Server): Disposable {
  const changed = new EventEmitter<Uri>();
  /** By the excerpts' URIs. */
  const excerpts = new Map<string, Excerpt>();

  const provider: TextDocumentContentProvider = {
    onDidChange: changed.event,
    provideTextDocumentContent: async (uri) => {
      const source = sourceOf(uri);
      if (source === undefined) return '';
      const log = await workspace.openTextDocument(Uri.parse(source.uri, true));
      const answer = await server.ask<TunnelLines | null>(protocol.tunnelLines, source);
      // Where the log no longer tells of the tunnel, or nobody knows, what was read of it remains.
      if (answer.kind !== 'answer' || answer.value === null) return excerpts.get(uri.toString())?.text ?? '';
      const lines = answer.value.lines.filter((line) => line < log.lineCount);
      const text = lines.map((line) => log.lineAt(line).text).join('\n');
      excerpts.set(uri.toString(), { text, lines });
      return text;
    },
  };

  const showExcerpt = async (position: LinePosition): Promise<void> => {
    const answer = await server.ask<TunnelLines | null>(protocol.tunnelLines, position);
    if (answer.kind === 'not-running') {
      offerStart(server);
      return;
    }
    const [first] = answer.value?.lines ?? [];
    if (first === undefined) {
      tell(l10n.t('Line {0} belongs to no tunnel.', position.line + 1));
      return;
    }
    const uri = excerptUri({ uri: position.uri, line: first });
    const document = await workspace.openTextDocument(uri);
    if (document.languageId !== vendorLogLanguage) await languages.setTextDocumentLanguage(document, vendorLogLanguage);
    const line = Math.max(0, excerpts.get(uri.toString())?.lines.indexOf(position.line) ?? 0);
    await window.showTextDocument(document, { preview: false, selection: new Range(line, 0, line, 0) });
  };

  return Disposable.from(
    changed,
    workspace.registerTextDocumentContentProvider(excerptScheme, provider),
    server.onStatus(({ uri }) => {
      for (const excerpt of excerpts.keys()) {
        const parsed = Uri.parse(excerpt, true);
        if (sourceOf(parsed)?.uri === uri) changed.fire(parsed);
      }
    }),
    workspace.onDidCloseTextDocument((document) => {
      // A document that only changes its language is closed and opened, too.
      if (document.isClosed) excerpts.delete(document.uri.toString());
    }),
    commands.registerCommand('vendorLogLens.showTunnel', async (node: unknown) => {
      const position = isTreeNode(node) ? positionOf(node) : positionAtCursor();
      if (position !== undefined) await showExcerpt(position);
      else tell(l10n.t('Open a log file and put the cursor on the line in question.'));
    }),
    commands.registerCommand('vendorLogLens.goToLineInLog', async () => {
      const editor = window.activeTextEditor;
      const source = editor === undefined ? undefined : sourceOf(editor.document.uri);
      if (editor === undefined || source === undefined) return;
      const { line, character } = editor.selection.active;
      const target = excerpts.get(editor.document.uri.toString())?.lines[line];
      const log = await workspace.openTextDocument(Uri.parse(source.uri, true));
      if (target === undefined || target >= log.lineCount || log.lineAt(target).text !== editor.document.lineAt(line).text) {
        tell(l10n.t('The log has changed and no longer has this line at its place.'));
        return;
      }
      await window.showTextDocument(log, {
        viewColumn: columnOf(log) ?? editor.viewColumn ?? ViewColumn.Active,
        selection: new Selection(target, character, target, character),
      });
    }),
  );
}

/** `vendor-log-tunnel:/Tunnel at line 12 of gateway.log?{"uri":"file:///…","line":11}`. A path names what the user named, nothing of a log's text. */
function excerptUri(source: LinePosition): Uri {
  const name = l10n.t('Tunnel at line {0} of {1}', source.line + 1, logName(Uri.parse(source.uri)));
  return Uri.from({ scheme: excerptScheme, path: `/${name}`, query: JSON.stringify(source) });
}

/** Of which log a document is an excerpt, and a line of the tunnel there; undefined for what is none. */
function sourceOf({ scheme, query }: Uri): LinePosition | undefined {
  if (scheme !== excerptScheme) return undefined;
  const value: unknown = JSON.parse(query);
  if (typeof value !== 'object' || value === null || !('uri' in value) || !('line' in value)) return undefined;
  const { uri, line } = value;
  return typeof uri === 'string' && typeof line === 'number' ? { uri, line } : undefined;
}

/** The first line of a row's tunnel. */
const positionOf = (node: TreeNode): LinePosition | undefined =>
  'tunnel' in node ? { uri: node.tunnel.uri, line: node.tunnel.firstLine } : undefined;

/** Where the cursor is in a log; undefined where no log has it. */
export function positionAtCursor(): LinePosition | undefined {
  const editor = window.activeTextEditor;
  if (editor === undefined || !isServed(editor.document)) return undefined;
  // In an excerpt, it is the excerpt's own tunnel.
  return sourceOf(editor.document.uri) ?? { uri: editor.document.uri.toString(), line: editor.selection.active.line };
}

/** Where the user has the log open already. */
const columnOf = (log: TextDocument): ViewColumn | undefined =>
  window.visibleTextEditors.find(({ document }) => document === log)?.viewColumn;
