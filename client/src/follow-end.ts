import { Disposable, Range, Selection, window, workspace, type TextDocument, type TextEditor } from 'vscode';

/** Keeps editors at the end of documents that grow: as long as their user has not scrolled away from it. */
export interface Ends {
  readonly subscriptions: Disposable;
  /** From now on the document's editors stay at its end. */
  readonly keep: (document: TextDocument) => void;
  readonly release: (document: TextDocument) => void;
  /** Whether the user has scrolled away from the end, in the editor that was looked at last. */
  readonly isPaused: (document: TextDocument) => boolean;
  /** Shows the end and stays there. */
  readonly show: (editor: TextEditor) => void;
}

/** Milliseconds in which VS Code puts back what lenses that come and go have moved. */
const blink = 200;

/** Where an editor stands: lines from 0. */
interface View {
  top: number;
  bottom: number;
  isPaused: boolean;
  /** Where the user has scrolled away from, and when: milliseconds since 1970. */
  left: { readonly top: number; readonly time: number } | undefined;
}

interface Kept {
  readonly views: Map<TextEditor, View>;
  lineCount: number;
  /** Of the editor that was active last: how one is to be that shows the document again. */
  isPaused: boolean;
}

/** @param changed is called when a document's `isPaused` may have changed */
export function createEnds(changed: () => void): Ends {
  const documents = new Map<TextDocument, Kept>();

  const editorsOf = (document: TextDocument): readonly TextEditor[] =>
    window.visibleTextEditors.filter((editor) => editor.document === document);
  const viewOf = (kept: Kept, editor: TextEditor): View => {
    const known = kept.views.get(editor);
    if (known !== undefined) return known;
    const view: View = { top: 0, bottom: 0, isPaused: kept.isPaused, left: undefined };
    kept.views.set(editor, view);
    return view;
  };

  const show = (editor: TextEditor): void => {
    const kept = documents.get(editor.document);
    if (kept === undefined) return;
    const view = viewOf(kept, editor);
    view.isPaused = kept.isPaused = false;
    const { end } = lastLine(editor.document);
    editor.selection = new Selection(end, end);
    reveal(editor);
    changed();
  };

  const scrolled = (editor: TextEditor): void => {
    const kept = documents.get(editor.document);
    const [first] = editor.visibleRanges;
    if (kept === undefined || first === undefined) return;
    const view = viewOf(kept, editor);
    const top = first.start.line;
    const bottom = editor.visibleRanges.at(-1)?.end.line ?? top;
    const isBack = view.left !== undefined && Date.now() - view.left.time < blink && top >= view.left.top - slack(editor);
    const seesEnd = isEnd(editor.document, bottom);
    // Where it has grown past what is in sight, nobody has scrolled; nor where the editor has become lower.
    if (seesEnd) view.isPaused = false;
    else if (top < view.top - slack(editor)) {
      if (!view.isPaused) view.left = { top: view.top, time: Date.now() };
      view.isPaused = true;
    } else if (isBack || (!view.isPaused && top === view.top && bottom < view.bottom)) {
      view.isPaused = false;
      reveal(editor);
    }
    // Who scrolls slowly leaves the end line by line.
    if (seesEnd || view.isPaused || top > view.top) view.top = top;
    view.bottom = bottom;
    if (kept.isPaused === view.isPaused) return;
    kept.isPaused = view.isPaused;
    changed();
  };

  const grown = (document: TextDocument): void => {
    const kept = documents.get(document);
    if (kept === undefined) return;
    const isShorter = document.lineCount < kept.lineCount;
    kept.lineCount = document.lineCount;
    for (const editor of editorsOf(document)) {
      const view = viewOf(kept, editor);
      if (isShorter) {
        // What was being read is not there any more. An editor that is scrolled beyond a shorter text shows its last line alone: from the
        // beginning on, it is filled.
        view.top = 0;
        view.isPaused = kept.isPaused = false;
        editor.revealRange(new Range(0, 0, 0, 0));
      }
      if (!view.isPaused) reveal(editor);
    }
    if (isShorter) changed();
  };

  const subscriptions = Disposable.from(
    window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => scrolled(textEditor)),
    window.onDidChangeVisibleTextEditors((editors) => {
      for (const kept of documents.values())
        for (const editor of kept.views.keys()) if (!editors.includes(editor)) kept.views.delete(editor);
      for (const editor of editors) {
        const kept = documents.get(editor.document);
        if (kept === undefined || kept.views.has(editor)) continue;
        if (!viewOf(kept, editor).isPaused) reveal(editor);
      }
    }),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) grown(document);
    }),
  );
  return {
    subscriptions,
    keep: (document) => {
      documents.set(document, { views: new Map(), lineCount: document.lineCount, isPaused: false });
      editorsOf(document).forEach(show);
    },
    release: (document) => {
      documents.delete(document);
    },
    isPaused: (document) => documents.get(document)?.isPaused === true,
    show,
  };
}

const lastLine = (document: TextDocument): Range => document.lineAt(document.lineCount - 1).range;

/** Lines that lenses above move the text by, in an editor whose cursor waits at the end. */
const slack = ({ document, selection }: TextEditor): number => (selection.active.line >= document.lineCount - 2 ? 1 : 0);

/** Behind the last line break stands an empty line, which nobody misses. */
const isEnd = (document: TextDocument, line: number): boolean => line >= document.lineCount - 1 - (lastLine(document).isEmpty ? 1 : 0);

/** Shows the last line's beginning, and leaves the cursor where it is. */
function reveal(editor: TextEditor): void {
  const { start } = lastLine(editor.document);
  editor.revealRange(new Range(start, start));
}
