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
  type TextDocumentShowOptions,
} from 'vscode';
import { excerptScheme, protocol, type LinePosition, type TunnelLines } from '../../server/src/protocol.js';
import { isCount, isText } from './common/check.js';
import { isServed, vendorLogLanguage } from './documents.js';
import { excerptUri, positionIn, sourceOf } from './excerpt.js';
import { offerStart } from './line.js';
import { documentOf, uriOf } from './outside.js';
import type { Server } from './server.js';
import { complain, tell } from './tell.js';
import { isTreeNode, type TreeNode } from './tunnel-tree.js';

/** What an open excerpt shows. */
interface Excerpt {
  readonly text: string;
  /** The log's line of each line of the text. */
  readonly lines: readonly number[];
  /** Whether the log was read from disk: it may not be one that can be opened. */
  readonly fromDisk: boolean;
}

type Placement = Pick<TextDocumentShowOptions, 'viewColumn' | 'preserveFocus'>;

async function ofOpenLog(uri: string, { lines: all }: TunnelLines): Promise<Excerpt> {
  const log = await workspace.openTextDocument(Uri.parse(uri, true));
  const lines = all.filter((line) => line < log.lineCount);
  return { text: lines.map((line) => log.lineAt(line).text).join('\n'), lines, fromDisk: false };
}

/** What is left out is said above the lines, where it would stand; or why there are none. */
function fromDisk({ lines, note = '' }: TunnelLines, texts: readonly string[]): Excerpt {
  const head = note === '' ? [] : [note];
  return { text: [...head, ...texts].join('\n'), lines: [...head.map(() => Number.NaN), ...lines], fromDisk: true };
}

/**
 * "Show Only This Tunnel": an excerpt of a log with the lines of one tunnel, which cannot be edited and follows the log; and "Go to Line in
 * Log", the way back. The URI of an excerpt says of what it is one, so that a link can lead to it.
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
      const answer = await server.ask<TunnelLines | null>(
        source.around === true ? protocol.linesAround : protocol.tunnelLines,
        positionIn(source),
      );
      // Where the log no longer tells of the tunnel, or nobody knows, what was read of it remains.
      if (answer.kind !== 'answer' || answer.value === null) return excerpts.get(uri.toString())?.text ?? '';
      const excerpt =
        answer.value.texts === undefined ? await ofOpenLog(source.uri, answer.value) : fromDisk(answer.value, answer.value.texts);
      excerpts.set(uri.toString(), excerpt);
      return excerpt.text;
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
      const note = answer.value?.note ?? '';
      if (note !== '') complain(note);
      else tell(l10n.t('Line {0} belongs to no tunnel.', position.line + 1));
      return;
    }
    await open(excerptUri({ uri: position.uri, line: first }), position.line);
  };

  /**
   * @param log the line of the log on which the cursor is put
   * @param where beside what else; in the active group where nothing is said
   */
  const open = async (uri: Uri, log: number, where: Placement = {}): Promise<void> => {
    const document = await workspace.openTextDocument(uri);
    if (document.languageId !== vendorLogLanguage) await languages.setTextDocumentLanguage(document, vendorLogLanguage);
    const line = Math.max(0, excerpts.get(uri.toString())?.lines.indexOf(log) ?? 0);
    await window.showTextDocument(document, {
      ...where,
      preview: sourceOf(uri)?.around === true,
      selection: new Range(line, 0, line, 0),
    });
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
    workspace.onDidOpenTextDocument(async (document) => {
      // One that a link opened: `Around line 12 of gateway.log.gz` is no name that VS Code knows a language for.
      if (sourceOf(document.uri) === undefined || document.languageId === vendorLogLanguage) return;
      try {
        await languages.setTextDocumentLanguage(document, vendorLogLanguage);
      } catch (error) {
        // Whoever had opened it has closed it since: it needs no language.
        if (!document.isClosed) throw error;
      }
    }),
    workspace.onDidCloseTextDocument((document) => {
      // A document that only changes its language is closed and opened, too.
      if (document.isClosed) excerpts.delete(document.uri.toString());
    }),
    commands.registerCommand('vendorLogLens.showTunnel', async (node: unknown) => {
      const position = isTreeNode(node) ? positionOf(node) : positionAtCursor(excerpts);
      if (position !== undefined) await showExcerpt(position);
      else tell(l10n.t('Open a log file and put the cursor on the line in question.'));
    }),
    commands.registerCommand('vendorLogLens.showLinesAround', async (uri: unknown, line: unknown, where?: Placement) => {
      if (isText(uri) && isCount(line) && uriOf(uri) !== undefined) await open(excerptUri({ uri, line, around: true }), line, where);
    }),
    commands.registerCommand('vendorLogLens.goToLineInLog', async () => {
      const editor = window.activeTextEditor;
      const source = editor === undefined ? undefined : sourceOf(editor.document.uri);
      if (editor === undefined || source === undefined) return;
      const { line, character } = editor.selection.active;
      const excerpt = excerpts.get(editor.document.uri.toString());
      const target = excerpt?.lines[line];
      if (target !== undefined && excerpt?.fromDisk === true) {
        await commands.executeCommand('vscode.open', Uri.parse(source.uri, true), {
          selection: new Selection(target, character, target, character),
        });
        return;
      }
      // What no log is known to have has no line in one: a link to an excerpt opens no file.
      const log = target === undefined ? undefined : await documentOf(source.uri);
      if (
        log === undefined ||
        target === undefined ||
        log.lineCount <= target ||
        log.lineAt(target).text !== editor.document.lineAt(line).text
      ) {
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

/** The first line of a row's tunnel. */
const positionOf = (node: TreeNode): LinePosition | undefined =>
  'tunnel' in node ? { uri: node.tunnel.uri, line: node.tunnel.firstLine } : undefined;

/** Where the cursor is in a log; undefined where no log has it. @param excerpts those whose lines are known */
export function positionAtCursor(excerpts: ReadonlyMap<string, Excerpt> = new Map()): LinePosition | undefined {
  const editor = window.activeTextEditor;
  if (editor === undefined || !isServed(editor.document)) return undefined;
  // In an excerpt, it is the excerpt's own tunnel.
  const source = sourceOf(editor.document.uri);
  if (source?.around === true) {
    const line = excerpts.get(editor.document.uri.toString())?.lines[editor.selection.active.line];
    return line === undefined ? undefined : { uri: source.uri, line };
  }
  if (source !== undefined) return positionIn(source);
  return { uri: editor.document.uri.toString(), line: editor.selection.active.line };
}

/** Where the user has the log open already. */
const columnOf = (log: TextDocument): ViewColumn | undefined =>
  window.visibleTextEditors.find(({ document }) => document === log)?.viewColumn;
