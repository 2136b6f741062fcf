import type { TextDocument } from 'vscode';
import type { Middleware } from 'vscode-languageclient';
import { isServed } from './documents.js';

type Synchronization = Required<Pick<Middleware, 'didOpen' | 'didClose'>>;

/**
 * VS Code closes and opens a document to change its language. The server looks at the content alone, so that a change between the languages
 * it serves is nothing to it: it keeps the document, with its analysis and its problems, and is not sent the whole text again.
 */
export function languageChanges(): Synchronization {
  const changing = new Set<TextDocument>();
  return {
    didClose: async (document, next) => {
      if (document.isClosed) return next(document);
      changing.add(document);
      // VS Code opens the document with its new language right after this event, before anything that waits goes on.
      await Promise.resolve();
      changing.delete(document);
      if (!isServed(document)) await next(document);
    },
    didOpen: (document, next) => (changing.has(document) ? Promise.resolve() : next(document)),
  };
}
