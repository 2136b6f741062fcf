import { Disposable, languages, workspace, type LogOutputChannel, type TextDocument } from 'vscode';
import type { DocumentStatus } from '../../server/src/protocol.js';
import { isServed, logLanguage, vendorLogLanguage } from './documents.js';
import type { Server } from './server.js';

/** Who gave a document its language: we did, the user chose ours, or the user chose another in its place. */
type Choice = 'ours' | 'taken' | 'refused';

/**
 * Gives a `log` document in which the server recognises a vendor the language `vendor-log`, unless the setting is `keep`. Once: whoever
 * chooses another language afterwards keeps it as long as this window is open.
 */
export function followLanguages(server: Server, output: LogOutputChannel): Disposable {
  /** By the documents' URIs. */
  const choices = new Map<string, Choice>();

  const setLanguage = (document: TextDocument, language: string): void => {
    languages.setTextDocumentLanguage(document, language).then(undefined, (error: unknown) => {
      output.warn(`The language of ${document.uri.toString()} cannot be set: ${String(error)}`);
    });
  };

  const opened = (document: TextDocument): void => {
    const uri = document.uri.toString();
    const choice = choices.get(uri);
    if (document.languageId === vendorLogLanguage) {
      if (choice !== 'ours') choices.set(uri, 'taken');
    } else if (choice !== undefined) choices.set(uri, 'refused');
  };
  workspace.textDocuments.forEach(opened);

  const recognised = ({ uri, isVendorLog }: DocumentStatus): void => {
    if (!isVendorLog || choices.has(uri)) return;
    const document = workspace.textDocuments.find((each) => each.uri.toString() === uri);
    if (document?.languageId !== logLanguage || !isServed(document) || keepsLanguage(document)) return;
    choices.set(uri, 'ours');
    setLanguage(document, vendorLogLanguage);
  };

  return Disposable.from(
    server.onStatus(recognised),
    // A large log has its colours before it is read.
    server.onProgress(recognised),
    workspace.onDidOpenTextDocument(opened),
    workspace.onDidCloseTextDocument((document) => {
      const uri = document.uri.toString();
      // A document that only changes its language is closed and opened, too.
      if (document.isClosed && choices.get(uri) !== 'refused') choices.delete(uri);
    }),
    workspace.onDidChangeConfiguration((change) => {
      if (!change.affectsConfiguration('vendorLogLens.languageMode')) return;
      for (const document of workspace.textDocuments) {
        const uri = document.uri.toString();
        if (choices.get(uri) !== 'ours' || !keepsLanguage(document)) continue;
        choices.delete(uri);
        setLanguage(document, logLanguage);
      }
    }),
  );
}

const keepsLanguage = (document: TextDocument): boolean =>
  workspace.getConfiguration('vendorLogLens', document).get<unknown>('languageMode') === 'keep';
