import type { CodeAction, Diagnostic } from 'vscode-languageserver-types';
import { CodeActionKind } from 'vscode-languageserver-types';
import type { DocumentContext } from './document.js';

/** A way to mute each message that the problems name. */
export function muteActions(document: DocumentContext, problems: readonly Diagnostic[]): CodeAction[] {
  const products = new Set(document.analysis.catalogs.products.map((product) => product.id));
  const names = new Map<string, Diagnostic[]>();
  for (const problem of problems) {
    if (problem.source === undefined || problem.code === undefined || !products.has(problem.source)) continue;
    const name = `${problem.source}/${String(problem.code)}`;
    names.set(name, [...(names.get(name) ?? []), problem]);
  }
  return [...names].map(([name, diagnostics]) => {
    const title = document.labels.muteAction(name);
    return {
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics,
      command: { title, command: 'vendorLogLens.muteMessage', arguments: [name] },
    };
  });
}
