import type { Connection, Diagnostic } from 'vscode-languageserver';
import { DiagnosticSeverity } from 'vscode-languageserver';
import { decodedUri } from './decoded-uri.js';
import type { CatalogFileProblem } from './runtime.js';
import { showWarning } from './show-warning.js';

/**
 * Shows what is wrong in the user's catalogs at its place, and says so once where nobody has the file open.
 *
 * @param reported URIs of the files that were reported before: what has been mended disappears
 * @returns URIs of the files that are reported now
 */
export async function reportCatalogProblems(
  connection: Connection,
  problems: readonly CatalogFileProblem[],
  reported: readonly string[],
): Promise<readonly string[]> {
  const byFile = new Map<string, Diagnostic[]>(reported.map((uri) => [uri, []]));
  for (const { uri, line, character, text } of problems) {
    const start = { line, character };
    const diagnostic = { range: { start, end: start }, severity: DiagnosticSeverity.Error, source: 'vendorLogLens', message: text };
    byFile.set(uri, [...(byFile.get(uri) ?? []), diagnostic]);
  }
  const [first] = problems;
  if (first !== undefined) {
    const more = problems.length > 1 ? ` (+${String(problems.length - 1)})` : '';
    showWarning(connection, `${decodedUri(first.uri)}:${String(first.line + 1)}:${String(first.character + 1)}: ${first.text}${more}`);
  }
  for (const [uri, diagnostics] of byFile) await connection.sendDiagnostics({ uri, diagnostics });
  return [...new Set(problems.map((problem) => problem.uri))];
}
